"""The shipped scenarios still give the numbers that were saved.

The comparison allows 1e-6 of the value and no less: numpy's exp, log and power may differ in the
last bit between processors (AVX2, AVX-512, NEON), a last bit now and then moves a count by one
vehicle, and one vehicle in one of 200 replications is about 1e-7 of a month's sales. A retuned
number moves these means by 1e-3 and more.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sim.shipped import shipped_names
from tests.baselines.renew import FOLDER, MEASURES, QUARTERS, RUN, measured, renew

ADVICE = "meant? then: python -m tests.baselines.renew, and a line under Results in CHANGELOG.md"
SAVED = sorted(path.stem for path in FOLDER.glob("*.json"))


def _saved(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _differences(saved: dict[str, Any], now: dict[str, Any]) -> list[str]:
    return [
        f"{measure} {quarter}: saved {was!r}, now {now['means'][measure][quarter]!r}"
        for measure, by_quarter in saved["means"].items()
        for quarter, was in by_quarter.items()
        if now["means"][measure][quarter] != pytest.approx(was, rel=1e-6, abs=0)
    ]


def test_a_baseline_is_of_a_shipped_scenario() -> None:
    """A new scenario may come without one; renewing writes it."""
    assert set(SAVED) <= set(shipped_names()), ADVICE
    assert len(SAVED) >= 13


@pytest.mark.parametrize("name", SAVED)
def test_headline_numbers_are_as_saved(name: str) -> None:
    saved, now = _saved(name), measured(name)
    assert saved["run"] == RUN, ADVICE
    assert list(saved["means"]) == list(MEASURES)
    assert all(list(each) == list(QUARTERS) for each in saved["means"].values())
    assert _differences(saved, now) == [], ADVICE


def test_no_two_scenarios_have_the_same_numbers() -> None:
    means = [json.dumps(_saved(name)["means"]) for name in SAVED]
    assert len(set(means)) == len(means)


def test_a_changed_number_is_seen() -> None:
    saved = _saved("keep_control")
    moved = json.loads(json.dumps(saved))
    moved["means"]["hhi"]["2026Q1"] *= 1 + 3e-6
    assert _differences(saved, saved) == []
    assert len(_differences(saved, moved)) == 1


def test_renewing_writes_what_is_compared(tmp_path: Path) -> None:
    assert renew(["keep_control"], tmp_path) == ["keep_control"]
    assert renew(["keep_control"], tmp_path) == []
    written = json.loads((tmp_path / "keep_control.json").read_text(encoding="utf-8"))
    assert written == measured("keep_control")
