"""The same luck in two scenarios: it cancels in their difference, and is all of it until they part.

What benchmarks/pairing.py measures; here only that it is far from chance.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.recording import Recording
from sim.study.compare.pair import Pair, pair
from sim.study.compare.track import STATISTICS
from tests.laws.helpers import aito_share, recorded, scenario

Changes = dict[str, Any]
PARTS = 6
"""2026-01, counted from 0: where the scenarios below part from keep_control."""

LATER: dict[str, Changes] = {
    "terms": {"alliance": {"luxeed": {"sales_control": "partner", "from": "2026-01"}}},
    "launch": {"events": {"x": {"month": "2026-01", "launch": {"brand": "aito"}}}},
    "one badge": {"huawei": {"single_brand": {"from": "2026-01"}}},
}


def _third_month(name: str, seed: int) -> Recording:
    return record(scenario(name, months=3, replications=1_000, seed=seed))


@pytest.mark.parametrize("seed", [625, 7])
def test_common_luck_leaves_a_tenth_of_the_variance_at_most(seed: int) -> None:
    keep = aito_share(_third_month("keep_control", seed), 3)
    common = aito_share(_third_month("cede_sales", seed), 3) - keep
    independent = aito_share(_third_month("cede_sales", seed + 1), 3) - keep
    assert common.var(ddof=1) <= independent.var(ddof=1) / 10
    assert common.any(), "the scenarios do not differ, so nothing was compared"


def _numbers(found: Pair, months: slice, *names: str) -> np.ndarray:
    return found.values[:, months][..., [STATISTICS.index(name) for name in names]]


@pytest.mark.parametrize("changes", LATER.values(), ids=list(LATER))
def test_a_pair_is_exactly_zero_until_its_scenarios_part(changes: Changes) -> None:
    base = recorded("keep_control")
    found = pair(base, record(scenario("keep_control", **changes)), ("base", "later"))
    none = ("difference", "low", "high", "p05", "p25", "p50", "p75", "p95", "higher", "lower", "sd")
    before = _numbers(found, slice(0, PARTS), *none)
    assert not before.any()
    assert not np.isnan(before).any()
    accounting = _numbers(found, slice(0, PARTS), "accounting")
    assert not accounting[~np.isnan(accounting)].any()
    assert _numbers(found, slice(PARTS, PARTS + 1), "higher", "lower").any()
    before, after = (_numbers(found, slice(0, PARTS), name) for name in ("base", "scenario"))
    assert before.tobytes() == after.tobytes()
