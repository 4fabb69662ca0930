"""The movement from June within one scenario, split over sources that can be held as in June."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from sim.agents.clock import Clock, Phase
from sim.engine import record
from sim.engine.casting import cast_parts
from sim.engine.opening import open_state
from sim.engine.tape import Tape
from sim.errors import InputError, ScenarioError
from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import outcome
from sim.scenario import canonical, check
from sim.shipped import shipped_names
from sim.study.causes.movement import movement
from sim.study.causes.sources import MOMENTUM, SOURCES, active, held_as_in_june
from sim.world.world import World, vocabulary
from tests.laws.helpers import different, recorded, scenario, unsound
from tests.unchecked import unchecked

NAMES = shipped_names()
MONTHS, REPLICATIONS = 4, 50
SIZE = {"months": MONTHS, "replications": REPLICATIONS}
KEYS = tuple(source.key for source in SOURCES)
CALM = {"shock_sd", "market_sd", "nameplate_spread", "newcomer_spread"}


def shipped(name, **changes):
    return scenario(name, **SIZE, **changes)


@cache
def moved(name="cede_sales_fully", measure="aito_share"):
    return movement(shipped(name), measure)


def values(found):
    return {part.change: part.value for part in found.parts}


def sources_of(made):
    return {source.key for source in active(made)}


# the whole


@pytest.mark.parametrize("split", [("cede_sales_fully", "aito_share"), ("keep_control", "hhi")])
def test_parts_add_up_to_the_movement(split):
    found = moved(*split)
    size = max(1.0, abs(found.before), abs(found.after))
    assert abs(sum(values(found).values()) - (found.after - found.before)) <= 1e-12 * size
    assert found.difference == sum(values(found).values())
    assert found.difference != 0.0


def test_it_starts_with_85_of_100_in_june_and_ends_where_the_scenario_does():
    found, run = moved(), recorded("cede_sales_fully", MONTHS, REPLICATIONS)
    assert found.base is None
    assert found.before == pytest.approx(0.85, abs=1e-12)
    assert found.after == outcome(run, "aito_share", MONTHS - 1).mean()
    assert found.month == run.months[-1]
    assert moved("keep_control", "hhi").before == june_outcome(run, "hhi").mean()


def test_momentum_comes_first_and_the_others_by_size():
    first, *others = moved().parts
    assert first.change == MOMENTUM.key
    sizes = [abs(part.value) for part in others]
    assert sizes == sorted(sizes, reverse=True)
    assert first.alone == first.last == first.value


def test_every_combination_of_the_sources_is_run():
    found = moved()
    assert len(found.parts) == 7
    assert found.runs == 2**6
    assert found.method == "exact"
    assert found.by_month.keys() == values(found).keys()
    assert {change: months[-1] for change, months in found.by_month.items()} == values(found)


@pytest.mark.parametrize("split", [("cede_sales_fully", "aito_share"), ("keep_control", "hhi")])
def test_spread_adds_up_to_the_whole_variance(split):
    found = moved(*split)
    assert sum(part.spread for part in found.parts) == pytest.approx(1.0, rel=1e-9)


@pytest.mark.parametrize("measure", ["aito_share", "hima_units"])
def test_one_badge_for_all_does_not_blow_up(measure):
    found = movement(shipped("single_aito_brand"), measure, "1")
    numbers = [each for part in found.parts for each in vars(part).values()]
    assert np.isfinite([each for each in numbers if isinstance(each, float)]).all()
    spread = [part.spread for part in found.parts]
    if measure == "aito_share":
        # every car carries the badge from July on, so no future moves otherwise than the others
        assert found.after == 1.0
        assert spread == [0.0] * len(spread)
    else:
        assert found.before == pytest.approx(52_747)
        assert sum(spread) == pytest.approx(1.0, rel=1e-9)


def test_an_earlier_month_is_split_as_if_the_run_ended_there():
    assert movement(shipped("keep_control"), month="1") == movement(
        scenario("keep_control", months=1, replications=REPLICATIONS)
    )


def test_progress_is_told_after_every_run():
    told = []
    movement(shipped("keep_control"), month="1", progress=lambda *words: told.append(words))
    assert told == [("scenarios run", n + 1, 32) for n in range(32)]


# refusals


@pytest.mark.parametrize("measure", ["payoff_seres", "payoff_huawei", "profit_hhi"])
def test_what_june_has_no_books_for_is_refused_in_words(measure):
    words = f"June's books are not recorded, so nothing moves {measure} from June on"
    with pytest.raises(InputError, match=words):
        movement(shipped("keep_control"), measure)


def test_an_unknown_measure_a_month_outside_and_an_unsound_scenario_are_refused():
    with pytest.raises(InputError, match="there is no outcome 'aito_shar'; did you mean"):
        movement(shipped("keep_control"), "aito_shar")
    with pytest.raises(InputError, match="'2026-01' is no month of this run"):
        movement(shipped("keep_control"), month="2026-01")
    with pytest.raises(ScenarioError, match="unknown brand 'luxed'"):
        movement(unsound(shipped("keep_control")))


# sources


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("keep_control", set()),
        ("cede_sales_fully", {"sales_control"}),
        ("take_back_when_slumping", {"sales_control"}),
        ("hybrid_for_all", {"sales_control"}),
        ("partners_lead_abroad", {"other"}),
        ("single_aito_brand", {"other"}),
        ("aito_stumbles", {"other"}),
        ("xiaomi_surge", set()),
    ],
)
def test_a_source_that_a_scenario_has_not_is_absent(name, extra):
    assert sources_of(shipped(name)) == {"launches", "rivals", "yinwang", "market", "luck"} | extra


def test_a_source_that_a_scenario_has_not_is_absent_from_its_parts():
    found = movement(shipped("keep_control"), month="1")
    assert values(found).keys() == {"momentum", *KEYS} - {"sales_control", "other"}


def test_a_world_without_luck_has_no_such_source():
    calm = {name: {"fixed": 0.0} for name in CALM}
    assert "luck" not in sources_of(shipped("keep_control", assumptions=calm))


def test_rules_alone_are_a_source():
    rules = shipped("take_back_when_slumping").model_dump(mode="json", by_alias=True)["rules"]
    made = shipped("keep_control", rules=rules)
    assert "sales_control" in sources_of(made)


@pytest.mark.parametrize(
    ("event", "source"),
    [
        ({"launch": {"brand": "aito"}}, "launches"),
        ({"demand": {"brand": "aito", "shock": 0.1}}, "launches"),
        ({"launch": {"brand": "gac"}}, "yinwang"),
        ({"demand": {"brand": "avatr", "shock": 0.1}}, "yinwang"),
        ({"sign": {"brand": "gac"}}, "yinwang"),
        ({"rival": {"name": "xiaomi", "pull": 0.1}}, "rivals"),
        ({"market": {"factor": 1.1, "months": 2}}, "market"),
        ({"tax": {"known_months_ahead": 1}}, "market"),
        ({"supply": {"brand": "aito", "factor": 0.5, "months": 2}}, "other"),
    ],
)
@pytest.mark.parametrize("listed", [False, True])
def test_an_event_belongs_to_one_source(event, source, listed):
    event = {"month": "2025-08", **event}
    made = shipped("keep_control").replace(events=[])
    made = unchecked(made, events=[event] if listed else {"it": event})
    for key in KEYS:
        kept = len(held_as_in_june(made, {key})[0].events)
        assert kept == (0 if key == source else 1)


@pytest.mark.parametrize("name", NAMES)
def test_holding_any_sources_leaves_a_sound_scenario(name):
    made = shipped(name)
    for count in range(1, len(KEYS) + 1):
        for keys in combinations(KEYS, count):
            left, still = held_as_in_june(made, keys)
            assert check(left, vocabulary()) == []
            assert still == ("launches" in keys)
            assert left.run == made.run


@pytest.mark.parametrize("name", NAMES)
def test_a_source_held_is_there_no_more(name):
    made = shipped(name)
    for key in sources_of(made) - {"launches"}:
        left, _ = held_as_in_june(made, {key})
        assert sources_of(left) == sources_of(made) - {key}
        assert canonical(held_as_in_june(left, {key})[0]) == canonical(left)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sales_control", {}),
        ("launches", {}),
        ("rivals", {"outside_drift": 0.0}),
        ("yinwang", {"resource_growth": 0.0}),
        ("market", {"season_strength": 0.0, "market_growth": 0.0}),
        ("luck", dict.fromkeys(CALM, 0.0)),
        ("other", {}),
    ],
)
def test_the_assumptions_that_are_set_where_a_source_is_held(source, expected):
    made = shipped("cede_sales_fully", assumptions={"presence_elasticity": {"fixed": 0.5}})
    left, _ = held_as_in_june(made, {source})
    fixed = {name: each.fixed for name, each in left.assumptions.items()}
    assert fixed == {"presence_elasticity": 0.5, **expected}


def test_resources_are_split_as_in_june_where_yinwang_is_held():
    path = held_as_in_june(shipped("yinwang_first"), {"yinwang"})[0].huawei.yinwang_share
    assert (
        path.now
        == path.in_36_months
        == World.of(shipped("yinwang_first")).seeds.structure["yinwang_june"]
    )


def test_nothing_held_is_the_scenario_itself():
    made = shipped("cede_all")
    assert held_as_in_june(made, ()) == (made, False)


def test_sales_control_held_leaves_who_leads_abroad():
    abroad = {"lead": "partner", "from": "2025-09"}
    terms = {"sales_control": "partner", "from": "2025-08", "abroad": abroad}
    made = shipped("keep_control", alliance={"luxeed": terms, "aito": {"model_type": "hybrid"}})
    left, _ = held_as_in_june(made, {"sales_control"})
    (only,) = left.alliance["luxeed"]
    assert set(left.alliance) == {"luxeed"}
    assert not only.names_terms
    assert only.abroad == made.alliance["luxeed"][0].abroad
    other, _ = held_as_in_june(made, {"other"})
    assert other.alliance["luxeed"][0].abroad is None
    assert other.alliance["luxeed"][0].names_terms
    assert held_as_in_june(made, {"sales_control", "other"})[0].alliance == {}


# held as in June


def everything_held(name="cede_sales_fully"):
    made = shipped(name)
    left, still = held_as_in_june(made, sources_of(made))
    assert still
    return left


def test_with_everything_held_only_momentum_is_left():
    left = everything_held()
    share = outcome(record(left, still=True), "aito_share", MONTHS - 1)
    assert values(moved())["momentum"] == pytest.approx(share.mean() - 0.85, abs=1e-12)


def test_momentum_is_told_future_by_future():
    run = record(everything_held("keep_control"), still=True)
    futures = outcome(run, "hhi", MONTHS - 1) - june_outcome(run, "hhi")
    momentum = moved("keep_control", "hhi").parts[0]
    told = (momentum.value, momentum.p05, momentum.p95)
    expected = (futures.mean(), *np.quantile(futures, (0.05, 0.95)))
    assert told == pytest.approx(expected, rel=1e-9)
    assert np.ptp(june_outcome(run, "hhi")) > 0


def test_scenarios_with_everything_held_are_all_the_same():
    """But for their names and their assumptions, nothing is left to differ in."""
    first = record(everything_held("keep_control"), still=True)
    for name in ("cede_all", "xiaomi_surge", "yinwang_first", "partners_lead_abroad"):
        assert different(first, record(everything_held(name), still=True)) == []


def test_without_terms_launches_luck_and_market_the_brands_barely_move():
    """What is left of the movement is small beside what launches alone do."""
    september = {"shangjie_first_model": {"month": "2025-09"}}
    found = values(movement(shipped("cede_sales_fully", events=september), "aito_share"))
    assert abs(found["momentum"]) < abs(found["launches"]) / 3


def state_at(made, month, still):
    """A state after the market of a month, with June's nameplates held or not."""
    world, months = World.of(made, still=still), made.run.months
    tape = Tape.blank(Tape.shapes_for(world.cast, months, made.run.replications), shared=False)
    state, _ = open_state(world, months, range(made.run.replications), tape.arrays())
    clock = Clock(months)
    cast_parts(clock, state)
    clock.env.run(until=10 * month + Phase.BOOKS)
    return state


