"""The sentence on top says what the answer says, and never a sign that is not settled."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer.visit import SMALL, Visit, fragment

HELD = {"assumptions.outlet_productivity": {"fixed": 0.4}}
LONG = "run.replications=250&run.months=36"
SETTINGS = [
    f"{fragment({})}&{LONG}",
    f"{fragment(HELD)}&{LONG}",
    f"{fragment({}, 'yinwang_first')}&{LONG}",
    f"{fragment({}, 'aito_stumbles')}&{SMALL}",
    f"scenario=keep_control&alliance.luxeed.abroad=null&{SMALL}",
    "scenario=xiaomi_surge&run.replications=2&run.months=7",
    f"scenario=cede_all&pin=cede_sales&{SMALL}",
]


def _against(one: dict[str, Any]) -> str:
    points, months = f"{abs(100 * one['difference']):.1f}", one["months"]
    if one["low"] is None or one["low"] <= 0 <= one["high"]:
        same = one["difference"] == one["higher"] == one["lower"] == 0
        if same:
            return f"no different after {months} months"
        return f"after {months} months not settled whether higher or lower"
    way = "higher" if one["difference"] > 0 else "lower"
    return f"{points} points {way} after {months} months"


def _points(half: float) -> str:
    return f"{100 * half:.{2 if half < 0.0005 else 1}f}"


def _says(visit: Visit, found: dict[str, Any]) -> None:
    sentence = visit.page.locator(".sentence")
    first, second = (sentence.locator(f".{name}").inner_text() for name in ("first", "second"))
    last = found["last"]
    assert ("falls" if last["mean"] < found["start"] else "rises") in first
    ends = [found["start"], last["mean"], last["p05"], last["p95"]]
    numbers = re.findall(r"(\d+)%", first.replace("90% of", ""))
    assert [int(n) for n in numbers][:4] == [round(100 * end) for end in ends]
    assert ("peaks" in first) == (found["peak"] is not None)
    clauses = [_against(one) for one in found["against"]]
    if all(one.startswith("no different") for one in clauses):
        assert "makes no difference" in second
    else:
        assert "; ".join(clauses) in second
    units = found["units"]
    told = {0: "is not settled", 1: "more in", -1: "fewer in"}[units["settled"]]
    assert (told in second) or units["difference"] == 0
    precision = visit.page.locator(".precision").inner_text()
    difference, level = (found[name] for name in ("difference_half_width", "half_width"))
    last = found["against"][-1]
    if last["low"] is not None and difference:
        # what stands beside the difference is the difference's own interval
        assert difference == pytest.approx((last["high"] - last["low"]) / 2)
        assert f"after {last['months']} months ±{_points(difference)} points" in precision
        assert f"(level ±{_points(level)})" in precision
    else:
        assert f"mean ±{_points(level)} points" in precision


def test_it_says_what_was_found(opened: Callable[..., Visit]) -> None:
    visit = opened(SETTINGS[0], run="")
    signs = set()
    for link in SETTINGS:
        if link != SETTINGS[0]:
            visit.goes(f"{link}&lang=en")
        found = visit.answered()["findings"]
        _says(visit, found)
        signs |= {one["settled"] for one in found["against"]}
    assert signs == {-1, 0, 1}


def test_signs_of_every_kind_are_met_above(opened: Callable[..., Visit]) -> None:
    visit = opened(fragment({}), run=LONG)
    assert [one["settled"] for one in visit.answered()["findings"]["against"]] == [1, 1, 0, -1]
    said = visit.page.locator(".sentence .second").inner_text()
    for words in ("higher after 6 months", "after 24 months not settled", "lower after 36 months"):
        assert words in said


def test_what_would_turn_the_sign_is_told_at_rest(opened: Callable[..., Visit]) -> None:
    visit = opened(fragment({}), run="run.replications=1000&run.months=36")
    flips = visit.answered()["findings"]["flips"]
    third = visit.page.locator(".sentence .third").inner_text()
    assert flips
    assert third.startswith("What would turn the sign at the end round:")
    for flip in flips[:3]:
        bound = float(f"{flip['bound']:.2g}")
        assert f"{'below' if flip['end'] == 'low' else 'above'} {bound:g}" in third
    aloud = visit.page.locator(".sentence [aria-live=polite]").inner_text()
    assert visit.page.locator(".sentence .first").inner_text() in aloud
