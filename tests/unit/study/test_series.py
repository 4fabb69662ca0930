"""The long table and what is read off it, against numpy's own words."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from sim.errors import InputError
from sim.measures import lenses
from sim.measures.outcome import known_outcomes
from sim.rules import concentration as c
from sim.store.long_table import LABELS, STATISTICS
from sim.study import series as study
from sim.study.ensemble import QUANTILES
from tests.unit.fakes import cast, recording

AGENTS = len(cast().agents)


def one(table, **labels):
    found = table.where(**labels)
    return np.stack([getattr(found, name) for name in STATISTICS], axis=1)


def expected(values):
    """Mean and quantiles of (T, R), by numpy."""
    values = np.asarray(values, dtype=np.float64)
    q = np.quantile(values, QUANTILES, axis=1)
    return np.column_stack([values.mean(axis=1), *q])


@pytest.mark.parametrize("replications", [1, 2, 3, 40, 333, 5000])
def test_statistics_are_numpys(replications):
    run = recording(2, replications)
    table = study.series(run)
    share = [c.shares(lenses.units(run, "channel", "hima", t))[2] for t in range(2)]
    found = one(table, lens="channel", scope="hima", entity="chery", measure="share")
    assert found == pytest.approx(expected(share), rel=1e-15)
    hhi = [c.hhi(c.shares(lenses.units(run, "profit", "huawei_tech", t))) for t in range(2)]
    found = one(table, lens="profit", scope="huawei_tech", entity="all", measure="hhi")
    assert found == pytest.approx(expected(hhi), rel=1e-15)
    orders = run.arrays["orders"][:, 3]
    found = one(table, lens="brand", scope="huawei_tech", entity="maextro", measure="orders")
    assert found == pytest.approx(expected(orders), rel=1e-15)
    payoff = run.arrays["payoff"][:, 1]
    entity = {"lens": "profit", "scope": "huawei_tech", "entity": "yinwang"}
    found = one(table, **entity, measure="monthly_payoff")
    assert found == pytest.approx(expected(payoff), rel=1e-15)
    summed = np.cumsum(payoff.astype(np.float64), axis=0)
    assert one(table, **entity, measure="payoff") == pytest.approx(expected(summed), rel=1e-15)


def test_what_is_measured():
    run = recording(2, 5)
    table = study.series(run)
    keys = list(zip(*(getattr(table, name) for name in LABELS), strict=True))
    assert len(set(keys)) == len(keys) == len(table)
    assert set(table.measure) == {
        *("share", "units", "orders", "backlog", "hhi", "effective_number", "cr2"),
        *("entropy", "gini", "outlets", "effort", "payoff", "payoff_per_month"),
        *("monthly_payoff", "partners_payoff", "alliance_payoff"),
    }
    for lens in lenses.LENSES:
        for scope in lenses.SCOPES:
            names = lenses.entities(run.cast, lens, scope)
            assert set(table.where(lens=lens, scope=scope, measure="share").entity) == set(names)
            with_units = {"all"} if lens == "profit" else {"all", *names}
            assert set(table.where(lens=lens, scope=scope, measure="units").entity) == with_units
            for measure in c.MEASURES:
                found = table.where(lens=lens, scope=scope, measure=measure)
                assert set(found.entity) == {"all"}
                assert found.month == run.months
    assert len(table.where(measure="effort")) == 2 * len(run.cast.brands)
    assert len(table.where(measure="backlog", entity="all")) == 2 * 2
    assert len(table.where(measure="payoff")) == 2 * AGENTS


def test_sums_of_the_alliance():
    run = recording(2, 5)
    found = study.series(run).where(scope="hima", entity="all", measure="orders").mean
    assert found == pytest.approx(run.arrays["orders"][:, :5].sum(axis=1).mean(axis=1))


def test_rows_of_a_measure_stand_together():
    table = study.series(recording(3, 5))
    assert table.month[:3] == ("2025-07", "2025-08", "2025-09")
    assert (table.entity[0], table.measure[0]) == ("aito", "share")
    assert set(table.entity[:3]) == {"aito"}


def test_the_recording_is_left_as_it_was():
    run, again = recording(2, 30), recording(2, 30)
    study.series(run)
    study.outcomes(run)
    for name, values in again.arrays.items():
        assert values.tobytes() == run.arrays[name].tobytes()


def test_memory_maps_are_read(tmp_path):
    run = recording(2, 30)
    arrays = {}
    for name, values in run.arrays.items():
        np.save(tmp_path / f"{name}.npy", values)
        arrays[name] = np.load(tmp_path / f"{name}.npy", mmap_mode="r")
    mapped = dataclasses.replace(run, arrays=arrays)
    a, b = study.series(run), study.series(mapped)
    assert all(getattr(a, name).tobytes() == getattr(b, name).tobytes() for name in STATISTICS)


def test_progress():
    calls = []
    study.series(recording(3, 4), progress=lambda done, count: calls.append((done, count)))
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_anchor():
    run = recording(1, 50)
    found = study.anchor(run)
    assert found == {
        "month": "2025-06",
        "total": 49_000.0,
        "share": round(40_000 / 49_000, 10),
    }
    near = dataclasses.replace(run, june=run.june * (1 + 1e-12 * np.arange(50)))
    assert study.anchor(near)["total"] == pytest.approx(49_000, rel=1e-9)


@pytest.mark.parametrize("value", [40_000 * (1 + 1e-7), np.nan])
def test_a_replication_that_misses_june_is_named(value):
    run = recording(1, 50)
    june = run.june.copy()
    june[0, 17] = value
    with pytest.raises(
        InputError, match=r"June's total is 49000\.0 .* in replication 17 \(1 of 50"
    ):
        study.anchor(dataclasses.replace(run, june=june))


def test_outcomes():
    run = recording(13, 20)
    found = study.outcomes(run)
    known = known_outcomes(run.cast)
    months = {f"{name}_{end}" for name in known for end in ("m6", "m12", "last")}
    without = ("payoff_", "profit_")
    sold = {n for n in known if not n.startswith(without) and not n.endswith("_payoff")}
    june = {f"{name}_june" for name in sold}
    assert set(found) == months | june
    assert (found["aito_units_june"] == run.june[0]).all()
    assert all(values.shape == (20,) for values in found.values())
    brand = c.shares(lenses.units(run, "brand", "hima", 5))
    assert (found["aito_share_m6"] == brand[0]).all()
    assert (found["hhi_m6"] == c.hhi(brand)).all()
    assert found["hima_units_last"] == pytest.approx(run.arrays["deliveries"][12, :5].sum(axis=0))
    paid = run.arrays["payoff"][:12, 2].astype(np.float64).sum(axis=0)
    assert found["payoff_seres_m12"] == pytest.approx(paid)
    assert (found["payoff_seres_last"] != found["payoff_seres_m12"]).all()
