"""Where the shipped scenarios and data lie: in an installed wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

__all__ = ["shipped", "shipped_names"]

_PACKAGE = Path(__file__).resolve().parent


def shipped(kind: Literal["scenarios", "seeds"]) -> Path:
    """The folder of the shipped scenarios or seeds."""
    installed = _PACKAGE / "_data" / kind
    return installed if installed.is_dir() else _PACKAGE.parent / kind


def shipped_names() -> tuple[str, ...]:
    """The names of the shipped scenarios, sorted; empty when the folder is missing."""
    return tuple(sorted(path.stem for path in shipped("scenarios").glob("*.yaml")))
