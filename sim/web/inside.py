"""What runs in a worker process: take a question from the socket, work it out, send the answer."""

from __future__ import annotations

import gzip
import pickle
import socket
import struct
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import IO, Any, NamedTuple

from sim.one_line import visible

__all__ = ["LENGTH", "READY", "WORKER", "Answer", "Asked", "run"]

WORKER = "sim.web.worker"
"""The module that works: ``prepare()``, and ``work(what, given)`` that returns a status, a media
type, the content and a file name."""
LENGTH = struct.Struct("!I")
"""Before every message, its length."""
READY = b"ready"
"""The first message of a worker: its module is imported and warm."""
_WORTH = 1024
"""Bytes from which compressing pays."""


class Asked(NamedTuple):
    """A question on its way to a worker; ``pack``: the answer may be compressed."""

    what: str
    given: Mapping[str, Any]
    pack: bool


class Answer(NamedTuple):
    """An answer on its way back; ``name``: of the file that it is, ``packed``: it is gzip."""

    status: int
    kind: str
    content: bytes
    name: str | None = None
    packed: bool = False


def run(sock: socket.socket, module: str) -> None:
    """Work until the server goes away: the whole life of a worker process."""
    worker = import_module(module)
    worker.prepare()
    with sock, sock.makefile("rb") as messages, suppress(ConnectionError):
        _send(sock, READY)
        while (asked := _next(messages)) is not None:
            _send(sock, pickle.dumps(_answered(worker.work, asked)))


def _next(messages: IO[bytes]) -> Asked | None:
    head = messages.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    # from the server of this very process, over a socket that nobody else has
    return Asked(*pickle.loads(messages.read(length)))


def _send(sock: socket.socket, message: bytes) -> None:
    sock.sendall(LENGTH.pack(len(message)) + message)


def _answered(work: Callable[[str, Mapping[str, Any]], Any], asked: Asked) -> tuple[Any, ...]:
    """The answer as a plain tuple; the trace of an unforeseen error goes to standard error."""
    try:
        if asked.what == "catalogue":
            answer = _catalogue()
        else:
            answer = Answer(*work(asked.what, asked.given))
    except Exception:
        trace = visible(traceback.format_exc())
        print(f"the answer to {asked.what} failed:\n{trace}", file=sys.stderr)  # noqa: T201
        return (500, "", b"", None, False)
    if asked.pack and len(answer.content) >= _WORTH:
        answer = answer._replace(content=gzip.compress(answer.content, 1, mtime=0), packed=True)
    return tuple(answer)


def _catalogue() -> Answer:
    import orjson  # noqa: PLC0415

    from sim.web.explorer.catalogue import catalogue  # noqa: PLC0415

    return Answer(200, "application/json", orjson.dumps(catalogue()))
