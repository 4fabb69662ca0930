"""Every play as a file: what it is called and how it is run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["commands", "file_name"]


def file_name(key: str) -> str:
    """A name that every file system takes, of letters, digits and underscores: t1.yaml."""
    return f"{re.sub(r'[^a-z0-9_]+', '_', key.lower()).strip('_')[:40] or 'play'}.yaml"


def commands(debrief: Mapping[str, Any], key: str) -> list[str]:
    """The command that runs a play, and the one that holds it against what it was laid over."""
    file = file_name(key)
    return [f"sim run {file}", f"sim compare {debrief['session']['base']['name']} {file}"]
