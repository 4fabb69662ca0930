"""One round back: what an advance has made is taken away, what people made is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sim.errors import FileError, InputError
from sim.workshop.files.disk import digest, has_digest, is_folder, read
from sim.workshop.files.names import MADE, RESULTS, SEEN, SHEET, TABLE, folder_of
from sim.workshop.files.record import closed_rounds, recorded
from sim.workshop.files.step import Step, alone, finish, take

__all__ = ["Undone", "undo"]


@dataclass(frozen=True)
class Undone:
    """What an undo has come to: the round that is open again, and what was moved where."""

    number: int
    aside: tuple[tuple[str, str], ...]


def undo(folder: Path) -> Undone:
    """Go back to before the last advance.

    Files that are as that advance made them are removed, all others of the later round are moved
    to a folder of their own.

    Raises:
        InputError: it is no workshop, or no round is closed.
        StoreError: it cannot be written; nothing has changed.
    """
    with alone(folder):
        if not os.path.lexists(folder / SHEET):
            raise InputError(f"{folder}: is no workshop; `sim workshop new` makes one")
        finish(folder)
        number = closed_rounds(folder)
        if not number:
            raise InputError(f"{folder}: no round is closed, there is nothing to go back to")
        known = _known(folder, number)
        spare = _spare(folder, number + 1)
        remove: dict[str, str] = {}
        aside: list[tuple[str, str]] = []
        closed, later = folder_of(number), folder_of(number + 1)
        for name in _listed(folder, number):
            if has_digest(folder / name, known.get(name, "")):
                remove[name] = known[name]
            else:
                aside.append((name, f"{spare}/{name}"))
        for home in (f"{closed}/{SEEN}", later):
            if is_folder(folder / home):
                remove[home] = ""
        take(folder, Step(aside=aside, remove=remove))
    return Undone(number, tuple(aside))


def _known(folder: Path, number: int) -> dict[str, str]:
    """The digests of what the advance has made; without its record nothing is known."""
    path = folder / folder_of(number) / MADE
    try:
        own = read(path)
        made = recorded(folder, number).made
    except FileError:
        return {}
    return made if own is None else {**made, f"{folder_of(number)}/{MADE}": digest(own)}


def _listed(folder: Path, number: int) -> list[str]:
    """What an advance may have made, and all else that is in the later round's folder."""
    closed, later = folder_of(number), folder_of(number + 1)
    found = [f"{closed}/{name}" for name in (TABLE, MADE)]
    for home in (f"{closed}/{SEEN}", later):
        if is_folder(folder / home):
            found += [f"{home}/{name}" for name in sorted(os.listdir(folder / home))]
        elif os.path.lexists(folder / home):
            found.append(home)
    found.append(f"{closed}/{RESULTS}")
    return [name for name in found if os.path.lexists(folder / name)]


def _spare(folder: Path, number: int) -> str:
    """A folder's name for what is moved aside; one that nothing has."""
    name, tries = f"undone_{number}", 1
    while os.path.lexists(folder / name):
        tries += 1
        name = f"undone_{number}_{tries}"
    return name
