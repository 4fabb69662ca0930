"""Scenarios against their base, future by future: by hand, by symmetry, and in what they refuse."""

from __future__ import annotations

import dataclasses
import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.engine import record
from sim.errors import InputError, ScenarioError
from sim.measures.outcome import outcome
from sim.measures.rows import Row, blocks, rows
from sim.study.compare import compare, scorecard
from sim.study.compare.accounting import is_split, relabelled
from sim.study.compare.pair import Pair, pair
from sim.study.compare.track import STATISTICS
from sim.study.effect import Effect
from sim.study.ensemble import half_width, z_for
from sim.study.result import Result, simulate
from tests.laws.helpers import IN_SIX_MONTHS, SPARE, recorded, scenario, unsound
from tests.unit import fakes

MONTHS, REPLICATIONS = 8, 60
SIZE = {"months": MONTHS, "replications": REPLICATIONS}


def result(name, **changes):
    """A shipped scenario's result; nothing is run twice unless it is changed."""
    made = scenario(name, **SIZE, **changes)
    return Result(made, record(made) if changes else recorded(name, MONTHS, REPLICATIONS))


@cache
def shipped(base="keep_control", other="cede_sales_fully"):
    return pair(result(base).recording, result(other).recording, (base, other))


@cache
def three():
    return compare(
        *(result(name) for name in ("keep_control", "cede_sales_fully", "yinwang_first"))
    )


def statistic(found, name):
    """(rows, months)."""
    return found.values[:, :, STATISTICS.index(name)]


def shifted(run, differences, name="orders"):
    """The recording, with Aito's numbers of the first month moved by so much in each future."""
    values = run.arrays[name].copy()
    values[0, 0] += np.array(differences, dtype=np.float32)
    return dataclasses.replace(run, arrays={**run.arrays, name: values})


def aitos_orders(differences):
    """A pair of made-up recordings whose differences of Aito's orders are those given."""
    run = fakes.recording(1, len(differences))
    found = pair(run, shifted(run, differences), ("before", "after"))
    return found, found.track("brand", "aito", "orders", "huawei_tech")


# a pair by hand


def test_statistics_by_hand():
    _, track = aitos_orders([3, -5, 1, 4, 2])
    # mean 1; squared distances 4 + 36 + 0 + 9 + 1 = 50; standard error sqrt(50/4/5)
    half = z_for(5) * math.sqrt(2.5)
    expected = {
        "difference": 1,
        "low": 1 - half,
        "high": 1 + half,
        "p05": -3.8,
        "p25": 1,
        "p50": 2,
        "p75": 3,
        "p95": 3.8,
        "higher": 0.8,
        "lower": 0.2,
        "sd": math.sqrt(12.5),
        "accounting": 0,
    }
    assert {name: float(track[name][0]) for name in expected} == pytest.approx(expected)
    orders = fakes.recording(1, 5).arrays["orders"][0, 0].astype(float)
    assert track["base"][0] == pytest.approx(orders.mean())
    assert track["scenario"][0] == pytest.approx(orders.mean() + 1)
    assert track.same_sign.tolist() == [0.8]
    assert track.effects == (Effect.UNCLEAR,)
    # (2.7694 * 3.5355)^2 = 95.87
    assert track.needed(0, 5) == 96


@pytest.mark.parametrize(
    ("differences", "same_sign", "effect"),
    [
        ([-1, -2, -3, -2, 0], 0.8, "lower"),
        ([1, 2, 3, 2, -1], 0.8, "unclear"),
        ([5, 6, 7, 6, 5], 1.0, "higher"),
        ([5, 5, 5, 5, 5], 1.0, "higher"),
        ([0, 0, 0, 0, -9], 0.2, "unclear"),
        ([-4, 4, -2, 2, 0], math.nan, "unclear"),
        ([0, 0, 0, 0, 0], math.nan, "none"),
    ],
)
def test_same_sign_and_effect_by_hand(differences, same_sign, effect):
    _, track = aitos_orders(differences)
    assert track.same_sign[0] == pytest.approx(same_sign, nan_ok=True)
    assert track.effects == (effect,)


