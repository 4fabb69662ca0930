"""Explanations worked out a second time: scenario by scenario, order by order, future by future.

Every combination of the changes is written as a scenario of its own, and what each change adds is
averaged over the orders in plain Python; nothing of `sim/study/causes` or of what takes scenarios
apart is used but `explain` and `movement` themselves.
"""

from itertools import chain, combinations, permutations
from math import fsum, sqrt
from typing import Any

import pytest

from sim.engine import record
from sim.scenario import Scenario, load
from sim.study.causes.explain import explain
from sim.study.causes.movement import movement
from sim.world.world import vocabulary
from tests.unchecked import unchecked

MONTHS, FUTURES = 9, 40
ALLIANCE = ("aito", "luxeed", "stelato", "maextro", "shangjie")
Share = list[float]

TERMS = {"sales_control": "partner", "from": "2025-07", "handover_months": 3}
CHANGES: dict[str, dict[str, Any]] = {
    "alliance.luxeed.sales_control": {"alliance": {"luxeed": TERMS}},
    "events.hit": {"events": {"hit": {"month": "2025-09", "launch": {"brand": "luxeed"}}}},
    "huawei.floor_rule": {"huawei": {"floor_rule": "equal"}},
}
KEYS = tuple(CHANGES)


def base() -> Scenario:
    shipped = load("keep_control", vocabulary=vocabulary()).scenario
    return shipped.replace(run={"months": MONTHS, "replications": FUTURES})


def shares(made: Scenario, still: bool = False) -> Share:
    """Aito's share of the alliance's deliveries in the last month, future by future."""
    run = record(made, still=still)
    rows = [run.cast.brands.index(brand) for brand in ALLIANCE]
    sold = run.arrays["deliveries"][-1]
    return [
        float(sold[rows[0], future]) / fsum(float(sold[row, future]) for row in rows)
        for future in range(FUTURES)
    ]


def june_shares(made: Scenario) -> Share:
    """The same in June, as the model expects it."""
    run = record(made)
    rows = [run.cast.brands.index(brand) for brand in ALLIANCE]
    return [
        float(run.june[rows[0], future]) / fsum(float(run.june[row, future]) for row in rows)
        for future in range(FUTURES)
    ]


def mean(values: Share) -> float:
    return fsum(values) / len(values)


def less(after: Share, before: Share) -> Share:
    return [a - b for a, b in zip(after, before, strict=True)]


def every(keys: tuple[str, ...]) -> list[frozenset[str]]:
    sizes = range(len(keys) + 1)
    return [frozenset(c) for c in chain(*(combinations(keys, size) for size in sizes))]


def over_orders(
    keys: tuple[str, ...], worth: dict[frozenset[str], Share]
) -> dict[str, list[Share]]:
    """What each change adds in each order, future by future."""
    added: dict[str, list[Share]] = {key: [] for key in keys}
    for order in permutations(keys):
        made: frozenset[str] = frozenset()
        for key in order:
            added[key].append(less(worth[made | {key}], worth[made]))
            made |= {key}
    return added


def by_future(added: list[Share]) -> Share:
    return [mean(list(each)) for each in zip(*added, strict=True)]


def quantile(values: Share, part: float) -> float:
    ranked, place = sorted(values), part * (len(values) - 1)
    low = int(place)
    return ranked[low] + (place - low) * (ranked[min(low + 1, len(ranked) - 1)] - ranked[low])


@pytest.fixture(scope="module")
def worth() -> dict[frozenset[str], Share]:
    """The eight scenarios, each written out."""
    found = {}
    for made in every(KEYS):
        scenario = base()
        for key in made:
            scenario = scenario.replace(**CHANGES[key])
        found[made] = shares(scenario)
    return found


def both() -> Any:
    other = base()
    for change in CHANGES.values():
        other = other.replace(**change)
    return explain(base(), other)


