"""`sim rerun`: whether a report comes out again: its numbers, and what a reader sees of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.forms import print_envelope
from sim.commands.options import AsJson, Jobs
from sim.commands.streams import tell
from sim.errors import ReportDiffers

if TYPE_CHECKING:
    from sim.report.page.redo import Redone

__all__ = ["rerun"]

Report = Annotated[
    Path, typer.Argument(metavar="REPORT", help="A file that sim report has written.")
]

_SHOWN = 5


def rerun(report: Report, jobs: Jobs = 1, as_json: AsJson = False) -> None:
    """Make a report again, and compare every number and the whole page; exit 1 on a difference."""
    from sim.commands.progress import progress_bar
    from sim.report.page.redo import redo

    with progress_bar() as progress:
        found = redo(report, jobs=jobs, progress=progress)
    if as_json:
        print_envelope("rerun", {"report": report.as_posix(), **found.to_plain()})
    elif found.identical:
        tell(f"{report.as_posix()}: {found.numbers:,} numbers and the whole page, all identical")
    if not found.identical:
        raise ReportDiffers(*_numbers(report, found), *_passages(found), _why(found))


def _numbers(report: Path, found: Redone) -> Iterator[str]:
    if not found.odd:
        yield f"{report.as_posix()}: {found.numbers:,} numbers, all identical"
        return
    yield (
        f"{report.as_posix()}: {len(found.odd):,} of {found.numbers:,} numbers differ, by a part "
        f"of {found.largest:.2g} at most"
    )
    for each in found.odd[:_SHOWN]:
        yield f"  {each.name}: {each.report} there, {each.now} now"
    yield from _more(len(found.odd))


def _passages(found: Redone) -> Iterator[str]:
    if found.passages is None:
        yield "The text of the page was not compared."
    elif not found.passages:
        yield "The text of the page is the same, and so are its rounded numbers."
    else:
        count = len(found.passages)
        yield f"The page differs in {count:,} place{'s' * (count > 1)}:"
        for each in found.passages[:_SHOWN]:
            yield f"  {each.where}: found {_quoted(each.report)}"
            yield f"    expected {_quoted(each.expected)}"
        yield from _more(count)


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"  and {count - _SHOWN:,} more"


def _quoted(text: str) -> str:
    return f"'{text}'" if text else "nothing"


def _why(found: Redone) -> str:
    from sim.world.version import is_same_model

    if not is_same_model(found.model_then):
        return (
            f"The report was made by version {found.model_then} of the model, and this is "
            f"{found.model_now}: install that version to check it."
        )
    if found.passages is None:
        return (
            "The model is the same, but another version of alliance-sim worded the page: install "
            "that version to check it."
        )
    if found.odd and not found.passages and found.largest < 1e-6:
        return (
            "The model is the same, so this is another machine, Python or numpy: exp and log can "
            "differ in the last bit there."
        )
    if not found.odd:
        return "The model and its numbers are the same: the page was changed after it was written."
    return (
        "The model is the same: the report was changed after it was written, or was made where a "
        "last bit of exp or log turned an order."
    )
