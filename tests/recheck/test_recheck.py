"""The engine and the scalar model written from the page agree, replication by replication.

`bridge` hands both the same luck. Vehicles are whole and must be equal; the tape holds the rest as
float32.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.engine.simulate import record
from sim.measures.recording import Recording
from sim.randomness import TILE
from sim.scenario import Scenario, load, to_plain
from sim.world.world import World
from tests.unchecked import unchecked

from .bridge import Settled, luck, numbers, read_seeds
from .cases import CASES
from .model import recheck
from .timing import seconds_per_replication

REPLICATIONS = (0, 1, 7, 499, 500, TILE - 1, TILE)
"""The last two lie in two tiles, and in two blocks of the engine."""

VEHICLES = ("orders", "deliveries", "backlog", "cancelled", "capacity")
SIZES = ("outlets", "effort", "control")
MONEY = ("margin_hima", "margin_tech", "payoff")
ROUNDED = 1e-5
SEEDS = read_seeds()

HEAD = """
schema: 1
name: case
title: A case
question: Do both agree?
"""


@dataclass(frozen=True)
class Both:
    """A scenario as the engine recorded it and as the scalar model has it."""

    scenario: Scenario
    engine: Recording
    scalar: dict[int, list[dict[str, Any]]]

    @property
    def notes(self) -> list[str]:
        """What the scalar model says that happened, in all replications."""
        return [note for months in self.scalar.values() for note in months[0]["notes"]]


def both(scenario: Scenario, *, still: bool = False) -> Both:
    """Run a scenario both ways; ``still``: with June's nameplates as they were."""
    scenario = unchecked(scenario, run={"replications": max(REPLICATIONS) + 1})
    plain = to_plain(scenario)
    own = {r: Settled(plain, r).scenario for r in REPLICATIONS}
    scalar = {r: recheck(own[r], SEEDS, luck(own[r], SEEDS, r), still=still) for r in REPLICATIONS}
    return Both(scenario, record(scenario, still=still), scalar)


def read(text: str, folder: Path) -> Scenario:
    """A scenario from the text of a file."""
    path = folder / "case.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    # without names: the engine does more than files may ask for, and the scalar model follows it
    return load(path, vocabulary=None).scenario


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Both:
    """One of the cases, run both ways."""
    return both(read(CASES[request.param], tmp_path_factory.mktemp("case")))


