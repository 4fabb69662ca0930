"""A glance has the bits of the long table."""

from __future__ import annotations

import numpy as np
import pytest

from sim.engine import record
from sim.measures.rows import Row
from sim.store.long_table import STATISTICS
from sim.study.glance import glance, summaries
from sim.study.load import load
from sim.study.series import series
from sim.web.explorer.shown import rows_shown


@pytest.mark.parametrize("replications", [1, 30])
@pytest.mark.parametrize("name", ["cede_sales_fully", "single_aito_brand"])
def test_it_has_the_bits_of_the_long_table(name: str, replications: int) -> None:
    # a single brand from 2026-01 on, so that the badge changes within the run
    recording = record(load(name).replace(run={"replications": replications, "months": 10}))
    rows = [*rows_shown(recording.cast), Row("profit", "huawei_tech", "huawei", "share")]
    found = summaries(glance(recording, rows))
    table = series(recording)
    for row, numbers in zip(rows, found, strict=True):
        told = table.where(**row._asdict()).columns()
        wanted = np.column_stack([np.asarray(told[each]) for each in STATISTICS])
        assert (numbers == wanted).all(), row


def test_what_it_does_not_know_is_an_error() -> None:
    recording = record(load("keep_control").replace(run={"replications": 2, "months": 2}))
    with pytest.raises(KeyError):
        glance(recording, [Row("brand", "hima", "all", "gini")])
