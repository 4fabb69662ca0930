"""Reading a round's files: every place's, with all that is wrong with any of them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sim.errors import FileError, Problem
from sim.os_errors import read_reason
from sim.scenario.text.nearest import mend, quoted
from sim.scenario.text.nodes import Node
from sim.scenario.text.problems import validated
from sim.scenario.text.reader import read_bytes
from sim.workshop.files.disk import digest, is_folder, read
from sim.workshop.files.guess import is_junk, meant_by
from sim.workshop.files.names import folder_of, round_in
from sim.workshop.files.said import SAID
from sim.workshop.opening import Format

__all__ = ["Round", "Told", "later_rounds", "read_round"]

_YAML = (".yaml", ".yml")


@dataclass(frozen=True)
class Told:
    """What a place's file says: as the types have it, and as it was written."""

    said: Any
    node: Node


@dataclass
class Round:
    """What a round's files say.

    Attributes:
        told: by place; None where nobody has filled in anything.
        read: the digest of every place's file, by its name; nothing where there is none.
        problems: all that is wrong; the places whose files have problems are not in ``told``.
        lost: places that have decided nothing, and whose file seems to be there by another name.
    """

    told: dict[str, Told | None] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def read_round(folder: Path, number: int, game: Format, files: Mapping[str, str]) -> Round:
    """The files of a round.

    Args:
        folder: the workshop's.
        number: the round.
        game: the format.
        files: the name of each place's file, by place.
    """
    home = folder / folder_of(number)
    found = Round()
    if not is_folder(home):
        text = "there is no such folder (or it is a link); put back what was there"
        found.problems.append(Problem(home.as_posix(), 0, "", text))
        return found
    try:
        found.problems += _unknown(home, files)
    except OSError as error:
        text = f"cannot be read: {read_reason(error, home)}"
        found.problems.append(Problem(home.as_posix(), 0, "", text))
        return found
    for place, name in files.items():
        try:
            data = read(home / name)
            found.read[name] = "" if data is None else digest(data)
            found.told[place] = _told(home / name, data, game)
        except FileError as error:
            found.told.pop(place, None)
            found.problems += error.problems
    return found


def later_rounds(folder: Path, number: int) -> Iterator[Problem]:
    """Folders of rounds after one: nobody has opened those yet."""
    for name in sorted(os.listdir(folder)):
        found = round_in(name)
        if found is not None and found > number:
            text = f"is for a later round than the one that is open, {number}; move it away"
            yield Problem((folder / name).as_posix(), 0, "", text)


def _told(path: Path, data: bytes | None, game: Format) -> Told | None:
    if data is None or _says_nothing(data):
        return None
    node = read_bytes(data, path.as_posix())
    return Told(validated(SAID[game], node), node)


def _says_nothing(data: bytes) -> bool:
    """Only comments and blank lines, as in a file that nobody has filled in."""
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


def _unknown(home: Path, files: Mapping[str, str]) -> Iterator[Problem]:
    """YAML files of nobody: a misspelt name would else count as nobody's decision."""
    known = {unicodedata.normalize("NFC", name) for name in files.values()}
    for name in sorted(os.listdir(home)):
        plain = unicodedata.normalize("NFC", name)
        odd = name.startswith(".") or is_junk(name)
        if plain.lower().endswith(_YAML) and plain not in known and not odd:
            likely = meant_by(plain, sorted(known)) or plain
            near = mend(likely, sorted(known), "there are")
            text = f"there is no place with the file {quoted(plain)} in this session{near}"
            yield Problem((home / name).as_posix(), 0, "", text)
