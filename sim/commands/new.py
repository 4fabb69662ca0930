"""`sim new`: a commented scenario to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.documents import print_document
from sim.commands.loading import load_scenario
from sim.commands.streams import tell
from sim.errors import InputError
from sim.paths import as_text, is_text, typed

__all__ = ["new"]

Base = Annotated[str, typer.Option("--from", help="The scenario that the new one extends.")]
Into = Annotated[Path, typer.Option("--dir", help="The folder for the new file.")]


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new scenario's name, or - .")],
    base: Base = "keep_control",
    folder: Into = Path(),
) -> None:
    """Write NAME.yaml: valid as it is, with every lever in comments; never over another file."""
    from sim.scenario.template import template
    from sim.store.files import explain, write_file

    load_scenario(base, simulate=False)
    base = _file_of(base)
    if name == "-":
        print_document(template("my_scenario", base))
        return
    text, path = template(name, base), folder / f"{name}.yaml"
    try:
        write_file(path, text.encode())
    except FileExistsError:
        raise InputError(f"{path}: there is such a file already; choose another name") from None
    except OSError as error:
        raise explain(error, "write the scenario", path) from error
    tell(f"{path} written; edit it, then: sim run {typed(path)}")


def _file_of(base: str) -> str:
    """The file to extend: a scenario can extend no folder, but the resolved file of a run.

    Raises:
        InputError: no scenario can name it.
    """
    from sim.store.names import RESOLVED
    from sim.study.sources import run_folder_of

    folder = run_folder_of(base)
    path = as_text(base if folder is None else (folder / RESOLVED).as_posix())
    if not is_text(path):
        raise InputError(f"--from {path}: a scenario can name no file that is not UTF-8; rename it")
    return path
