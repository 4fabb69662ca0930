"""Whatever is brought is read or refused by an error of this package, never by another."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import SimError
from sim.study.backtest import read_outcomes
from sim.study.backtest.periods import PeriodError, read_period
from sim.study.backtest.values import ValueTextError, read_value

# what numbers, months and their separators are made of, and some of what is like them
CELLS = st.text(alphabet="0123456789-/. ,;'年月日第季度万Qqjule%+\t\"\n NA()²٣", max_size=20)
FEW = settings(max_examples=300)


def refusal(call: Callable[[], object]) -> str:
    """What an error of this package says; empty where there is none. Others come through."""
    try:
        call()
    except (SimError, PeriodError, ValueTextError) as error:
        assert_is_one_line_each(error)
        return str(error)
    return ""


def assert_is_one_line_each(error: Exception) -> None:
    texts = [problem.text for problem in getattr(error, "problems", ())] or [str(error)]
    assert all(len(text.splitlines()) == 1 for text in texts)


@FEW
@given(CELLS | st.text(max_size=8))
def test_any_month(text: str) -> None:
    if not refusal(lambda: read_period(text)):
        period = read_period(text)
        assert period.months in {1, 3}
        assert read_period(period.label) == period


@FEW
@given(CELLS | st.text(max_size=8), st.booleans(), st.booleans())
def test_any_value(text: str, decimal_comma: bool, share: bool) -> None:
    def read() -> float | None:
        return read_value(text, decimal_comma=decimal_comma, share=share)

    if not refusal(read):
        value = read()
        assert value is None or isinstance(value, float)


@pytest.mark.parametrize("text", ["9" * 5000, "1e999999999999", "1e999999999999%", "9" * 400 + "%"])
def test_numbers_without_end(text: str) -> None:
    assert read_value(text, share=True) == float("inf")
    assert "is not a month" in refusal(lambda: read_period(text))


@FEW
@given(st.binary(max_size=200) | st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_any_file(content: bytes | list[list[str]]) -> None:
    if isinstance(content, list):
        rows = [",".join(cells) for cells in content]
        content = "\n".join(["month,measure,value,note", *rows]).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        path.write_bytes(content)
        for encoding in (None, "gbk", "cp1252", "utf-16"):
            told = refusal(partial(read_outcomes, path, encoding=encoding))
            assert not told or told.startswith(str(path))


@FEW
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | CELLS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["month", "measure", "value", "x"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    ).filter(lambda data: not isinstance(data, str))
)
def test_anything_from_python(data: Any) -> None:
    told = refusal(lambda: read_outcomes(data))
    assert not told or "outcomes" in told
