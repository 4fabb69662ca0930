from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.faults import cases, kinds, ledger
from benchmarks.faults.batches import Limits, try_kind
from benchmarks.faults.counts import Counts
from benchmarks.faults.kinds import KINDS, Kind
from benchmarks.faults.ledger import read_ledger
from benchmarks.faults.tables import as_text, fault_rows

KIND = Kind("falls", "falls_of_tests", "things dropped", goal=100, batch=10)
Try = Callable[[int, int], Counts]


@pytest.fixture
def tries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[int, int]]:
    """Give the batches that were tried; nothing is wrong with any."""
    done: list[tuple[int, int]] = []

    def falls(number: int, seed: int) -> Counts:
        done.append((number, seed))
        return Counts(number)

    _put(monkeypatch, falls, tmp_path)
    return done


def _put(monkeypatch: pytest.MonkeyPatch, falls: Try, tmp_path: Path) -> None:
    module = ModuleType("benchmarks.faults.falls_of_tests")
    module.falls = falls  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(kinds.KINDS, KIND.name, KIND)
    monkeypatch.setattr(cases, "CASES", tmp_path / "cases")


def test_a_run_goes_on_with_the_seed_after_the_last(
    tries: list[tuple[int, int]], tmp_path: Path
) -> None:
    file = tmp_path / "counts.json"
    assert try_kind(KIND, Limits(number=25), file=file) == Counts(25)
    assert try_kind(KIND, Limits(number=5), file=file) == Counts(5)
    assert tries == [(10, 1), (10, 2), (5, 3), (5, 4)]
    entry = read_ledger(file)[KIND.name]
    assert entry.counts == Counts(30)
    assert entry.last_seed == 4
    assert entry.model
    assert entry.date


def test_without_limits_a_run_reaches_the_goal(
    tries: list[tuple[int, int]], tmp_path: Path
) -> None:
    file = tmp_path / "counts.json"
    try_kind(KIND, Limits(number=75), file=file)
    assert try_kind(KIND, Limits(), file=file) == Counts(25)
    assert try_kind(KIND, Limits(), file=file) == Counts(0)


def test_a_run_that_is_out_of_time_ends(tries: list[tuple[int, int]], tmp_path: Path) -> None:
    assert try_kind(KIND, Limits(minutes=1e-9), file=tmp_path / "counts.json") == Counts(0)
    assert tries == []


def test_restart_leaves_counts_out_and_tries_no_seed_again(
    tries: list[tuple[int, int]], tmp_path: Path
) -> None:
    file = tmp_path / "counts.json"
    try_kind(KIND, Limits(number=20), file=file)
    try_kind(KIND, Limits(number=10), restart=True, file=file)
    assert read_ledger(file)[KIND.name].counts == Counts(10)
    assert tries[-1] == (10, 3)


def test_ctrl_c_keeps_the_batches_that_were_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def falls(number: int, seed: int) -> Counts:
        if seed == 3:
            raise KeyboardInterrupt
        return Counts(number)

    _put(monkeypatch, falls, tmp_path)
    file = tmp_path / "counts.json"
    with pytest.raises(KeyboardInterrupt):
        try_kind(KIND, Limits(number=100), file=file)
    entry = read_ledger(file)[KIND.name]
    assert (entry.counts.tried, entry.last_seed) == (20, 2)


def test_what_is_wrong_is_kept_with_the_call_that_repeats_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _put(monkeypatch, lambda number, seed: Counts(number, wrong=2, notes=("it broke",)), tmp_path)
    file = tmp_path / "counts.json"
    assert try_kind(KIND, Limits(number=10), file=file).bad == 2
    assert read_ledger(file)[KIND.name].counts.notes == ("it broke",)
    words = (tmp_path / "cases" / "falls-1.txt").read_text()
    assert "it broke" in words
    assert "import falls; print(falls(10, 1))" in words
    assert words in capsys.readouterr().err


def test_kinds_do_not_touch_each_other(tries: list[tuple[int, int]], tmp_path: Path) -> None:
    file = tmp_path / "counts.json"
    ledger.keep("mutations", ledger.Entry(Counts(7, unnoticed=1), 9), file)
    ledger.keep_endurance({"p95": 0.25}, file)
    try_kind(KIND, Limits(number=10), file=file)
    assert read_ledger(file)["mutations"] == ledger.Entry(Counts(7, unnoticed=1), 9)
    assert ledger.read_endurance(file)["p95"] == 0.25


def test_the_table_has_every_kind(tmp_path: Path) -> None:
    file = tmp_path / "counts.json"
    ledger.keep(
        "kills", ledger.Entry(Counts(1234, lost=1), 2, "0.1.0+abc", "2026-01-02", 0.5), file
    )
    head, *rows = fault_rows(file)
    assert [row[0] for row in rows] == list(KINDS)
    (kills,) = (row for row in rows if row[0] == "kills")
    assert kills[2:] == ("1,234", "1", "0", "0", "0", "2026-01-02, model 0.1.0+abc, load 0.5")
    assert {len(row) for row in rows} == {len(head)}
    assert "1,234" in as_text([head, *rows])
