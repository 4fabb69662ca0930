"""What is in a workshop's folder and is not read: all of it is named, and junk alone is not.

A file under another name than its place's would else count as nobody's decision. Where that place
has decided nothing, the file is refused; elsewhere it is told, and the command goes on.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.errors import Problem
from sim.scenario.text.nearest import quoted
from sim.workshop.files.disk import is_folder
from sim.workshop.files.guess import is_junk, meant_by
from sim.workshop.files.names import (
    BASE,
    MADE,
    README,
    RESULTS,
    SCENARIO,
    SEEN,
    SHEET,
    TABLE,
    folder_of,
    round_in,
)
from sim.workshop.files.step import PENDING, STAGING

__all__ = ["Stray", "strays_in"]

_TOP = {SHEET, SCENARIO, BASE, README, PENDING, STAGING, "debrief"}
_ASIDE = re.compile(r"undone_[0-9_]+")
_MOST = 1000
"""Entries of a sub-folder that are looked at."""


@dataclass(frozen=True, order=True)
class Stray:
    """Something that is not read.

    Attributes:
        path: where it is.
        meant: the file that it was probably meant to be, by its path in the workshop's folder.
        place: whose file that is, where it is a place's.
        lost: whether that place has decided nothing, so that a decision may be in it.
    """

    path: str
    meant: str | None = None
    place: str | None = None
    lost: bool = False

    @property
    def text(self) -> str:
        """What is said of it."""
        if self.meant is None:
            return "not read: no file of the workshop is called that"
        asked = f"not read; did you mean {quoted(self.meant)}?"
        if not self.lost:
            return asked
        return f"{asked} Nothing is filled in there: rename this, or move it out of the folder"

    def __str__(self) -> str:
        path, _, name = self.path.rpartition("/")
        shown = quoted(name)[1:-1]
        return f"{f'{path}/' if path else ''}{shown}: {self.text}"

    @property
    def problem(self) -> Problem:
        """As a mistake that a command refuses."""
        return Problem(str(self)[: -len(self.text) - 2], 0, "", self.text)


def strays_in(
    folder: Path, files: Mapping[str, str], number: int, absent: Collection[str]
) -> list[Stray]:
    """Everything in a folder that no command reads, but for documented junk.

    Args:
        folder: the workshop's.
        files: the name of each place's file, by place.
        number: the round that is open, or the last one.
        absent: places that have decided nothing in that round; none when it is closed.
    """
    found = [*_top(folder, files, number, absent)]
    for each in range(1, number + 1):
        if is_folder(folder / folder_of(each)):
            found += _round(folder, each, files, absent if each == number else ())
    return sorted(found)


def _top(
    folder: Path, files: Mapping[str, str], number: int, absent: Collection[str]
) -> Iterator[Stray]:
    for name in _names(folder):
        if name in _TOP or _ASIDE.fullmatch(name):
            continue
        at = round_in(name)
        if at is not None and (at > number or is_folder(folder / name)):
            continue  # the folder of a round, or of a later one, which is refused elsewhere
        stray = _stray(folder / name, folder_of(number), files, absent)
        if stray.meant is None:
            near = meant_by(name, (*_TOP, folder_of(number)))
            stray = Stray(stray.path, near)
        yield stray


def _round(
    folder: Path, number: int, files: Mapping[str, str], absent: Collection[str]
) -> Iterator[Stray]:
    home, own = folder / folder_of(number), set(files.values())
    for name in _names(home):
        if name in own or name in (RESULTS, TABLE, MADE) or _refused(home, name, own):
            continue
        if name == SEEN and is_folder(home / name):
            seen = {each.replace(".yaml", ".txt") for each in own}
            inside = (each for each in _names(home / name) if each not in seen)
            yield from (_stray(home / name / e, folder_of(number), files, absent) for e in inside)
            continue
        yield _stray(home / name, folder_of(number), files, absent)


def _refused(home: Path, name: str, own: Collection[str]) -> bool:
    """Whether a name is the same file as a place's to this system, or is refused as YAML anyhow."""
    plain = unicodedata.normalize("NFC", name)
    if plain in own:
        try:
            return (home / plain).samefile(home / name)
        except OSError:
            return False
    return plain.lower().endswith((".yaml", ".yml")) and not name.startswith(".")


def _stray(path: Path, home: str, files: Mapping[str, str], absent: Collection[str]) -> Stray:
    """What an entry was meant to be; of a folder, what is in it."""
    places = {name: place for place, name in files.items()}
    near = [meant_by(each, places) for each in (path.name, *_inside(path))]
    meant = [name for name in near if name is not None]
    lost = [name for name in meant if places[name] in absent]
    for name in (*lost, *meant):
        return Stray(path.as_posix(), f"{home}/{name}", places[name], name in lost)
    return Stray(path.as_posix())


def _inside(path: Path) -> Iterator[str]:
    """The names of the files in a sub-folder, at any depth, links not followed."""
    if not is_folder(path):
        return
    names = (name for _, _, files in os.walk(path) for name in files if not is_junk(name))
    yield from (name for name, _ in zip(names, range(_MOST), strict=False))


def _names(folder: Path) -> list[str]:
    """What is in a folder, without junk; nothing where it cannot be listed."""
    try:
        return sorted(name for name in os.listdir(folder) if not is_junk(name))
    except OSError:
        return []
