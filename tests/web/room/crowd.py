"""A room full of people at once: each a connection that listens, and decisions that are retried."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import websockets

from tests.web.room.playing import Desk, fresh
from tests.web.serving import PLAIN


@dataclass
class Crowd:
    """People in one session, and what they have met.

    Attributes:
        port: of the server; another one after a restart.
        seats: keys and cookies, by person.
        told: the number of the log's line, by seat and request.
        seen: when each person saw a stage first, by stage.
        latest: each person's newest snapshot.
        back: seconds from the loss of a connection to the first snapshot after it.
    """

    port: int
    code: str
    client: httpx.AsyncClient
    seats: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    told: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: dict[str, dict[str, float]] = field(default_factory=dict)
    messages: dict[str, dict[str, float]] = field(default_factory=dict)
    latest: dict[str, dict[str, Any]] = field(default_factory=dict)
    back: list[float] = field(default_factory=list)
    bytes: int = 0
    ended: bool = False

    async def ask(self, path: str, body: dict[str, Any], cookie: dict[str, str]) -> httpx.Response:
        """Ask until the server answers with anything but that it cannot just now."""
        while True:
            with contextlib.suppress(httpx.TransportError):
                url = f"http://127.0.0.1:{self.port}{path}"
                answer = await self.client.post(url, json=body, headers=cookie)
                if answer.status_code < 500 and answer.status_code != 429:
                    return answer
            await asyncio.sleep(random.uniform(0.1, 0.4))

    async def join(self, name: str) -> None:
        body = {"code": self.code, "name": name, "id": fresh()}
        answer = await self.ask("/api/room/join", body, {})
        assert answer.status_code == 200, answer.text
        cookie = answer.headers["set-cookie"].partition(";")[0]
        self.seats.append((answer.json()["seat"], {"cookie": cookie}))

    async def do(
        self, person: int, kind: str, content: dict[str, Any], *, may_fail: bool = False
    ) -> None:
        """What a person does, until it is acknowledged or, where that may be, refused."""
        seat, cookie = self.seats[person]
        body = {"code": self.code, "id": (request := fresh()), "kind": kind, "content": content}
        answer = await self.ask("/api/room/do", body, cookie)
        if may_fail and answer.status_code == 409:
            return
        assert answer.status_code == 200, answer.text
        self.told[seat, request] = answer.json()["number"]

    async def guess(self, seat: str, cookie: dict[str, str], low: float) -> None:
        request = fresh()
        content = {"place": seat, "direction": "same", "low": low, "high": low + 0.1}
        body = {"code": self.code, "id": request, "kind": "predict", "content": content}
        answer = await self.ask("/api/room/do", body, cookie)
        assert answer.status_code == 200, answer.text
        self.told[seat, request] = answer.json()["number"]

    async def listen(self, seat: str, cookie: dict[str, str]) -> None:
        """Stay connected, and note when what was seen first."""
        lost: float | None = None
        while not self.ended:
            url = f"ws://127.0.0.1:{self.port}/api/room/{self.code}/live?as=seat"
            try:
                async with websockets.connect(
                    url, additional_headers=cookie, proxy=None, compression=None
                ) as line:
                    async for text in line:
                        now = time.perf_counter()
                        if lost is not None:
                            self.back.append(now - lost)
                            lost = None
                        self._note(seat, json.loads(text), now)
                        self.bytes += len(text)
            except (OSError, websockets.WebSocketException):
                pass
            lost = lost or time.perf_counter()
            await asyncio.sleep(random.uniform(0.15, 0.35))

    def _note(self, seat: str, found: dict[str, Any], now: float) -> None:
        self.latest[seat] = found
        self.seen.setdefault(found["stage"]["key"], {}).setdefault(seat, now)
        if found["message"] is not None:
            self.messages.setdefault(found["message"]["text"], {}).setdefault(seat, now)

    async def all_have(self, found: Callable[[], dict[str, float]], seconds: float = 30) -> None:
        """Wait until everybody has seen it."""
        async with asyncio.timeout(seconds):
            while len(found()) < len(self.seats):
                await asyncio.sleep(0.01)


async def told_to_all(crowd: Crowd, desk: Desk, text: str) -> list[float]:
    """Seconds from what the desk says until each of the crowd sees it."""
    start = time.perf_counter()
    answer = await asyncio.to_thread(desk.do, "message", {"to": "all", "text": text})
    assert answer.status_code == 200, answer.text
    await crowd.all_have(lambda: crowd.messages.get(text, {}))
    return [at - start for at in crowd.messages[text].values()]


async def entered(desk: Desk, people: int) -> tuple[Crowd, list[asyncio.Task[None]]]:
    """So many join at once and connect."""
    limits = httpx.Limits(max_connections=people)
    client = httpx.AsyncClient(timeout=30, limits=limits, **PLAIN)
    crowd = Crowd(desk.served.port, desk.code, client)
    await asyncio.gather(*(crowd.join(f"person {i}") for i in range(people)))
    listening = [asyncio.create_task(crowd.listen(*each)) for each in crowd.seats]
    await crowd.all_have(lambda: crowd.seen.get("lobby", {}))
    return crowd, listening


async def left(crowd: Crowd, listening: list[asyncio.Task[None]]) -> None:
    """Everybody goes."""
    crowd.ended = True
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    await crowd.client.aclose()


async def decide(crowd: Crowd, times: int, pause: float = 0.3) -> None:
    """Everybody decides so many times, all together."""

    async def one(seat: str, cookie: dict[str, str]) -> None:
        for i in range(times):
            await crowd.guess(seat, cookie, round(0.01 * i, 2))
            await asyncio.sleep(random.uniform(0, 2 * pause))

    await asyncio.gather(*(one(*each) for each in crowd.seats))


def p95(took: list[float]) -> float:
    """The value that 95% do not exceed."""
    return sorted(took)[min(len(took) - 1, int(0.95 * len(took)))]
