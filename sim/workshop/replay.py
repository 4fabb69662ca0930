"""The state of a session is the replay of its log, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sim.workshop import decide, desk, people
from sim.workshop.entry import Entry
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused
from sim.workshop.roles import offers
from sim.workshop.state import State
from sim.workshop.undone import last_step, latest, shorter

__all__ = ["Game", "act", "replay"]

_ACTS: Mapping[str, Callable[[State, Entry, Any], None]] = {
    "join": people.join,
    "rename": people.rename,
    "sit": people.sit,
    "remove": people.remove,
    "lock": people.lock,
    "message": people.message,
    "hold": desk.hold,
    "timer": desk.timer,
    "advance": desk.advance,
    "takeover": desk.takeover,
    "ready": decide.ready,
    "predict": decide.predict,
    "design": decide.design,
    "policy": decide.policy,
    "offer": offers.offer,
    "counter": offers.counter,
    "answer": offers.answer,
    "withdraw": offers.withdraw,
    "leave": offers.leave,
}


def act(state: State, entry: Entry) -> None:
    """Take one line of the log, any but an undo.

    Raises:
        Refused: it is not allowed; nothing has changed then.
    """
    _ACTS[entry.kind](state, entry, entry.content)
    state.version = entry.number


def replay(opening: Opening, entries: Iterable[Entry]) -> State:
    """The state that a log comes to."""
    log = list(entries)
    state = State(opening, again=True)
    for each in latest(shorter(log)):
        act(state, each)
    state.again = False
    state.version = log[-1].number if log else 0
    return state


class Game:
    """A session in memory: its opening, its log, and the state that they come to.

    Attributes:
        entries: the whole log, with what was undone.
    """

    def __init__(self, opening: Opening, entries: Iterable[Entry] = ()) -> None:
        self.opening = opening
        self.entries = list(entries)
        self.state = replay(opening, self.entries)

    def take(self, entry: Entry) -> None:
        """Check a new line and take it into the log.

        Raises:
            Refused: it is not allowed; nothing has changed then.
        """
        if entry.kind == "undo":
            people.desk_only(entry)
            if last_step(shorter(self.entries)) is None:
                raise Refused("nothing_to_undo")
            self.entries.append(entry)
            self.state = replay(self.opening, self.entries)
            return
        act(self.state, entry)
        self.entries.append(entry)
