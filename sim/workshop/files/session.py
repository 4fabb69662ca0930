"""A folder as a session: what it was opened with, and the replay of the rounds that are closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sim.errors import FileError
from sim.workshop.entry import Entry
from sim.workshop.files.names import files_of
from sim.workshop.files.reading import Round, Told, later_rounds, read_round
from sim.workshop.files.record import (
    changes_since,
    closed_rounds,
    lost_results,
    opening_digest,
    recorded,
)
from sim.workshop.files.sheet import opened
from sim.workshop.files.strays import Stray, strays_in
from sim.workshop.files.table import Overtaken, Table
from sim.workshop.opening import Opening

__all__ = ["Session", "load", "open_round"]


@dataclass
class Session:
    """A workshop in a folder.

    Attributes:
        people: who takes part, in ``predict``.
        files: the name of each place's file, by place.
        closed: how many rounds are closed.
        told: what the files of each closed round say, by round, then by place.
        overtaken: what others' moves forestalled, by round.
        table: plays the files.
        strays: what is in the folder and is not read; ``open_round`` finds those of its round.
    """

    folder: Path
    opening: Opening
    people: tuple[str, ...]
    files: Mapping[str, str]
    closed: int
    table: Table
    told: dict[int, Mapping[str, Told | None]] = field(default_factory=dict)
    overtaken: dict[int, list[Overtaken]] = field(default_factory=dict)
    strays: list[Stray] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether all rounds are closed."""
        return self.table.state.stage.name == "over"

    @property
    def number(self) -> int:
        """The round that is open; the last one when the session is over."""
        return self.table.state.stage.round

    @property
    def entries(self) -> list[Entry]:
        """The log that the files come to."""
        return self.table.entries

    def absent(self, number: int) -> list[str]:
        """The places without anything filled in, of a closed round."""
        return [place for place in self.files if self.told[number].get(place) is None]


def load(folder: Path) -> Session:
    """The session in a folder, as far as its rounds are closed.

    Raises:
        FileError: with all that is wrong with what it was opened with and with closed rounds.
    """
    opening, people = opened(folder)
    files = files_of(opening, people)
    closed, mark = closed_rounds(folder), opening_digest(opening)
    rounds: dict[int, Round] = {}
    problems = [*lost_results(folder, closed)]
    for number in range(1, min(closed, opening.rounds) + 1):
        rounds[number] = read_round(folder, number, opening.format, files)
        problems += rounds[number].problems
        try:
            record = recorded(folder, number)
            problems += changes_since(folder, record, mark, people, rounds[number].read)
        except FileError as error:
            problems += error.problems
    if problems:
        raise FileError(problems)
    session = Session(folder, opening, people, files, closed, Table(opening, people))
    for number, each in rounds.items():
        session.told[number] = each.told
        session.overtaken[number] = session.table.play(each.told)
    session.strays = strays_in(folder, files, session.number, ())
    return session


def open_round(session: Session) -> Round:
    """The files of the round that is open, with all that is wrong with them and around them."""
    found = read_round(session.folder, session.number, session.opening.format, session.files)
    found.problems += later_rounds(session.folder, session.number)
    absent = {place for place, told in found.told.items() if told is None}
    strays = strays_in(session.folder, session.files, session.number, absent)
    found.problems += [stray.problem for stray in strays if stray.lost]
    found.lost = {stray.place for stray in strays if stray.lost and stray.place}
    session.strays = [stray for stray in strays if not stray.lost]
    for place, told in found.told.items():
        if told is not None:
            found.problems += session.table.problems(place, told)
    return found
