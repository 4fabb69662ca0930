"""Charts say what the measures say."""

from __future__ import annotations

import json

import numpy as np
import pytest

from sim.errors import InputError
from sim.measures.outcome import outcome
from sim.report.charts.backtest import backtest_fan
from sim.report.charts.causes import MOST, breakcurve, breakfield, waterfall
from sim.report.charts.control import Network
from sim.report.charts.differences import network, panels, payoffs
from sim.report.charts.given import outcome_words
from sim.report.charts.over_time import fan, lenses, stack
from sim.report.charts.types import Chart
from sim.report.palette import brand_colour, scenario_colour
from sim.study.backtest import backtest
from sim.study.result import simulate
from tests.laws.helpers import IN_SIX_MONTHS, scenario
from tests.unit.report.samples import (
    breakmap,
    breakpoint_found,
    explanation,
    pair_of,
    result,
    three,
)

LAST = 8


def mean(name: str, of: str = "cede_sales_fully", month: int = LAST) -> float:
    return float(outcome(result(of).recording, name, month).mean())


def test_a_fan_has_the_quantiles_of_its_outcome_and_begins_in_june() -> None:
    chart = fan(result(), "aito_share")
    (band,) = chart.bands
    for month in (0, LAST):
        values = outcome(result().recording, "aito_share", month)
        found = [getattr(band, name)[month] for name in ("p05", "p25", "p50", "p75", "p95")]
        assert found == pytest.approx(np.quantile(values, (0.05, 0.25, 0.5, 0.75, 0.95)))
        assert band.mean[month] == pytest.approx(values.mean())
    assert chart.start == pytest.approx(0.85)
    assert chart.months[0] == "2025-07"
    assert (band.colour, band.dash) == (scenario_colour("cede_sales_fully"), "solid")


def test_a_fan_draws_the_means_that_headlines_tell_and_a_backtest_the_medians_it_scores() -> None:
    assert (fan(result()).middle, fan(three()).middle) == ("mean", "mean")
    assert "Line: mean of" in fan(result()).note
    assert "Thick line: mean of" in fan(three()).note
    came = [{"month": "2025-07", "measure": "aito_share", "value": 0.8}]
    chart = backtest_fan(backtest(result(), came), "aito_share")
    assert chart.middle == "p50"
    assert "Line: median of" in chart.note


def test_a_fan_of_a_comparison_has_the_base_first_and_each_scenario_its_own_dash() -> None:
    bands = fan(three(), "hima_units").bands
    assert [band.key for band in bands] == ["keep_control", "cede_sales_fully", "single_aito_brand"]
    assert len({band.dash for band in bands}) == 3
    assert bands[1] == fan(pair_of(), "hima_units").bands[1]


def test_what_june_has_no_books_for_has_no_start() -> None:
    assert fan(result(), "profit_hhi").start is None
    with pytest.raises(InputError, match="did you mean 'aito_share'"):
        fan(result(), "aito_shar")


def test_a_stack_adds_up_to_what_the_alliance_sells() -> None:
    chart = stack(result())
    assert chart.months[:2] == ("2025-06", "2025-07")
    first, last = (sum(layer.values[at] for layer in chart.layers) for at in (0, -1))
    assert first == pytest.approx(52747)
    assert last == pytest.approx(mean("hima_units"))
    by_name = {layer.key: layer for layer in chart.layers}
    assert by_name["luxeed"].values[-1] == pytest.approx(mean("luxeed_units"))
    assert by_name["luxeed"].label == "Luxeed"
    assert by_name["luxeed"].colour == brand_colour("luxeed")


def test_under_one_badge_the_stack_is_aito_s_and_says_so() -> None:
    chart = stack(result("single_aito_brand"))
    assert "From July 2025 all carry one badge." in chart.note
    aito = chart.layers[0]
    assert aito.values[-1] == pytest.approx(mean("hima_units", "single_aito_brand"))


def test_lenses_of_a_run_are_its_means_and_begin_in_june() -> None:
    chart = lenses(result())
    found = {line.key: line.values[-1] for line in chart.lines}
    assert found == {
        "brand": pytest.approx(mean("hhi")),
        "automaker": pytest.approx(mean("automaker_hhi")),
        "channel": pytest.approx(mean("channel_hhi")),
        "profit": pytest.approx(mean("profit_hhi")),
    }
    assert chart.start[2:] == (pytest.approx(10_000), None)
    assert chart.accounting == chart.base == ()


def test_the_channel_lens_moves_by_accounting_the_brand_lens_by_behaviour() -> None:
    chart = lenses(pair_of())
    assert chart.lines == lenses(result()).lines or all(
        one.values == pytest.approx(other.values)
        for one, other in zip(chart.lines, lenses(result()).lines, strict=True)
    )
    base = {line.key: line.values for line in chart.base}
    counted = {line.key: line.values for line in chart.accounting}
    assert list(counted) == ["brand", "automaker", "channel"]  # profit cannot be split
    assert counted["brand"] == base["brand"]
    assert base["channel"][0] == pytest.approx(10_000)
    assert counted["channel"][-1] < 0.8 * base["channel"][-1]


def test_lenses_of_several_scenarios_must_be_told_which() -> None:
    with pytest.raises(InputError, match="name one of cede_sales_fully, single_aito_brand"):
        lenses(three())
    assert "single_aito_brand" in lenses(three(), "single_aito_brand").title


