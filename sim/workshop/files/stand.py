"""Where a session in a folder stands: which round is open, who has decided, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sim.errors import Problem
from sim.workshop.files.names import folder_of
from sim.workshop.files.session import Session, load, open_round
from sim.workshop.files.step import alone, finish

__all__ = ["Decided", "Standing", "standing", "whole"]

Decided = Literal["decided", "nothing yet", "no file", "mistakes"]


@dataclass(frozen=True)
class Standing:
    """Where a session stands.

    Attributes:
        number: the round that is open; the last one when it is over.
        decided: what each place's file has come to, by place; empty when the session is over.
        problems: what `advance` would refuse.
    """

    session: Session
    number: int
    over: bool
    decided: dict[str, Decided]
    problems: tuple[Problem, ...]

    @property
    def strays(self) -> list[str]:
        """What is in the folder and is not read, with what was probably meant."""
        return [str(stray) for stray in self.session.strays]

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        opening = self.session.opening
        names = dict(zip(self.session.files, self.session.people, strict=False))
        home = folder_of(self.number)
        return {
            "title": opening.title,
            "format": opening.format,
            "scenario": opening.played.name,
            "round": self.number,
            "rounds": opening.rounds,
            "closed": self.session.closed,
            "over": self.over,
            "places": [
                {
                    "place": place,
                    "name": names.get(place),
                    "file": f"{home}/{self.session.files[place]}",
                    "state": state,
                }
                for place, state in self.decided.items()
            ],
            "problems": [str(problem) for problem in self.problems],
            "not_read": self.strays,
        }


def whole(folder: Path) -> Session:
    """The session in a folder, as far as its rounds are closed.

    Raises:
        FileError: with all that is wrong with it.
        InputError: there is no such folder, or another command is at work there.
    """
    with alone(folder):
        finish(folder)
        return load(folder)


def standing(folder: Path) -> Standing:
    """Where the session in a folder stands; raises as ``whole`` does."""
    session = whole(folder)
    if session.over:
        return Standing(session, session.number, True, {}, ())
    found = open_round(session)
    wrong = {problem.file for problem in found.problems}
    home = folder / folder_of(session.number)
    decided: dict[str, Decided] = {}
    for place, name in session.files.items():
        if (home / name).as_posix() in wrong or place in found.lost:
            decided[place] = "mistakes"
        elif found.told.get(place) is not None:
            decided[place] = "decided"
        else:
            decided[place] = "nothing yet" if found.read.get(name) else "no file"
    return Standing(session, session.number, False, decided, tuple(sorted(found.problems)))
