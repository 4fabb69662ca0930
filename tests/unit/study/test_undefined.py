"""A share of nothing is left out of every statistic, and counted; nothing else changes by a bit."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sim.measures.lenses import LENSES, units
from sim.measures.outcome import absent_outcome, known_outcomes, outcome
from sim.measures.recording import Recording
from sim.measures.rows import Row, blocks, rows
from sim.study.breakpoint.crossing import crossings
from sim.study.causes.changes import Player
from sim.study.causes.split import by_orders, coalitions_of, exactly, split_parts
from sim.study.compare.pair import pair
from sim.study.defined import finite_or_none, jointly_defined, mean, nonzero, quantiles
from sim.study.drivers import drivers
from sim.study.effect import Effect, effect_of, paired
from sim.study.ensemble import half_width, summary
from sim.study.flips import Thirds
from sim.study.glance import glance, summaries
from sim.study.peak import peak_of
from sim.study.series import outcomes, series
from tests.unit.fakes import recording

MONTHS, FUTURES = 3, 12
NAN = np.nan
GONE = hnp.arrays(np.bool_, (MONTHS, FUTURES))
"""In which months of which futures nothing is sold, or nobody earns."""
OF_SALES = ("share", "hhi", "effective_number", "cr2", "entropy", "gini")
FEW = settings(max_examples=5)


def emptied(gone: np.ndarray, broke: np.ndarray | None = None, seed: int = 0) -> Recording:
    """A record without sales where ``gone``, in which nobody earns where ``broke``."""
    full = recording(MONTHS, FUTURES, seed)
    arrays = {name: values.copy() for name, values in full.arrays.items()}
    arrays["deliveries"] *= ~gone[:, None]
    for name in ("margin_hima", "margin_tech"):
        broken = gone if broke is None else gone | broke
        arrays[name] = np.where(broken[:, None], np.float32(-1.0), arrays[name])
    return dataclasses.replace(full, arrays=arrays)


@given(GONE, GONE)
@FEW
def test_the_long_table_is_that_of_the_futures_with_sales(
    gone: np.ndarray, broke: np.ndarray
) -> None:
    run = emptied(gone, broke)
    table = series(run)
    names = ("mean", "p05", "p50", "p95")
    numbers = np.stack([getattr(table, name) for name in names], -1).reshape(-1, MONTHS, 4)
    counts = table.undefined.reshape(-1, MONTHS)
    values = [np.concatenate([*blocks(run, m)], dtype=np.float64) for m in range(MONTHS)]
    for i, row in enumerate(rows(run.cast)):
        missing = (gone | broke) if row.lens == "profit" else gone
        if row.measure not in OF_SALES:
            missing = np.zeros_like(gone)
        assert counts[i].tolist() == missing.sum(axis=1).tolist(), row
        for month in range(MONTHS):
            known = np.flatnonzero(~missing[month])
            if not len(known):
                assert np.isnan(numbers[i, month]).all()
                continue
            kept = values[month][i, known]
            assert not np.isnan(kept).any()
            wanted = np.array([kept.mean(), *np.quantile(kept, (0.05, 0.5, 0.95))])
            assert np.allclose(numbers[i, month], wanted, rtol=1e-12, atol=1e-12)


@given(GONE)
@FEW
def test_concentration_is_never_below_its_floor(gone: np.ndarray) -> None:
    run = emptied(gone)
    table = series(run)
    for lens in LENSES:
        found = table.where(lens=lens, scope="hima", entity="all", measure="hhi")
        for month in range(MONTHS):
            sellers = int((units(run, lens, "hima", month) > 0).sum(axis=0).max())
            for value in (found.mean[month], found.p05[month]):
                assert np.isnan(value) or value >= 1e4 / max(sellers, 1) * (1 - 1e-12)


@given(GONE)
@FEW
def test_every_outcome_is_nan_exactly_where_nothing_is_sold(gone: np.ndarray) -> None:
    run = emptied(gone)
    for name in known_outcomes(run.cast):
        of_sales = name.endswith(("_share", "hhi")) or name == "effective_number"
        for month in range(MONTHS):
            alliance = gone[month] & of_sales
            assert np.array_equal(np.isnan(outcome(run, name, month)), alliance), name
    last = outcomes(run)
    assert np.array_equal(np.isnan(last["aito_share_last"]), gone[-1])
    assert np.array_equal(np.isnan(last["channel_hhi_last"]), gone[-1])
    assert not np.isnan(last["hima_units_last"]).any()
    assert np.array_equal(np.isnan(absent_outcome(run, "nobody_share", 0)), gone[0])
    assert not absent_outcome(run, "nobody_units", 0).any()


@given(GONE)
@FEW
def test_a_glance_has_the_numbers_of_the_long_table(gone: np.ndarray) -> None:
    run, table = emptied(gone), series(emptied(gone))
    wanted = [Row("brand", "hima", "aito", "share"), Row("channel", "hima", "all", "hhi")]
    found = summaries(glance(run, wanted))
    for row, numbers in zip(wanted, found, strict=True):
        assert numbers[:, 0].tobytes() == table.where(**row._asdict()).mean.tobytes()


@given(GONE, GONE)
@FEW
def test_a_difference_needs_both_sides(gone: np.ndarray, other: np.ndarray) -> None:
    base, scenario = emptied(gone, seed=1), emptied(other, seed=2)
    found = pair(base, scenario, ("base", "scenario"))
    share, cars = (found.track("brand", *what) for what in (("aito", "share"), ("all", "units")))
    assert share["undefined"].tolist() == (gone | other).sum(axis=1).tolist()
    assert not cars["undefined"].any()
    for month in range(MONTHS):
        before, after = (outcome(run, "aito_share", month) for run in (base, scenario))
        known = ~(gone | other)[month]
        wanted = paired((after - before)[known]) if known.any() else None
        at = share.at(month)
        assert at.undefined == FUTURES - known.sum()
        if wanted is None:
            assert at.effect is Effect.UNDEFINED
            assert share.needed(month, FUTURES) is None
            assert np.isnan(share["accounting"][month])
        else:
            numbers = (at.mean, at.higher, at.lower, at.effect)
            assert numbers == (wanted.mean, wanted.higher, wanted.lower, wanted.effect)
    for row in found.to_rows(found.months):
        assert type(row["undefined"]) is int
        json.dumps(row, allow_nan=False)


DIFFERENCES = hnp.arrays(
    np.float64,
    st.integers(1, 30),
    elements=st.one_of(st.just(NAN), st.floats(-2, 2, width=32)),
)


@given(DIFFERENCES)
def test_statistics_are_those_of_the_defined_values(values: np.ndarray) -> None:
    known = values[~np.isnan(values)]
    found, half = paired(values), half_width(values)
    assert found.undefined == len(values) - len(known)
    if not len(known):
        assert found.effect is Effect.UNDEFINED
        assert found.same_sign is None
        assert np.isnan([found.mean, found.higher, mean(values), half]).all()
        return
    assert dataclasses.replace(found, undefined=0) == paired(known)
    assert mean(values) == known.mean()
    assert half == half_width(known)
    assert quantiles(values, (0.05, 0.95)).tolist() == np.quantile(known, (0.05, 0.95)).tolist()
    assert summary(values[None].copy()).tobytes() == summary(known[None].copy()).tobytes()
    assert nonzero(values) == bool(known.any())


def test_an_effect_over_no_future_has_no_sign() -> None:
    assert effect_of(NAN, NAN, NAN) is Effect.UNDEFINED
    assert not Effect.UNDEFINED.has_sign
    assert effect_of(NAN, NAN, 0.0) is Effect.NONE


def test_drivers_and_flips_look_at_the_futures_with_sales() -> None:
    luck = np.random.default_rng(5)
    draws = {name: luck.random(400) for name in ("first", "second")}
    effect = draws["first"] - 0.4 + 0.1 * luck.random(400)
    gone = luck.random(400) < 0.3
    some = {name: values[~gone] for name, values in draws.items()}
    assert drivers(draws, np.where(gone, NAN, effect)) == drivers(some, effect[~gone]) != ()
    assert Thirds(draws).flips(np.where(gone, NAN, effect))
    few = np.where(np.arange(400) < 89, effect, NAN)
    assert Thirds(draws).flips(few) is None
    assert drivers(draws, np.full(400, NAN)) == ()


def _players(count: int) -> tuple[Player, ...]:
    return tuple(Player(f"p{i}", f"P {i}", "world", (f"p{i}",)) for i in range(count))


@given(hnp.arrays(np.bool_, (8, 2, FUTURES), elements=st.sampled_from([True] + [False] * 9)))
@FEW
def test_a_split_adds_up_over_the_futures_that_all_runs_have(gone: np.ndarray) -> None:
    worth = np.random.default_rng(3).random((8, 2, FUTURES))
    worth = jointly_defined(np.where(gone, NAN, worth))
    known = ~gone.any(axis=0)[-1]
    sampled = dict(enumerate(worth))
    order = [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)]
    assert coalitions_of(order, 3) == [*range(8)]
    for split in (exactly(_players(3), worth), by_orders(_players(3), order, sampled)):
        whole = split.whole()
        assert whole.undefined == FUTURES - known.sum()
        parts = split_parts(split)
        if not known.any():
            assert all(np.isnan(part.value) for part in parts)
            assert split.named_interactions() == ()
            continue
        change = (worth[-1] - worth[0])[-1]
        assert sum(part.value for part in parts) == pytest.approx(change[known].mean())
        assert whole.mean == pytest.approx(change[known].mean())


def test_a_crossing_leaves_undefined_values_out() -> None:
    values = np.arange(6.0)
    found = (values - 2.6)[:, None] + np.random.default_rng(1).normal(0, 0.1, (6, 50))
    (whole,) = crossings(values, found, seed=1)
    holes = found.copy()
    holes[4] = NAN  # a value that is undefined in every future
    holes[1, :10] = NAN  # and one that is in some
    (left,) = crossings(values, holes, seed=1)
    assert left.rising
    assert left.value == pytest.approx(whole.value, abs=0.1)
    assert left.low < left.value < left.high
    assert crossings(values, np.full((6, 50), NAN), seed=1) == ()


def test_a_peak_is_looked_for_where_shares_are_defined() -> None:
    assert peak_of([0.5, 0.7, NAN, 0.6], 0.5) == 1
    assert peak_of([0.5, 0.7, NAN, NAN], 0.5) == 1
    assert peak_of([NAN, NAN], 0.5) is None
    assert peak_of([0.5, 0.504, 0.5], 0.5) is None


def test_a_record_with_sales_has_the_same_bits() -> None:
    none: Any = np.zeros((MONTHS, FUTURES), dtype=bool)
    table = series(emptied(none))
    assert not table.undefined.any()
    for block in blocks(emptied(none), 1):
        values = np.array(block)
        assert mean(values).tobytes() == values.mean(axis=-1, dtype=np.float64).tobytes()
        ends = np.quantile(values, (0.05, 0.95), axis=-1)
        assert quantiles(values, (0.05, 0.95)).tobytes() == ends.tobytes()


def test_json_has_null_for_what_is_no_number() -> None:
    given_ = {"a": (1.0, NAN), "b": [{"c": np.inf, "d": 2}]}
    assert finite_or_none(given_) == {"a": (1.0, None), "b": [{"c": None, "d": 2}]}