def test_a_difference_without_spread_needs_no_more_than_two_futures():
    _, track = aitos_orders([5, 5, 5])
    assert track["sd"][0] == 0
    assert track.needed(0, 3) == 2


@settings(max_examples=60)
@given(st.lists(st.integers(-9, 12), min_size=2, max_size=40))
def test_needed_is_what_the_interval_says(differences):
    found, track = aitos_orders(differences)
    needed = track.needed(0, found.replications)
    n, mean = len(differences), sum(differences) / len(differences)
    squares = sum((d - mean) ** 2 for d in differences) / (n - 1)
    if sum(differences) == 0:
        assert needed is None
        assert not track.effects[0].has_sign
        return
    assert (needed <= n) == track.effects[0].has_sign
    assert track.effects[0] in ("unclear", "higher" if mean > 0 else "lower")
    # the least number that would do, by the same z
    assert z_for(n) * math.sqrt(squares / needed) <= abs(mean) * (1 + 1e-9)
    if needed > 2:
        assert z_for(n) * math.sqrt(squares / (needed - 1)) > abs(mean) * (1 - 1e-9)


def test_one_future_has_a_difference_and_no_spread():
    found, track = aitos_orders([4])
    assert (track["low"][0], track["difference"][0], track["high"][0]) == (-math.inf, 4, math.inf)
    assert math.isnan(track["sd"][0])
    assert track.effects == (Effect.UNCLEAR,)
    assert track.needed(0, 1) is None
    row = next(r for r in found.to_rows(["2025-07"]) if Row(*list(r.values())[:4]) == track.row)
    assert (row["low"], row["high"], row["sd"], row["replications_needed"]) == (None,) * 4
    assert (row["difference"], row["share_same_sign"]) == (4.0, 1.0)


# a pair of shipped scenarios


def test_a_recording_with_itself_is_all_zeros():
    run = result("cede_sales_fully").recording
    found = pair(run, run, ("one", "same"))
    zero = [n for n in STATISTICS if n not in ("base", "scenario", "accounting")]
    assert not any(statistic(found, name).any() for name in zero)
    assert statistic(found, "base").tobytes() == statistic(found, "scenario").tobytes()
    for track in found.tracks():
        assert np.isnan(track.same_sign).all()
        assert set(track.effects) == {Effect.NONE}
        assert [track.needed(m, REPLICATIONS) for m in range(MONTHS)] == [None] * MONTHS
        if is_split(track.row):
            assert not track["accounting"].any()
        else:
            assert np.isnan(track["accounting"]).all()


def test_the_other_way_round_everything_has_the_other_sign():
    there, back = shipped(), shipped("cede_sales_fully", "keep_control")
    assert there.rows == back.rows
    swapped = [("difference", "difference"), ("low", "high"), ("high", "low")]
    for name, other in swapped:
        assert (statistic(there, name) == -statistic(back, other)).all()
    for name, other in [("base", "scenario"), ("higher", "lower"), ("sd", "sd")]:
        assert (statistic(there, name) == statistic(back, other)).all()
    for name, other in [("p05", "p95"), ("p25", "p75"), ("p50", "p50")]:
        assert statistic(there, name) == pytest.approx(-statistic(back, other), rel=1e-9, abs=1e-12)
    assert statistic(there, "difference").any()


def test_the_difference_is_scenario_less_base():
    found = shipped()
    base, other = statistic(found, "base"), statistic(found, "scenario")
    size = np.maximum(np.abs(base), np.abs(other))
    assert (np.abs(statistic(found, "difference") - (other - base)) <= 1e-12 * size).all()


