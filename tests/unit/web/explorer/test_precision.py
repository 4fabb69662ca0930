"""The precision beside an answer is that of `sim compare`, not that of the level."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.web.explorer.worker import work
from tests.commands.test_run import sim

FIELDS, WANTED = ("scope", "entity", "measure", "month"), ["hima", "aito", "share", "2027-06"]
RUN = {"replications": 60, "months": 24}


@pytest.mark.parametrize("base", ["cede_sales", "yinwang_first"])
def test_it_is_the_paired_difference_s(tmp_path: Path, base: str) -> None:
    how = ("--reps", "60", "--months", "24", "--json")
    done = sim(tmp_path, "compare", "keep_control", base, *how)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["pairs"][0]["rows"]
    (row,) = (row for row in rows if [row[name] for name in FIELDS] == WANTED)
    given = {"setting": {"base": base}, "pinned": {"base": "keep_control"}, "run": RUN}
    for detail in ("quick", "full"):
        found = json.loads(work("answer", {**given, "detail": detail}).content)["findings"]
        half = found["difference_half_width"]
        assert half == pytest.approx((row["high"] - row["low"]) / 2, rel=1e-6)
        last = found["against"][-1]
        assert (last["low"], last["high"]) == pytest.approx((row["low"], row["high"]), rel=1e-6)
        assert found["half_width"] > half, "futures differ more than what the setting does"


def test_without_a_pinned_setting_there_is_only_the_level_s() -> None:
    found = json.loads(work("answer", {"setting": {"base": "cede_sales"}, "run": RUN}).content)
    assert found["findings"]["difference_half_width"] is None
    assert found["findings"]["half_width"] > 0
