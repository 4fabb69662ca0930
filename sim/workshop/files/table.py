"""The table: files become the log of a session, which the game itself plays.

Times are the numbers of the lines, so that the same files always give the same log.

An offer that people answer waits until the next round opens; only then it is put on the table, so
that the other side can answer in that round's file. Until that round closes everybody counts as
there. When it closes, who has filled in nothing is absent in that round, and the game's own rules
for absence hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sim.errors import Problem, SimError
from sim.workshop.entry import DESK, FILE, Entry, entry
from sim.workshop.files.designs import design_problems
from sim.workshop.files.moves import Move, fair, moves_of
from sim.workshop.files.reading import Told
from sim.workshop.opening import Opening
from sim.workshop.places import places_of
from sim.workshop.replay import Game
from sim.workshop.state import State

__all__ = ["Overtaken", "Table"]

_LAST = "this is the last round, nobody can answer any more; take it out"


@dataclass(frozen=True)
class Overtaken:
    """A move that was right when it was written, and that others' moves of the round forestall."""

    move: Move
    text: str


class Table:
    """A session that files play.

    Args:
        opening: what it was opened with.
        people: who takes part, in ``predict``.
    """

    def __init__(self, opening: Opening, people: Sequence[str]) -> None:
        self.game = Game(opening)
        self._seats: dict[str, str] = {}
        predicts = opening.format == "predict"
        names = people if predicts else [place.key for place in places_of(opening)]
        if opening.format != "design":  # a team's rules stay whoever is there
            for i, name in enumerate(names, 1):
                self._add(f"s{i}", "join", seat=f"s{i}", name=name)
                self._seats[f"s{i}" if predicts else name] = f"s{i}"
        self.places = list(self._seats) or names
        self._seat(self.places)
        self._next()

    @property
    def state(self) -> State:
        """What the session has come to."""
        return self.game.state

    @property
    def entries(self) -> list[Entry]:
        """Its log."""
        return self.game.entries

    @property
    def _roles(self) -> bool:
        return self.game.opening.format == "roles"

    def play(self, told: Mapping[str, Told | None]) -> list[Overtaken]:
        """Close the round with what its files say, and open the next one (or end the session)."""
        moves = [move for place, each in told.items() if each for move in moves_of(place, each)]
        ordered = fair(moves, self.places, self.state.stage.round)
        self._unseat([place for place in self.places if told.get(place) is None])
        return [*self._now(ordered), *self._close(ordered)]

    def problems(self, place: str, told: Told) -> list[Problem]:
        """What a place cannot do in this round, were it alone."""
        trial = self._fork()
        moves = fair(moves_of(place, told), self.places, 1)
        found = [problem for move in moves for problem in design_problems(self.game.opening, move)]
        if found:
            return found
        if self.state.stage.round == self.game.opening.rounds:
            found = [move.problem(_LAST) for move in moves if move.later]
            moves = [move for move in moves if not move.later]
        refused = [*trial._now(moves), *trial._close(moves)]
        return found + [each.move.problem(each.text) for each in refused]

    def _now(self, moves: Sequence[Move]) -> Iterator[Overtaken]:
        """What is done while the round is open."""
        for move in moves:
            if move.kind == "counter":  # a no; the other terms follow when the next round opens
                answer = {"offer": move.content["offer"], "accept": False}
                yield from self._try(move, "answer", answer)
            elif not move.later:
                yield from self._try(move, move.kind, move.content)

    def _close(self, moves: Sequence[Move]) -> Iterator[Overtaken]:
        """Close the round and show it; with the next one come the offers that waited."""
        for _ in range(3):
            self._next()
        if self.state.stage.name == "over":
            return
        self._seat(self.places)
        for move in moves:
            if move.kind == "counter":
                found = self.state.offers.get(move.content["offer"])
                if found is None or found.to != move.place or found.state != "refused":
                    continue  # the no was not taken, and that was said
                back = {"to": found.maker, "terms": move.content["terms"]}
                yield from self._try(move, "offer", back)
            elif move.later:
                yield from self._try(move, move.kind, move.content)

    def _try(self, move: Move, kind: str, content: Mapping[str, Any]) -> Iterator[Overtaken]:
        try:
            self._add(FILE, kind, place=move.place, **content)
        except SimError as error:
            yield Overtaken(move, str(error))

    def _seat(self, places: Sequence[str]) -> None:
        for place in places if self._roles else ():
            if self.state.absent(place):
                self._add(DESK, "sit", seat=self._seats[place], place=place)

    def _unseat(self, places: Sequence[str]) -> None:
        for place in places if self._roles else ():
            self._add(DESK, "sit", seat=self._seats[place], place=None)

    def _next(self) -> None:
        stage = self.state.stage
        if stage.name != "over":
            self._add(FILE, "advance", **{"from": stage.key})

    def _add(self, by: str, kind: str, **content: Any) -> None:
        number = len(self.entries) + 1
        self.game.take(entry(number, float(number), by, kind, content))

    def _fork(self) -> Table:
        """The same table again, to try something on it."""
        trial = Table.__new__(Table)
        trial.game = Game(self.game.opening)
        trial.game.entries = list(self.entries)
        shared = {id(self.game.opening): self.game.opening}
        trial.game.state = deepcopy(self.state, shared)
        trial._seats, trial.places = self._seats, self.places
        return trial
