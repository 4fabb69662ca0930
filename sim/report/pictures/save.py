"""Pictures as files: whole or absent, never over another, saying what they were made from."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from sim import __version__
from sim.aliases import Json
from sim.errors import InputError
from sim.one_line import one_line
from sim.report.charts.types import Chart
from sim.report.pictures.draw import draw
from sim.scenario.text.nearest import mend
from sim.store.files import explain, new_folders, write_files

__all__ = ["FORMATS", "known_formats", "save_pictures"]

FORMATS = ("svg", "png", "pdf")
_DOTS = 200  # an inch, in PNG


def save_pictures(
    charts: Mapping[str, Chart], folder: Path, formats: Sequence[str], about: Mapping[str, str]
) -> list[Path]:
    """Write each chart as ``<name>.<format>``; the same charts give the same bytes.

    Args:
        charts: by the name of their files.
        folder: made where it is not there.
        formats: of FORMATS; at least one.
        about: what they were made from, kept in every file's metadata: see ``provenance_of``.

    Returns:
        What was written, in the charts' order.

    Raises:
        InputError: a file already exists (then nothing is written), there is no such format, or
            matplotlib is not installed.
        StoreError: it cannot be written. Nothing is left behind.
    """
    wanted = {
        folder / f"{name}.{kind}": (chart, kind)
        for name, chart in charts.items()
        for kind in known_formats(formats)
    }
    for path in wanted:
        if os.path.lexists(path):
            raise _taken(path)
    _write({path: _bytes(chart, kind, about) for path, (chart, kind) in wanted.items()}, folder)
    return list(wanted)


def known_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Formats, each once; an entry may hold several with commas between them.

    Raises:
        InputError: there is no such format, or an entry is empty.
    """
    words = [word.strip() for each in formats for word in each.split(",")]
    for word in words:
        if word not in FORMATS:
            raise InputError(f"pictures have no format {word!r}{mend(word, FORMATS)}")
    return tuple(dict.fromkeys(words))


def _taken(path: Path) -> InputError:
    return InputError(
        f"{path}: already exists; nothing was written. Move it away, or choose another --out"
    )


def _write(contents: Mapping[Path, bytes], folder: Path) -> None:
    try:
        with new_folders(folder):
            write_files(contents)
    except OSError as error:
        at = Path(error.filename or folder)
        if isinstance(error, FileExistsError) and at in contents and os.path.isfile(at):
            raise _taken(at) from error
        raise explain(error, "keep the pictures", at if at in contents else folder) from error


def _bytes(chart: Chart, kind: str, about: Mapping[str, str]) -> bytes:
    figure, buffer = draw(chart), BytesIO()
    from sim.report.pictures.canvas import styled  # noqa: PLC0415 - imports matplotlib
    from sim.report.pictures.fonts import text_of  # noqa: PLC0415 - imports matplotlib

    with styled(text_of(chart)):
        figure.savefig(buffer, format=kind, dpi=_DOTS, metadata=_metadata(chart, kind, about))
    return buffer.getvalue()


def _metadata(chart: Chart, kind: str, about: Mapping[str, str]) -> Json:
    """What a format can say of itself; no dates, so that the same picture has the same bytes."""
    facts = [one_line(f"{name}: {value}") for name, value in about.items()]
    title, maker = one_line(chart.title), f"alliance-sim {__version__}"
    told = " ".join([one_line(chart.note), *(f"{fact}." for fact in facts)])
    if kind == "svg":
        return {
            "Title": title,
            "Description": told,
            "Creator": maker,
            "Keywords": facts,
            "Date": None,
        }
    if kind == "pdf":
        keywords = "; ".join(facts)
        found = {"Title": title, "Subject": told, "Keywords": keywords, "Creator": maker}
        return {**found, "CreationDate": None}
    named = {name.capitalize(): one_line(value) for name, value in about.items()}
    return {"Title": title, "Description": told, "Software": maker, **named}
