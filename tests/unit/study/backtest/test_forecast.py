"""Backtests of small runs: what is scored, on which scale, and beside which plain forecasts."""

from __future__ import annotations

from math import exp, log
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.errors import InputError, ScenarioError
from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import outcome
from sim.study.backtest import RELATIVE, Backtest, Outcome, Outcomes
from sim.study.backtest.plain_forecasts import drift_of
from sim.study.result import Result
from tests.laws.helpers import recorded, scenario, unsound

MONTHS = ("2025-07", "2025-08", "2025-09", "2025-10")


def result(replications: int = 50) -> Result:
    made = scenario("cede_sales", replications=replications)
    return Result(made, recorded("cede_sales", replications=replications))


def made_up(*rows: tuple[str, str, float]) -> Outcomes:
    return Outcomes("made up", tuple(Outcome(*row) for row in rows))


def share(values: list[float]) -> Backtest:
    rows = [(m, "aito_share", v) for m, v in zip(MONTHS, values, strict=False)]
    return sim.backtest(result(), made_up(*rows))


def test_one_measure_is_scored_in_its_own_unit() -> None:
    found = share([0.8, 0.7])
    assert found.scale == "share"
    assert found.overall == found.measures["aito_share"]
    medians = [np.median(outcome(result().recording, "aito_share", m)) for m in (0, 1)]
    assert found.overall.mae == pytest.approx(np.mean(np.abs(np.subtract(medians, [0.8, 0.7]))))
    assert found.overall.bias == pytest.approx(np.mean(np.subtract(medians, [0.8, 0.7])))
    assert found.overall.persistence_mae == pytest.approx((0.05 + 0.15) / 2)
    assert found.overall.skill == pytest.approx(1 - found.overall.crps / 0.1)


def test_several_measures_are_scored_against_their_june() -> None:
    rows = [("2025-07", "aito_share", 0.8), ("2025-07", "hima_units", 40_000.0)]
    found = sim.backtest(result(), made_up(*rows))
    assert found.scale == RELATIVE
    by_measure = found.measures
    june = {"aito_share": 0.85, "hima_units": 52_747.0}
    for name in ("mae", "crps", "persistence_mae", "interval_score", "bias"):
        parts = [getattr(by_measure[m], name) / june[m] for m in june]
        assert getattr(found.overall, name) == pytest.approx(np.mean(parts)), name
    assert by_measure["hima_units"].persistence_mae == pytest.approx(12_747.0)


def test_who_sold_nothing_in_june_is_measured_against_the_alliance() -> None:
    rows = [("2025-09", "shangjie_units", 5274.7), ("2025-09", "shangjie_share", 0.1)]
    found = sim.backtest(result(), made_up(*rows))
    assert june_outcome(result().recording, "shangjie_units").max() == 0.0
    assert found.overall.persistence_mae == pytest.approx(0.1)


def test_a_band_that_is_right_holds_nine_in_ten() -> None:
    """Futures of another seed are what the forecast says they are."""
    other = recorded("cede_sales", replications=200, seed=1)
    rows = [
        share(
            [float(outcome(other, "aito_share", month)[future]) for month in range(4)]
        ).overall.coverage
        for future in range(0, 200, 2)
    ]
    assert 0.8 < np.mean(rows) < 0.97


def test_the_sides_of_the_median_are_counted() -> None:
    found = share([0.01, 0.01, 0.99])
    assert (found.overall.too_high, found.overall.too_low) == (2, 1)
    assert [row.rank for row in found.rows] == [0.0, 0.0, 1.0]
    assert not any(row.covered for row in found.rows)


def test_persistence_without_error_leaves_no_skill() -> None:
    june = float(june_outcome(result().recording, "aito_share").mean())
    assert share([june]).overall.skill is None
    assert share([june]).to_plain()["skill"] is None


def test_the_drift_is_that_of_the_published_figures() -> None:
    """Worked out from seeds/history_to_2025_06.csv by hand."""
    assert drift_of("hima_units") == pytest.approx(log(52747 / 31646) / 14)
    assert drift_of("aito_units") == pytest.approx(log(44685 / 32973) / 17)
    assert drift_of("aito_share") == pytest.approx(log((44685 / 52747) / (41535 / 44090)) / 11)
    for unpublished in ("luxeed_units", "stelato_share", "avatr_units", "avatr_share", "hhi"):
        assert drift_of(unpublished) is None, unpublished


def test_the_drift_is_carried_on_from_june() -> None:
    rows = [("2025-09", "aito_units", 40_000.0), ("2025-09", "luxeed_units", 3_000.0)]
    found = sim.backtest(result(), made_up(*rows))
    aito, luxeed = found.rows
    monthly = drift_of("aito_units")
    assert monthly is not None
    assert aito.drift == pytest.approx(44_834.95 * exp(3 * monthly))
    assert luxeed.drift is None
    assert found.measures["luxeed_units"].drift_mae is None
    assert found.overall.drift_outcomes == 1
    assert found.overall.drift_mae == pytest.approx(abs(aito.drift - 40_000.0) / 44_834.95)
    skill = found.measures["aito_units"].drift_skill
    assert found.overall.drift_skill == pytest.approx(skill, rel=1e-12)


def test_a_file_from_python(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    told: list[tuple[str, int, int]] = []
    few = scenario("cede_sales", months=3, replications=20)
    found = sim.backtest(few, path, progress=lambda *what: told.append(what))
    assert told[-1] == ("replications", 20, 20)
    assert found.table.loc[0, "actual"] == 0.8
    assert [row.crps for row in sim.backtest(few, str(path), jobs=2).rows] == [found.rows[0].crps]


def test_outcomes_that_do_not_belong_to_the_run_are_refused() -> None:
    for row, told in (
        (("2029-01", "aito_share", 0.8), "is no month of this run"),
        (("2025-07", "aito_shar", 0.8), "there is no outcome 'aito_shar'"),
        (("2025-07", "payoff_seres", 0.8), "June's books are not recorded"),
    ):
        with pytest.raises(InputError, match=told):
            sim.backtest(result(), made_up(row))
    bad = unsound(scenario("cede_sales"), "nobody")
    with pytest.raises(ScenarioError, match="nobody"):
        sim.backtest(bad, "unread.csv")