def worth_of(state, brand):
    return state.lineup.log_worth[state.lineup.clusters.agent == brand]


def test_nameplates_are_worth_what_they_were_in_june_where_everything_is_held():
    left = everything_held()
    on_sale = np.array([spec.on_sale for spec in World.of(left).brands.values()])
    selling = np.flatnonzero(on_sale)
    first = [worth_of(state_at(left, 0, still=True), brand) for brand in selling]
    for month in range(1, MONTHS):
        state = state_at(left, month, still=True)
        for brand, worth in zip(selling, first, strict=True):
            assert (worth_of(state, brand) == worth).all()
    later = state_at(left, MONTHS - 1, still=False)
    assert all((worth_of(later, b) != worth).any() for b, worth in zip(selling, first, strict=True))


def test_a_launch_adds_to_what_june_had_and_june_stays_as_it_was():
    more = {"it": {"month": "2025-08", "launch": {"brand": "aito", "strength": 1.0}}}
    left = everything_held().replace(events=more)
    states = [state_at(left, month, still=True) for month in range(MONTHS)]
    worth = [worth_of(state, 0) for state in states]
    assert all((each > worth[0]).all() for each in worth[1:])
    assert all((worth_of(state, 1) == worth_of(states[0], 1)).all() for state in states)


def refreshes(run):
    return [entry for entry in run.ledger if entry.rule == "refresh"]


def test_no_model_is_renewed_where_brands_are_held():
    made = shipped("keep_control")
    assert refreshes(record(made))
    assert not refreshes(record(made, still=True))
    assert not refreshes(record(everything_held(), still=True))


def test_a_run_is_not_still_unless_asked_for():
    made = shipped("cede_sales_fully")
    plain, moving, still = record(made), record(made, still=False), record(made, still=True)
    assert different(plain, moving) == []
    assert plain.ledger == moving.ledger
    assert "deliveries" in different(plain, still)


@pytest.mark.parametrize("name", ["keep_control", "cede_sales_fully", "single_aito_brand"])
def test_brands_held_change_nothing_in_june(name):
    made = shipped(name)
    moving, still = record(made), record(made, still=True)
    assert moving.june.tobytes() == still.june.tobytes()
    assert moving.june_sample.tobytes() == still.june_sample.tobytes()
    assert {k: v.tobytes() for k, v in moving.draws.items()} == {
        k: v.tobytes() for k, v in still.draws.items()
    }
    assert (june_outcome(moving, "aito_share") == june_outcome(still, "aito_share")).all()
