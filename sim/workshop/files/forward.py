"""One round forward: its files are checked and played, results and the next files written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sim.aliases import Json
from sim.errors import FileError, InputError, Problem
from sim.one_line import in_json
from sim.paths import typed
from sim.workshop.files.disk import digest
from sim.workshop.files.forms import forms
from sim.workshop.files.names import MADE, RESULTS, SEEN, TABLE, file_of, folder_of
from sim.workshop.files.record import Record, opening_digest
from sim.workshop.files.session import Session, load, open_round
from sim.workshop.files.step import Step, alone, finish, take
from sim.workshop.files.table import Overtaken
from sim.workshop.files.told import page
from sim.workshop.files.told_roles import offers_told
from sim.workshop.files.words import words
from sim.workshop.opening import Opening
from sim.workshop.places import world_place
from sim.workshop.results import for_viewer, round_result
from sim.workshop.results.runs import Runs

__all__ = ["Advanced", "advance"]

Progress = Callable[[int, int], None]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Advanced:
    """What an advance has come to.

    Attributes:
        number: the round that was closed.
        result: its results, as ``results.json`` has them.
        text: as ``results.txt`` has them.
        made: the files of the next round, by their paths in the folder; none when it is over.
        opening: what the session was opened with.
    """

    number: int
    result: Json
    text: str
    made: Sequence[str]
    opening: Opening


def advance(
    folder: Path, progress: Progress | None = None, tell: Tell = lambda _: None
) -> Advanced:
    """Close the round that is open, and open the next one.

    Args:
        folder: the workshop's.
        progress: told simulations done, and of how many at most.
        tell: called with each line about what is in the folder and is not read.

    Raises:
        FileError: with all that is wrong in any file; nothing is written.
        InputError: the session is over, or another command is at work.
        StoreError: it cannot be written; nothing has changed.
    """
    with alone(folder):
        finish(folder)
        session = load(folder)
        if session.over:
            raise InputError(f"{folder}: the session is over; sim workshop debrief {typed(folder)}")
        found = open_round(session)
        for stray in session.strays:
            tell(str(stray))
        if found.problems:
            raise FileError(found.problems)
        number = session.number
        session.told[number] = found.told
        session.overtaken[number] = session.table.play(found.told)
        runs = Runs(_counted(session.opening, progress))
        result = round_result(session.opening, session.entries, number, runs)
        made = _written(session, number, result)
        following = {} if session.over else forms(session.table, session.people)
        record = Record(
            round=number,
            opening=opening_digest(session.opening),
            people=session.people,
            read=found.read,
            made={name: digest(data) for name, data in {**made, **following}.items()},
        )
        home = folder_of(number)
        put = {**following, **made, f"{home}/{MADE}": record.text()}
        # last: a round is closed when its results are there
        put[f"{home}/{RESULTS}"] = put.pop(f"{home}/{RESULTS}")
        take(folder, Step(put=put))
    whole = json.loads(made[f"{home}/{RESULTS}"])
    text = made[f"{home}/{TABLE}"].decode()
    return Advanced(number, whole, text, list(following), session.opening)


def _counted(opening: Opening, progress: Progress | None) -> Callable[[], None]:
    """What is called after each simulation; a quarter's single future is not worth telling."""
    most, done = 2 if opening.format == "predict" else opening.teams + 1, count(1)
    return lambda: None if progress is None else progress(next(done), most)


def _played(result: Json, absent: Sequence[str]) -> Json:
    """Who has filled in something plays, though an offer is put only when the next round opens."""
    if result["format"] != "roles":
        return result
    worlds = [
        each
        | {
            "own_rule": [
                role for role in each["own_rule"] if world_place(each["world"], role) in absent
            ]
        }
        for each in result["worlds"]
    ]
    return result | {"worlds": worlds}


def _written(session: Session, number: int, result: Json) -> dict[str, bytes]:
    """The results of a round as files."""
    home = folder_of(number)
    overtaken = session.overtaken[number]
    told = [_line(session, each) for each in overtaken]
    absent = session.absent(number)
    result = _played(result, absent)
    whole = result | {
        "absent": absent,
        "overtaken": [
            {"place": each.move.place, "key": each.move.key, "text": each.text}
            for each in overtaken
        ],
    }
    state = session.table.state  # the round is shown in it: default rules have answered
    said = words(session.opening.language)
    names = _names(session)
    offers = offers_told(state, session.files, number, said)
    found = {
        f"{home}/{TABLE}": page(session.opening, result, absent, told, names, offers),
        f"{home}/{RESULTS}": in_json(json.dumps(whole, ensure_ascii=False, allow_nan=False)) + "\n",
    }
    for place in session.files if session.opening.format == "roles" else ():
        mine = [_line(session, each) for each in overtaken if each.move.place == place]
        seen = for_viewer(result, place, over=False)
        own = offers_told(state, [place], number, said)
        alone_absent = [place] if place in absent else None
        name = file_of(place).replace(".yaml", ".txt")
        found[f"{home}/{SEEN}/{name}"] = page(session.opening, seen, alone_absent, mine, names, own)
    return {name: text.encode() for name, text in found.items()}


def _line(session: Session, each: Overtaken) -> str:
    name = session.files[each.move.place]
    return str(Problem(name, each.move.node.place.line, each.move.key, each.text))


def _names(session: Session) -> Mapping[str, str]:
    return {f"s{i}": name for i, name in enumerate(session.people, 1)}
