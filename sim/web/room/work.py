"""What worker processes work out for sessions: openings, results of rounds, debriefs, files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson

from sim.web.explorer.worker import Reply
from sim.workshop.entry import Entry, entry
from sim.workshop.opening import Opening

if TYPE_CHECKING:
    from sim.workshop.results.runs import Runs

__all__ = ["WORK"]

# imported where they are used: a worker is to be warm soon, and most never make a debrief

Given = Mapping[str, Any]
_LAST: dict[bytes, dict[str, Any]] = {}
"""The last debrief, by the log that it is of."""


def _open(given: Given) -> Reply:
    """The opening that somebody wishes for."""
    from sim.workshop.start import begin  # noqa: PLC0415 - see above
    from sim.workshop.wish import wished  # noqa: PLC0415 - see above

    return _json(begin(wished(given)).model_dump(mode="json"))


def _round(given: Given) -> Reply:
    """The results of a round: `opening`, `entries`, `round`."""
    from sim.workshop.results import round_result  # noqa: PLC0415 - see above

    return _json(round_result(*_log(given), given["round"], _runs()))


def _mine(given: Given) -> Reply:
    """What one play has come to, as a scenario file: `opening`, `entries`, `play`, `upto`."""
    from sim.workshop.play_file import play_file  # noqa: PLC0415 - see above
    from sim.workshop.replay import replay  # noqa: PLC0415 - see above

    opening, entries = _log(given)
    text = play_file(opening, replay(opening, entries), given["play"], given["upto"])
    name = f"workshop-{given['play']}.yaml"
    return Reply(200, "text/yaml; charset=utf-8", text.encode(), name)


def _debrief(given: Given) -> Reply:
    """A debrief as a file: `opening`, `entries`, `code`, `kind`, `language`."""
    from sim.workshop.debrief.data import bundle, data_json  # noqa: PLC0415 - see above
    from sim.workshop.debrief.page import page  # noqa: PLC0415 - see above
    from sim.workshop.debrief.slides import slides  # noqa: PLC0415 - see above
    from sim.workshop.debrief.telling.asked import asked  # noqa: PLC0415 - see above
    from sim.workshop.debrief.telling.told import Told  # noqa: PLC0415 - see above

    told, language, kind = _told(given), given["language"], given["kind"]
    if kind == "html":
        media, content = "text/html; charset=utf-8", page(told, language).encode()
    elif kind == "pdf":
        media, content = "application/pdf", slides(told, language)
    elif kind == "json":
        # the questions in words as well: the screen shows some of them
        asks = [{"said": said, "ask": ask} for said, ask in asked(Told(told, language))]
        media, content = "application/json", data_json({**told, "asked": asks}).encode()
    else:
        media, content = "application/zip", bundle(told, language)
    return Reply(200, media, content, f"workshop-{given['code']}.{kind}")


def _told(given: Given) -> dict[str, Any]:
    """The debrief of a log; the last one is kept, since it is asked for in one form after another.

    What is asked for again is the same log, or a longer one.
    """
    from sim.workshop.debrief import debrief  # noqa: PLC0415 - see above

    mark = orjson.dumps((given["opening"], given["entries"]))
    if mark not in _LAST:
        told = debrief(*_log(given))
        _LAST.clear()
        _LAST[mark] = told
    return _LAST[mark]


@cache
def _runs() -> Runs:
    from sim.workshop.results.runs import Runs  # noqa: PLC0415 - see above

    return Runs()


def _log(given: Given) -> tuple[Opening, list[Entry]]:
    lines = given["entries"]
    return Opening.model_validate(given["opening"]), [entry(*line) for line in lines]


def _json(content: Mapping[str, Any]) -> Reply:
    return Reply(200, "application/json", orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY))


WORK: Mapping[str, Callable[[Given], Reply]] = {
    "room_open": _open,
    "room_round": _round,
    "room_mine": _mine,
    "room_debrief": _debrief,
}
"""What can be asked, by name. A log is its opening and its entries, each as its five parts."""
