"""The sentence on top says what the answer says, and never a sign that is not settled."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer.visit import Visit, fragment

HELD = {"assumptions.outlet_productivity": {"fixed": 0.4}}
LONG = "run.replications=250&run.months=36"
SETTINGS = [
    (fragment({}), LONG),
    (fragment(HELD), LONG),
    (fragment({}, "yinwang_first"), LONG),
    (fragment({}, "aito_stumbles"), "run.replications=64&run.months=12"),
    ("scenario=keep_control&alliance.luxeed.abroad=null", "run.replications=64&run.months=12"),
    ("scenario=xiaomi_surge", "run.replications=2&run.months=7"),
    ("scenario=cede_all&pin=cede_sales", "run.replications=64&run.months=7"),
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


@pytest.mark.parametrize(("link", "run"), SETTINGS)
def test_it_says_what_was_found(opened: Callable[..., Visit], link: str, run: str) -> None:
    visit = opened(link, run=run)
    found = visit.answered()["findings"]
    first, second = (
        visit.page.locator(f".sentence .{name}").inner_text() for name in ("first", "second")
    )
    last = found["last"]
    assert ("falls" if last["mean"] < found["start"] else "rises") in first
    ends = [found["start"], last["mean"], last["p05"], last["p95"]]
    assert [int(n) for n in re.findall(r"(\d+)%", first.replace("90% of", ""))][:4] == [
        round(100 * end) for end in ends
    ]
    assert ("peaks" in first) == (found["peak"] is not None)
    clauses = [_against(one) for one in found["against"]]
    if all(one.startswith("no different") for one in clauses):
        assert "makes no difference" in second
    else:
        assert "; ".join(clauses) in second
    units = found["units"]
    told = {0: "is not settled", 1: "more in", -1: "fewer in"}[units["settled"]]
    assert (told in second) or units["difference"] == 0
    half = found["half_width"]
    precision = visit.page.locator(".precision").inner_text()
    assert half is not None
    assert f"±{100 * half:.1f} points" in precision


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


def test_it_is_read_aloud_at_rest_only(visit: Visit) -> None:
    aloud = visit.page.locator(".sentence [aria-live=polite]")
    assert visit.page.locator(".sentence .first").inner_text() in aloud.inner_text()