def differences(run: Both, names: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[str]:
    """Where the two disagree, in words: month, who, what, and both values."""
    for replication, months in run.scalar.items():
        for name in names:
            tape = run.engine.arrays[name][:, :, replication]
            ours = scalar_table(months, name, keys)
            unlike = tape.astype(float) != ours
            if name not in VEHICLES:
                unlike = ~np.isclose(tape.astype(float), ours, rtol=ROUNDED, atol=1e-9)
            for t, i in np.argwhere(unlike):
                where = f"month {t}, {keys[i]}, {name}, replication {replication}"
                yield f"{where}: engine {tape[t, i]}, recheck {ours[t, i]}"


def scalar_table(months: list[dict[str, Any]], name: str, keys: tuple[str, ...]) -> Any:
    """One quantity of the scalar model, by month and brand or agent."""
    if name in MONEY:
        return np.array([[month[name][key] for key in keys] for month in months[1:]])
    return np.array([[month[key][name] for key in keys] for month in months[1:]])


def assert_agree(run: Both) -> None:
    """No difference, or the first few (by month) in the message."""
    cast = run.engine.cast
    found = [
        *differences(run, (*VEHICLES, *SIZES), cast.brands),
        *differences(run, MONEY, cast.agents),
    ]
    found.sort(key=lambda text: int(text.split(",")[0].removeprefix("month ")))
    assert not found, "\n".join([f"{len(found)} differences", *found[:12]])


def test_agree_every_month(case: Both) -> None:
    assert_agree(case)


@pytest.mark.parametrize("name", ["events", "nameplates"])
def test_agree_where_june_stands_still(name: str, tmp_path: Path) -> None:
    assert_agree(both(read(CASES[name], tmp_path), still=True))


def test_agree_on_june(case: Both) -> None:
    for replication, months in case.scalar.items():
        for i, brand in enumerate(case.engine.cast.brands):
            expected = months[0]["june"][brand]
            assert case.engine.june[i, replication] == pytest.approx(expected, rel=1e-9)
            assert case.engine.june_sample is not None
            assert case.engine.june_sample[i, replication] == months[0]["june_orders"][brand]


def test_draws_are_the_pages(case: Both) -> None:
    plain = to_plain(case.scenario)
    known = World.of(case.scenario).register.keys()
    for replication in REPLICATIONS:
        settled = Settled(plain, replication)
        assert {*dict(numbers(plain, SEEDS)), *settled.drawn} == {*known}
        ours = luck(settled.scenario, SEEDS, replication).assumptions | settled.drawn
        for name, values in case.engine.draws.items():
            assert values[replication] == pytest.approx(ours[name], rel=1e-12)


def test_automakers_accept_and_decline(tmp_path: Path) -> None:
    notes = both(read(CASES["consent"], tmp_path)).notes
    for brand in ("aito", "stelato"):
        assert {f"{brand} accepts", f"{brand} declines"} <= {*notes}


def test_every_rule_acts_somewhere(tmp_path: Path) -> None:
    run = both(read(CASES["rules"], tmp_path))
    assert {f"rule {i}" for i in range(len(run.scenario.rules))} <= {*run.notes}


def test_a_rule_on_an_undefined_share_never_acts(tmp_path: Path) -> None:
    run = both(read(CASES["months without sales"], tmp_path))
    names = [rule.name for rule in run.scenario.rules]
    acted = {names[i] for i in range(len(names)) if f"rule {i}" in run.notes}
    assert acted == {"undefined_breaks_a_row", "nothing_is_low"}
    assert not run.engine.arrays["deliveries"][5, np.array(run.engine.cast.hima)].any()


@pytest.mark.parametrize("name", ["dated levers", "the list of a rule"])
def test_rules_go_on_top_of_dated_levers_in_some_replications(name: str, tmp_path: Path) -> None:
    run = both(read(CASES[name], tmp_path))
    for number in range(len(run.scenario.rules)):
        acted = sum(f"rule {number}" in months[0]["notes"] for months in run.scalar.values())
        assert 0 < acted < len(REPLICATIONS), number


def test_makers_beyond_their_rules_accept_and_decline(tmp_path: Path) -> None:
    notes = both(read(CASES["automakers beyond their rules"], tmp_path)).notes
    assert any("accepts" in note for note in notes)
    assert any("declines" in note for note in notes)


def test_plants_are_scarce_somewhere(tmp_path: Path) -> None:
    engine = both(read(CASES["own brands, scarce plants"], tmp_path)).engine
    capacity = engine.arrays["capacity"]
    assert (engine.arrays["cancelled"] > 0).any()
    assert (capacity[-1] > capacity[0]).any()


BARE = {"name": "case", "title": "A case", "question": "Do both agree?"}


def test_terms_that_start_before_the_last_have_ended() -> None:
    """The loader refuses such files; rules bring it about, and Python may write it."""
    terms = [
        {"sales_control": "partner", "handover_months": 12},
        {"sales_control": {"stores": "shared"}, "from": "2025-10", "handover_months": 5},
        {"sales_control": {"policy": "huawei"}, "from": "2025-12", "consent": "asked"},
        {"model_type": "hybrid", "from": "2026-01", "handover_months": 4},
        {"from": "2026-03", "handover_months": 9, "abroad": {"lead": "huawei", "from": "2026-04"}},
    ]
    bare = Scenario.model_validate(BARE)
    scenario = unchecked(bare, alliance={"luxeed": terms, "aito": terms[:3]})
    assert_agree(both(scenario))


def test_a_term_that_names_no_part_leaves_the_hand_over_alone() -> None:
    """`sales_control: {}` names no values: "A term that names no values leaves `left` alone"."""
    terms = [
        {"sales_control": "partner", "handover_months": 12},
        {"sales_control": {}, "from": "2025-12", "handover_months": 9},
    ]
    assert_agree(both(Scenario.model_validate(BARE).replace(alliance={"stelato": terms})))


def test_timing_times_one_replication() -> None:
    plain = to_plain(Scenario.model_validate(BARE))
    assert 0 < seconds_per_replication(plain, SEEDS, luck(plain, SEEDS, 0)) < 5
