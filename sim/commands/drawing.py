"""What `--plot DIR` does: pictures into a folder, and where they went on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.outputs import refuse_folder
from sim.commands.streams import say
from sim.errors import InputError
from sim.paths import typed

if TYPE_CHECKING:
    from sim.report.charts.types import Chart
    from sim.scenario import Scenario

__all__ = ["command_line", "draw", "prefix", "refuse_taken", "tell_missing_fonts", "write"]

_NAMED = 3


def prefix(names: Sequence[str]) -> str:
    """What names of files begin with, so that pictures of other scenarios lie beside them."""
    base, *others = names
    if not others:
        return base
    return f"{base}-vs-{'-'.join(others) if len(others) <= _NAMED else f'{len(others)}-others'}"


def refuse_taken(folder: Path | None, scenarios: Sequence[Scenario]) -> None:
    """Refuse, before anything is simulated, a folder that has such pictures already.

    Raises:
        InputError: it has, or matplotlib is not installed.
    """
    if folder is None:
        return
    from sim.report.pictures import need_matplotlib

    need_matplotlib()
    refuse_folder(folder, "--plot", "write the pictures")
    start = prefix([scenario.name for scenario in scenarios])
    taken = sorted(folder.glob(f"{start}-*.svg")) if os.path.isdir(folder) else []
    if taken:
        raise InputError(
            f"{taken[0]}: already exists; move it away, or take another folder with --plot"
        )


def draw(charts: Mapping[str, Chart], folder: Path, scenarios: Sequence[Scenario]) -> None:
    """Write charts as SVG, with what they were made from in their metadata.

    Raises:
        InputError: a picture already exists, or matplotlib is not installed.
    """
    from sim.report.pictures import provenance_of

    start = prefix([scenario.name for scenario in scenarios])
    named = {f"{start}-{name}": chart for name, chart in charts.items()}
    write(named, folder, provenance_of(scenarios, command_line()))


def command_line() -> str:
    """This command, as it can be typed again."""
    return typed("sim", *sys.argv[1:])


def tell_missing_fonts(charts: Mapping[str, Chart]) -> None:
    """Say on standard error which characters no installed font has, if there are any."""
    from sim.report.pictures.fonts import missing_note

    note = missing_note(charts.values())
    if note is not None:
        say(note)


def write(charts: Mapping[str, Chart], folder: Path, about: Mapping[str, str]) -> None:
    """Write charts as SVG under their names, and say on standard error where.

    Raises:
        InputError: a picture already exists, or matplotlib is not installed.
        StoreError: it cannot be written.
    """
    from sim.report.pictures import save_pictures

    for path in save_pictures(charts, folder, ("svg",), about):
        say(path.as_posix())
    tell_missing_fonts(charts)
