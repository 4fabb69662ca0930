"""Quarters: sums of volumes, shares of them, and what is refused of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import sim
from sim.errors import InputError, OutcomesError
from sim.measures.outcome import outcome
from sim.study.backtest import Backtest, Outcome, Outcomes, read_outcomes
from sim.study.backtest.plain_forecasts import drift_of
from sim.study.result import Result
from tests.laws.helpers import recorded, scenario

HEAD = "month,measure,value\n"


def result() -> Result:
    return Result(scenario("cede_sales"), recorded("cede_sales"))


def scored(*rows: tuple[str, str, float]) -> Backtest:
    return sim.backtest(result(), Outcomes("made up", tuple(Outcome(*row) for row in rows)))


def problems(tmp_path: Path, rows: str) -> list[str]:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + rows)
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path, scenario("cede_sales"))
    return [line.removeprefix(f"{path}:") for line in str(caught.value).splitlines()]


def test_a_quarter_is_forecast_as_the_sum_of_its_months() -> None:
    (row,) = scored(("2025Q4", "hima_units", 190_000.0)).rows
    months = np.sum([outcome(result().recording, "hima_units", m) for m in (3, 4, 5)], axis=0)
    assert (row.month, row.months) == ("2025Q4", 3)
    assert row.p50 == np.median(months)
    assert row.mean == months.mean()
    assert row.persistence == pytest.approx(3 * 52_747.0)
    drift = drift_of("hima_units")
    assert drift is not None
    assert row.drift == pytest.approx(52_747.0 * np.exp(drift * np.array([4, 5, 6])).sum())


def test_a_quarters_share_is_that_of_its_volumes() -> None:
    (row,) = scored(("2025Q3", "aito_share", 0.8)).rows
    volumes = [
        np.sum([outcome(result().recording, name, m) for m in range(3)], axis=0)
        for name in ("aito_units", "hima_units")
    ]
    assert row.p50 == np.median(volumes[0] / volumes[1])
    assert row.persistence == pytest.approx(0.85)


def test_over_several_measures_a_quarter_weighs_like_a_month() -> None:
    """An error of 10% of June's sales in each month is one of 10% in the quarter."""
    found = scored(("2025Q3", "hima_units", 3 * 47_472.3), ("2025-10", "aito_share", 0.85))
    assert found.overall.persistence_mae == pytest.approx(0.1 / 2)


def test_a_file_may_mix_quarters_and_months(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        f"{HEAD}2025-10,hima_units,60000\n2025Q3,hima_units,150000\n"
        "2025Q3,aito_units,120000\n2025Q3,aito_share,80%\n"
    )
    found = read_outcomes(path, scenario("cede_sales"))
    assert found.known == (
        Outcome("2025Q3", "hima_units", 150_000.0),
        Outcome("2025-10", "hima_units", 60_000.0),
        Outcome("2025Q3", "aito_units", 120_000.0),
        Outcome("2025Q3", "aito_share", 0.8),
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "2025Q3,aito_share,0.8\n2025Q3,aito_units,120000\n",
            "2: value: a quarter's share needs the volumes; add rows of aito_units and hima_units "
            "for the quarter, or give months",
        ),
        (
            "2025Q3,aito_share,0.8\n2025Q3,aito_units,120000\n2025Q3,hima_units,NA\n",
            "2: value: a quarter's share needs the volumes; add rows of aito_units and hima_units "
            "for the quarter, or give months",
        ),
        (
            "2025Q3,aito_share,0.7\n2025Q3,aito_units,120000\n2025Q3,hima_units,150000\n",
            "2: value: 0.7 is not aito_units / hima_units of the quarter; did you mean '0.800'?",
        ),
        ("2025Q3,hhi,7000\n", "2: month: 'hhi' of a quarter is no sum of its months; give months"),
        (
            "2025-07,hima_units,50000\n2025Q3,hima_units,150000\n",
            "3: month: 2025Q3 of 'hima_units' has months in common with 2025-07 on line 2; "
            "keep one of them",
        ),
        (
            "2025Q3,hima_units,150000\n2025Q3,hima_units,150000\n",
            "3: month: 2025Q3 of 'hima_units' given twice, first on line 2; keep one of them",
        ),
        (
            "2025Q3,hima_units,150000\n2025-12,hima_units,60000\n",
            "3: month: 2025-10 to 2025-11 are missing for 'hima_units'; add rows, with no value "
            "where it is not known",
        ),
        (
            "2025Q2,hima_units,150000\n",
            "2: month: 2025Q2 is no forecast: the model is calibrated to 2025-06 and what came "
            "before; take the row out",
        ),
        (
            "2026Q3,hima_units,150000\n",
            "2: month: 2026Q3 is after 2026-06, where the run ends; add --months 15",
        ),
        (
            "2025Q3,hima_units,150.0\n",
            "2: value: '150.0', read as 150, is far from June 2025's 158,241; did you mean "
            "'150000'? (--as-given keeps it)",
        ),
    ],
)
def test_what_cannot_be_told_of_a_quarter(tmp_path: Path, rows: str, told: str) -> None:
    assert problems(tmp_path, rows) == [told]


def test_a_run_that_ends_within_a_quarter_is_too_short(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{HEAD}2025Q3,hima_units,150000\n")
    with pytest.raises(OutcomesError, match=r"2025Q3 ends after 2025-08, .* add --months 3"):
        read_outcomes(path, scenario("cede_sales", months=2))


def test_quarters_without_a_sum_are_refused_from_python_too() -> None:
    for measure in ("hhi", "avatr_share", "nobody_share"):
        with pytest.raises(InputError):
            scored(("2025Q3", measure, 0.5))
