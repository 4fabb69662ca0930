"""A full disk leaves nothing behind, the folder of the pictures included."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sim.errors import StoreError
from sim.report.pictures.save import _write


def test_a_full_disk_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="the disk is full"):
        _write({tmp_path / "made" / "figures" / "a.svg": b"x"}, tmp_path / "made" / "figures")
    assert not list(tmp_path.iterdir())
