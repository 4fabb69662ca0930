"""CSV as spreadsheets of different countries read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sim
from sim import csv_text as module
from sim.csv_text import csv_text
from tests.hostile import hostile_texts, marks_in

FORMULA = tuple("=+-@＝＋－＠﹦﹢﹣﹫")


def _is_formula(cell: str) -> bool:
    """Whether a spreadsheet would work a cell out; a number is one already."""
    bare = cell.lstrip('" \u3000\u00a0')
    try:
        float(cell)
    except ValueError:
        return bare.startswith(FORMULA)
    return False


@given(hostile_texts, hostile_texts, st.floats(allow_nan=False, allow_infinity=False))
@pytest.mark.parametrize("separator", [",", ";", "|", "\t"])
def test_no_text_is_a_formula(separator: str, one: str, two: str, number: float) -> None:
    written = csv_text(("a", "b", "c", "d"), [(one, number, two, one)])
    for row in csv.reader(io.StringIO(written), delimiter=separator):
        assert [cell for cell in row if _is_formula(cell)] == []
    assert marks_in(written, "\n") == set()
    assert written.count("\n") == 2
    assert float(list(csv.reader(io.StringIO(written)))[1][1]) == number


@pytest.mark.parametrize("text", ["0.5", "1e-9", "问界 - 甲", "a+b", "'=x", "mean=1"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert list(csv.reader(io.StringIO(csv_text(("h",), [(text,)])))) == [["h"], [text]]


def test_the_explorer_looks_for_the_same_signs() -> None:
    script = (Path(sim.__file__).parent / "web/page/csv.js").read_text("utf-8")
    assert f"/{module._FORMULA.pattern}/g" in script


def test_nothing_else_writes_csv() -> None:
    here = Path(sim.__file__).parent
    others = {p.name for p in here.rglob("*.py") if "csv.writer" in p.read_text("utf-8")}
    others |= {p.name for p in here.rglob("*.py") if "DictWriter" in p.read_text("utf-8")}
    assert others == {"csv_text.py"}