def test_every_statistic_is_that_of_the_differences_of_the_rows():
    base, other = result("keep_control").recording, result("cede_sales_fully").recording
    found = shipped()
    assert found.rows == rows(base.cast)
    for month in (0, MONTHS - 1):
        before, after = (
            np.concatenate([*blocks(run, month)], dtype=np.float64) for run in (base, other)
        )
        d = after - before
        mean, half = d.mean(axis=1), half_width(d)
        expected = {
            "base": before.mean(axis=1),
            "scenario": after.mean(axis=1),
            "difference": mean,
            "low": mean - half,
            "high": mean + half,
            "higher": (d > 0).sum(axis=1) / REPLICATIONS,
            "lower": (d < 0).sum(axis=1) / REPLICATIONS,
            "sd": d.std(axis=1, ddof=1),
            "undefined": np.zeros(len(d)),
        }
        for q in (5, 25, 50, 75, 95):
            expected[f"p{q:02}"] = np.quantile(d, q / 100, axis=1)
        assert set(expected) == set(STATISTICS) - {"accounting"}
        for name, values in expected.items():
            assert statistic(found, name)[:, month] == pytest.approx(values, rel=1e-12, abs=1e-9)


def test_a_track_by_name():
    found = shipped()
    track = found.track("brand", "aito", "share")
    assert track.row == Row("brand", "hima", "aito", "share")
    assert track.months == found.months
    assert found.track("brand", "avatr", "units", "huawei_tech").row.scope == "huawei_tech"
    assert [t.row for t in found.tracks()] == list(found.rows)
    with pytest.raises(InputError, match="entity cannot be 'avatr'; known: aito, luxeed"):
        found.track("brand", "avatr", "share")


def test_rows_for_the_months_asked_for():
    found = shipped()
    plain = list(found.to_rows(["2026-01", "2025-07"]))
    assert len(plain) == 2 * len(found.rows)
    assert [row["month"] for row in plain[:2]] == ["2026-01", "2025-07"]
    for i, track in enumerate(found.tracks()):
        row = plain[2 * i]
        assert Row(*(row[name] for name in Row._fields)) == track.row
        assert row["difference"] == track["difference"][6]
        assert row["share_same_sign"] == track.at(6).same_sign
        assert (row["share_same_sign"] is None) == (row["difference"] == 0)
        assert row["replications_needed"] == track.needed(6, REPLICATIONS)
        assert (row["accounting"] is None) == (not is_split(track.row))


def test_progress_is_told_after_every_month():
    told = []
    run = fakes.recording(3, 4)
    pair(run, run, ("one", "same"), lambda done, count: told.append((done, count)))
    assert told == [(1, 3), (2, 3), (3, 3)]


# accounting and behaviour


def test_ceding_sales_is_no_accounting_of_brands_and_makers():
    for track in shipped().tracks():
        if track.row.lens in ("brand", "automaker"):
            assert not track["accounting"].any(), track.row
            assert not np.isnan(track["accounting"]).any(), track.row
    # and yet they differ
    assert shipped().track("brand", "aito", "share")["difference"].all()


def test_ceding_sales_is_mostly_accounting_of_the_channels_at_first():
    ceded = scenario("cede_sales_fully", **SIZE, alliance=IN_SIX_MONTHS)
    (ceding,) = compare(scenario("keep_control", **SIZE), ceded).pairs
    track = ceding.track("channel", "all", "hhi")
    difference, accounting = track["difference"][:6], track["accounting"][:6]
    assert (difference < -100).all()
    assert (accounting < 0).all()
    assert (np.abs(difference - accounting) < np.abs(accounting) / 4).all()
    assert (difference != accounting).all()


def test_one_badge_is_accounting_of_brands_and_not_of_makers():
    found = shipped(other="single_aito_brand")
    for entity, sign in (("aito", 1), ("luxeed", -1), ("stelato", -1)):
        for measure in ("share", "units"):
            assert (sign * found.track("brand", entity, measure)["accounting"] > 0).all()
    index = found.track("brand", "all", "hhi")
    assert index["scenario"] == pytest.approx([10_000] * MONTHS)
    # all of the index's change is the label: whatever is sold, it is sold as Aito
    assert index["accounting"] == pytest.approx(index["difference"])
    for track in found.tracks():
        if track.row.lens in ("automaker", "channel"):
            assert not track["accounting"].any(), track.row
            assert not np.isnan(track["accounting"]).any(), track.row
    assert found.track("automaker", "all", "hhi")["difference"].all()


