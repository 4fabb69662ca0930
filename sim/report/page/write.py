"""A report as a file: the page around its body, and writing it whole or not at all."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sim import __version__
from sim.errors import InputError
from sim.report.page.block import block_of, embedded
from sim.report.page.body import body, title_of
from sim.report.page.figures import charts_of
from sim.report.page.html import tag
from sim.store.files import explain, write_file
from sim.study.compare import Comparison
from sim.study.dossier import Dossier, dossier_of

__all__ = ["MOST_BYTES", "VENDOR", "refuse_existing", "render", "write_report"]

_HOME = Path(__file__).resolve().parent
VENDOR = _HOME / "vendor"
"""The files of other projects that the page holds, with their licences."""
MOST_BYTES = 2_000_000
"""A report is smaller, so that it can be mailed."""

_SCRIPTS = (
    "shown.js",
    "over_time.js",
    "differences.js",
    "causes.js",
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
    charts = charts_of(dossier)
    block = block_of(dossier, command, charts)
    parts = {
        "title": _text(title_of(dossier)),
        "generator": f"alliance-sim {__version__}",
        "style": _static("style.css"),
        "body": body(dossier, charts, block, file),
        "block": embedded(block),
        "notice": _notice(),
        "library": (VENDOR / "echarts.common.min.js").read_text(encoding="utf-8"),
        "script": _script(),
    }
    return _filled(_static("page.html"), parts)


def _text(words: str) -> str:
    return tag("i", words)[len("<i>") : -len("</i>")]


def _filled(template: str, parts: Mapping[str, str]) -> str:
    # in one go, so that a part that looks like a placeholder stays as it is
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)


def refuse_existing(path: Path) -> None:
    """Raise before the work starts where the report could not be written after it.

    Raises:
        InputError: something stands there already, or there is no such folder.
    """
    if os.path.lexists(path):
        raise InputError(f"{path}: is there already, and nothing is overwritten; choose another")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}; make it first")


def write_report(
    given: Dossier | Comparison,
    path: Path,
    *,
    command: Sequence[str] | None = None,
    jobs: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Path:
    """Write a report, whole or not at all, never over another file.

    Args:
        given: what it tells; of a comparison the causes are worked out here.
        path: the file to make; see ``refuse_existing``.
        command: the command line, told in the report; this process's when None.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: the file is there already, or the report would be too large.
        StoreError: it cannot be written.
    """
    refuse_existing(path)
    dossier = dossier_of(given, jobs, progress) if isinstance(given, Comparison) else given
    page = render(dossier, sys.argv if command is None else command, path.name).encode()
    if len(page) >= MOST_BYTES:
        raise InputError(
            f"the report would have {len(page) / 1e6:.1f} MB, and 2 MB is the most: compare fewer "
            "scenarios, or fewer months"
        )
    try:
        write_file(path, page)
    except OSError as error:
        raise explain(error, "write the report", path) from error
    return path
