"""The sentence on top says what the answer says, and no sign that the interval leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from sim.signed import signed, unsigned
from sim.study.effect import Effect
from tests.browser.explorer.visit import SMALL, Visit, fragment

HELD = {"assumptions.outlet_productivity": {"fixed": 2.7}}
"""Outlets that sell so much that ceding makes Aito's share higher at first, and lower later."""
WIDE = {"assumptions.outlet_productivity": {"low": 0.4, "high": 8.0}}
"""So wide a range that the sign of the end turns in it."""
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
    points, months = unsigned(100 * one["difference"], 1), one["months"]
    if one["higher"] == one["lower"] == 0:
        return f"no difference after {months} months"
    if one["low"] is None or one["low"] <= 0 <= one["high"]:
        return f"no clear difference after {months} months (the 95% interval holds zero)"
    way = "higher" if one["difference"] > 0 else "lower"
    return f"{points} points {way} after {months} months"


def _points(half: float) -> str:
    return unsigned(100 * half, 1) + " points"


def _says(visit: Visit, found: dict[str, Any]) -> None:
    sentence = visit.page.locator(".sentence")
    first, second = (sentence.locator(f".{name}").inner_text() for name in ("first", "second"))
    last = found["last"]
    moved = last["mean"] - found["start"]
    ends = [found["start"], last["mean"], last["p05"], last["p95"]]
    if abs(moved) <= found["half_width"]:
        assert "not clearly different" in first
        ends[:2] = ends[1::-1]
    else:
        assert ("falls" if moved < 0 else "rises") in first
    numbers = re.findall(r"(\d+)%", first.replace("90% of", ""))
    assert [int(n) for n in numbers][:4] == [round(100 * end) for end in ends]
    assert ("peaks" in first) == (found["peak"] is not None)
    clauses = [_against(one) for one in found["against"]]
    if all(one.startswith("no difference") for one in clauses):
        assert "makes no difference" in second
    else:
        assert "; ".join(clauses) in second
    units = found["units"]
    words = {"unclear": "no clear difference", "higher": "more in", "lower": "fewer in"}
    assert units["effect"] == "none" or words[units["effect"]] in second
    precision = visit.page.locator(".precision").inner_text()
    difference, level = (found[name] for name in ("difference_half_width", "half_width"))
    last = found["against"][-1]
    if last["low"] is not None and difference:
        # what stands beside the difference is the difference's own interval
        assert difference == pytest.approx((last["high"] - last["low"]) / 2)
        assert f"after {last['months']} months ±{_points(difference)}" in precision
        assert f"(level ±{_points(level)})" in precision
    else:
        assert f"mean ±{_points(level)}" in precision


def test_it_says_what_was_found(opened: Callable[..., Visit]) -> None:
    visit = opened(SETTINGS[0], run="")
    signs = set()
    for link in SETTINGS:
        if link != SETTINGS[0]:
            visit.goes(f"{link}&lang=en")
        found = visit.answered()["findings"]
        _says(visit, found)
        signs |= {one["effect"] for one in found["against"]}
    assert signs == set(Effect) - {Effect.UNDEFINED}  # see the next test


def test_a_share_of_no_sales_is_undefined(opened: Callable[..., Visit]) -> None:
    stop = {"month": "2025-07", "supply": {"factor": 0.0, "months": 60}}
    changes = {
        f"events.stop_{brand}": stop | {"supply": stop["supply"] | {"brand": brand}}
        for brand in ("aito", "luxeed", "stelato", "maextro", "shangjie")
    }
    visit = opened(fragment(changes), run=SMALL)
    body = visit.answered()
    last = body["findings"]["last"]
    assert (last["mean"], last["undefined"]) == (None, body["replications"])
    first, second = (
        visit.page.locator(f".sentence .{name}").inner_text() for name in ("first", "second")
    )
    assert "undefined in" in first
    assert "nothing to share then in any future" in first
    assert "undefined after" in second
    text = visit.page.locator("main").inner_text()
    assert "NaN" not in text
    assert f"Undefined in {body['replications']} futures" in text


def test_signs_of_every_kind_are_met_above(opened: Callable[..., Visit]) -> None:
    visit = opened(fragment(HELD), run=LONG)
    effects = [one["effect"] for one in visit.answered()["findings"]["against"]]
    assert effects == ["higher", "unclear", "lower", "unclear"]
    said = visit.page.locator(".sentence .second").inner_text()
    for words in (
        "higher after 6 months",
        "no clear difference after 12 months",
        "lower after 24 months",
    ):
        assert words in said


def test_what_would_turn_the_sign_is_told_at_rest(opened: Callable[..., Visit]) -> None:
    visit = opened(fragment(WIDE), run="run.replications=1000&run.months=36")
    flips = visit.answered()["findings"]["flips"]
    third = visit.page.locator(".sentence .third").inner_text()
    assert flips
    assert third.startswith("On average the sign at the end is the opposite")
    for flip in flips[:3]:
        bound = float(f"{flip['bound']:.2g}")
        assert f"{'below' if flip['end'] == 'low' else 'above'} {bound:g}" in third
    aloud = visit.page.locator(".sentence [aria-live=polite]").inner_text()
    assert visit.page.locator(".sentence .first").inner_text() in aloud


def test_the_page_writes_differences_as_the_terminal_does(opened: Callable[..., Visit]) -> None:
    visit = opened(fragment({}), run=SMALL)
    values = [0.0, 0.04, -0.04, 0.0004, -2e-5, 3.42, -1234.6, 0.6, -0.02, 1e-9, 5e5]
    cases = [[value, digits] for value in values for digits in (0, 1, 2, 3)]
    script = "(cases) => cases.map(([v, d]) => [sim.signed(v, d), sim.unsigned(v, d)])"
    written = visit.page.evaluate(script, cases)
    assert written == [[signed(v, int(d)), unsigned(v, int(d))] for v, d in cases]
