"""A server that is killed while people decide, and what its store has then."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import threading
from pathlib import Path

import httpx

from tests.web.room.playing import Person, calling, folder, hall, join, log_in
from tests.web.serving import Served


def at(person: Person, served: Served) -> Person:
    """The same browser at the server that came after."""
    found = calling(served)
    for name, text in person.client.cookies.items():
        found.client.cookies.set(name, text)
    return Person(served, found.client, person.code, person.seat, person.return_code)


def killed_while_deciding(tmp_path: Path, times: int) -> None:
    """People decide without pause; the server is killed in the middle, again and again."""
    with hall(tmp_path) as served:
        desk = log_in(served)
        desk.open()
        people = [join(served, desk.code, f"person {i}") for i in range(6)]
        desk.advance("lobby")
    told: dict[tuple[str, str], int] = {}
    for turn in range(times):
        with hall(tmp_path) as served:
            people = [at(person, served) for person in people]
            threads = [
                threading.Thread(target=decide_on, args=(person, turn, told)) for person in people
            ]
            for thread in threads:
                thread.start()
            threading.Event().wait(0.15 + 0.05 * (turn % 5))
            os.kill(served.process.pid, signal.SIGKILL)
            for thread in threads:
                thread.join()
    assert len(told) > 3 * times
    with hall(tmp_path) as served:
        for person in (at(person, served) for person in people):
            numbers = [number for (seat, _), number in told.items() if seat == person.seat]
            assert len(set(numbers)) == len(numbers)
            for (seat, request), number in told.items():
                if seat == person.seat:
                    # its id is known with its number: it is in the log, once
                    assert person.guess(request, low=0.01).json()["number"] == number
                    break
        log = entries(folder(served))
    by_number = dict(log)
    assert len(by_number) == len(log)
    for (seat, _), number in told.items():
        assert by_number[number] == seat


def decide_on(person: Person, turn: int, told: dict[tuple[str, str], int]) -> None:
    """Decide until the server is gone, and note what it acknowledged."""
    with contextlib.suppress(httpx.TransportError):
        for i in range(1000):
            answer = person.guess(f"turn-{turn}-number-{i}", low=0.001 * (i % 400))
            if answer.status_code == 200:
                told[person.seat, f"turn-{turn}-number-{i}"] = answer.json()["number"]


def entries(at: Path) -> list[tuple[int, str]]:
    """Number and author of every line in the store, read when no server has it."""
    copy = at.parent / "copy"
    copy.mkdir()
    for each in at.glob("workshop*"):
        (copy / each.name).write_bytes(each.read_bytes())
    with contextlib.closing(sqlite3.connect(copy / "workshop.sqlite3")) as sql:
        return sql.execute("SELECT number, made_by FROM entries ORDER BY number").fetchall()
