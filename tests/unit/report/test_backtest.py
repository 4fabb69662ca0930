"""What a backtest says and shows: the verdict's words in every case, marks on the fan."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sim
from sim.report.backtest import (
    check_sheet,
    findings_words,
    forecast_verdict,
    pattern_words,
    row_sheets,
    score_sheet,
    to_markdown,
)
from sim.report.charts.backtest import backtest_fan
from sim.report.pictures import draw
from sim.study.backtest import Backtest, Check, Outcome, Outcomes, Pattern
from sim.study.backtest.checks import NAMES
from sim.study.result import Result
from tests.laws.helpers import recorded, scenario
from tests.unit.report.samples import result


def held(*rows: tuple[str, str, float]) -> Backtest:
    return sim.backtest(result(), Outcomes("made up", tuple(Outcome(*row) for row in rows)))


def medians(*months: str) -> list[tuple[str, str, float]]:
    found = held(*((month, "aito_share", 0.5) for month in months))
    return [(row.month, row.measure, row.p50) for row in found.rows]


def test_one_outcome_is_no_bias() -> None:
    told = forecast_verdict(held(("2025-07", "aito_share", 0.1)))
    assert told.startswith("0 of 1 outcome (0%) lie in the band of 90% of futures. ")
    assert "Its median is above the outcome in 1 of 1, below in 0, +" in told
    assert "The outcomes could be one of the forecast's own futures." in told
    assert "1 outcome of a measure could only show a gross error, not that the forecast is" in told


def check(name: str, value: float, part: float, finding: str, outcomes: int = 12) -> Check:
    adjusted = {"clear": 0.01, "hint": 0.3, "none": 1.0}[finding]
    return Check("aito_share", name, outcomes, value, part, adjusted, finding)


def with_checks(*checks: Check, replications: int = 1000) -> str:
    """What is said of made-up checks."""
    return findings_words(checks, replications)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("bias", 0.45, "aito_share is forecast too low (bias)"),
        ("bias", -0.45, "aito_share is forecast too high (bias)"),
        ("trend", 0.1, "aito_share drifts up from the forecast month by month (trend)"),
        ("trend", -0.1, "aito_share drifts down from the forecast month by month (trend)"),
        ("run", 12.0, "12 outcomes of aito_share in a row lie on one side of the median"),
        ("outside", 7.0, "7 of 12 outcomes of aito_share lie outside the band"),
        ("near", 0.01, "aito_share stays nearer the median than futures do (bands too wide)"),
        ("jumps", 0.4, "aito_share jumps from month to month more than futures do"),
    ],
)
def test_every_finding_has_its_words(name: str, value: float, words: str) -> None:
    told = with_checks(check(name, value, 0.002, "clear"))
    assert told.startswith("The outcomes are unlike the forecast's own futures: ")
    assert f"{words}" in told
    assert told.endswith("as extreme in 0.2% of futures.")
    hint = with_checks(check(name, value, 0.04, "hint"), check("near", 0.2, 0.6, "none"))
    assert hint.startswith("The outcomes could be one of the forecast's own futures. A hint, not")
    assert f"{words}" in hint


def test_few_months_make_modest_words() -> None:
    told = with_checks(check("bias", 0.45, 0.0005, "clear", outcomes=6))
    assert told.startswith(
        "The outcomes look unlike the forecast's own futures, though 6 outcomes of a measure say "
        "little: "
    )
    assert "as extreme in under 0.1% of futures" in told
    calm = with_checks(check("bias", 0.1, 0.5, "none", outcomes=6))
    assert calm.endswith(
        "6 outcomes of a measure could only show a gross error, not that the forecast is unbiased."
    )


def test_nothing_found_in_many_months_is_said_plainly() -> None:
    told = with_checks(check("bias", 0.1, 0.5, "none", outcomes=24))
    assert told == "The outcomes could be one of the forecast's own futures."


def test_too_few_futures_for_a_finding_are_named() -> None:
    told = with_checks(check("bias", 0.45, 0.05, "none", outcomes=24), replications=15)
    assert told.endswith("15 futures are too few for a finding; run --reps 100.")


def test_the_checks_are_a_table() -> None:
    made = replace(
        held(("2025-07", "aito_share", 0.8)),
        checks=(check("near", 0.2, 0.62, "none"), check("outside", 5.0, 0.004, "clear")),
    )
    sheet = check_sheet(made)
    assert sheet.heads == ("futures as extreme", *NAMES)
    assert sheet.rows == (("aito_share", "0.4%*", "62%", "-", "-", "-", "-"),)
    rare = tuple(replace(check(name, 0.4, 0.0002, "clear"), measure="aito_share") for name in NAMES)
    (row,) = check_sheet(replace(made, checks=rare)).rows
    assert set(row[1:]) == {"<0.1%*"}
    assert len(" ".join(row)) < 80


def test_a_quarter_is_marked_at_its_middle_as_a_monthly_mean() -> None:
    made = held(("2025Q3", "hima_units", 150_000.0), ("2025-10", "hima_units", 60_000.0))
    chart = backtest_fan(made, "hima_units")
    assert [(mark.month, mark.value) for mark in chart.marks] == [
        ("2025-08", 50_000.0), ("2025-10", 60_000.0)
    ]  # fmt: skip
    assert chart.months[-1] == "2025-10"
    assert chart.note.endswith(
        "A quarter is drawn at its middle month, a volume as its monthly mean."
    )
    last = backtest_fan(held(("2025Q3", "hima_units", 150_000.0)), "hima_units")
    assert last.months == ("2025-07", "2025-08", "2025-09")
    assert "2025Q3" in to_markdown(made)
    assert "2025-07 to 2025-10" in to_markdown(made)


def test_planted_errors_change_the_verdict() -> None:
    """Made-up outcomes from the forecast's own band: the same months, other errors, other words."""
    forecast = Result(
        scenario("cede_sales_fully", replications=300), recorded("cede_sales_fully", 12, 300)
    )

    def scored(values: list[float]) -> Backtest:
        months = forecast.recording.months
        rows = (Outcome(m, "aito_share", v) for m, v in zip(months, values, strict=True))
        return sim.backtest(forecast, Outcomes("made up", tuple(rows)))

    bands = scored([0.7] * 12).rows

    def planted(errors: list[float]) -> tuple[set[str], str]:
        """What is clear, and the verdict, for errors of which 1 is the edge of the band."""
        values = [
            row.p50 + error * (row.p95 - row.p50 if error > 0.0 else row.p50 - row.p05)
            for row, error in zip(bands, errors, strict=True)
        ]
        made = scored(values)
        return {c.check for c in made.checks if c.finding == "clear"}, forecast_verdict(made)

    calm, words = planted([0.4, 0.5, 0.6, 0.6, 0.5, 0.5, 0.4, 0.4, 0.3, 0.3, 0.4, 0.4])
    assert not calm
    assert "in 0 of 12, below in 12" in words, "signs alone would call it biased"
    assert words.endswith("The outcomes could be one of the forecast's own futures.")
    assert "The median is too low for all 12 outcomes of aito_share, as extreme in " in words
    assert "That may be luck: the months of one future move together." in words

    clear, words = planted([-1.6] * 12)
    assert clear >= {"bias", "outside"}
    assert "The outcomes are unlike the forecast's own futures: " in words
    assert "aito_share is forecast too high (bias)" in words

    clear, words = planted([-1.2] * 6 + [1.2] * 6)
    assert "trend" in clear
    assert "in 6 of 12, below in 6" in words, "signs alone would call it unbiased"
    assert "aito_share drifts up from the forecast month by month (trend)" in words

    _, words = planted([-0.9 + 0.15 * month for month in range(12)])
    assert "Each of the 12 outcomes of aito_share lies farther up in the band" in words

    clear, words = planted([0.0] * 12)
    assert "All 12 outcomes of aito_share lie in the middle half of the futures" in words
    assert "12 of 12 outcomes (100%) lie in the band" in words
    assert "stays nearer the median than futures do (bands too wide)" in words

    assert "That may be luck" not in words, "a check has found it"

    clear, words = planted([0.9, -0.9] * 6)
    assert "The median is too" not in words
    assert "12 of 12 outcomes (100%) lie in the band" in words
    assert "aito_share jumps from month to month more than futures do" in words


