"""A debrief as data: JSON, one long table, and everything in a zip file."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO

from sim.aliases import JsonMapping
from sim.csv_text import csv_text
from sim.one_line import in_json
from sim.workshop.debrief.data_table import HEAD, long_table
from sim.workshop.debrief.drawing.letters import clean
from sim.workshop.debrief.page import page
from sim.workshop.debrief.plays_as_files import commands, file_name
from sim.workshop.debrief.slides import slides
from sim.workshop.debrief.telling.told import Told

__all__ = ["bundle", "data_csv", "data_json"]


_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file of a zip, so that the same debrief gives the same bytes."""


def data_json(debrief: JsonMapping) -> str:
    """The whole debrief, indented, keys in their order."""
    return in_json(json.dumps(debrief, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def data_csv(debrief: JsonMapping) -> str:
    """Every number in one long table: session, round, place, name, measure, value."""
    rows = ([_cleaned(cell) for cell in row] for row in long_table(debrief))
    return csv_text(HEAD, rows)


def _cleaned(cell: object) -> object:
    return clean(cell) if isinstance(cell, str) else cell


def bundle(debrief: JsonMapping, language: str) -> bytes:
    """Page, slides, data and every play in a zip; the same debrief gives the same bytes.

    Raises:
        ValueError: there is no such language.
    """
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in _files(debrief, language):
            told = zipfile.ZipInfo(name, _EPOCH)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            told.create_system = 3  # the same bytes on every system
            packed.writestr(told, content)
    return file.getvalue()


def _files(debrief: JsonMapping, language: str) -> Iterator[tuple[str, str | bytes]]:
    yield "README.txt", _read_me(Told(debrief, language))
    yield "debrief.html", page(debrief, language)
    yield "slides.pdf", slides(debrief, language)
    yield "debrief.json", data_json(debrief)
    # the mark tells spreadsheets that it is UTF-8
    yield "scores.csv", "\ufeff" + data_csv(debrief)
    lines = (in_json(json.dumps(line, ensure_ascii=False)) for line in debrief["log"])
    yield "log.jsonl", "".join(f"{line}\n" for line in lines)
    for key, text in debrief["plays"].items():
        yield f"plays/{file_name(key)}", text


def _read_me(told: Told) -> str:
    title = told.title
    plays = list(told.debrief["plays"])
    parts = [f"{title}: {told.say('debrief')}", told.say("files.read"), told.say("files.data")]
    parts.append(told.say("files.plays" if plays else "files.noplays"))
    if plays:
        runs = (f"  {line}" for key in plays for line in commands(told.debrief, key))
        parts.append("\n".join(["  cd plays", *runs]))
    return "\n\n".join([*parts, told.say("files.names")]) + "\n"
