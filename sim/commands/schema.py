"""`sim schema`: the JSON Schema of scenario files, for editors."""

from __future__ import annotations

from sim.commands.documents import print_json

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    from sim.scenario import json_schema

    print_json(json_schema())
