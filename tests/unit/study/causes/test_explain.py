"""Differences split over changes: they add up, and what does nothing gets nothing."""

import json
import math
from functools import cache

import numpy as np
import pytest

from sim.engine import record
from sim.errors import InputError, ScenarioError
from sim.measures.outcome import outcome, unit_of
from sim.scenario.differences.difference import difference
from sim.study.causes.explain import MOST, explain, explain_each
from sim.study.compare import compare
from sim.study.result import Result
from sim.world.world import World
from tests.laws.helpers import recorded, scenario, unsound

MONTHS, REPLICATIONS = 8, 50
SIZE = {"months": MONTHS, "replications": REPLICATIONS}
LOOKED_AT = "2025-10"
FOURTH = 3
MEASURES = (
    "aito_share",
    "luxeed_units",
    "hima_units",
    "hhi",
    "effective_number",
    "channel_hhi",
    "profit_hhi",
    "payoff_chery",
    "payoff_huawei",
)

LUXEED = "alliance.luxeed.sales_control"
PARTNER = {"sales_control": "partner", "from": "2025-08", "handover_months": 3}
NEVER = {
    "name": "never",
    "when": {"measure": "hhi", "below": 1.0},
    "then": {"brand": "aito", "sales_control": "partner"},
}


def launched(brand, month, strength=0.5):
    return {"month": month, "launch": {"brand": brand, "strength": strength}}


def as_in_the_register(name):
    low, high = World.of(shipped("keep_control")).register[name].bounds
    return {name: {"low": low, "high": high}}


def shipped(name, **changes):
    return scenario(name, **SIZE, **changes)


NOTHING = {
    "alliance.aito.sales_control": lambda: {"alliance": {"aito": {**PARTNER, "from": "2026-01"}}},
    "alliance.aito.abroad": lambda: {
        "alliance": {"aito": {"abroad": {"lead": "partner", "from": "2026-02"}}}
    },
    # one that the history says nothing of: another would leave the fit for its range
    "assumptions.after_sales_gap": lambda: {"assumptions": as_in_the_register("after_sales_gap")},
    "events.late": lambda: {"events": {"late": launched("aito", "2026-01", 2.0)}},
    "rules.never": lambda: {"rules": [NEVER]},
}
"""Changes without any effect up to the month that is looked at."""

MANY = {
    "alliance": {"luxeed": PARTNER},
    "events": {
        "aito_one": launched("aito", "2025-08"),
        "aito_two": launched("aito", "2025-09"),
        "aito_three": launched("aito", "2025-10"),
        "luxeed_one": launched("luxeed", "2025-08"),
        "luxeed_two": launched("luxeed", "2025-09"),
    },
    "huawei": {"floor_rule": "equal", "yinwang_share": {"now": 0.2}},
    "assumptions": {"presence_elasticity": {"fixed": 0.6}},
}
"""Nine changes of four kinds, and of five kinds and agents."""


@cache
def explained(base="keep_control", other="cede_sales_fully"):
    return explain_each(shipped(base), shipped(other), MEASURES, LOOKED_AT)


@cache
def many(sample=None):
    other = shipped("keep_control", **MANY)
    return explain(shipped("keep_control"), other, month="2025-10", sample=sample)


def by_change(found):
    parts = {part.change: part for part in found.parts}
    assert len(parts) == len(found.parts)
    return parts


def numbers(part):
    """All that a part says in numbers."""
    return {key: each for key, each in vars(part).items() if isinstance(each, float)}


def same_bits(one, other):
    """Whether two parts say the same to the bit, but for how surely it is known."""
    names = ("value", "alone", "last")
    return [getattr(one, name) for name in names] == [getattr(other, name) for name in names]


def adds_up(found):
    total = math.fsum(part.value for part in found.parts)
    size = max(abs(found.before), abs(found.after))
    within = 1e-12 if unit_of(found.measure) in ("share", "index", "number") else 1e-12 * size
    # an index is of the size of 10,000, and so is its rounding
    within = max(within, 1e-15 * size)
    assert abs(found.difference - total) <= within
    assert abs(found.difference - (found.after - found.before)) <= within


# the whole


