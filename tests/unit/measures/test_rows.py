"""The one list of what is measured: names and values stand in the same order."""

from __future__ import annotations

import numpy as np
import pytest

from sim.measures import lenses
from sim.measures.rows import Row, blocks, rows
from sim.rules import concentration as c
from tests.unit.fakes import HIMA, MAKERS, cast, recording

BRANDS = list(MAKERS)
AGENTS = list(cast().agents)


def measured(run, month):
    """Every row with its values, month by month as ``blocks`` yields them."""
    values = np.concatenate([*blocks(run, month)], dtype=np.float64)
    return dict(zip(rows(run.cast), values, strict=True))


def sold_by_hand(run, row, month):
    """What the entities of a row's lens sell, by name, straight from the arrays."""
    inside = BRANDS[:HIMA] if row.scope == "hima" else BRANDS
    vehicles = {b: run.arrays["deliveries"][month, BRANDS.index(b)].astype(float) for b in inside}
    control = {b: run.arrays["control"][month, BRANDS.index(b)].astype(float) for b in inside}
    makers = list(dict.fromkeys(MAKERS[b] for b in inside))
    if row.lens == "brand":
        return vehicles
    if row.lens == "automaker":
        return {m: sum(vehicles[b] for b in inside if MAKERS[b] == m) for m in makers}
    if row.lens == "channel":
        found = {"huawei": sum(vehicles[b] * (1 - control[b]) for b in inside)}
        return found | {
            m: sum(vehicles[b] * control[b] for b in inside if MAKERS[b] == m) for m in makers
        }
    margin = run.arrays["margin_hima" if row.scope == "hima" else "margin_tech"][month]
    names = ["huawei", "yinwang", *makers]
    return {name: margin[AGENTS.index(name)].astype(float) for name in names}


def index_by_hand(parts, measure):
    parts = np.sort(parts, axis=0)
    if measure in ("hhi", "effective_number"):
        found = 1e4 * (parts**2).sum(axis=0)
        return found if measure == "hhi" else 1e4 / found
    if measure == "cr2":
        return parts[-1] + parts[-2]
    if measure == "entropy":
        return -np.where(parts > 0, parts * np.log(np.where(parts > 0, parts, 1)), 0).sum(axis=0)
    # Gini: half the mean absolute difference between those that sell, over their mean
    found = []
    for column in parts.T:
        selling = column[column > 0]
        gaps = np.abs(selling[:, None] - selling[None, :]).mean()
        found.append(gaps / 2 / selling.mean())
    return np.array(found)


def paid_by_hand(run, row, month):
    payoff = run.arrays["payoff"][: month + 1].astype(float)
    if row.entity == "all":
        earners = dict.fromkeys([*MAKERS.values()][:HIMA])
        agents = [*earners, *(["huawei"] if row.measure == "alliance_payoff" else [])]
        return sum(payoff[:, AGENTS.index(agent)].sum(axis=0) for agent in agents)
    paid = payoff[:, AGENTS.index(row.entity)]
    return {
        "monthly_payoff": paid[-1],
        "payoff": paid.sum(axis=0),
        "payoff_per_month": paid.mean(axis=0),
    }[row.measure]


def by_hand(run, row, month):
    arrays = run.arrays
    if row.measure in ("orders", "backlog", "outlets", "effort"):
        of_brands = arrays[row.measure][month].astype(float)
        if row.entity != "all":
            return of_brands[BRANDS.index(row.entity)]
        return of_brands[: HIMA if row.scope == "hima" else None].sum(axis=0)
    if "payoff" in row.measure:
        return paid_by_hand(run, row, month)
    sold = sold_by_hand(run, row, month)
    if row.measure == "units":
        return sum(sold.values()) if row.entity == "all" else sold[row.entity]
    every = np.stack(list(sold.values()))
    parts = every / every.sum(axis=0)
    if row.measure == "share":
        return parts[list(sold).index(row.entity)]
    return index_by_hand(parts, row.measure)


@pytest.mark.parametrize("replications", [1, 2, 40])
def test_names_and_values_have_one_length_and_one_order(replications):
    run = recording(3, replications)
    found = measured(run, 1)  # its strict zip is the equal length
    assert tuple(found) == rows(run.cast)
    for row, values in found.items():
        assert values == pytest.approx(by_hand(run, row, 1), rel=1e-12, abs=1e-12), row


def test_no_row_comes_twice():
    found = rows(cast())
    assert len(set(found)) == len(found)
    assert all(isinstance(row, Row) for row in found)


@pytest.mark.parametrize("lens", lenses.LENSES)
@pytest.mark.parametrize("scope", lenses.SCOPES)
@pytest.mark.parametrize("badge", [None, 0])
def test_values_are_the_lenses_and_the_indices_to_the_bit(lens, scope, badge):
    run = recording(2, 30, badge=badge)
    found = measured(run, 1)
    sold = lenses.units(run, lens, scope, 1)
    parts = c.shares(sold)
    for i, name in enumerate(lenses.entities(run.cast, lens, scope)):
        assert found[Row(lens, scope, name, "share")].tobytes() == parts[i].tobytes()
        if lens != "profit":
            assert found[Row(lens, scope, name, "units")].tobytes() == sold[i].tobytes()
    for measure, values in zip(c.MEASURES, c.concentration(parts), strict=True):
        assert found[Row(lens, scope, "all", measure)].tobytes() == values.tobytes()
    assert found[Row(lens, scope, "all", "units")].tobytes() == c.total(sold).tobytes()


def test_profit_has_no_units_of_single_agents():
    profit = [row for row in rows(cast()) if row.lens == "profit" and row.measure == "units"]
    assert [(row.scope, row.entity) for row in profit] == [("hima", "all"), ("huawei_tech", "all")]


def test_effort_is_not_added_up():
    assert {row.entity for row in rows(cast()) if row.measure == "effort"} == set(BRANDS)


def test_blocks_are_the_callers_to_reorder():
    run, again = recording(2, 30), recording(2, 30)
    for block in blocks(run, 0):
        assert block.shape[1] == 30
        block.sort(axis=1)
        block[:] = -1
    for name, values in again.arrays.items():
        assert values.tobytes() == run.arrays[name].tobytes()
    assert run.june.tobytes() == again.june.tobytes()


def test_every_month_has_its_own_values():
    run = recording(3, 5)
    row = Row("brand", "hima", "aito", "units")
    found = np.stack([measured(run, month)[row] for month in range(3)])
    assert found.tolist() == run.arrays["deliveries"][:, 0].tolist()
    assert len({tuple(values) for values in found.tolist()}) == 3
