"""Forty hands on sliders at once: how long answers take, and whether the server's memory grows."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

Row = tuple[str, str]

_MOVES = 12
"""Until a hand rests, and asks for two fuller answers."""
_SLIDERS: dict[str, Callable[[random.Random], float]] = {
    "alliance.luxeed.handover_months": lambda luck: luck.randrange(61),
    "alliance.stelato.handover_months": lambda luck: luck.randrange(61),
    "alliance.shangjie.handover_months": lambda luck: luck.randrange(61),
    "huawei.yinwang_share.now": lambda luck: round(luck.uniform(0.05, 0.5), 2),
    "huawei.yinwang_share.in_36_months": lambda luck: round(luck.uniform(0.05, 0.9), 2),
}


@dataclass
class _Load:
    """What clients have met: seconds by kind of question, and what was no answer."""

    port: int
    think: float
    until: float
    rests: bool
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


async def _client(load: _Load, name: int) -> None:
    """One page: a hand on a slider, one question in flight."""
    luck = random.Random(name)
    reader, writer = await asyncio.open_connection("127.0.0.1", load.port, limit=2**22)
    try:
        await asyncio.sleep(luck.uniform(0, load.think))
        await _hand(load, luck, reader, writer)
    finally:
        writer.close()


async def _hand(
    load: _Load, luck: random.Random, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Moves, and rests where the load is of that kind, until the time is up."""
    changes: dict[str, float] = {}
    while time.monotonic() < load.until:
        key = luck.choice(list(_SLIDERS))
        for _ in range(_MOVES):
            if time.monotonic() >= load.until:
                return
            changes[key] = _SLIDERS[key](luck)
            await _ask(load, reader, writer, changes, 64)
            await asyncio.sleep(load.think * luck.uniform(0.5, 1.5))
        if load.rests:
            for replications in (250, 1000):
                await _ask(load, reader, writer, changes, replications)
            await asyncio.sleep(luck.uniform(1, 3))


async def _ask(
    load: _Load,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    changes: dict[str, float],
    replications: int,
) -> None:
    detail = "quick" if replications == 64 else "full"
    question = {
        "setting": {"base": "cede_sales", "changes": changes},
        "pinned": {"base": "keep_control", "changes": {}},
        "run": {"replications": replications},
        "detail": detail,
    }
    body = json.dumps(question).encode()
    start = time.perf_counter()
    writer.write(
        f"POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1:{load.port}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    content = await reader.readexactly(int(length[1]) if length else 0)
    load.took[f"{detail}, {replications}"].append(time.perf_counter() - start)
    if b" 200 " not in head[:14]:
        load.errors.append(content[:200].decode())


def _family(pid: int) -> list[int]:
    """The server and its workers."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [pid, *(int(each) for task in tasks for each in task.read_text().split())]


def memory_of(pid: int) -> float:
    """MiB that the server and its workers hold in memory."""
    told = (Path(f"/proc/{each}/status").read_text() for each in _family(pid))
    found = (re.search(r"VmRSS:\s+(\d+)", text) for text in told)
    return sum(int(each[1]) for each in found if each) / 1024


def _foreign(pid: int) -> float:
    """Seconds of processors that went to anything but the server, its workers and this program."""
    ticks = os.sysconf("SC_CLK_TCK")
    total = [int(each) for each in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    idle = total[3] + total[4]
    ours = 0
    for each in (*_family(pid), os.getpid()):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ours += int(fields[11]) + int(fields[12])
    return (sum(total) - idle - ours) / ticks


async def _watch(pid: int, until: float) -> list[float]:
    """Memory every two seconds."""
    seen = []
    while time.monotonic() < until:
        await asyncio.sleep(2)
        seen.append(memory_of(pid))
    return seen


async def _run(load: _Load, clients: int, pid: int) -> list[float]:
    watch = asyncio.create_task(_watch(pid, load.until))
    await asyncio.gather(*(_client(load, name) for name in range(clients)))
    return await watch


@contextmanager
def _server(jobs: int | None) -> Iterator[tuple[int, int]]:
    """A server, its port and its process."""
    command = [sys.executable, "-m", "sim", "serve", "--port", "0", "--no-open"]
    command += ["--jobs", str(jobs)] if jobs else []
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        found = re.search(r":(\d+)/", server.stderr.readline())
        assert found is not None
        yield int(found[1]), server.pid
    finally:
        server.terminate()
        server.wait(timeout=10)


def _at(took: list[float], part: float) -> float:
    return sorted(took)[min(len(took) - 1, int(part * len(took)))]


def load_test(
    minutes: float,
    clients: int = 40,
    think: float = 0.15,
    rests: bool = True,
    jobs: int | None = None,
) -> Iterator[Row]:
    """Clients with ``think`` seconds between moves; ``rests``: also fuller answers in between."""
    with _server(jobs) as (port, pid):
        load = _Load(port, think, time.monotonic() + 3, rests)
        asyncio.run(_run(load, clients, pid))  # every worker is warm
        load = _Load(port, think, time.monotonic() + 60 * minutes, rests)
        start, foreign = time.monotonic(), _foreign(pid)
        memory = asyncio.run(_run(load, clients, pid))
        elsewhere = _foreign(pid) - foreign
        seconds = time.monotonic() - start
    how = f"{clients} clients, {think * 1e3:.0f} ms between moves{', resting' if rests else ''}"
    for kind, took in sorted(load.took.items()):
        yield (
            f"{how}: {kind} replications",
            f"median {1e3 * _at(took, 0.5):.0f} ms, p95 {1e3 * _at(took, 0.95):.0f} ms, "
            f"slowest {1e3 * max(took):.0f} ms ({len(took):,} answers, "
            f"{len(took) / seconds:.0f} a second)",
        )
    yield f"{how}: errors", f"{len(load.errors)} {load.errors[:1] or ''}"
    share = elsewhere / seconds / (os.cpu_count() or 1)
    yield f"{how}: of the machine's time other programs took", f"{max(share, 0):.0%}"
    tenth = max(1, len(memory) // 10)
    first, last = (sum(part) / tenth for part in (memory[:tenth], memory[-tenth:]))
    yield (
        f"{how}: memory of the server and its workers",
        f"{first:.0f} MiB in the first tenth of {minutes:g} minutes, {last:.0f} in the last, "
        f"at most {max(memory):.0f}",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--jobs", type=int, help="workers; else as many as the server chooses")
    given = parser.parse_args()
    print(f"{os.cpu_count()} cores\n\n| what | figure |\n|---|---|")
    for think, rests in ((0.15, True), (0.15, False), (0.0, False)):
        minutes = given.minutes if rests else min(given.minutes, 1.0)
        for what, figure in load_test(minutes, given.clients, think, rests, given.jobs):
            print(f"| {what} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
