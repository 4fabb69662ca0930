"""The counting of alterations: what it finds is noticed, and its judge can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults import alterations as module
from benchmarks.faults.alterations import alterations
from benchmarks.faults.targets import Target


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.json").write_text('{"number": 1, "other": 2}')
    return tmp_path / "kept"


def test_what_is_kept_is_read_as_it_was_or_refused() -> None:
    found = alterations(30, 140)
    assert found.tried == 30
    assert found.bad == 0, found.notes


def test_a_reader_that_notices_nothing_is_found(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(folder: Path) -> bytes:
        return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())

    target = Target("x", kept, read, 1)
    monkeypatch.setattr(module, "chosen", lambda luck: target)
    monkeypatch.setattr(module, "targets", lambda: (target,))
    found = alterations(20, 0)
    assert found.unnoticed > 10
    assert "another answer" in found.notes[0]


def test_an_exception_that_is_not_the_products_own_is_found(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(folder: Path) -> int:
        return 1 // (len([path.read_bytes() for path in folder.iterdir()]) - 1 + _whole(folder))

    def _whole(folder: Path) -> int:
        return (folder / "a.json").read_bytes() == b'{"number": 1, "other": 2}'

    target = Target("x", kept, read, 1)
    monkeypatch.setattr(module, "chosen", lambda luck: target)
    monkeypatch.setattr(module, "targets", lambda: (target,))
    found = alterations(20, 0)
    assert found.wrong > 10
    assert "Error: " in found.notes[0]