@pytest.mark.parametrize("measure", MEASURES)
def test_parts_add_up_to_the_difference(measure):
    found = explained()[measure]
    assert len(found.parts) == 3
    assert found.unit == unit_of(measure)
    assert found.difference != 0.0
    adds_up(found)


@pytest.mark.parametrize(
    "pair",
    [
        ("cede_sales_fully", "hybrid_for_all"),
        ("keep_control", "xiaomi_surge"),
        ("keep_control", "single_aito_brand"),
        ("cede_gradually", "cede_stores_keep_policy"),
    ],
)
def test_parts_of_other_pairs_add_up(pair):
    for found in explained(*pair).values():
        adds_up(found)


TRACKS = {
    "aito_share": ("brand", "aito", "share"),
    "luxeed_units": ("brand", "luxeed", "units"),
    "hima_units": ("brand", "all", "units"),
    "hhi": ("brand", "all", "hhi"),
    "effective_number": ("brand", "all", "effective_number"),
    "channel_hhi": ("channel", "all", "hhi"),
    "profit_hhi": ("profit", "all", "hhi"),
}


@pytest.mark.parametrize("other", ["cede_sales_fully", "xiaomi_surge"])
def test_the_difference_is_the_paired_one_of_a_comparison(other):
    results = (
        Result(shipped(name), recorded(name, MONTHS, REPLICATIONS))
        for name in ("keep_control", other)
    )
    found = compare(*results).pair()
    for measure, (lens, entity, name) in TRACKS.items():
        track = found.track(lens, entity, name)
        split = explained("keep_control", other)[measure]
        assert split.month == track.months[FOURTH]
        for ours, theirs in (("before", "base"), ("after", "scenario")):
            assert getattr(split, ours) == pytest.approx(track[theirs][FOURTH], rel=1e-12)
        assert split.difference == pytest.approx(track["difference"][FOURTH], rel=1e-9)
    payoff = found.track("profit", "chery", "monthly_payoff", "huawei_tech")["difference"]
    split = explained("keep_control", other)["payoff_chery"]
    assert split.difference == pytest.approx(payoff[: FOURTH + 1].sum(), rel=1e-9)


def test_every_month_shown_is_split_and_the_last_is_the_one_asked_for():
    base, other = scenario("keep_control", months=13), scenario("cede_sales_fully", months=13)
    found = explain(base, other)
    assert found.months == ("2025-12", "2026-06", "2026-07")
    for change, part in by_change(found).items():
        assert found.by_month[change][-1] == part.value
    for place, month in enumerate(found.months):
        alone = explain(base, other, month=month)
        assert alone.difference == pytest.approx(
            sum(values[place] for values in found.by_month.values()), rel=1e-12
        )
        for change, part in by_change(alone).items():
            assert found.by_month[change][place] == part.value


def test_a_month_may_be_named_by_its_number():
    one, other = (
        explain(shipped("keep_control"), shipped("yinwang_first"), month=month)
        for month in ("4", LOOKED_AT)
    )
    assert one == other


def test_parts_come_largest_first_with_whose_choice_they_are():
    found = explained()["channel_hhi"]
    sizes = [abs(part.value) for part in found.parts]
    assert sizes == sorted(sizes, reverse=True)
    assert {part.change: part.agent for part in found.parts} == {
        LUXEED: "chery",
        "alliance.stelato.sales_control": "baic",
        "alliance.shangjie.sales_control": "saic",
    }
    assert by_change(found)[LUXEED].title.startswith("Luxeed: sales control ")


def test_agents_parts_add_up_and_come_largest_first():
    pair = (shipped("keep_control"), shipped("keep_control", **MANY))
    for found in explain_each(*pair, ("aito_share", "payoff_chery"), "3", sample=4).values():
        by_agent = found.by_agent()
        assert list(by_agent) == sorted(by_agent, key=lambda agent: -abs(by_agent[agent]))
        assert set(by_agent) == {"seres", "chery", "huawei", "world"}
        scale = sum(map(abs, by_agent.values()))
        assert sum(by_agent.values()) == pytest.approx(found.difference, rel=0, abs=1e-12 * scale)
        chery = [part.value for part in found.parts if part.agent == "chery"]
        assert len(chery) == 3
        assert by_agent["chery"] == pytest.approx(sum(chery), rel=1e-12)


