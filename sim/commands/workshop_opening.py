"""What the options of `sim workshop new` open a session with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sim.commands.loading import load_scenario
from sim.errors import FileError, InputError, Problem
from sim.paths import as_text

if TYPE_CHECKING:
    from sim.workshop.opening import Opening

__all__ = ["opening_of", "people_of"]

_OPTIONS = {"language": "--lang", "replications": "--reps", "measures": "--measure"}
_ONLY = {
    "goal": "design",
    "measure": "design and roles",
    "teams": "design and roles",
    "base": "predict",
    "future": "roles",
}


def people_of(text: str | None, game: str) -> tuple[str, ...]:
    """The names in the option, in their order.

    Raises:
        InputError: they cannot take part.
    """
    from sim.workshop.files.sheet import people_problem

    parts = as_text(text or "").replace("，", ",").split(",")
    names = tuple(part.strip() for part in parts if part.strip())
    wrong = people_problem(names, game) if game in ("predict", "design", "roles") else None
    if wrong is not None:
        raise InputError(f"--people: {wrong}")
    return names


def opening_of(given: Mapping[str, Any], scenario: str | None, base: str | None) -> Opening:
    """The opening that the options ask for.

    Raises:
        FileError: with all that is wrong with the options, or with a scenario.
        InputError: they do not go together.
    """
    from sim.scenario.text.nodes import Node, Place
    from sim.scenario.text.problems import validated
    from sim.workshop.start import begin
    from sim.workshop.wish import Wish

    said = {name: value for name, value in given.items() if value is not None}
    _fitting(said, base)
    nodes = {
        name: Node(value, Place(_OPTIONS.get(name, f"--{name}"), 0)) for name, value in said.items()
    }
    try:
        wish = validated(Wish, Node(nodes, Place("sim workshop new", 0)))
    except FileError as error:  # the option's name says which, not the field's
        told = [Problem(each.file, 0, "", each.text) for each in error.problems]
        raise FileError(told) from None
    played = load_scenario(scenario).scenario if scenario else None
    against = load_scenario(base).scenario if base else None
    return begin(wish, played, against)


def _fitting(said: Mapping[str, Any], base: str | None) -> None:
    """Refuse options that the format has no use for."""
    game = said.get("format")
    foreign = {
        "goal": "goal" in said and game != "design",
        "measure": "measures" in said and game == "predict",
        "teams": "teams" in said and game == "predict",
        "base": base is not None and game != "predict",
        "future": "future" in said and game != "roles",
    }
    problems = [
        Problem(f"--{name}", 0, "", f"is for {_ONLY[name]} only; leave it out")
        for name, wrong in foreign.items()
        if wrong and game in ("predict", "design", "roles")
    ]
    if problems:
        raise FileError(problems)
