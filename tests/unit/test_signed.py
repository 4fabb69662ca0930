"""Differences as text: what is printed never contradicts the number, nor its interval."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import sim
from sim.report.forms import change, give_or_take, span_of
from sim.report.page.shown import change_html as page_change
from sim.report.paired import course_words, same_sign_words, size_words
from sim.report.words import part_of_futures, sides
from sim.signed import plus_minus, signed, unsigned
from sim.study.effect import Effect, paired

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False)
UNITS = ("share", "index", "number", "vehicles", "yuan", "yuan_per_month")
FUTURES = arrays(
    np.float64,
    st.integers(2, 60),
    elements=st.one_of(st.just(0.0), st.floats(-1.0, 1.0, allow_subnormal=False), NUMBERS),
)


def number(text: str) -> float:
    return float(text.replace(",", ""))


def sign_of(text: str) -> int:
    """The sign as a reader sees it."""
    return int(np.sign(number(text)))


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (3.42, 1, "+3.4"),
        (-0.04, 1, "-0.04"),
        (0.0004, 1, "+0.0004"),
        (0.00002, 1, "+2e-05"),
        (-0.004, 1, "-0.004"),
        (0.0, 1, "0.0"),
        (-0.0, 0, "0"),
        (-1234.6, 0, "-1,235"),
        (0.4, 0, "+0.4"),
        (0.96, 0, "+1"),
    ],
)
def test_a_number_keeps_its_sign(value: float, digits: int, text: str) -> None:
    assert signed(value, digits) == text
    assert unsigned(value, digits) == text.lstrip("+-")


@given(NUMBERS, st.integers(0, 3))
def test_zero_has_no_sign_and_nothing_else_reads_as_zero(value: float, digits: int) -> None:
    text = signed(value, digits)
    assert sign_of(text) == np.sign(value)
    assert text.startswith(("+", "-")) == (value != 0)


@given(NUMBERS, st.sampled_from(UNITS))
def test_every_form_of_a_difference_keeps_its_sign(value: float, unit: str) -> None:
    assert sign_of(change(unit, value)) == sign_of(page_change(value, unit)) == np.sign(value)


@given(NUMBERS, st.floats(1e-9, 1e9), st.integers(0, 2))
def test_mean_and_half_width_read_as_they_lie(value: float, half: float, digits: int) -> None:
    mean, error = map(number, plus_minus(value, half, digits).split(" ±"))
    if abs(value) > half:
        assert abs(mean) >= error
    else:
        assert abs(mean) <= error


def test_mean_and_half_width_that_differ_are_told_apart() -> None:
    assert plus_minus(0.26, 0.34, 1) == "+0.26 ±0.34"
    assert give_or_take("share", 0.0034, 0.0026) == "+0.34 ±0.26"


@given(FUTURES)
def test_words_sign_and_interval_agree(difference: np.ndarray) -> None:
    found = paired(difference)
    words = size_words(found, "share", "after 6 months", ("higher", "lower"))
    low, high = span_of("share", found.low, found.high).split(" to ")
    if not difference.any():
        assert found.effect is Effect.NONE
        assert words == "no difference after 6 months"
        assert found.same_sign is None
        return
    leaves_out_zero = sign_of(low) == sign_of(high) != 0
    assert found.effect.has_sign == leaves_out_zero
    assert ("not distinguishable from zero" in words) != leaves_out_zero
    if leaves_out_zero:
        claimed = 1 if found.effect is Effect.HIGHER else -1
        assert sign_of(words.split(" ")[0]) == sign_of(low) == claimed


@given(FUTURES)
def test_a_mean_rises_or_falls_only_where_that_can_be_told(difference: np.ndarray) -> None:
    found = paired(difference)
    words = course_words("aito_share", found, "85%", "65%", "2028-06")
    assert ("rises" in words) == (found.low > 0)
    assert ("falls" in words) == (found.high < 0)
    assert ("stays" in words) == (not difference.any())


@given(FUTURES)
def test_parts_of_the_futures_add_up(difference: np.ndarray) -> None:
    found = paired(difference)
    parts = (found.higher, found.lower, float(np.mean(difference == 0)))
    shown = sides(found.higher, found.lower)
    whole = [{"<1%": 0, ">99%": 100}.get(each) for each in shown]
    rounded = [
        int(each.strip("%")) if known is None else known
        for each, known in zip(shown, whole, strict=True)
    ]
    assert sum(rounded) == 100
    same = same_sign_words(found)
    assert same == ("-" if found.mean == 0 else shown[0] if found.mean > 0 else shown[1])
    for part, text in zip(parts, shown, strict=True):
        assert (text == "0%") == (part == 0.0)
        assert (text == "100%") == (part == 1.0)


def test_hardly_any_future_is_not_none_and_nearly_all_are_not_all() -> None:
    shown = [part_of_futures(part) for part in (0.0, 0.001, 0.5, 0.999, 1.0)]
    assert shown == ["0%", "<1%", "50%", ">99%", "100%"]
    assert part_of_futures(None) == "-"


def test_signs_are_written_in_one_place_only() -> None:
    """A format with a plus sign prints '+0.0'; ticks of an axis and inputs are no results."""
    source = Path(sim.__file__).parent
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if re.search(r"\{[^{}\"]*:\+(?![gs])[^{}]*\}", path.read_text(encoding="utf-8"))
    }
    assert found == {"signed.py", "workshop/debrief/telling/numbers.py"}
