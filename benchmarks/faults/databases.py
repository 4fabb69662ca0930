"""The file of the sessions, altered while no server has it: is it noticed, and what is lost?

Half of the files are as a server leaves them that ends, half as one leaves them that is killed,
with a journal beside them.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

from benchmarks.faults.altered_sessions import ALTERATIONS
from benchmarks.faults.counts import Counts
from sim.commands.workshop_debrief import log_of
from sim.errors import SimError
from sim.web.refusal import Refusal
from sim.web.room.disk import FILE
from sim.web.room.house import House
from sim.web.room.key import DeskKey
from sim.web.room.log import Deed
from sim.workshop.entry import Entry
from sim.workshop.start import begin
from sim.workshop.wish import wished

__all__ = ["databases"]

_SESSIONS, _PEOPLE, _TIMES = 3, 5, 4
_PATIENCE = 20.0
"""Seconds until the journal must be empty: for some milliseconds a decision is there alone."""
Logs = Mapping[str, list[Entry]]


@dataclass(frozen=True)
class _Kept:
    """Folders of sessions, and all that was acknowledged in them."""

    folders: tuple[Path, ...]
    logs: Logs


def databases(number: int, seed: int) -> Counts:
    """Alter the sessions' file ``number`` times, each time from the same beginning."""
    with tempfile.TemporaryDirectory() as at:
        kept = asyncio.run(_written(Path(at)))
        found = (_one(random.Random(f"{seed}.{i}"), kept, Path(at) / "now") for i in range(number))
        return reduce(Counts.__add__, found, Counts(0))


async def _written(at: Path) -> _Kept:
    """Sessions as people leave them; the folder of a server that ended, and of one killed."""
    house = House(DeskKey(at / "ended"), None)  # type: ignore[arg-type] - no worker is asked
    opening = begin(wished({"format": "predict", "replications": 4, "months": 12}))
    logs = {}
    await house.desks.enter()
    for _ in range(_SESSIONS):
        code = await house.begin(opening)
        room = await house.room(code)
        joins = [room.join(b"join%d" % i, f"person {i}") for i in range(_PEOPLE)]
        seats = [seat for seat, _ in await asyncio.gather(*joins)]
        await room.do("desk", b"begin", "advance", {"from": "lobby"})
        await room.do("desk", b"remove", "remove", {"seat": seats.pop()})
        for i in range(_TIMES):
            guess = {"direction": "same", "low": 0.1 * i, "high": 0.1 * i + 0.2}
            for seat in seats:
                content = {"place": seat, **guess}
                await room.do(seat, f"{seat}.{i}".encode(), "predict", content)
        logs[code] = list(room.log.entries)
    await _at_rest(at / "ended")
    shutil.copytree(at / "ended", at / "killed")
    await house.stop()
    return _Kept((at / "ended", at / "killed"), logs)


async def _at_rest(folder: Path) -> None:
    async with asyncio.timeout(_PATIENCE):
        while any(path.stat().st_size for path in folder.glob(f"{FILE}-wal")):
            await asyncio.sleep(0.02)


def _one(luck: random.Random, kept: _Kept, now: Path) -> Counts:
    """Alter a copy and use it."""
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(luck.choice(kept.folders), now)
    alter = luck.choice(ALTERATIONS)
    before = {path.name: path.read_bytes() for path in now.glob(f"{FILE}*")}
    alter(luck, now)
    if before == {path.name: path.read_bytes() for path in now.glob(f"{FILE}*")}:
        return Counts(1)
    try:
        faults = _by_debrief(luck, now, kept.logs) + asyncio.run(_by_server(now, kept.logs))
    except Exception as error:
        return Counts(1, wrong=1, notes=(f"{alter.__name__}: {type(error).__name__}: {error}",))
    return Counts(
        1,
        lost=int("lost" in faults),
        unnoticed=int("changed" in faults),
        notes=tuple(f"{alter.__name__}: {fault}" for fault in faults),
    )


def _by_debrief(luck: random.Random, folder: Path, logs: Logs) -> list[str]:
    """What `sim workshop debrief` reads otherwise than it was written, without a word."""
    code = luck.choice(sorted(logs))
    try:
        found = log_of(folder / FILE, code, lambda _: None)
    except SimError:
        return []
    return _compared(logs[code], list(found.entries))


async def _by_server(folder: Path, logs: Logs) -> list[str]:
    """What a server reads otherwise than it was written, or leaves out, without a word."""
    house = House(DeskKey(folder), None)  # type: ignore[arg-type] - no worker is asked
    try:
        told = {each.code: each.fault for each in await house.listed()}
        await house.desks.fits("nobody")
        faults = []
        for code, log in logs.items():
            if code in told and not told[code]:
                faults += await _room(house, code, log)
            elif code not in told and not any(told.values()):
                faults.append("lost")
        # others go on
        await house.begin(begin(wished({"format": "predict", "replications": 4, "months": 12})))
        return faults
    except SimError:
        return []
    finally:
        await house.stop()


async def _room(house: House, code: str, log: list[Entry]) -> list[str]:
    try:
        room = await house.room(code)
        faults = _compared(log, list(room.log.entries))
        content: dict[str, Any] = {"to": "all", "text": "goes on"}
        await room.log.do(Deed("desk", "message", b"goes on", lambda _: (content, [])))
    except (SimError, Refusal):
        return []
    return faults


def _compared(written: list[Entry], found: list[Entry]) -> list[str]:
    if found == written:
        return []
    return ["lost" if len(found) < len(written) else "changed"]