def test_three_changes_over_all_six_orders(worth: dict[frozenset[str], Share]) -> None:
    added, found = over_orders(KEYS, worth), both()
    nothing, whole = worth[frozenset()], worth[frozenset(KEYS)]
    assert [len(each) for each in added.values()] == [6, 6, 6]
    assert found.before == pytest.approx(mean(nothing), rel=0, abs=1e-12)
    assert found.after == pytest.approx(mean(whole), rel=0, abs=1e-12)
    assert found.difference == pytest.approx(mean(less(whole, nothing)), rel=0, abs=1e-12)
    assert {part.change for part in found.parts} == set(KEYS)
    total = less(whole, nothing)
    variance = mean([(each - mean(total)) ** 2 for each in total])
    for part in found.parts:
        futures = by_future(added[part.change])
        others = frozenset(KEYS) - {part.change}
        error = sqrt(fsum((x - mean(futures)) ** 2 for x in futures) / (FUTURES - 1) / FUTURES)
        shared = mean(
            [(a - mean(futures)) * (b - mean(total)) for a, b in zip(futures, total, strict=True)]
        )
        expected = {
            "value": mean(futures),
            "alone": mean(less(worth[frozenset({part.change})], nothing)),
            "last": mean(less(whole, worth[others])),
            "p05": quantile(futures, 0.05),
            "p95": quantile(futures, 0.95),
        }
        told = {name: getattr(part, name) for name in expected}
        assert told == pytest.approx(expected, rel=0, abs=1e-12)
        assert part.spread == pytest.approx(shared / variance, rel=1e-9)
        # Student's t with 39 degrees of freedom
        assert part.high - part.value == pytest.approx(2.0227 * error, rel=1e-4)
        assert part.value - part.low == pytest.approx(2.0227 * error, rel=1e-4)
        assert part.value != 0


def test_what_two_changes_do_together(worth: dict[frozenset[str], Share]) -> None:
    """Half of it with the third change there, half of it without."""
    told = {frozenset((each.first, each.second)): each.value for each in both().interactions}
    assert set(told) == {frozenset(pair) for pair in combinations(KEYS, 2)}
    for pair, value in told.items():
        first, second = pair
        halves = []
        for there in (frozenset(), frozenset(KEYS) - pair):
            together = less(worth[there | pair], worth[there | {first}])
            apart = less(worth[there | {second}], worth[there])
            halves.append(mean(less(together, apart)))
        assert value == pytest.approx(mean(halves), rel=0, abs=1e-12)


def test_the_movement_of_a_world_with_four_sources() -> None:
    """Terms, launches, the market and luck; rivals and Yinwang are fixed, so they move nothing."""
    zero = {name: {"fixed": 0.0} for name in ("outside_drift", "resource_growth")}
    # Yinwang's part as in June: what it starts with, all the way
    path = {"now": 0.15, "in_36_months": 0.15}
    bare = base().replace(events=[], assumptions=zero, huawei={"yinwang_share": path})
    terms = {"alliance": {"luxeed": TERMS}}
    market = {"season_strength": {"fixed": 0.0}, "market_growth": {"fixed": 0.0}}
    spreads = ("shock_sd", "market_sd", "nameplate_spread", "newcomer_spread")
    no_luck = {name: {"fixed": 0.0} for name in spreads}  # no file may ask for that
    launch = {"events": {"hit": {"month": "2025-09", "launch": {"brand": "luxeed"}}}}
    keys = ("sales_control", "launches", "market", "luck")
    worth = {}
    for moving in every(keys):
        made = bare
        made = made.replace(**terms) if "sales_control" in moving else made
        made = made.replace(**launch) if "launches" in moving else made
        made = made if "market" in moving else made.replace(assumptions=market)
        made = made if "luck" in moving else unchecked(made, assumptions=no_luck)
        worth[moving] = shares(made, still="launches" not in moving)
    found = movement(bare.replace(**terms, **launch))
    june, added = june_shares(bare), over_orders(keys, worth)
    expected = {key: mean(by_future(added[key])) for key in keys}
    expected["momentum"] = mean(less(worth[frozenset()], june))
    told = {part.change: part.value for part in found.parts}
    assert told == pytest.approx(expected, rel=0, abs=1e-12)
    assert all(told.values())
    assert found.before == pytest.approx(mean(june), rel=0, abs=1e-12)