@pytest.mark.parametrize("measure", MEASURES)
def test_spread_adds_up_to_the_whole_variance(measure):
    found = explained()[measure]
    assert sum(part.spread for part in found.parts) == pytest.approx(1.0, rel=1e-9)


def test_spread_is_the_part_of_the_variance_that_a_change_brings():
    """With two changes, from the four runs as they are."""
    base, other = shipped("keep_control"), shipped("xiaomi_surge")
    changes = ("events.xiaomi_price_cut", "events.xiaomi_suv")
    pair = difference(base, other)
    made = [(), changes[:1], changes[1:], changes]
    nobody, first, second, both = (
        outcome(record(pair.apart(each)), "hhi", MONTHS - 1) for each in made
    )
    adds = {
        changes[0]: (first - nobody + both - second) / 2,
        changes[1]: (second - nobody + both - first) / 2,
    }
    found = by_change(explain(base, other, "hhi"))
    whole = np.var(both - nobody)
    for change in changes:
        part, added = found[change], adds[change]
        assert part.spread == pytest.approx(np.cov(added, both - nobody, ddof=0)[0, 1] / whole)
        assert part.value == pytest.approx(added.mean())
        assert (part.p05, part.p95) == pytest.approx(tuple(np.quantile(added, (0.05, 0.95))))
        error = added.std(ddof=1) / np.sqrt(REPLICATIONS)
        assert part.high - part.value == pytest.approx(2.0096 * error, rel=1e-3)  # t of 49
        assert part.value - part.low == pytest.approx(part.high - part.value)


def test_the_way_back_has_the_same_parts_with_the_other_sign():
    """The same combinations are run either way, and rounded once."""
    there, back = (
        explained("cede_sales_fully", "hybrid_for_all"),
        explained("hybrid_for_all", "cede_sales_fully"),
    )
    for measure in MEASURES:
        ours, theirs = by_change(there[measure]), by_change(back[measure])
        assert ours.keys() == theirs.keys()
        for change, part in ours.items():
            assert part.value == -theirs[change].value
            assert (part.alone, part.last) == (-theirs[change].last, -theirs[change].alone)


@pytest.mark.parametrize("other", ["yinwang_first", "single_aito_brand", "aito_stumbles"])
def test_one_change_alone_gets_the_whole_difference(other):
    for found in explained("keep_control", other).values():
        (part,) = found.parts
        assert part.value == part.alone == part.last == found.difference
        assert part.value == pytest.approx(found.after - found.before, rel=1e-9, abs=1e-12)
        assert found.interactions == ()
        assert found.runs == 2


def test_alone_last_and_interaction_of_two_changes_hang_together():
    found = explain(shipped("keep_control"), shipped("xiaomi_surge"))
    first, second = found.parts
    (pair,) = found.interactions
    assert {pair.first, pair.second} == {first.change, second.change}
    for part in (first, second):
        assert part.last - part.alone == pytest.approx(pair.value, rel=1e-9)
        assert part.value == pytest.approx((part.alone + part.last) / 2, rel=1e-12)
    assert pair.value != 0.0


# what does nothing


def with_nothing(change, base="cede_sales_fully"):
    return shipped(base, **NOTHING[change]())


@pytest.mark.parametrize("change", NOTHING)
def test_a_change_without_effect_gets_exactly_0_and_changes_no_bit_of_the_others(change):
    found = explain_each(shipped("keep_control"), with_nothing(change), MEASURES, LOOKED_AT)
    for measure in MEASURES:
        parts = by_change(found[measure])
        assert set(numbers(parts.pop(change)).values()) == {0.0}
        without = by_change(explained()[measure])
        assert parts.keys() == without.keys()
        for key, part in parts.items():
            assert same_bits(part, without[key])
            assert numbers(part) == pytest.approx(numbers(without[key]), rel=1e-9, abs=1e-12)
        assert found[measure].interactions == explained()[measure].interactions
        assert found[measure].difference == explained()[measure].difference
        without_it = {k: v for k, v in found[measure].by_month.items() if k != change}
        assert without_it == explained()[measure].by_month


def test_nothing_but_a_change_without_effect_is_all_zeros():
    found = explain(
        shipped("keep_control"), with_nothing("events.late", "keep_control"), month=LOOKED_AT
    )
    (part,) = found.parts
    assert set(numbers(part).values()) == {0.0}
    assert found.difference == 0.0
    assert found.before == found.after


