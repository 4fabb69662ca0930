"""What the server says to a request that it does not take: a status and a message, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from starlette.responses import Response

__all__ = ["Refusal", "Trouble", "gone"]


class Trouble(NamedTuple):
    """One thing wrong in what was sent: where, as a dotted key, and what."""

    key: str
    message: str


class Refusal(Exception):
    """A request is not answered.

    Attributes:
        status: of HTTP, 400 and more.
        message: what is wrong and what to do, for the person at the page.
        troubles: what is wrong with single keys of the body.
        headers: of the response, ``retry-after`` for one.
        more: what else the error says to a page, by key.
    """

    def __init__(
        self,
        status: int,
        message: str,
        troubles: Sequence[Trouble] = (),
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.troubles = tuple(troubles)
        self.headers = dict(headers or {})
        self.more = dict(more or {})

    def reply(self) -> Response:
        """The response that says it."""
        error: dict[str, Any] = {
            "message": self.message,
            "problems": [{"key": t.key, "message": t.message} for t in self.troubles],
            **self.more,
        }
        return Response(
            orjson.dumps({"error": error}),
            self.status,
            {"cache-control": "no-store", **self.headers},
            "application/json",
        )


def gone() -> Refusal:
    """The client went away; nobody reads the status, which is not one of HTTP's own."""
    return Refusal(499, "nobody waits for this any more")
