"""`sim show`: the resolved scenario, or only what it changes over its base."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.commands.loading import load_scenario
from sim.commands.options import AsJson, ScenarioName, Sets

__all__ = ["show"]

OnlyChanged = Annotated[
    bool, typer.Option("--only-changed", help="What differs from its base, with evidence.")
]


def _value(value: object) -> str:
    import json

    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def show(
    scenario: ScenarioName,
    sets: Sets = None,
    only_changed: OnlyChanged = False,
    as_json: AsJson = False,
) -> None:
    """Print the scenario with everything that its bases give it."""
    import json

    from sim.report.evidence import evidence_of
    from sim.scenario import to_plain, to_yaml
    from sim.world.world import register

    loaded = load_scenario(scenario, sets, simulate=False)
    if not only_changed:
        whole = to_plain(loaded.scenario)
        print(
            json.dumps(whole, indent=1) if as_json else to_yaml(loaded.scenario), end="\n" * as_json
        )
        return
    numbers = register()
    changes = {
        key: {
            "value": change.value,
            "base": change.base,
            "where": _place(change.file, change.line),
            "evidence": evidence_of(key, numbers, loaded.scenario.sources),
        }
        for key, change in loaded.changes.items()
    }
    if as_json:
        print(json.dumps(changes, indent=1))
        return
    base = loaded.bases[0] if loaded.bases else "nothing: it is a base"
    print(f"{loaded.scenario.name} extends {base}; it changes:")
    for key, change in changes.items():
        print(f"  {key}: {_value(change['value'])}")
        print(f"      was {_value(change['base'])}; {change['where']}; {change['evidence']}")
    if not changes:
        print("  nothing")


def _place(file: str, line: int) -> str:
    """Where a value was written; of a shipped file only the name."""
    from pathlib import Path

    from sim.scenario.shipped import shipped

    home = shipped("scenarios").resolve()
    name = Path(file).name if Path(file).resolve().parent == home else file
    return f"{name}:{line}" if line else name
