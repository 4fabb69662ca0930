"""Forty hands on forty sliders."""

from __future__ import annotations

import asyncio
import time

import httpx

from tests.web.serving import PLAIN, QUESTION, Served

CLIENTS = 40
MOVES = 5


def test_forty_clients_move_sliders_at_once(served: Served) -> None:
    """Each has its own answers, none an error; the bound is wide: other tests may run beside."""
    took: list[float] = []

    async def move(client: httpx.AsyncClient, name: int) -> None:
        for turn in range(MOVES):
            changes = {"alliance.luxeed.handover_months": (name * MOVES + turn) % 61}
            given = {**QUESTION, "setting": {"base": "cede_sales", "changes": changes}}
            start = time.perf_counter()
            answer = await client.post("/api/answer", json=given)
            took.append(time.perf_counter() - start)
            assert answer.status_code == 200, answer.text
            assert answer.json()["detail"] == "quick"
            await asyncio.sleep(0.1)

    async def all_of_them() -> None:
        url = f"http://127.0.0.1:{served.port}"
        limits = httpx.Limits(max_connections=CLIENTS)
        async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30, **PLAIN) as client:
            await asyncio.gather(*(move(client, name) for name in range(CLIENTS)))

    asyncio.run(all_of_them())
    assert len(took) == CLIENTS * MOVES
    assert sorted(took)[int(len(took) * 0.95)] < 5
