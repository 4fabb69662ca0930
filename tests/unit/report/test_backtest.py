"""What a backtest says and shows: the verdict's words in every case, marks on the fan."""

from __future__ import annotations

import pytest

import sim
from sim.report.backtest import row_sheets, score_sheet, to_markdown, verdict
from sim.report.charts.backtest import backtest_fan
from sim.report.pictures import draw
from sim.study.backtest import Backtest, Outcome, Outcomes
from tests.unit.report.samples import result


def held(*rows: tuple[str, str, float]) -> Backtest:
    return sim.backtest(result(), Outcomes("made up", tuple(Outcome(*row) for row in rows)))


def medians(*months: str) -> list[tuple[str, str, float]]:
    found = held(*((month, "aito_share", 0.5) for month in months))
    return [(row.month, row.measure, row.p50) for row in found.rows]


def test_one_outcome_is_no_bias() -> None:
    told = verdict(held(("2025-07", "aito_share", 0.1)))
    assert told.startswith("0 of 1 outcome (0%) lie in the band of 90% of futures. ")
    assert "its median is above what came in 1 of 1, below in 0." in told
    assert "It is not clearly biased" in told


def test_better_and_worse_are_told_with_the_reference() -> None:
    right = verdict(held(*medians("2025-09", "2025-10", "2025-11")))
    assert "3 of 3 outcomes (100%) lie" in right
    assert "The forecast is better than June 2025's figures held: its error (CRPS) is " in right
    june = [(month, "aito_share", 0.849) for month in ("2025-10", "2025-11")]
    assert "The forecast is worse than June 2025's figures held: its error" in verdict(held(*june))


def test_persistence_without_error_cannot_be_beaten() -> None:
    june = held(("2025-09", "shangjie_units", 0.0))
    assert "There is no error in June 2025's figures held, so the forecast" in verdict(june)
    assert score_sheet(june).rows[0][5] == "-"
    assert "trend" not in verdict(june), "Shangjie has no history"


def test_the_trend_says_for_how_many_it_is_known() -> None:
    found = held(("2025-09", "luxeed_units", 3000.0), ("2025-09", "hima_units", 50_000.0))
    assert "the history's trend carried on (known for 1 outcome)" in verdict(found)


def test_tables_have_each_measure_in_its_own_unit() -> None:
    found = held(("2025-07", "aito_share", 0.1), ("2025-07", "hima_units", 60_000_0.0))
    share, units, every = score_sheet(found).rows
    assert (share[0], units[0], every[0]) == ("aito_share", "hima_units", "all, of June's")
    assert share[1] == units[1] == "0/1"
    assert every[1] == "0/2"
    assert share[4] == "75.0"
    assert units[4] == "547,253"
    assert every[2].endswith("%")
    below, above = (sheet.rows[0] for sheet in row_sheets(found))
    assert (below[0], below[1], below[-1]) == ("2025-07", "10%", "below")
    assert (above[1], above[-1]) == ("600,000", "above")
    assert to_markdown(found).count("| --- |") == 3


@pytest.mark.parametrize("measure", ["aito_share", "shangjie_units", "hhi", "effective_brands"])
def test_the_fan_ends_with_the_last_outcome_and_marks_all(measure: str) -> None:
    value = 1.0 if measure == "effective_brands" else 0.3
    found = held(("2025-07", measure, value), ("2025-10", measure, value))
    chart = backtest_fan(found, measure)
    assert chart.months == ("2025-07", "2025-08", "2025-09", "2025-10")
    assert len(chart.bands[0].p95) == len(chart.bands[0].mean) == 4
    assert [(mark.month, mark.inside) for mark in chart.marks] == [
        (row.month, row.covered) for row in found.rows
    ]
    (axes,) = draw(chart).axes
    marks = [line for line in axes.get_lines() if line.get_marker() == "D"]
    assert [float(line.get_xdata()[0]) for line in marks] == [1.0, 4.0]  # type: ignore[index]
    assert chart.to_plain()["marks"][1]["month"] == "2025-10"
