"""A package that ships other scenarios, for tests of how scenarios are found and read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sim import shipped

__all__ = ["ship_only"]


def ship_only(scenarios: Mapping[str, str], package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ship these scenarios, by name and text, instead of the real ones; returns their folder.

    The seeds stay the real ones: whatever a test is the first to read is kept for all that follow.
    """
    folder = package / "_data" / "scenarios"
    folder.mkdir(parents=True)
    for name, text in scenarios.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder.parent / "seeds").symlink_to(shipped.shipped("seeds"), target_is_directory=True)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    return folder
