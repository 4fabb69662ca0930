"""`sim show`: the resolved scenario, or only what it changes over its base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_document
from sim.commands.forms import Head, print_envelope
from sim.commands.loading import load_scenario
from sim.commands.options import AsJson, ScenarioName, Sets
from sim.commands.streams import say, tell

if TYPE_CHECKING:
    from sim.report.evidence import Changed

__all__ = ["show"]

OnlyChanged = Annotated[
    bool, typer.Option("--only-changed", help="What differs from its base, with evidence.")
]


def show(
    scenario: ScenarioName,
    sets: Sets = None,
    only_changed: OnlyChanged = False,
    as_json: AsJson = False,
) -> None:
    """Print the scenario with everything that its bases give it."""
    from sim.report.evidence import changed_values, value_in_words
    from sim.report.own_ranges import not_fitted
    from sim.scenario import to_plain, to_yaml

    loaded = load_scenario(scenario, sets, simulate=False)
    run = loaded.scenario.run
    head = Head(loaded.scenario.name, run.seed, run.replications)
    note = not_fitted(loaded.scenario).words()
    if not only_changed:
        if as_json:
            print_envelope("show", {"resolved": to_plain(loaded.scenario)}, head)
        else:
            print_document(to_yaml(loaded.scenario))
        _note(note)
        return
    changed = changed_values(loaded.changes, loaded.scenario)
    places = {key: _place(change.file, change.line) for key, change in loaded.changes.items()}
    if as_json:
        rows = {change.key: _row(change, places[change.key]) for change in changed}
        print_envelope("show", {"changed": rows}, head)
        _note(note)
        return
    base = loaded.bases[0] if loaded.bases else "nothing: it is a base"
    tell(f"{loaded.scenario.name} extends {base}; it changes:")
    for each in changed:
        whose = " (the register's)" if each.from_register else ""
        tell(f"  {each.key}: {value_in_words(each.value)}")
        tell(f"      was {value_in_words(each.base)}{whose}; {places[each.key]}; {each.evidence}")
    if not changed:
        tell("  nothing")
    _note(note)


def _note(words: str) -> None:
    if words:
        say(words)


def _row(each: Changed, where: str) -> dict[str, object]:
    return {
        "value": each.value,
        "base": each.base,
        "base_from": "register" if each.from_register else "base",
        "where": where,
        "evidence": each.evidence,
    }


def _place(file: str, line: int) -> str:
    """Where a value was written; of a shipped file only the name."""
    from pathlib import Path

    from sim.shipped import shipped

    home = shipped("scenarios").resolve()
    name = Path(file).name if Path(file).resolve().parent == home else file
    return f"{name}:{line}" if line else name
