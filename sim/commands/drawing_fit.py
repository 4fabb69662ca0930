"""What `--plot DIR` does where a fit is drawn: one picture, under a name that is known before."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sim.commands.drawing import command_line, write
from sim.commands.outputs import refuse_folder
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.report.charts.types import Chart

__all__ = ["draw_fit", "refuse_name"]


def refuse_name(folder: Path | None, name: str) -> None:
    """Refuse, before anything is fitted, a picture that cannot be written.

    Args:
        folder: of the picture; None draws nothing.
        name: of its file, without the ending.

    Raises:
        InputError: it already exists, the folder is none, or matplotlib is not installed.
    """
    if folder is None:
        return
    from sim.report.pictures import need_matplotlib

    need_matplotlib()
    path = folder / f"{name}.svg"
    if os.path.lexists(path):
        raise InputError(
            f"{path}: already exists; move it away, or take another folder with --plot"
        )
    refuse_folder(folder, "--plot", "write the picture")


def draw_fit(chart: Chart, folder: Path, name: str, about: Mapping[str, str]) -> None:
    """Write a chart as SVG, and say on standard error where.

    Args:
        chart: the picture.
        folder: made where it is not there.
        name: of the file, without the ending.
        about: what it was made from, kept in the file's metadata with versions and command.

    Raises:
        InputError: the file already exists, or matplotlib is not installed.
        StoreError: it cannot be written.
    """
    from sim import __version__
    from sim.world.version import model_version

    versions = {"package": __version__, "model": model_version(), "command": command_line()}
    write({name: chart}, folder, {**about, **versions})
