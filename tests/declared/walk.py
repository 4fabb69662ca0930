"""What everything that is declared is walked through: explorer, documents, option, JSON.

Levers, events and actions have walks of their own in ``tests/levers``; outcomes are walked through
every command in ``tests/unit/measures/test_every_outcome.py``.
"""

from __future__ import annotations

import importlib
import json
import sys
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from sim.scenario import Scenario, to_plain
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue

__all__ = ["BASE", "catalogued", "documented", "set_to"]

BASE = "keep_control"
_DOCS = Path(__file__).resolve().parents[2] / "docs"


@cache
def documented(placeholder: str) -> str:
    """A table of the docs, as their pages show it."""
    sys.path.insert(0, str(_DOCS))  # mkdocs runs its hooks there
    try:
        tables = importlib.import_module("tables")
    finally:
        sys.path.remove(str(_DOCS))
    return unescape(tables.PLACEHOLDERS[placeholder]())


def catalogued(kind: str, key: str, name: str = "key") -> dict[str, Any]:
    """What the explorer is told of one thing; there is exactly one of that name."""
    (found,) = (each for each in catalogue()[kind] if each[name] == key)
    return dict(found)


def set_to(changes: dict[str, Any]) -> tuple[Scenario, Any]:
    """The base with changes as ``--set`` gives them, and the JSON of ``sim show``."""
    scenario = load(BASE, overrides=[f"{key}={json.dumps(v)}" for key, v in changes.items()])
    return scenario, json.loads(json.dumps(to_plain(scenario)))
