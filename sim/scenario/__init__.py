"""What the user writes: strict types, the loader, problems with file and line, the JSON Schema."""

from __future__ import annotations

from sim.scenario.checks.checks import Vocabulary, check, warnings_of
from sim.scenario.loader import Loaded, load
from sim.scenario.schema import json_schema
from sim.scenario.text.resolved import canonical, to_plain, to_yaml
from sim.scenario.types.scenario import Scenario

__all__ = [
    "Loaded",
    "Scenario",
    "Vocabulary",
    "canonical",
    "check",
    "json_schema",
    "load",
    "to_plain",
    "to_yaml",
    "warnings_of",
]
