"""Whole sessions of each format by a crowd over the wire: everybody decides in every round."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sim.workshop.places import BRAND_OF, ROLES
from tests.web.room.crowd import Crowd
from tests.web.room.playing import Desk

TEAMS, WORLDS = 12, 6
WISHES: dict[str, dict[str, Any]] = {
    "predict": {"rounds": 2, "months": 12},
    "design": {"rounds": 2, "months": 12, "teams": TEAMS},
    "roles": {"rounds": 2, "months": 12, "teams": WORLDS},
}
_TERMS = {"sales_control": {"stores": "partner"}, "from": "2025-10", "handover_months": 1}


async def whole(crowd: Crowd, desk: Desk, game: str) -> list[float]:
    """From the lobby to the end; seconds until each person sees each stage."""
    if game != "predict":
        await asyncio.gather(*(_sit(crowd, i, place_of(game, i)) for i in range(len(crowd.seats))))
    took, stage = [], "lobby"
    for number in (1, 2):
        took += await on(crowd, desk, stage, f"{number}.open")
        await asyncio.gather(*(_DECIDE[game](crowd, i, number) for i in range(len(crowd.seats))))
        took += await on(crowd, desk, f"{number}.open", f"{number}.closed")
        stage = f"{number}.shown"
        took += await on(crowd, desk, f"{number}.closed", stage)
    return took + await on(crowd, desk, stage, "over")


async def on(crowd: Crowd, desk: Desk, stage: str, to: str) -> list[float]:
    """The desk goes on; seconds until each person sees it."""
    start = time.perf_counter()
    await asyncio.to_thread(desk.advance, stage)
    await crowd.all_have(lambda: crowd.seen.get(to, {}), 60)
    return [at - start for at in crowd.seen[to].values()]


def place_of(game: str, person: int) -> str:
    """Where a person sits, so that every place is taken before one is shared."""
    if game == "design":
        return f"t{person % TEAMS + 1}"
    return f"w{person % WORLDS + 1}.{ROLES[person // WORLDS % len(ROLES)]}"


async def _sit(crowd: Crowd, person: int, place: str) -> None:
    seat = crowd.seats[person][0]
    await crowd.do(person, "sit", {"seat": seat, "place": place})


async def _predict(crowd: Crowd, person: int, number: int) -> None:
    for low in (0.1, 0.2):
        content = {"place": crowd.seats[person][0], "direction": "same", "low": low, "high": 0.9}
        await crowd.do(person, "predict", content)


async def _design(crowd: Crowd, person: int, number: int) -> None:
    rule = ("equal", "proportional")[(person + number) % 2]
    content = {"changes": {"huawei.floor_rule": rule}, "text": f"by {person} in {number}"}
    await crowd.do(person, "design", {"place": place_of("design", person), **content})


async def _roles(crowd: Crowd, person: int, number: int) -> None:
    place = place_of("roles", person)
    world, role = place.split(".")
    if role == "huawei":
        for maker, brand in BRAND_OF.items():
            terms = {**_TERMS, "from": ("2025-10", "2026-01")[number - 1]}
            offer = {"place": place, "to": f"{world}.{maker}", "brand": brand, "terms": terms}
            # another one at this place may have agreed on the same already
            await crowd.do(person, "offer", offer, may_fail=True)
    elif role in BRAND_OF:
        await crowd.do(person, "policy", {"place": place, "effort": 1.0 + 0.01 * (person % 50)})
        with contextlib.suppress(TimeoutError):
            offer = await _offered(crowd, person)
            answer = {"place": place, "offer": offer, "accept": bool(person % 2)}
            # somebody else at this place may have been quicker
            await crowd.do(person, "answer", answer, may_fail=True)
    await crowd.do(person, "ready", {"place": place, "on": True})


async def _offered(crowd: Crowd, person: int) -> int:
    """The number of an offer that waits for this person's answer."""
    async with asyncio.timeout(5):
        while True:
            task = crowd.latest[crowd.seats[person][0]]["task"] or {"offers": []}
            for offer in task["offers"]:
                if offer["mine"]:
                    return int(offer["number"])
            await asyncio.sleep(0.05)


_DECIDE: dict[str, Callable[[Crowd, int, int], Awaitable[None]]] = {
    "predict": _predict,
    "design": _design,
    "roles": _roles,
}
