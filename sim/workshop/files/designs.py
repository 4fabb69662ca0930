"""What is wrong with a team's rules, each thing at the line where it is written."""

from __future__ import annotations

from sim.errors import Problem, ScenarioError
from sim.levers.sections import CHOSEN
from sim.scenario.text.nodes import Node, dotted, locate
from sim.workshop.files.moves import Move
from sim.workshop.opening import Opening
from sim.workshop.plays import designed

__all__ = ["design_problems"]


def design_problems(opening: Opening, move: Move) -> list[Problem]:
    """The problems of a design; none of any other move."""
    if move.kind != "design":
        return []
    changes = move.content["changes"]
    assert isinstance(move.node.value, dict)
    closed = [key for key in changes if key.partition(".")[0] not in CHOSEN]
    text = f"not a team's to set; {', '.join(CHOSEN)} are"
    found = [Problem(*move.node.value[key].place, f"changes.{key}", text) for key in closed]
    try:
        designed(opening, {key: each for key, each in changes.items() if key not in closed})
    except ScenarioError as error:
        found += [_at(move, problem) for problem in error.problems]
    return found


def _at(move: Move, problem: Problem) -> Problem:
    """A problem of the scenario that would come of it, at what the team has written."""
    node = _written(move.node, problem.key)
    told = problem.key if node is move.node else dotted((*move.path, problem.key))
    return Problem(*node.place, told, problem.text)


def _written(changes: Node, key: str) -> Node:
    """The nearest to a scenario's key among keys of changes, which have dots of their own."""
    assert isinstance(changes.value, dict)
    inside = [each for each in changes.value if f"{key}.".startswith(f"{each}.")]
    if inside:
        begun = max(inside, key=len)
        rest = [_part(part) for part in key[len(begun) + 1 :].split(".") if part]
        return locate(changes.value[begun], tuple(rest))[1]
    below = [each for each in changes.value if key and each.startswith(f"{key}.")]
    return changes.value[below[0]] if below else changes


def _part(part: str) -> str | int:
    return int(part) if part.isdecimal() else part
