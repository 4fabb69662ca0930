"""A brand that leaves the alliance: what ends, what stays, and who counts it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.agents.clock import Clock
from sim.agents.state.shared import SharedState
from sim.engine import record
from sim.engine.casting import cast_parts
from sim.engine.opening import open_state
from sim.engine.tape import Tape
from sim.errors import ScenarioError
from sim.measures.lenses import SCOPES
from sim.measures.outcome import outcome, outcome_named
from sim.measures.recording import Recording
from sim.measures.rows import blocks, rows
from sim.scenario import load as load_files
from sim.study.compare.accounting import relabelled
from sim.study.glance import glance
from sim.study.load import load
from sim.study.vocabulary import vocabulary
from sim.world.world import World

SMALL = ("run.replications=40", "run.months=20")
NOTICE, LEFT = 6, 12  # 2026-01, and six months later
GOES = "events.goes={month: 2026-01, leave: {brand: stelato, notice_months: 6}}"


@cache
def _run(*sets: str, base: str = "keep_control") -> Recording:
    return record(load(base, overrides=[*SMALL, *sets]))


def _end(*sets: str) -> SharedState:
    """The state after the last month of a small run."""
    scenario = load("keep_control", overrides=[*SMALL, *sets])
    world, clock = World.of(scenario), Clock(scenario.run.months)
    shapes = Tape.shapes_for(world.cast, clock.months, 4)
    arrays = {name: np.empty(shape, dtype=np.float32) for name, shape in shapes.items()}
    with np.errstate(divide="ignore"):  # nests without nameplates, as in sim.engine.block
        state, _ = open_state(world, clock.months, range(4), arrays)
        cast_parts(clock, state)
        clock.run()
    return state


def _same(one: Recording, two: Recording, months: slice = slice(None)) -> bool:
    return all(np.array_equal(one.arrays[n][months], two.arrays[n][months]) for n in one.arrays)


def _of(recording: Recording, name: str, month: int) -> float:
    return float(outcome(recording, name, month).mean())


def test_nothing_moves_before_the_notice() -> None:
    assert _same(_run(), _run(GOES), slice(NOTICE))
    assert not _same(_run(), _run(GOES), slice(NOTICE, NOTICE + 1))


def test_control_passes_in_even_steps_over_the_notice() -> None:
    gone = _run(GOES)
    control = gone.arrays["control"][:, gone.cast.brands.index("stelato")]
    steps = np.arange(1, 8) / 7
    assert control[NOTICE : LEFT + 1] == pytest.approx(np.tile(steps[:, None], 40), abs=1e-6)
    assert (control[LEFT:] == 1.0).all()


def test_floor_support_and_technology_end() -> None:
    state = _end(GOES)
    brand = state.index("stelato")
    assert not state.allocation.floor[brand].any()
    assert not state.allocation.support[brand].any()
    for term in ("depth", "say", "access", "parts"):
        assert not state.contracts.term(term)[brand].any()
    assert (state.market.in_huawei_stores[brand] == 0.0).all()


def test_its_own_network_goes_on_growing() -> None:
    gone = _run(GOES)
    brand = gone.cast.brands.index("stelato")
    outlets = gone.arrays["outlets"][:, brand].mean(axis=1)
    assert outlets[LEFT] > outlets[NOTICE] > 0.0
    assert outlets[-1] > 1.2 * outlets[LEFT]
    assert gone.arrays["deliveries"][LEFT:, brand].sum(axis=0).all()


def test_the_alliance_counts_it_until_it_has_left() -> None:
    before, after = _run(), _run(GOES)
    assert after.left == {after.cast.brands.index("stelato"): LEFT}
    others = [f"{brand}_units" for brand in ("aito", "luxeed", "maextro", "shangjie")]
    for month in (LEFT - 1, LEFT, LEFT + 5):
        inside = [*others, "stelato_units"] if month < LEFT else others
        total = sum(outcome(after, name, month) for name in inside)
        assert np.array_equal(outcome(after, "hima_units", month), total)
        shares = sum(
            outcome(after, f"{name.removesuffix('_units')}_share", month) for name in inside
        )
        assert shares == pytest.approx(1.0)
    assert _of(after, "stelato_share", LEFT) == 0.0
    assert 0.0 < _of(after, "stelato_units", LEFT) < _of(before, "stelato_units", LEFT)


def test_its_margin_is_no_longer_the_alliances() -> None:
    gone = _run(GOES)
    baic = gone.cast.agents.index("baic")
    alliance, everyone = (gone.arrays[name][:, baic] for name in ("margin_hima", "margin_tech"))
    assert np.array_equal(alliance[:LEFT], everyone[:LEFT])
    assert not alliance[LEFT:].any()
    assert everyone[LEFT:].any()


@pytest.mark.parametrize("month", [LEFT - 1, LEFT, LEFT + 5])
def test_all_that_measures_agrees(month: int) -> None:
    """The long table, the page's few rows, and outcomes by name."""
    gone = _run(GOES)
    table = dict(zip(rows(gone.cast), np.concatenate([*blocks(gone, month)]), strict=True))
    wanted = [row for row in table if row.measure in ("units", "share", "hhi")]
    wanted = [row for row in wanted if row.scope in SCOPES]
    for row, values in zip(wanted, glance(gone, wanted)[:, month], strict=True):
        assert np.array_equal(values, table[row], equal_nan=True), row
    for name in ("stelato_units", "stelato_share", "aito_share", "hima_units", "hhi", "profit_hhi"):
        found = outcome_named(name)
        assert found is not None
        values = outcome(gone, name, month)
        assert np.array_equal(values, table[found.row(gone.cast)], equal_nan=True), name