def test_panels_hold_paired_differences() -> None:
    chart = panels(pair_of())
    share, _, sold, channel = chart.panels
    futures = pair_of().futures("aito_share", LAST)
    assert share.mean[-1] == pytest.approx(futures.mean())
    assert share.higher[-1] == (futures > 0).mean()
    assert share.low[-1] < share.mean[-1] < share.high[-1]
    difference = mean("hima_units") - mean("hima_units", "keep_control")
    assert sold.mean[-1] == pytest.approx(difference)
    assert channel.accounting[-1] < 0.0
    assert not any(share.accounting)


def test_payoffs_are_a_month_s_and_of_a_comparison_the_difference() -> None:
    alone, pair = payoffs(result()), payoffs(pair_of())
    assert alone.agents[:3] == ("Huawei", "Yinwang", "Seres")
    assert alone.bars[0].values[2] == pytest.approx(mean("payoff_seres") / 9)
    expected = pair_of().futures("payoff_seres", LAST).mean() / 9
    assert pair.bars[0].values[2] == pytest.approx(expected)
    assert pair.low[0][2] < pair.bars[0].values[2] < pair.high[0][2]
    assert [bar.key for bar in payoffs(three()).bars] == ["cede_sales_fully", "single_aito_brand"]
    assert (alone.differences, pair.differences) == (False, True)


def flows(chart: Network, seller: str) -> dict[str, float]:
    return {link.brand: link.part for link in chart.after if link.seller == seller}


def test_the_network_shows_who_controls_what() -> None:
    ceded = simulate(
        scenario("cede_sales_fully", months=9, replications=24, alliance=IN_SIX_MONTHS)
    )
    chart = network(None, ceded)
    assert {link.seller for link in chart.before} == {"huawei"}
    assert sum(link.vehicles for link in chart.before) == pytest.approx(52747)
    assert flows(chart, "chery") == {"luxeed": pytest.approx(1.0)}
    assert set(flows(chart, "huawei")) == {"aito", "maextro"}
    sold_at_last = ceded.outcome("hima_units").values[:, -1].mean()
    assert sum(link.vehicles for link in chart.after) == pytest.approx(sold_at_last, rel=1e-6)
    sold = [n.size for n in chart.nodes if n.role == "brand"]
    controlled = [n.size for n in chart.nodes if n.role == "seller"]
    assert sum(sold) == pytest.approx(sum(controlled))
    assert chart.sizes_after == tuple(n.size for n in chart.nodes)


def test_during_the_hand_over_control_is_shared() -> None:
    chart = network(result("keep_control"), result(), month=0)
    assert 0.0 < flows(chart, "chery")["luxeed"] < 1.0
    assert flows(chart, "chery")["luxeed"] + flows(chart, "huawei")["luxeed"] == pytest.approx(1.0)
    assert chart.before_label == "keep_control, July 2025"


@pytest.mark.parametrize("parts", [1, 3, MOST, MOST + 1, 30])
def test_the_steps_of_a_waterfall_add_up(parts: int) -> None:
    chart = waterfall(explanation(parts))
    assert chart.start + sum(step.value for step in chart.steps) == pytest.approx(chart.end)
    assert len(chart.steps) == min(parts, MOST)
    assert all(step.low <= step.value <= step.high for step in chart.steps)


def test_a_waterfall_from_june_says_so() -> None:
    chart = waterfall(explanation(base=None))
    assert chart.start_label == "June 2025"
    assert (
        chart.title == "What has moved Aito's share since June 2025: cede_sales_fully, March 2026"
    )
    assert chart.note.endswith("A note.")


def test_an_interval_that_runs_out_of_the_range_ends_with_it() -> None:
    assert breakcurve(breakpoint_found()).crossings == ((4.0, 5.0, 6.0),)
    assert breakcurve(breakpoint_found(open_ended=True)).crossings == ((1.0, 5.0, 8.0),)


def test_a_map_keeps_its_rows() -> None:
    chart = breakfield(breakmap())
    assert chart.mean[0] == (0.1, 0.02, -0.3)
    assert chart.settled[0] == (True, False, True)
    assert chart.title.startswith("Where the change in Aito's share flips")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("aito_share", "Aito's share"),
        ("deepal_units", "Deepal's sales"),
        ("payoff_saic", "SAIC's payoff since the start (summed)"),
        ("payoff_per_month_saic", "SAIC's mean payoff a month since the start"),
        ("hima_units", "the alliance's sales"),
    ],
)
def test_outcomes_have_words(name: str, words: str) -> None:
    assert outcome_words(name) == words


def test_words_say_of_what_a_share_is() -> None:
    cast = result().recording.cast
    assert outcome_words("aito_share", cast) == "Aito's share of the alliance's sales"
    assert outcome_words("deepal_share", cast) == "Deepal's share of sales on Huawei technology"


@pytest.mark.parametrize(
    "chart",
    [
        fan(three()),
        stack(result()),
        lenses(pair_of()),
        lenses(result()),
        panels(pair_of()),
        payoffs(three()),
        network(None, result()),
        waterfall(explanation()),
        breakcurve(breakpoint_found(open_ended=True)),
        breakfield(breakmap()),
    ],
    ids=lambda chart: chart.kind,
)
def test_every_chart_is_plain_json(chart: Chart) -> None:
    told = json.loads(json.dumps(chart.to_plain(), allow_nan=False))
    assert told["kind"] == chart.kind
    assert chart.title
    assert chart.note.endswith(".")


def test_one_future_leaves_no_interval_but_a_chart() -> None:
    one = pair_of().results[0].scenario.replace(run={"replications": 1, "months": 2})
    from sim.study.compare import compare  # noqa: PLC0415 - only here

    found = compare(one, one.replace(huawei={"yinwang_share": {"now": 0.5}}))
    for chart in (panels(found), payoffs(found), lenses(found), fan(found)):
        json.dumps(chart.to_plain(), allow_nan=False)
