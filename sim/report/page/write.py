"""A report as a file: the page around its body, and writing it whole or not at all."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from sim import __version__
from sim.aliases import Progress
from sim.errors import InputError
from sim.one_line import one_line
from sim.report.page.block import embedded, report_data
from sim.report.page.body import body, report_title
from sim.report.page.figures import charts_of
from sim.report.page.html import Html
from sim.report.page.made import Made
from sim.store.files import explain, write_file
from sim.study.compare import Comparison
from sim.study.dossier import Dossier, dossier_of

__all__ = [
    "MOST_BYTES",
    "VENDOR",
    "page_of",
    "refuse_existing",
    "refuse_large",
    "render",
    "render_as_made",
    "write_report",
]

_HOME = Path(__file__).resolve().parent
VENDOR = _HOME / "vendor"
"""The files of other projects that the page holds, with their licences."""
MOST_BYTES = 2_000_000
"""A report is smaller, so that it can be mailed."""

_MOST_MONTHS = 480
"""Months of all scenarios together that a report has room for."""

_SCRIPTS = (
    "shown.js",
    "lines.js",
    "fan.js",
    "stack.js",
    "differences.js",
    "rows.js",
    "waterfall.js",
    "bars.js",
    "network.js",
    "breaks.js",
    "draw.js",
)


def _static(name: str) -> str:
    return (_HOME / "static" / name).read_text(encoding="utf-8")


def _script() -> str:
    # within a function of their own, so that their names are no one else's
    return "(() => {\n" + "\n".join(map(_static, _SCRIPTS)) + "})();"


def _notice() -> str:
    told = json.loads((VENDOR / "vendored.json").read_text(encoding="utf-8"))
    notice = (VENDOR / "NOTICE").read_text(encoding="utf-8").strip()
    return f"{told['name']} {told['version']}, {told['licence']}\n{notice}"


def render(dossier: Dossier, command: Sequence[str], file: str = "report.html") -> str:
    """The report as HTML.

    Args:
        dossier: what it tells.
        command: the command line that made it.
        file: the name of the file that it becomes.
    """
    return render_as_made(dossier, Made.here(command, file))


def render_as_made(dossier: Dossier, made: Made) -> str:
    """The report as HTML, byte by byte as this command and these versions wrote it."""
    charts = charts_of(dossier)
    data = embedded(report_data(dossier, made, charts))
    return page_of(report_title(dossier), body(dossier, charts, made), data, made.package)


def page_of(title: str, content: Html, data: str, package: str = __version__) -> str:
    """A page: what is read, what it is drawn from, and what draws it.

    Args:
        title: of the window.
        content: of the body.
        data: the block, from ``embedded``; its ``numbers.charts`` are drawn.
        package: the version of this package that made it.
    """
    parts = {
        "title": escape(one_line(title)),
        "generator": escape(f"alliance-sim {package}"),
        "style": _static("style.css"),
        "body": content,
        "block": data,
        "notice": _notice(),
        "library": (VENDOR / "echarts.common.min.js").read_text(encoding="utf-8"),
        "script": _script(),
    }
    return _filled(_static("page.html"), parts)


def _filled(template: str, parts: Mapping[str, str]) -> str:
    # in one go, so that a part that looks like a placeholder stays as it is
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)


def refuse_existing(path: Path) -> None:
    """Raise before the work starts where the report could not be written after it.

    Raises:
        InputError: something stands there already, or there is no such folder.
    """
    if os.path.lexists(path):
        raise InputError(f"{path}: already exists, and nothing is overwritten; choose another name")
    if not os.path.isdir(path.parent):
        raise InputError(f"{path}: there is no folder {path.parent}; make it first")


def refuse_large(scenarios: int, months: int) -> None:
    """Raise before the work starts where a report of it would be too large.

    Raises:
        InputError: there are too many scenarios for so many months.
    """
    if scenarios * months > _MOST_MONTHS:
        raise InputError(
            f"a report of {scenarios} scenarios over {months} months would be larger than 2 MB; "
            f"take {max(_MOST_MONTHS // months, 1)} scenarios at most, or fewer months"
        )


def write_report(
    given: Dossier | Comparison,
    path: Path,
    *,
    command: Sequence[str] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Path:
    """Write a report, whole or not at all, never over another file.

    Args:
        given: what it tells; of a comparison the causes are worked out here.
        path: the file to make; see ``refuse_existing``.
        command: the command line, told in the report; this process's when None.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: the file already exists, or the report would be too large.
        StoreError: it cannot be written.
    """
    refuse_existing(path)
    refuse_large(len(given.names), len(given.months))
    dossier = dossier_of(given, jobs, progress) if isinstance(given, Comparison) else given
    words = ["sim", *sys.argv[1:]] if command is None else command
    page = render(dossier, words, path.name).encode()
    if len(page) >= MOST_BYTES:
        raise InputError(
            f"the report would have {len(page) / 1e6:.1f} MB, and 2 MB is the most: compare fewer "
            "scenarios, or fewer months"
        )
    try:
        write_file(path, page)
    except FileExistsError:  # somebody wrote it in the meantime
        refuse_existing(path)
        raise
    except OSError as error:
        raise explain(error, "write the report", path, "--to") from error
    return path
