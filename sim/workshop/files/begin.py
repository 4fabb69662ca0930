"""A new workshop's folder: whole, or not there at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sim.errors import InputError
from sim.paths import typed
from sim.scenario.text.resolved import dump
from sim.store.files import place_folder, write_file
from sim.workshop.files.disk import cannot_write
from sim.workshop.files.forms import forms
from sim.workshop.files.names import BASE, README, SCENARIO, SHEET
from sim.workshop.files.sheet import sheet_text
from sim.workshop.files.table import Table
from sim.workshop.files.titles import session_title
from sim.workshop.files.words import words
from sim.workshop.opening import Opening

__all__ = ["begin_folder"]

_THERE = "there is something there already; name a new folder"


def begin_folder(folder: Path, opening: Opening, people: Sequence[str]) -> list[str]:
    """Make the folder of a session, with the files of its first round.

    Returns:
        The paths of those files in the folder.

    Raises:
        InputError: something already exists.
        StoreError: it cannot be written; nothing is left behind.
    """
    final = Path(os.path.abspath(folder))
    if os.path.lexists(final) and not _is_free(final):
        raise InputError(f"{folder}: {_THERE}")
    sheets = forms(Table(opening, people), people)
    content = {
        SHEET: sheet_text(opening, people).encode(),
        SCENARIO: dump(opening.scenario).encode(),
        BASE: dump(opening.base).encode(),
        README: _readme(opening, folder).encode(),
        **sheets,
    }

    def fill(home: Path) -> None:
        for name, data in content.items():
            (home / name).parent.mkdir(exist_ok=True)
            write_file(home / name, data)

    try:
        placed = place_folder(final, fill)
    except OSError as error:
        raise cannot_write(folder, error) from None
    if not placed:
        raise InputError(f"{folder}: {_THERE}")
    return list(sheets)


def _is_free(final: Path) -> bool:
    """Whether it is an empty folder that can be replaced, and not the one that we stand in."""
    try:
        empty = final.is_dir() and not final.is_symlink() and not os.listdir(final)
        return empty and not final.samefile(Path.cwd())
    except OSError:
        return False


def _readme(opening: Opening, folder: Path) -> str:
    said = words(opening.language)
    return said["readme"].format(
        title=session_title(opening),
        game=said[opening.format],
        rounds=opening.rounds,
        folder=typed(folder.name or "FOLDER"),
    )
