"""A room of 200 over the wire: `python -m benchmarks.workshop`.

People join at once, listen over WebSockets and decide all together, while the facilitator speaks;
the server is restarted in the middle of it, and killed many times. What was acknowledged is then
held against the store. The people are in a process of their own, on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.web.room.crowd import Crowd, decide, entered, left, p95, told_to_all
from tests.web.room.killing import entries, killed_while_deciding
from tests.web.room.playing import Desk, folder, hall, log_in
from tests.web.room.wholes import WISHES, whole
from tests.web.serving import Served

Row = tuple[str, str]


def cpu(pid: int) -> float:
    """Seconds of a processor that the server itself has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def spread(took: list[float]) -> str:
    ranked = sorted(took)
    median = 1e3 * ranked[len(ranked) // 2]
    return f"median {median:.0f} ms, p95 {1e3 * p95(ranked):.0f} ms, most {1e3 * ranked[-1]:.0f} ms"


def held_against(crowd: Crowd, served: Served) -> str:
    """What was acknowledged and is not in the store as it was said, and what is there twice."""
    log = entries(folder(served))
    by_number = dict(log)
    lost = sum(by_number.get(number) != seat for (seat, _), number in crowd.told.items())
    doubled = len(crowd.told) - len(set(crowd.told.values())) + len(log) - len(by_number)
    unknown = len(log) - len(crowd.told) - len(crowd.seats)
    return f"{len(crowd.told):,} acknowledged, {lost} lost, {doubled} doubled, {unknown} others'"


async def quiet(crowd: Crowd, desk: Desk, times: int) -> list[float]:
    """The facilitator speaks while nobody decides."""
    took = []
    for i in range(times):
        took += await told_to_all(crowd, desk, f"quiet {i}")
        await asyncio.sleep(0.3)
    return took


async def busy(crowd: Crowd, desk: Desk, decisions: int, pause: float) -> list[float]:
    """The facilitator speaks while everybody decides."""
    deciding, took = asyncio.create_task(decide(crowd, decisions, pause)), []
    while not deciding.done():
        took += await told_to_all(crowd, desk, f"busy {len(took)}")
        await asyncio.sleep(0.3)
    await deciding
    return took


def session(people: int, at: Path) -> Iterator[Row]:
    """One session with a restart in the middle."""
    loop = asyncio.new_event_loop()
    run, halls = loop.run_until_complete, ExitStack()

    def begin() -> Served:
        # beside the loop: people go on knocking while the server starts
        return run(asyncio.to_thread(halls.enter_context, hall(at)))

    with halls:
        served = begin()
        desk = log_in(served)
        desk.open()
        start = time.perf_counter()
        crowd, listening = run(entered(desk, people))
        yield f"{people} people join and are connected", f"{time.perf_counter() - start:.1f} s"
        yield "a message until each of them sees it", spread(run(quiet(crowd, desk, 20)))
        run(asyncio.to_thread(desk.advance, "lobby"))
        yield from while_deciding(crowd, desk, run)
        deciding = loop.create_task(decide(crowd, 6, pause=0.5))
        run(asyncio.sleep(1.0))
        stopped = time.perf_counter()
        served.process.send_signal(signal.SIGTERM)
        run(asyncio.to_thread(served.process.wait, 10))
        served = begin()
        crowd.port, up = served.port, time.perf_counter() - stopped
        run(deciding)
        run(asyncio.wait_for(all_back(crowd), 30))
        yield "a restart: until the server is up again", f"{up:.1f} s"
        yield "a restart: until each of them is connected again", spread(crowd.back)
        run(left(crowd, listening))
    loop.close()
    yield "decisions, through the restart", held_against(crowd, served)


def while_deciding(crowd: Crowd, desk: Desk, run: Callable[..., list[float]]) -> Iterator[Row]:
    """What the facilitator says is seen while everybody decides."""
    pid = desk.served.process.pid
    begun, used, got = time.perf_counter(), cpu(pid), crowd.bytes
    took = run(busy(crowd, desk, 10, pause=2.0))
    seconds = time.perf_counter() - begun
    rate = len(crowd.told) / seconds
    yield f"the same, while all decide ({rate:.0f} decisions a second)", spread(took)
    yield (
        "the server's share of one processor meanwhile",
        f"{(cpu(pid) - used) / seconds:.0%}, "
        f"{(crowd.bytes - got) / seconds / 2**20:.1f} MiB a second of snapshots",
    )


def sessions(people: int, at: Path) -> Iterator[Row]:
    """A whole session of each format: every stage until each of them sees it."""
    for game, wish in WISHES.items():
        (at / game).mkdir()
        with hall(at / game) as served:
            desk = log_in(served)
            desk.open(format=game, **wish)
            took, crowd = asyncio.run(played(desk, game, people))
        told = held_against(crowd, served)
        yield f"{game}, whole: a stage until each of them sees it", spread(took)
        yield f"{game}, whole: decisions", told


async def played(desk: Desk, game: str, people: int) -> tuple[list[float], Crowd]:
    crowd, listening = await entered(desk, people)
    took = await whole(crowd, desk, game)
    await left(crowd, listening)
    return took, crowd


async def all_back(crowd: Crowd) -> None:
    while len(crowd.back) < len(crowd.seats):
        await asyncio.sleep(0.05)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    given = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n\n| what | figure |\n|---|---|")
    with tempfile.TemporaryDirectory() as at:
        for what, figure in session(given.people, Path(at)):
            print(f"| {what} | {figure} |", flush=True)
    with tempfile.TemporaryDirectory() as at:
        for what, figure in sessions(given.people, Path(at)):
            print(f"| {what} | {figure} |", flush=True)
    if given.kills:
        with tempfile.TemporaryDirectory() as at:
            killed_while_deciding(Path(at), given.kills)
        print(f"| killed {given.kills} times while people decide | nothing lost or doubled |")


if __name__ == "__main__":
    sys.exit(main())
