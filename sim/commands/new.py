"""`sim new`: a commented scenario to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.documents import print_document, print_path
from sim.commands.loading import load_scenario
from sim.commands.options import Out
from sim.commands.streams import is_quiet, tell
from sim.errors import InputError
from sim.paths import as_text, is_text, typed

__all__ = ["new"]

Base = Annotated[str, typer.Option("--from", help="The scenario that the new one extends.")]


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new scenario's name, or - .")],
    base: Base = "keep_control",
    out: Out = Path(),
) -> None:
    """Write NAME.yaml: valid as it is, with every lever in comments; never over another file."""
    from sim.scenario.text.template import template
    from sim.store.files import explain, new_folders, write_file

    load_scenario(base, simulate=False)
    base = _file_of(base)
    if name == "-":
        print_document(template("my_scenario", base))
        return
    text, path = template(name, base), out / f"{name}.yaml"
    try:
        with new_folders(out):
            write_file(path, text.encode())
    except FileExistsError:
        raise InputError(f"{path}: already exists; choose another name") from None
    except OSError as error:
        raise explain(error, "write the scenario", path) from error
    if is_quiet():
        print_path(path)
        return
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