def test_the_profit_lens_is_not_split():
    for track in shipped().tracks():
        assert np.isnan(track["accounting"]).all() == (track.row.lens == "profit")


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("keep_control", "cede_sales_fully"),
        ("keep_control", "single_aito_brand"),
        ("single_aito_brand", "cede_sales_fully"),
    ],
)
def test_accounting_and_behaviour_add_up_to_the_difference(base, other):
    """By a step between: the base's sales in the scenario's books."""
    before, after = result(base).recording, result(other).recording
    between = relabelled(before, after)
    labels = pair(before, between, ("", ""))
    behaviour = pair(between, after, ("", ""))
    whole = shipped(base, other)
    split = [is_split(row) for row in whole.rows]
    accounting = statistic(whole, "accounting")[split]
    assert accounting == pytest.approx(statistic(labels, "difference")[split], rel=1e-12, abs=1e-12)
    together = accounting + statistic(behaviour, "difference")[split]
    size = 1 + np.maximum(statistic(whole, "base"), statistic(whole, "scenario"))[split]
    difference = statistic(whole, "difference")[split]
    assert (np.abs(together - difference) <= 1e-12 * size).all()
    # behaviour moves what nobody relabels
    assert statistic(behaviour, "difference")[split].any()


def test_relabelling_leaves_the_record_as_it_was():
    base, other = fakes.recording(2, 4, seed=1), fakes.recording(2, 4, seed=2, badge=1)
    found = relabelled(base, other)
    assert found.arrays["control"].tobytes() == other.arrays["control"].tobytes()
    assert found.one_badge_from == 1
    for name in base.arrays:
        assert base.arrays[name].tobytes() == fakes.recording(2, 4, seed=1).arrays[name].tobytes()
        if name != "control":
            assert found.arrays[name] is base.arrays[name]


# brands that only one of two has

NOTHING = ("difference", "low", "high", "p05", "p50", "p95", "higher", "lower", "sd")


@cache
def with_spare():
    """A brand more that never sells, against keep_control, and the other way round."""
    base, spare = result("keep_control"), result("keep_control", brands={"spare": SPARE})
    return compare(base, spare).pair(), compare(spare, base).pair()


def shared_rows(found):
    common = set(rows(fakes.cast()))
    assert common < set(found.rows)
    return [track for track in found.tracks() if track.row in common]


@pytest.mark.parametrize("way", [0, 1], ids=["in the scenario", "in the base"])
def test_a_brand_that_never_sells_moves_no_row_that_both_have(way):
    found = with_spare()[way]
    for track in shared_rows(found):
        if track.row.measure != "gini":
            assert not any(track[name].any() for name in NOTHING), track.row
            assert track["base"].tobytes() == track["scenario"].tobytes()


@pytest.mark.parametrize("way", [0, 1], ids=["in the scenario", "in the base"])
def test_a_brand_that_never_sells_does_not_move_gini(way):
    found = with_spare()[way]
    gini = [track for track in shared_rows(found) if track.row.measure == "gini"]
    assert not any(track[name].any() for track in gini for name in NOTHING)


@pytest.mark.parametrize("way", [0, 1], ids=["in the scenario", "in the base"])
def test_gini_moves_by_no_more_than_rounding(way):
    gini = [track for track in shared_rows(with_spare()[way]) if track.row.measure == "gini"]
    assert len(gini) == 8
    assert all(np.abs(track[name]).max() < 1e-14 for track in gini for name in ("p05", "p95"))


@pytest.mark.parametrize("way", [0, 1], ids=["in the scenario", "in the base"])
def test_a_brand_that_one_of_them_has_not_counts_as_nothing_there(way):
    found = with_spare()[way]
    for entity, lens in (("spare", "brand"), ("nobody", "automaker"), ("nobody", "channel")):
        for measure in ("share", "units"):
            track = found.track(lens, entity, measure)
            assert not track["difference"].any()
            assert not track["accounting"].any()
    effort = found.track("brand", "spare", "effort", "huawei_tech")
    absent, present = (("base", "scenario"), ("scenario", "base"))[way]
    assert not effort[absent].any()
    assert (effort[present] > 0).all()


