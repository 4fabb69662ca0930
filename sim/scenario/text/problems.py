"""Checking a tree against the types; what pydantic finds becomes problems with file and line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sim.errors import Problem, ScenarioError
from sim.levers.sections import DATED
from sim.scenario.text.known import known_keys
from sim.scenario.text.nearest import found, mend
from sim.scenario.text.nodes import KeyPath, Node, dotted, locate, plain, without
from sim.scenario.text.wording import EXPECTED, expected_map, wording

__all__ = ["PLACED", "problems_of", "sound_part", "validated"]

Model = TypeVar("Model", bound=BaseModel)
PLACED = "placed"
"""The context in which pydantic's own error is wanted: its places are looked up in a tree."""
_ROUNDS = 5


def validated(model: type[Model], node: Node) -> Model:
    """The tree as ``model``; keys are the files' (``from``), never Python's (``from_``).

    Raises:
        ScenarioError: with everything that the types find wrong.
    """
    try:
        return _model(model, node)
    except ValidationError as error:
        raise ScenarioError(problems_of(error, node, model)) from None


def _model(model: type[Model], node: Node) -> Model:
    return model.model_validate(plain(node), by_alias=True, by_name=False, context=PLACED)


def sound_part(model: type[Model], node: Node) -> tuple[Model, Node] | None:
    """What the types accept once everything they refuse is left out; None when too little is left.

    So that names and months can be checked in the same go as types. A fault within a list leaves
    the whole list out, since its items would change their numbers.
    """
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(
                plain(node), by_alias=True, by_name=False, context=PLACED
            ), node
        except ValidationError as error:
            faults = [locate(node, each["loc"])[0] for each in error.errors(include_url=False)]
        for path in faults:
            upto = next((i for i, part in enumerate(path) if isinstance(part, int)), len(path))
            if not path[:upto]:
                return None
            node = without(node, path[:upto])
    return None


def problems_of(error: ValidationError, node: Node, model: type[BaseModel]) -> list[Problem]:
    """One problem for each thing wrong, in our words, at the nearest place that was written."""
    problems: list[Problem] = []
    wrong_type: dict[KeyPath, dict[str, Node]] = {}
    for details in error.errors(include_url=False):
        kind, loc = details["type"], details["loc"]
        path, at = locate(node, loc)
        if kind in EXPECTED:
            expected = _expected(kind, details, model, path)
            wrong_type.setdefault(path, {})[expected] = at
            continue
        path, text = _worded(details, at, model, path)
        if text:
            problems.append(Problem(*at.place, dotted(path), text))
    return problems + _type_problems(wrong_type)


def _worded(
    details: Any, at: Node, model: type[BaseModel], path: KeyPath
) -> tuple[KeyPath, str | None]:
    kind, loc, context = details["type"], details["loc"], details.get("ctx", {})
    if kind == "extra_forbidden":
        known = known_keys(model, loc[:-1])
        return path, f"unknown key{mend(str(loc[-1]), known, 'known here')}"
    if loc[-1:] == ("[key]",):
        return path, wording(kind, context, details["input"], path)
    if kind == "missing" and isinstance(loc[-1], str):
        path = (*path, loc[-1])
    return path, wording(kind, context, plain(at), path)


def _expected(kind: str, details: Any, model: type[BaseModel], path: KeyPath) -> str:
    if kind == "model_type":
        keys = known_keys(model, details["loc"])
        return expected_map(details["ctx"]["class_name"], keys)
    if kind == "tuple_type" and len(path) == 2 and path[0] in DATED:
        return f"a map {DATED[str(path[0])]}, or a list of such maps"
    # the tag of a number that may be a range
    is_length = details["loc"][-1:] == ("one",) and kind.startswith("int")
    return EXPECTED[kind] + (", or a map with low and high" if is_length else "")


def _type_problems(wrong_type: dict[KeyPath, dict[str, Node]]) -> list[Problem]:
    # The branches of a union each complain about the same place: that is one problem.
    problems = []
    for path, by_expected in wrong_type.items():
        at = next(iter(by_expected.values()))
        text = f"expected {' or '.join(by_expected)}; found {found(plain(at))}"
        problems.append(Problem(*at.place, dotted(path), text + _hint(by_expected, plain(at))))
    return problems


def _is_wanted_number(text: str, expected: Iterable[str]) -> bool:
    return text.replace(".", "", 1).isdecimal() and "number" in " ".join(expected)


def _hint(expected: dict[str, Node], value: object) -> str:
    if isinstance(value, str):
        return "; remove the quotes" if _is_wanted_number(value, expected) else ""
    if "text" in expected and isinstance(value, bool | int | float):
        return "; put it in quotes"
    wants_whole = any(words.startswith("a whole number") for words in expected)
    if wants_whole and isinstance(value, float) and value.is_integer():
        return f"; write {int(value)}" if abs(value) < 1e15 else ""
    return ""
