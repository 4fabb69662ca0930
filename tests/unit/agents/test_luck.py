"""Luck is dealt as far as a run goes, and never made up beyond it."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents.luck import Rows


@pytest.mark.parametrize("rows", [1, 4, 6])
def test_rows_end_where_they_were_asked_to(rows: int) -> None:
    luck = Rows(625, ("aito", "luxeed"), "shock", range(3), rows)
    dealt = [luck.normals().copy() for _ in range(rows)]
    assert len(np.unique(dealt)) == rows * 2 * 3
    with pytest.raises(IndexError, match="every row"):
        luck.normals()
