"""Outputs that cannot be written, refused before anything is simulated."""

from __future__ import annotations

from pathlib import Path

__all__ = ["refuse_folder", "refuse_report"]


def refuse_folder(folder: Path | None, option: str, doing: str) -> None:
    """Refuse a folder that nothing can be written into.

    Args:
        folder: it need not exist; None refuses nothing.
        option: with which it was named.
        doing: what is to be done there, as in "write the pictures".

    Raises:
        StoreError: with the reason.
    """
    if folder is None:
        return
    from sim.store.files import explain, try_folder

    try:
        try_folder(folder)
    except OSError as error:
        raise explain(error, doing, folder, option) from error


def refuse_report(path: Path | None, option: str, scenarios: int, months: int) -> None:
    """Refuse a report that cannot be written.

    Args:
        path: of the file; None refuses nothing.
        option: with which it was named.
        scenarios: how many it is about.
        months: of each.

    Raises:
        InputError: the file already exists, its folder does not, or it would be too large.
        StoreError: nothing can be written into its folder.
    """
    if path is None:
        return
    from sim.report.page import refuse_existing, refuse_large

    refuse_existing(path)
    refuse_large(scenarios, months)
    refuse_folder(path.parent, option, "write the report")