def test_all_changes_without_effect_together_get_exactly_0():
    changes = {}
    nothing = {"assumptions.after_sales_gap", "rules.never"}
    for change in nothing:
        changes |= NOTHING[change]()
    found = explain(
        shipped("keep_control"), shipped("cede_sales_fully", **changes), month=LOOKED_AT
    )
    assert len(found.parts) == 5
    zeros = {part.change for part in found.parts if set(numbers(part).values()) == {0.0}}
    assert zeros == nothing


def test_a_new_brand_that_nobody_launches_changes_no_bit():
    spec = {
        "title": "A brand that never sells",
        "maker": "nobody",
        "hima": True,
        "model_type": "hima",
        "bands": {"shares": (0.25,) * 4, "evidence": "assumption", "source": "made up"},
        "price": 300,
        "models": 1,
        "capacity": 10_000,
        "base": 0,
    }
    other = shipped("cede_sales_fully", brands={"spare": spec})
    found = explain(shipped("keep_control"), other, month=LOOKED_AT)
    for change, part in by_change(found).items():
        assert same_bits(part, by_change(explained()["aito_share"])[change])


# how it is written, and how it is run


def test_the_order_in_which_changes_are_written_does_not_matter():
    changes = [
        {"alliance": {"luxeed": PARTNER}},
        {"events": {"zeta": launched("aito", "2025-08")}},
        {"events": {"alpha": launched("luxeed", "2025-08")}},
        {"assumptions": {"presence_elasticity": {"fixed": 0.6}}},
    ]
    base, found = shipped("keep_control"), []
    for order in (changes, changes[::-1]):
        other = base
        for change in order:
            other = other.replace(**change)
        found.append(explain_each(base, other, ("aito_share", "payoff_huawei"), LOOKED_AT))
    assert found[0] == found[1]
    assert len(found[0]["aito_share"].parts) == len(changes)


def test_workers_change_no_bit():
    pair = (shipped("keep_control"), shipped("cede_sales_fully"))
    assert explain(*pair, month="2", jobs=2) == explain(*pair, month="2")


def test_several_measures_at_once_are_each_by_itself():
    pair = (shipped("keep_control"), shipped("cede_sales_fully"))
    for measure in ("aito_share", "hhi", "payoff_chery"):
        assert explain(*pair, measure, LOOKED_AT) == explained()[measure]


def test_the_bases_run_counts_for_both():
    longer = scenario("cede_sales_fully", months=20, replications=7, seed=1)
    assert explain(shipped("keep_control"), longer, month=LOOKED_AT) == explained()["aito_share"]


def test_progress_is_told_after_every_run():
    told = []
    explain(
        shipped("keep_control"),
        shipped("xiaomi_surge"),
        month="1",
        progress=lambda *words: told.append(words),
    )
    assert told == [("scenarios run", n, 4) for n in (1, 2, 3, 4)]


def test_an_explanation_can_be_written_as_json():
    found = explained()["hhi"]
    plain = json.loads(json.dumps(found.to_plain(), allow_nan=False))
    assert plain["difference"] == found.difference
    assert [part["change"] for part in plain["parts"]] == [part.change for part in found.parts]
    assert plain["by_agent"] == found.by_agent()
    assert plain["by_month"][LUXEED] == list(found.by_month[LUXEED])


# many changes


def test_more_changes_than_can_be_split_one_by_one_are_grouped_with_a_note():
    changes = difference(shipped("keep_control"), shipped("keep_control", **MANY)).deltas
    assert len(changes) == 9 > MOST
    found = many()
    assert found.method == "grouped"
    assert "9 changes are more than 8" in found.note
    assert "5 groups" in found.note
    assert {part.change: part.agent for part in found.parts} == {
        LUXEED: "chery",
        "Chery: events": "chery",
        "Seres: events": "seres",
        "Huawei: Huawei's levers": "huawei",
        "assumptions.presence_elasticity": "world",
    }
    assert "Seres: events (3 changes)" in {part.title for part in found.parts}
    assert found.runs == 2**5
    adds_up(found)


