"""`sim rerun`: whether a report's numbers come out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.options import AsJson, Jobs
from sim.errors import NumbersDiffer

if TYPE_CHECKING:
    from sim.report.page.redo import Redone

__all__ = ["rerun"]

Report = Annotated[
    Path, typer.Argument(metavar="REPORT", help="A file that sim report has written.")
]

_SHOWN = 5


def rerun(report: Report, jobs: Jobs = 1, as_json: AsJson = False) -> None:
    """Simulate a report's scenarios again and compare every number; exit 1 when one differs."""
    from sim.commands.progress import progress_bar
    from sim.report.page.redo import redo

    with progress_bar(quiet=False) as progress:
        found = redo(report, jobs=jobs, progress=progress)
    if as_json:
        import json

        print(json.dumps({"report": report.as_posix(), **found.to_plain()}, indent=1))
    elif not found.odd:
        print(f"{report.as_posix()}: {found.numbers:,} numbers, all identical")
    if found.odd:
        raise NumbersDiffer(_told(report, found))


def _told(report: Path, found: Redone) -> str:
    lines = [
        f"{report.as_posix()}: {len(found.odd):,} of {found.numbers:,} numbers differ, by a part "
        f"of {found.largest:.2g} at most"
    ]
    # names are the file's: what a terminal would obey is shown as it is written
    lines += [
        f"  {ascii(each.name)[1:-1]}: {each.report} there, {each.now} now"
        for each in found.odd[:_SHOWN]
    ]
    if len(found.odd) > _SHOWN:
        lines.append(f"  and {len(found.odd) - _SHOWN:,} more")
    return "\n".join([*lines, _why(found)])


def _why(found: Redone) -> str:
    from sim.world.version import is_same_model

    if not is_same_model(found.model_then):
        return (
            f"The report was made by version {found.model_then} of the model, and this is "
            f"{found.model_now}: install that version to get its numbers."
        )
    if found.largest < 1e-6:
        return (
            "The model is the same, so this is another machine, Python or numpy: exp and log can "
            "differ in the last bit there."
        )
    return (
        "The model is the same: the report was changed after it was written, or was made where a "
        "last bit of exp or log turned an order."
    )
