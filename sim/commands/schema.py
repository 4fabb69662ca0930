"""`sim schema`: the JSON Schema of scenario files, for editors."""

from __future__ import annotations

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    import json

    from sim.scenario import json_schema

    print(json.dumps(json_schema(), indent=1))
