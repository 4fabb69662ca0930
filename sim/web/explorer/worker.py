"""What a worker process does: one question at a time, by its name, in bytes and out of bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import orjson

from sim.errors import FileError, SimError
from sim.one_line import one_line
from sim.randomness import remember
from sim.scenario.text.headings import default_pair
from sim.web.explorer.answer import answer
from sim.web.explorer.causes import causes
from sim.web.explorer.export import data_file, report_file
from sim.web.explorer.question import Asked, CausesAsked, ExportAsked, understood
from sim.web.explorer.recordings import Recordings
from sim.web.explorer.saved import scenario_file

__all__ = ["WORK", "Reply", "prepare", "work"]

_ROWS_OF_LUCK = 8_000
"""64 MB: a run of 120 months and 1,000 futures, or two of the usual length with other seeds."""
_BYTES_OF_RUNS = 64 * 2**20
_TOLD = 3
"""Problems that the sentence of an error tells."""


class Reply(NamedTuple):
    """What goes back: a status of HTTP, a media type, the content, and the name of a file."""

    status: int
    kind: str
    content: bytes
    name: str | None = None


@cache
def _recordings() -> Recordings:
    return Recordings(_BYTES_OF_RUNS)


def _answer(given: Mapping[str, Any]) -> Reply:
    return _json(answer(understood(Asked, given), _recordings()))


def _causes(given: Mapping[str, Any]) -> Reply:
    return _json(causes(understood(CausesAsked, given)))


def _yaml(given: Mapping[str, Any]) -> Reply:
    asked = understood(ExportAsked, given)
    return Reply(
        200, "text/yaml; charset=utf-8", scenario_file(asked).encode(), _file(asked, "yaml")
    )


def _data(given: Mapping[str, Any]) -> Reply:
    asked = understood(ExportAsked, given)
    return Reply(200, "text/csv; charset=utf-8", data_file(asked).encode(), _file(asked, "csv"))


def _report(given: Mapping[str, Any]) -> Reply:
    asked = understood(ExportAsked, given)
    return Reply(200, "text/html; charset=utf-8", report_file(asked).encode(), _file(asked, "html"))


WORK: Mapping[str, Callable[[Mapping[str, Any]], Reply]] = {
    "answer": _answer,
    "causes": _causes,
    "yaml": _yaml,
    "data": _data,
    "report": _report,
}
"""What a worker can be asked, by name."""


def _file(asked: ExportAsked, ending: str) -> str:
    name = asked.name or f"{asked.setting.base}{'_changed' if asked.setting.changes else ''}"
    return f"{name}.{ending}"


def _json(content: Mapping[str, Any]) -> Reply:
    return Reply(200, "application/json", orjson.dumps(content))


def prepare() -> None:
    """Get a fresh process ready: what is read once is read, and the first question is warm."""
    remember(_ROWS_OF_LUCK)
    pinned, setting = ({"base": name} for name in default_pair())
    for detail, replications in (("quick", 64), ("full", 250)):
        run = {"replications": replications}
        _answer({"setting": setting, "pinned": pinned, "run": run, "detail": detail})


def work(
    what: str,
    given: Mapping[str, Any],
    known: Mapping[str, Callable[[Mapping[str, Any]], Reply]] = WORK,
) -> Reply:
    """The reply to a question; one that cannot be answered is told why, with status 400.

    Args:
        what: one of those that are known.
        given: the question, as its JSON says it.
        known: what can be asked, by name.
    """
    try:
        return known[what](given)
    except SimError as error:
        return Reply(400, "application/json", orjson.dumps({"error": _told(error)}))


def _told(error: SimError) -> dict[str, Any]:
    """An error for a page: a sentence, and the single problems by their keys."""
    if not isinstance(error, FileError):
        return {"message": str(error), "problems": []}
    found = [{"key": p.key, "message": p.text} for p in error.problems]
    words = "; ".join(f"{p.key}: {p.text}" if p.key else p.text for p in error.problems[:_TOLD])
    return {"message": one_line(words), "problems": found}