def test_accounting_takes_control_by_the_brands_name():
    """A brand more in the base stands in the middle of nothing, and keeps its own control."""
    base, other = fakes.recording(2, 6, seed=1), fakes.recording(2, 6, seed=2)
    kept = [b for b in range(len(base.cast.brands)) if base.cast.brands[b] != "luxeed"]
    cast = dataclasses.replace(
        base.cast,
        **{
            name: tuple(getattr(base.cast, name)[b] for b in kept)
            for name in ("brands", "titles", "makers", "hima")
        },
    )
    fewer = dataclasses.replace(
        other, cast=cast, arrays={**other.arrays, "control": other.arrays["control"][:, kept]}
    )
    control = relabelled(base, fewer).arrays["control"]
    assert control[:, 1].tobytes() == base.arrays["control"][:, 1].tobytes()
    assert control[:, kept].tobytes() == other.arrays["control"][:, kept].tobytes()


# several scenarios


@pytest.mark.parametrize("change", [{"seed": 626}, {"months": 9}, {"replications": 61}])
def test_results_that_were_not_run_alike_are_refused(change):
    base, other = result("keep_control"), simulate(scenario("cede_sales_fully", **(SIZE | change)))
    (name, value), *_ = change.items()
    with pytest.raises(InputError) as caught:
        compare(base, other)
    said = str(caught.value)
    assert said.startswith("cede_sales_fully and keep_control were not run alike (")
    assert f"{name}={value}" in said
    assert f"{name}={getattr(base.scenario.run, name)}" in said
    assert said.endswith(
        "so their futures do not pair; give both the same run, or give the scenarios themselves"
    )


def test_scenarios_run_as_the_base_does():
    long = scenario("cede_sales_fully", months=11, replications=7, seed=1)
    found = compare(result("keep_control"), long)
    assert [r.scenario.run for r in found.results] == [result("keep_control").scenario.run] * 2
    assert (len(found.months), found.replications) == (MONTHS, REPLICATIONS)
    assert found.pair().values.tobytes() == shipped().values.tobytes()


def test_scenarios_and_results_give_the_same_bits():
    both = compare(scenario("keep_control", **SIZE), scenario("cede_sales_fully", **SIZE))
    assert both.pair().values.tobytes() == shipped().values.tobytes()
    assert (both.base, both.pair().scenario, both.pair().base) == (
        "keep_control",
        "cede_sales_fully",
        "keep_control",
    )


def test_nothing_to_compare_with_is_refused():
    with pytest.raises(InputError, match="name at least one scenario"):
        compare(result("keep_control"))


def test_a_scenario_that_names_nobody_is_refused():
    other = unsound(scenario("keep_control"), "nobody")
    with pytest.raises(ScenarioError, match="nobody"):
        compare(result("keep_control"), other)


def test_results_of_one_name_get_names_of_their_own():
    one = result("keep_control")
    other = result("keep_control", huawei={"floor_rule": "equal"})
    found = compare(one, other, one)
    assert found.names == ("keep_control", "keep_control_2", "keep_control_3")
    assert [each.scenario for each in found.pairs] == ["keep_control_2", "keep_control_3"]
    assert statistic(found.pair("keep_control_2"), "difference").any()
    assert not statistic(found.pair("keep_control_3"), "difference").any()


def test_a_pair_by_name():
    found = three()
    assert [each.scenario for each in found.pairs] == ["cede_sales_fully", "yinwang_first"]
    assert all(isinstance(each, Pair) and each.base == "keep_control" for each in found.pairs)
    assert found.pair("yinwang_first") is found.pairs[1]
    assert found.pair("cede_sales_fully").values.tobytes() == shipped().values.tobytes()
    for wrong in (None, "keep_control", "cede_all"):
        with pytest.raises(InputError, match="name one of cede_sales_fully, yinwang_first"):
            found.pair(wrong)


def test_progress_is_told():
    told = []
    results = three().results
    compare(*results, progress=lambda *step: told.append(step))
    assert told == [
        *(("scenarios run", i, 3) for i in (1, 2, 3)),
        *(("pairs measured", i, 2) for i in (1, 2)),
    ]


