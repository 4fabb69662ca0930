"""From what a place's file says to moves of the game, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim.errors import Problem
from sim.scenario.text.nodes import KeyPath, Node, dotted, locate, plain
from sim.workshop.files.reading import Told
from sim.workshop.files.said import Designed, Predicted, Role
from sim.workshop.places import UNPLAYED, parsed, world_place

__all__ = ["Move", "fair", "moves_of"]


@dataclass(frozen=True)
class Move:
    """One thing that a place does.

    Attributes:
        phase: what kind of thing it is: lower ones come first, whoever makes them.
        turn: which of the place's own things of this kind, from 0.
        path: where in the file it is written; ``node``: what is written there.
        later: whether it waits until the next round opens (offers that people answer).
    """

    place: str
    kind: str
    content: Mapping[str, Any]
    path: KeyPath
    node: Node
    phase: int = 0
    turn: int = 0
    later: bool = False

    @property
    def key(self) -> str:
        """Where it is written, as messages say it."""
        return dotted(self.path)

    def problem(self, text: str) -> Problem:
        """A problem with it, at its line."""
        return Problem(*self.node.place, self.key, text)


def moves_of(place: str, told: Told) -> list[Move]:
    """The moves in a place's file, in the order of the file."""
    if isinstance(told.said, Predicted):
        content = told.said.model_dump() | {"reasons": list(told.said.reasons)}
        # all that the types let pass and the game does not is a range upside down
        path, node = locate(told.node, ("low",))
        return [Move(place, "predict", content, path, node)]
    if isinstance(told.said, Designed):
        path, node = locate(told.node, ("changes",))
        changes = {key: _lists(value) for key, value in plain(node).items()}
        content = {"changes": changes, "text": told.said.text}
        return [Move(place, "design", content, path, node)]
    assert isinstance(told.said, Role)
    return list(_role(place, told.said, told.node))


def _role(place: str, said: Role, root: Node) -> Iterator[Move]:
    for key, i, kind, content, phase in _listed(said):
        path, node = locate(root, (key,) if i is None else (key, i))
        later = kind == "counter" or (kind == "offer" and content["to"] not in UNPLAYED)
        if kind == "offer" and later:
            content["to"] = world_place(parsed(place)[0], content["to"])
        yield Move(place, kind, content, path, node, phase=phase, turn=i or 0, later=later)


def _listed(said: Role) -> Iterator[tuple[str, int | None, str, dict[str, Any], int]]:
    """Key, place in the key's list, kind, content and phase of all that a role does."""
    if said.ready:
        yield "ready", None, "ready", {"on": True}, 0
    yield from (("withdraw", i, "withdraw", {"offer": n}, 0) for i, n in enumerate(said.withdraw))
    yield from (("leave", i, "leave", {"deal": n}, 1) for i, n in enumerate(said.leave))
    for i, answer in enumerate(said.answers):
        # who says no makes room for others; who says yes binds both
        yield "answers", i, "answer", answer.model_dump(), 3 if answer.accept else 2
    for i, back in enumerate(said.counters):
        yield "counters", i, "counter", {"offer": back.offer, "terms": back.terms()}, 2
    if said.policy is not None:
        own = said.policy.model_dump(exclude_none=True)
        yield "policy", None, "policy", {key: _lists(each) for key, each in own.items()}, 4
    for i, offer in enumerate(said.offers):
        yield "offers", i, "offer", {"to": offer.to, "terms": offer.terms()}, 5


def fair(moves: Iterable[Move], places: Sequence[str], number: int) -> list[Move]:
    """Moves in the order in which they are made.

    By phase; in a phase everybody's first before anybody's second; and who is first among
    equals changes from round to round.
    """
    start = (number - 1) % max(len(places), 1)
    order = {place: i for i, place in enumerate([*places[start:], *places[:start]])}
    return sorted(moves, key=lambda m: (m.phase, m.turn, order[m.place]))


def _lists(value: Any) -> Any:
    """Values as JSON has them, lists and no tuples."""
    if isinstance(value, dict):
        return {key: _lists(child) for key, child in value.items()}
    return [_lists(child) for child in value] if isinstance(value, list | tuple) else value
