"""``files.json``: what a closed round was played from, and what closing it has written."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sim.errors import FileError, Problem
from sim.inputs import Input
from sim.scenario.text.problems import validated
from sim.scenario.text.reader import read_bytes
from sim.store.sealed import DIGEST, check_seal, object_of, sealed
from sim.workshop.files.disk import digest, read
from sim.workshop.files.names import BASE, MADE, RESULTS, SCENARIO, SHEET, folder_of
from sim.workshop.opening import Opening

__all__ = [
    "Record",
    "changes_since",
    "closed_rounds",
    "lost_results",
    "opening_digest",
    "recorded",
]

_BACK = "put it back as it was, or go back with `sim workshop undo`"


class Record(Input):
    """What was read and written when a round was closed.

    Attributes:
        opening: the digest of what the session was opened with.
        people: who took part, in ``predict``.
        read: the digest of each place's file, by its name; nothing where there was none.
        made: the digest of each file that was written, by its path in the workshop's folder.
        digest: of the record itself; nothing in one that an older version wrote.
    """

    round: int
    opening: str
    people: tuple[str, ...]
    read: dict[str, str]
    made: dict[str, str]
    digest: str = ""

    def text(self) -> bytes:
        """As it is stored."""
        return sealed(self.model_dump(exclude={DIGEST}))


def closed_rounds(folder: Path) -> int:
    """How many rounds are closed: those that have results."""
    number = 0
    while os.path.lexists(folder / folder_of(number + 1) / RESULTS):
        number += 1
    return number


def lost_results(folder: Path, closed: int) -> Iterator[Problem]:
    """The results of the next round, where its record says that it was closed."""
    home = folder_of(closed + 1)
    if os.path.lexists(folder / home / MADE):
        text = f"is missing, though {home} was closed; put it back, or delete {MADE} to play again"
        yield Problem((folder / home / RESULTS).as_posix(), 0, "", text)


def recorded(folder: Path, number: int) -> Record:
    """What was read and written when a round was closed.

    Raises:
        FileError: that is not known, because the file is missing or damaged.
    """
    path = folder / folder_of(number) / MADE
    data = read(path)
    if data is None:
        text = f"is missing, so that {folder_of(number)} cannot be trusted; {_BACK}"
        raise FileError([Problem(path.as_posix(), 0, "", text)])
    record = validated(Record, read_bytes(data, path.as_posix()))
    try:
        if record.digest:
            check_seal(object_of(data))
    except ValueError:
        text = f"was changed or is damaged, so that {folder_of(number)} cannot be trusted; {_BACK}"
        raise FileError([Problem(path.as_posix(), 0, "", text)]) from None
    return record


def opening_digest(opening: Opening) -> str:
    """By which an opening is known again, whatever version of the model it names."""
    text = json.dumps(opening.model_dump(mode="json", exclude={"model"}), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def changes_since(
    folder: Path,
    record: Record,
    opening: str,
    people: Sequence[str],
    reading: Mapping[str, str],
) -> Iterator[Problem]:
    """What is no more as it was when a round was closed."""
    when = f"since round {record.round} was closed"
    home = folder / folder_of(record.round)
    if opening != record.opening:
        text = f"this, {SCENARIO} or {BASE} was changed {when}; {_BACK}"
        yield Problem((folder / SHEET).as_posix(), 0, "", text)
    if tuple(people[: len(record.people)]) != record.people:
        text = f"who took part before was changed {when}; add people at the end only; {_BACK}"
        yield Problem((folder / SHEET).as_posix(), 0, "people", text)
    for name, known in record.read.items():
        if reading.get(name, "") != known:
            yield Problem((home / name).as_posix(), 0, "", f"was changed {when}; {_BACK}")
    results = f"{folder_of(record.round)}/{RESULTS}"
    data = read(folder / results)
    if data is None or digest(data) != record.made.get(results):
        text = f"is not as `advance` wrote it, perhaps only half of it; {_BACK}"
        yield Problem((home / RESULTS).as_posix(), 0, "", text)