def test_months_by_name_by_number_and_by_themselves():
    found = three()
    assert found.shown() == ("2025-12", "2026-02")
    assert found.shown(["2025-08", "3"]) == ("2025-08", "2025-09")
    with pytest.raises(InputError, match=r"'2026-03' is no month of this run.*2025-07 to 2026-02"):
        found.shown(["2025-08", "2026-03"])
    with pytest.raises(InputError, match="'9' is no month of this run"):
        found.rows(["9"])


def test_rows_of_every_pair():
    found = three()
    shown = found.rows(["8"])
    assert [each for each, _ in shown] == [p for p in found.pairs for _ in p.rows]
    assert [row for _, row in shown] == [r for p in found.pairs for r in p.to_rows(["2026-02"])]


def test_table():
    table = three().table(["2025-08", "8"])
    assert list(table.columns) == [
        *("against", "name", "lens", "scope", "entity", "measure", "month"),
        *STATISTICS,
        *("share_same_sign", "replications_needed"),
    ]
    assert len(table) == 2 * 2 * len(shipped().rows)
    assert set(table["against"]) == {"keep_control"}
    assert set(table["name"]) == {"cede_sales_fully", "yinwang_first"}
    assert set(table["month"]) == {"2025-08", "2026-02"}
    wanted = {
        **{"name": "cede_sales_fully", "lens": "channel", "scope": "hima", "entity": "all"},
        **{"measure": "hhi", "month": "2026-02"},
    }
    for column, value in wanted.items():
        table = table[table[column] == value]
    assert len(table) == 1
    track = shipped().track("channel", "all", "hhi")
    for name in STATISTICS:
        assert float(table[name].iloc[0]) == track[name][7]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("aito_share", Row("brand", "hima", "aito", "share")),
        ("avatr_share", Row("brand", "huawei_tech", "avatr", "share")),
        ("luxeed_units", Row("brand", "hima", "luxeed", "units")),
        ("hima_units", Row("brand", "hima", "all", "units")),
        ("hhi", Row("brand", "hima", "all", "hhi")),
        ("effective_number", Row("brand", "hima", "all", "effective_number")),
        ("automaker_hhi", Row("automaker", "hima", "all", "hhi")),
        ("channel_hhi", Row("channel", "hima", "all", "hhi")),
        ("profit_hhi", Row("profit", "hima", "all", "hhi")),
    ],
)
def test_labelled_differences_have_the_pairs_mean(name, row):
    xarray = pytest.importorskip("xarray")
    found = three().difference(name, "cede_sales_fully")
    assert isinstance(found, xarray.DataArray)
    assert found.name == name
    assert found.dims == ("replication", "month")
    assert found.shape == (REPLICATIONS, MONTHS)
    assert list(found["month"].values) == list(three().months)
    track = shipped().track(row.lens, row.entity, row.measure, row.scope)
    mean = found.mean("replication").values
    assert mean == pytest.approx(track["difference"], rel=1e-9, abs=1e-12)
    assert mean.any()


def test_futures_are_the_differences_of_a_month():
    found = three()
    base, _, other = (r.recording for r in found.results)
    expected = outcome(other, "payoff_yinwang", 5) - outcome(base, "payoff_yinwang", 5)
    futures = found.futures("payoff_yinwang", 5, "yinwang_first")
    assert futures.tobytes() == expected.tobytes()
    assert futures.any()
    labelled = found.difference("payoff_yinwang", "yinwang_first")
    assert labelled.sel(month="2025-12").values.tolist() == expected.tolist()


def test_differences_of_what_is_not_there_are_refused():
    with pytest.raises(InputError, match="did you mean 'aito_share'"):
        three().difference("aito_shares", "cede_sales_fully")
    with pytest.raises(InputError, match="name one of"):
        three().difference("aito_share")


# the scorecard

HEADLINES = ("aito_share", "hhi", "effective_number", "hima_units")
NAMES = ("payoff", "payoff_per_month")
"""Of what an agent earns: added up since the first month, and its monthly mean."""


def value(found, card, name, month):
    place = found.names.index(card.scenario)
    return outcome(found.results[place].recording, name, month)