def test_a_group_is_made_as_a_whole():
    base = shipped("keep_control")
    launches = {key: each for key, each in MANY["events"].items() if key.startswith("aito")}
    alone = explain(base, shipped("keep_control", events=launches), month="2025-10")
    part = by_change(many())["Seres: events"]
    assert part.alone == pytest.approx(alone.difference, rel=1e-9)


def test_too_many_agents_are_grouped_by_kind_alone():
    contracts = dict.fromkeys(("aito", "luxeed", "stelato", "maextro", "shangjie"), PARTNER)
    brands = ("aito", "luxeed", "stelato", "gac")
    changes = {
        "alliance": contracts,
        "events": {f"{brand}_x": launched(brand, "2025-09") for brand in brands},
    }
    found = explain(shipped("keep_control"), shipped("keep_control", **changes), month="4")
    assert {part.change: part.agent for part in found.parts} == {
        "contracts": "several",
        "events": "several",
    }
    assert found.runs == 4
    adds_up(found)


@pytest.mark.parametrize("sample", [4, 5])
def test_a_sample_of_orders_splits_single_changes_and_adds_up(sample):
    found = many(sample)
    assert found.method == "sampled"
    assert len(found.parts) == 9
    even = sample + sample % 2
    assert found.note.startswith(f"{even} of all orders of 9 changes were sampled")
    assert found.interactions == ()
    assert found.difference == pytest.approx(many().difference, rel=1e-9)
    adds_up(found)
    assert sum(part.spread for part in found.parts) == pytest.approx(1.0, rel=1e-9)


def test_a_change_without_effect_gets_exactly_0_in_a_sample():
    other = shipped("keep_control", **MANY).replace(rules=[NEVER])
    found = explain(shipped("keep_control"), other, month="2025-10", sample=4)
    parts = by_change(found)
    assert set(numbers(parts.pop("rules.never")).values()) == {0.0}
    assert all(part.value for part in parts.values())


def test_two_changes_are_split_exactly_by_any_sample():
    pair = (shipped("keep_control"), shipped("xiaomi_surge"))
    exact, found = explain(*pair, month=LOOKED_AT), explain(*pair, month=LOOKED_AT, sample=4)
    for change, part in by_change(found).items():
        assert numbers(part) == pytest.approx(numbers(by_change(exact)[change]), rel=1e-9)


def test_the_interval_of_a_sample_holds_the_exact_part():
    pair = (shipped("keep_control"), shipped("cede_sales_fully"))
    exact = by_change(explained()["hhi"])
    found = by_change(explain(*pair, "hhi", LOOKED_AT, sample=6))
    for change, part in found.items():
        assert part.value == pytest.approx(exact[change].value, rel=0.1)
        assert part.low < exact[change].value < part.high
        assert (part.alone, part.last) == (exact[change].alone, exact[change].last)


# refusals


def test_the_same_scenario_twice_is_refused():
    for other in (shipped("keep_control"), scenario("keep_control", months=3, seed=1)):
        with pytest.raises(InputError, match="keep_control changes nothing over keep_control"):
            explain(shipped("keep_control"), other)


@pytest.mark.parametrize("measure", ["aito_shar", "payoff_cherry", "nonsense"])
def test_an_unknown_measure_is_refused(measure):
    with pytest.raises(InputError, match=f"there is no outcome '{measure}'"):
        explain(shipped("keep_control"), shipped("cede_sales_fully"), measure)


@pytest.mark.parametrize("month", ["2026-03", "2025-06", "9", "0", "July"])
def test_an_unknown_month_is_refused(month):
    with pytest.raises(InputError, match=f"'{month}' is no month of this run"):
        explain(shipped("keep_control"), shipped("cede_sales_fully"), month=month)


@pytest.mark.parametrize("sample", [0, 3, -4])
def test_too_small_a_sample_is_refused(sample):
    with pytest.raises(InputError, match="sample must be a whole number from 4 to 100,000"):
        explain(shipped("keep_control"), shipped("cede_sales_fully"), sample=sample)


def test_an_unsound_scenario_is_refused_on_either_side():
    keep = shipped("keep_control")
    for pair in ((keep, unsound(keep)), (unsound(keep), keep)):
        with pytest.raises(ScenarioError, match="unknown brand 'luxed'; did you mean 'luxeed'"):
            explain(*pair)
