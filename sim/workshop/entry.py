"""One line of a session's log, and which kinds of lines there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

import orjson
from pydantic import ValidationError

from sim.workshop import contents, decisions
from sim.workshop.refused import Refused, mistakes

__all__ = ["DECISIONS", "DESK", "FILE", "KINDS", "STEPS", "Entry", "entry"]

DESK, FILE = "desk", "file"
"""Who acts beside seats: the facilitator, and the files of a workshop without a server."""

STEPS: Mapping[str, type[contents.Content]] = {
    "advance": contents.Advance,
    "takeover": contents.Takeover,
}
"""Steps of the desk: what an undo takes back, one at a time."""

DECISIONS: Mapping[str, type[contents.Content]] = {
    "ready": decisions.Ready,
    "predict": decisions.Predict,
    "design": decisions.Design,
    "policy": decisions.Policy,
    "offer": decisions.Offer,
    "counter": decisions.Counter,
    "answer": decisions.Answer,
    "withdraw": decisions.Withdraw,
    "leave": decisions.Leave,
}
"""What places decide while a round is open; it goes with the step that it came after."""

KINDS: Mapping[str, type[contents.Content]] = {
    "join": contents.Join,
    "rename": contents.Rename,
    "sit": contents.Sit,
    "remove": contents.Remove,
    "lock": contents.Lock,
    "message": contents.Message,
    "hold": contents.Hold,
    "timer": contents.Timer,
    "undo": contents.Undo,
    **STEPS,
    **DECISIONS,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a log.

    A session keeps all its lines in memory, thousands with many people, so the content is kept as
    text: that takes a quarter of the memory of its objects.

    Attributes:
        number: its place in the log, counted from 1.
        at: when, seconds since the epoch.
        by: who: a seat's key, DESK or FILE.
        text: what, as JSON.
    """

    number: int
    at: float
    by: str
    kind: str
    text: bytes

    @property
    def content(self) -> Any:
        """What, by the type of its kind."""
        return KINDS[self.kind].model_validate_json(self.text, by_name=False)

    def plain(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "number": self.number,
            "at": self.at,
            "by": self.by,
            "kind": self.kind,
            "content": orjson.loads(self.text),
        }


def entry(number: int, at: float, by: str, kind: str, content: Mapping[str, Any]) -> Entry:
    """A line of a log from plain data.

    Raises:
        Refused: there is no such kind, or it says something else.
    """
    if kind not in KINDS:
        raise Refused("malformed", problems=f"kind: there is no '{kind[:40]}'")
    try:
        checked = KINDS[kind].model_validate(dict(content), by_name=False)
    except ValidationError as error:
        raise Refused("malformed", problems=mistakes(error)) from None
    return Entry(
        number, at, intern(by), intern(kind), checked.model_dump_json(by_alias=True).encode()
    )