@pytest.mark.parametrize("month", [None, 0, 3])
@pytest.mark.parametrize(
    "rank_by",
    [*HEADLINES, "luxeed_share", "payoff_per_month_huawei", "payoff_yinwang"],
)
def test_scenarios_are_ranked(rank_by, month):
    found = three()
    cards = scorecard(found, month, rank_by)
    assert {card.scenario for card in cards} == set(found.names)
    at = MONTHS - 1 if month is None else month
    values = np.stack([value(found, card, rank_by, at) for card in cards])
    sign = -1 if rank_by in ("aito_share", "hhi") else 1
    order = (sign * values).mean(axis=1)
    assert (np.diff(order) < 0).all()
    firsts = [card.first for card in cards]
    assert sum(firsts) == pytest.approx(1, abs=1e-12)
    ranked = np.sort(sign * values, axis=0)
    assert (ranked[-1] > ranked[-2]).all(), "a tie: take another month"
    winners = (sign * values).argmax(axis=0)
    assert firsts == pytest.approx((np.bincount(winners, minlength=3) / REPLICATIONS).tolist())


def test_less_of_aito_is_the_usual_order():
    found = three()
    assert scorecard(found) == scorecard(found, MONTHS - 1, "aito_share")


def test_a_scenario_against_itself_shares_every_first_place():
    one = result("keep_control")
    cards = scorecard(compare(one, one))
    assert [(card.scenario, card.first) for card in cards] == [
        ("keep_control", 0.5),
        ("keep_control_2", 0.5),
    ]
    thirds = scorecard(compare(one, one, one), rank_by="payoff_seres")
    assert [card.first for card in thirds] == pytest.approx([1 / 3] * 3)


def test_only_those_that_tie_share():
    one, other = result("keep_control"), result("cede_sales_fully")
    pairs = {card.scenario: card.first for card in scorecard(compare(one, other))}
    cards = {card.scenario: card.first for card in scorecard(compare(one, other, one))}
    assert cards["cede_sales_fully"] == pairs["cede_sales_fully"]
    assert cards["keep_control"] == cards["keep_control_2"]
    assert cards["keep_control"] == pytest.approx(pairs["keep_control"] / 2)


@pytest.mark.parametrize("month", [0, 5])
def test_means_and_bands(month):
    found = three()
    agents = found.results[0].recording.cast.agents
    for card in scorecard(found, month):
        assert (
            set(card.means)
            == set(card.bands)
            == {
                *HEADLINES,
                *(f"payoff_per_month_{a}" for a in agents),
            }
        )
        for name, mean in card.means.items():
            values = value(found, card, name, month)
            assert mean == pytest.approx(values.mean(), rel=1e-12)
            low, high = np.quantile(values, (0.05, 0.95))
            assert card.bands[name] == pytest.approx((low, high), rel=1e-12)
        plain = card.to_plain()
        assert plain.keys() == {"scenario", "first", *card.means}
        assert plain["hhi"] == {
            "mean": card.means["hhi"],
            "p05": card.bands["hhi"][0],
            "p95": card.bands["hhi"][1],
            "undefined": 0,
        }


def test_a_payoff_ranks_alike_added_up_and_a_month() -> None:
    found = three()
    summed, monthly = (scorecard(found, 5, f"{name}_huawei") for name in NAMES)
    assert [(c.scenario, c.first) for c in summed] == [(c.scenario, c.first) for c in monthly]


def test_an_agent_that_only_one_has_earns_nothing_elsewhere():
    found = compare(result("keep_control"), result("keep_control", brands={"spare": SPARE}))
    cards = {card.scenario: card for card in scorecard(found, rank_by="payoff_nobody")}
    assert cards["keep_control"].means["payoff_per_month_nobody"] == 0
    assert cards["keep_control"].bands["payoff_per_month_nobody"] == (0, 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("aito_shares", "did you mean 'aito_share'"),
        ("payoff_huawie", "did you mean 'payoff_huawei'"),
        ("luck", "known: aito_share, aito_units"),
        ("effective_brands", "is now called 'effective_number'"),
    ],
)
def test_an_unknown_ranking_is_refused(wrong, said):
    with pytest.raises(InputError, match=said):
        scorecard(three(), rank_by=wrong)
