"""Responses: what a worker has answered, and plain JSON that no browser keeps."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from starlette.responses import Response

from sim.web.inside import Answer
from sim.web.refusal import Refusal

__all__ = ["failed", "in_json", "of_worker"]


def of_worker(answer: Answer) -> Response:
    """The response that carries an answer.

    Raises:
        Refusal: the worker failed over it (500).
    """
    if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        raise failed()
    headers = {"cache-control": "no-store", "content-type": answer.kind}
    if answer.packed:
        headers |= {"content-encoding": "gzip", "vary": "accept-encoding"}
    if answer.name is not None:
        headers["content-disposition"] = f'attachment; filename="{answer.name}"'
    return Response(answer.content, answer.status, headers)


def in_json(content: Any, headers: Mapping[str, str] | None = None) -> Response:
    """An answer of the server's own, with more headers; bytes are JSON already."""
    said = content if isinstance(content, bytes) else orjson.dumps(content)
    return Response(said, 200, {"cache-control": "no-store", **(headers or {})}, "application/json")


def failed() -> Refusal:
    """Something unforeseen; its trace is on the server's standard error."""
    return Refusal(500, "something went wrong in the server; its terminal says what")
