"""A workshop over the wire, as its desk and its participants have it."""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import websockets
from websockets.asyncio.client import ClientConnection

from tests.web.serving import PLAIN, Served, running

_QUICK = """
import sys
from pathlib import Path
from sim.web.addresses import listen
from sim.web.room.key import DeskKey
from sim.web.serve import serve
key, sock = DeskKey(Path(sys.argv[1])), listen("127.0.0.1", 0)
key.keep()
def started():
    print(f"at http://127.0.0.1:{sock.getsockname()[1]}/", file=sys.stderr, flush=True)
serve(sock, 1, [], started, "tests.web.room.unprepared", key=key)
"""
GUESS = {"direction": "lower", "low": 0.4, "high": 0.6, "reasons": ["floor"], "text": ""}
_ADDRESSES = itertools.count(2)


def fresh() -> str:
    """An id for a request."""
    return secrets.token_hex(8)


@dataclass
class Caller:
    """A browser: its cookies, and the address that it calls from."""

    served: Served
    client: httpx.Client

    def post(self, path: str, body: Any) -> httpx.Response:
        return self.client.post(path, json=body)

    def get(self, path: str, **query: Any) -> httpx.Response:
        return self.client.get(path, params=query)

    def cookie(self) -> dict[str, str]:
        """The header that carries its cookies."""
        return {"cookie": "; ".join(f"{name}={text}" for name, text in self.client.cookies.items())}


def place() -> str:
    """An address that nobody has called from yet."""
    number = next(_ADDRESSES)
    return f"127.0.{number // 250}.{number % 250 + 2}"


def calling(served: Served, address: str | None = None) -> Caller:
    """A browser of its own, at an address of its own where the machine has such, or at this one."""
    # no connection is kept: whoever calls need not hang up
    limits = httpx.Limits(max_keepalive_connections=0)
    transport = httpx.HTTPTransport(local_address=address or place(), limits=limits, verify=False)
    base = f"http://127.0.0.1:{served.port}"
    return Caller(served, httpx.Client(base_url=base, transport=transport, timeout=30, **PLAIN))


@dataclass
class Person(Caller):
    """Somebody with a seat."""

    code: str = ""
    seat: str = ""
    return_code: str = ""

    def do(self, kind: str, content: Any, request: str | None = None) -> httpx.Response:
        given = {"code": self.code, "id": request or fresh(), "kind": kind, "content": content}
        return self.post("/api/room/do", given)

    def guess(self, request: str | None = None, **other: Any) -> httpx.Response:
        return self.do("predict", {"place": self.seat, **GUESS, **other}, request)

    def sees(self) -> dict[str, Any]:
        answer = self.get(f"/api/room/{self.code}/state")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def join(served: Served, code: str, name: str, request: str | None = None) -> Person:
    """Somebody takes a seat."""
    caller = calling(served)
    person = Person(served, caller.client, code)
    answer = person.post("/api/room/join", {"code": code, "name": name, "id": request or fresh()})
    assert answer.status_code == 200, answer.text
    person.seat, person.return_code = answer.json()["seat"], answer.json()["return_code"]
    return person


@dataclass
class Desk(Caller):
    """The facilitator."""

    code: str = ""

    def open(self, **wish: Any) -> str:
        opening = {"format": "predict", "replications": 32, "months": 12, **wish}
        answer = self.post("/api/desk/open", {"opening": opening})
        assert answer.status_code == 200, answer.text
        self.code = answer.json()["code"]
        return self.code

    def do(self, kind: str, content: Any, request: str | None = None) -> httpx.Response:
        given = {"code": self.code, "id": request or fresh(), "kind": kind, "content": content}
        return self.post("/api/desk/do", given)

    def advance(self, stage: str) -> None:
        answer = self.do("advance", {"from": stage})
        assert answer.status_code == 200, answer.text

    def sees(self) -> dict[str, Any]:
        answer = self.get(f"/api/room/{self.code}/state", **{"as": "desk"})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def folder(served: Served) -> Path:
    """Where the server keeps its sessions."""
    return served.errors.parent / "sessions"


def log_in(served: Served, code: str = "") -> Desk:
    """The desk, with the key from its file."""
    desk = Desk(served, calling(served).client, code)
    key = (folder(served) / "desk.key").read_text().strip()
    answer = desk.post("/api/desk/login", {"key": key})
    assert answer.status_code == 200, answer.text
    return desk


@contextmanager
def hall(at: Path, sessions: Path | None = None) -> Iterator[Served]:
    """A server with its sessions in a folder; a second one there finds them again."""
    command = ("-c", _QUICK, str(sessions or at / "sessions"))
    with running(at / "errors", command, {}) as served:
        yield served


@asynccontextmanager
async def live(caller: Caller, code: str, role: str = "seat", **more: str) -> AsyncIterator[Any]:
    """A connection to a session."""
    url = f"ws://127.0.0.1:{caller.served.port}/api/room/{code}/live?as={role}"
    headers = {**caller.cookie(), **more}
    async with websockets.connect(url, additional_headers=headers, proxy=None) as line:
        yield line


async def until(line: ClientConnection, wanted: Any, seconds: float = 10) -> dict[str, Any]:
    """The first snapshot that fits."""
    async with asyncio.timeout(seconds):
        while True:
            found: dict[str, Any] = json.loads(await line.recv())
            if wanted(found):
                return found
