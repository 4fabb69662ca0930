"""The page that moves one number at a time names all numbers, and only those."""

from __future__ import annotations

import re

import numpy as np
import pytest

import sim
from sim.study.breakpoint.varied import Varied
from sim.study.one_at_a_time.numbers import MovedNumber
from sim.world.world import register
from tools.one_at_a_time import MARKS, PAGE, every_number, moved, section


def _written() -> str:
    _, mark, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
    assert mark
    return rest.partition(MARKS[1])[0]


def test_the_page_names_every_number_once() -> None:
    text = _written().partition("###")[2].partition("### What flips")[0]
    named = re.findall(r"^\| `([\w.]+)`", text, re.M)
    for line in re.findall(r"^(?:Both effects|Money only|Nothing at all).*", text, re.M):
        named += re.findall(r"`([\w.]+)`", line)
    assert sorted(named) == sorted(number.name for number in every_number())


def test_levers_reach_both_scenarios_as_far_as_they_have_them() -> None:
    levers = {number.name: number for number in every_number() if number.lever}
    keep, cede = sim.load("keep_control"), sim.load("cede_sales")
    handover = levers["alliance.handover_months"]
    assert handover.put(keep, 12.0) == keep
    assert {t.handover_months for ts in handover.put(cede, 12.0).alliance.values() for t in ts} == {
        12
    }
    effort = levers["makers.chery.effort"].put(keep, 1.5).makers["chery"]
    assert [(policy.from_, policy.effort) for policy in effort] == [("2025-07", 1.5)]
    path = levers["huawei.yinwang_share.now"].put(cede, 0.4).huawei.yinwang_share
    assert (path.now, path.in_36_months) == (0.4, 0.3)


@pytest.mark.parametrize(
    ("name", "ends", "cars", "money"),
    [
        ("badge_pull", (0.0, 1.0), False, False),
        ("store_cost", (0.1, 0.5), False, True),
        ("outlet_productivity", (0.4, 1.2), True, True),
    ],
)
def test_what_moves_nothing_is_told_from_what_moves_money_only(
    name: str, ends: tuple[float, float], cars: bool, money: bool
) -> None:
    setting = Varied(name, "", *ends, assumption=True)
    found = moved(MovedNumber(setting, ends, register()[name]), futures=10)
    assert (found.cars, found.money) == (cars, money)
    assert bool(np.any(found.shares[0] != found.shares[1])) == cars
    heading = {
        (False, False): "Nothing at all (1)",
        (False, True): "Money only, not a single car (1)",
    }
    told = section([found], futures=10)
    assert heading.get((cars, money), f"| `{name}` |") in told


def test_the_page_names_what_flips_the_conclusions_on_ceding() -> None:
    told = _written().partition("### What flips")[2]
    assert "of its range" in told
    assert "in this model, with these ranges" in told