def test_what_the_alliance_stops_counting_is_accounting() -> None:
    before, after = _run(), _run(GOES)
    books = relabelled(before, after)
    lost = outcome(before, "hima_units", LEFT) - outcome(books, "hima_units", LEFT)
    assert np.array_equal(lost, outcome(before, "stelato_units", LEFT))
    assert np.array_equal(outcome(books, "hhi", LEFT - 1), outcome(before, "hhi", LEFT - 1))


def test_another_system_is_worth_its_part() -> None:
    sold = [
        _of(_run(f"assumptions.replacement_part.fixed={part}", GOES), "stelato_units", LEFT + 2)
        for part in (0.0, 0.5, 1.0)
    ]
    assert sold == sorted(sold)
    assert sold[0] < sold[2]


def test_no_notice_is_leaving_at_once() -> None:
    gone = _run("events.goes={month: 2026-01, leave: {brand: stelato, notice_months: 0}}")
    brand = gone.cast.brands.index("stelato")
    assert (gone.arrays["control"][NOTICE:, brand] == 1.0).all()
    assert _of(gone, "stelato_share", NOTICE) == 0.0
    assert [e.month for e in gone.ledger if e.rule == "leave"] == [NOTICE, NOTICE]


def test_a_launch_after_leaving_brings_no_support_back() -> None:
    launch = "events.new={month: 2026-08, launch: {brand: stelato, strength: 1.0}}"
    state = _end(GOES, launch)
    brand = state.index("stelato")
    assert not state.roster.served[brand].any()
    assert not state.allocation.support[brand].any()
    plain, more = _run(GOES), _run(GOES, launch)
    sold = [each.arrays["orders"][LEFT + 1 :, brand].sum() for each in (plain, more)]
    assert sold[1] > sold[0]


def test_a_rule_leaves_it_alone_after_its_notice() -> None:
    rule = (
        "rules=[{name: back, when: {measure: units, below: 1000000, for_months: 1}, "
        "then: {brand: stelato, sales_control: huawei}, notice_months: %d}]"
    )
    late = _run(GOES, rule % 8)
    assert _same(_run(GOES), late)
    assert not [entry for entry in late.ledger if entry.rule == "back"]


def test_a_condition_on_a_brand_that_has_left_is_false() -> None:
    rule = (
        "rules=[{name: equal, when: {measure: units, brand: stelato, below: 1000000, "
        "for_months: %d}, then: {floor_rule: equal}}]"
    )
    assert [e.month for e in _run(GOES, rule % 12).ledger if e.rule == "equal"] == [LEFT]
    assert not [e for e in _run(GOES, rule % 13).ledger if e.rule == "equal"]


def test_its_maker_leads_abroad_once_it_has_left() -> None:
    """Where Huawei sells nothing abroad, the brand begins to when its maker leads."""
    idle = "assumptions.huawei_abroad.fixed=0"
    led = "alliance.stelato.abroad={lead: huawei, from: 2025-09}"
    home, abroad = _run(idle, GOES), _run(idle, led, GOES)
    brand = home.cast.brands.index("stelato")
    assert _same(home, abroad, slice(LEFT))
    orders = [each.arrays["orders"][LEFT, brand].mean() for each in (home, abroad)]
    assert orders[1] > orders[0]


def test_the_badge_ends_with_it() -> None:
    """Under one badge it sells under its own name again, and its cars are no longer counted."""
    gone = _run(GOES, base="single_aito_brand")
    assert _of(gone, "stelato_units", LEFT - 1) == 0.0
    assert _of(gone, "stelato_units", LEFT) > 0.0
    assert _of(gone, "aito_units", LEFT) == _of(gone, "hima_units", LEFT)


@pytest.mark.parametrize(
    ("base", "event", "key", "told"),
    [
        ("keep_control", "2026-01, gac", "events.goes.leave.brand", "is not in the alliance"),
        ("keep_control", "2025-08, shangjie", "events.goes.month", "on sale from 2025-12"),
        ("keep_control", "2026-01, nobody", "events.goes.leave.brand", "unknown brand"),
        ("cede_gradually", "2026-07, luxeed", "alliance.luxeed.1.from", "begin them earlier"),
        ("partners_lead_abroad", "2025-12, stelato", "alliance.stelato.abroad.from", "remove them"),
        ("single_aito_brand", "2026-01, aito", "events.goes.leave.brand", "carry its badge"),
    ],
)
def test_what_cannot_be_is_refused_with_its_mend(
    base: str, event: str, key: str, told: str
) -> None:
    month, brand = event.split(", ")
    with pytest.raises(ScenarioError) as refused:
        load(base, overrides=[f"events.goes={{month: {month}, leave: {{brand: {brand}}}}}"])
    (problem,) = refused.value.problems
    assert problem.key == key
    assert told in problem.text


def test_nobody_leaves_twice() -> None:
    again = "events.again={month: 2026-03, leave: {brand: stelato}}"
    with pytest.raises(ScenarioError) as refused:
        load("keep_control", overrides=[GOES, again])
    (problem,) = refused.value.problems
    assert problem.key == "events.again.leave.brand"
    assert "gives notice in 2026-01 (events.goes) already" in problem.text


def test_terms_before_the_notice_hold() -> None:
    played = _run("alliance.stelato={sales_control: shared, from: 2025-09}", GOES)
    assert played.arrays["control"][NOTICE - 1, 2].mean() == pytest.approx(4 / 12)


def test_a_rule_that_comes_too_late_is_doubted() -> None:
    rule = (
        "rules=[{name: back, when: {measure: share, brand: stelato, below: 0.05, for_months: 6}, "
        "then: {brand: stelato, sales_control: shared}, notice_months: 3}]"
    )
    found = load_files("keep_control", overrides=[GOES, rule], vocabulary=vocabulary()).warnings
    assert ["before the rule can act" in each.text for each in found] == [True]
