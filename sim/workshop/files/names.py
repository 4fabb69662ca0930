"""What the files of a workshop's folder are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sim.workshop.opening import Opening
from sim.workshop.places import places_of

__all__ = [
    "BASE",
    "MADE",
    "README",
    "RESULTS",
    "SCENARIO",
    "SEEN",
    "SHEET",
    "TABLE",
    "file_of",
    "files_of",
    "folder_of",
    "round_in",
]

SHEET, SCENARIO, BASE, README = "workshop.yaml", "scenario.yaml", "base.yaml", "README.txt"
"""What a folder begins with."""
RESULTS, TABLE, MADE, SEEN = "results.json", "results.txt", "files.json", "seen"
"""What a closed round's folder has besides the places' files."""

_ROUND = re.compile(r"round_([1-9][0-9]{0,3})")
_ODD = re.compile(r"[^\w-]+")
_LONGEST = 30


def folder_of(number: int) -> str:
    """The folder of a round."""
    return f"round_{number}"


def round_in(folder: str) -> int | None:
    """The round that a folder is named after; None for other names."""
    found = _ROUND.fullmatch(folder)
    return int(found[1]) if found else None


def file_of(place: str, name: str = "") -> str:
    """The file of a place: t1.yaml, w1_huawei.yaml; with a person's name s1_Ann.yaml."""
    tidy = _ODD.sub("_", unicodedata.normalize("NFC", name)).strip("_")[:_LONGEST]
    return "_".join(part for part in (place.replace(".", "_"), tidy) if part) + ".yaml"


def files_of(opening: Opening, people: Sequence[str]) -> dict[str, str]:
    """The file of every place, by the place's key, in the places' order."""
    if opening.format == "predict":
        return {f"s{i}": file_of(f"s{i}", name) for i, name in enumerate(people, 1)}
    return {place.key: file_of(place.key) for place in places_of(opening)}