def test_a_pattern_that_a_check_finds_unlikely_is_not_put_down_to_luck() -> None:
    hint = Pattern("aito_share", "too_low", 6, 0.4, "hint")
    assert "That may be luck" not in pattern_words([hint])
    assert "as extreme in 40% of the forecast's own futures." in pattern_words([hint])
    assert "That may be luck" in pattern_words([replace(hint, finding="none")])


def test_better_and_worse_are_told_with_the_reference() -> None:
    right = forecast_verdict(held(*medians("2025-09", "2025-10", "2025-11")))
    assert "3 of 3 outcomes (100%) lie" in right
    assert "The forecast is better than June 2025's figures held: its error (CRPS) is " in right
    june = [(month, "aito_share", 0.849) for month in ("2025-10", "2025-11")]
    assert "The forecast is worse than June 2025's figures held: its error" in forecast_verdict(
        held(*june)
    )


def test_persistence_without_error_cannot_be_beaten() -> None:
    june = held(("2025-09", "shangjie_units", 0.0))
    assert "There is no error in June 2025's figures held, so the forecast" in forecast_verdict(
        june
    )
    assert score_sheet(june).rows[0][5] == "-"
    assert "trend" not in forecast_verdict(june), "Shangjie has no history"


def test_the_trend_says_for_how_many_it_is_known() -> None:
    found = held(("2025-09", "luxeed_units", 3000.0), ("2025-09", "hima_units", 50_000.0))
    assert "the history's trend carried on (known for 1 outcome)" in forecast_verdict(found)


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
    assert to_markdown(found).count("| --- |") == 4


@pytest.mark.parametrize("measure", ["aito_share", "shangjie_units", "hhi", "effective_number"])
def test_the_fan_ends_with_the_last_outcome_and_marks_all(measure: str) -> None:
    value = 1.0 if measure == "effective_number" else 0.3
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
