"""What happened when: every event once, and every rule with its share of the futures."""

from __future__ import annotations

from collections.abc import Callable

from sim.report.words import part_of_futures
from tests.browser.explorer.visit import SMALL, Visit, fragment


def test_a_rule_says_in_how_many_futures_it_fired(opened: Callable[..., Visit]) -> None:
    visit = opened(fragment({}, "take_back_when_slumping"), run=SMALL)
    told = [line for line in visit.answered()["happened"] if line["by_rule"]]
    assert len(told) == 3
    figure = visit.page.locator("#figure-happened")
    figure.get_by_role("button", name="Show all").click()
    for line in told:
        row = figure.locator("tr", has_text=line["reason"]).last
        assert part_of_futures(line["share"]) in row.inner_text()
