"""What a hostile participant tries: floods, odd numbers, questions that give something away."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import websockets

from tests.web.room.playing import (
    Desk,
    Person,
    calling,
    folder,
    fresh,
    hall,
    join,
    log_in,
)
from tests.web.serving import Served, eventually, refused, running

LONG = "9" * 5000
"""More digits than Python takes for a number."""
_FEW_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (400, 400))
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


def test_odd_numbers_in_addresses_are_no_faults(desk: Desk, two: tuple[Person, Person]) -> None:
    """A stranger must not fill the facilitator's terminal with traces."""
    before = desk.served.said()
    for caller in (calling(desk.served), two[0]):
        for number in (LONG, "-1", "1.5", "\u0661", "%00"):
            refused(caller.get(f"/api/room/{desk.code}/result/{number}"), 404)
    assert desk.get(f"/api/desk/qr/{desk.code}", link=LONG).status_code == 200
    assert desk.served.said() == before


def test_nobody_learns_of_others_offers_by_taking_them_back(desk: Desk) -> None:
    desk.open(format="roles", teams=2, rounds=2)
    huawei, seres, spy = (join(desk.served, desk.code, name) for name in ("Ann", "Ben", "Eve"))
    for person, place in ((huawei, "w1.huawei"), (seres, "w1.seres"), (spy, "w2.chery")):
        assert person.do("sit", {"seat": person.seat, "place": place}).status_code == 200
    desk.advance("lobby")
    terms = {"sales_control": {"stores": "partner"}, "from": "2025-10"}
    offer = {"place": "w1.huawei", "to": "w1.seres", "brand": "aito", "terms": terms}
    number = huawei.do("offer", offer).json()["number"]
    for asked in (number, number + 1):
        refused(spy.do("withdraw", {"place": "w2.chery", "offer": asked}), 409, "no_such_offer")
    refused(seres.do("withdraw", {"place": "w1.seres", "offer": number}), 409, "own_offer")
    seres.do("answer", {"place": "w1.seres", "offer": number, "accept": True})
    refused(spy.do("withdraw", {"place": "w2.chery", "offer": number}), 409, "no_such_offer")
    refused(huawei.do("withdraw", {"place": "w1.huawei", "offer": number}), 409, "offer_closed")


def test_a_session_that_was_filled_has_room_again_when_seats_are_removed(desk: Desk) -> None:
    def enter(number: int) -> str:
        body = {"code": desk.code, "name": f"bot {number}", "id": fresh()}
        return str(calling(desk.served).post("/api/room/join", body).json().get("seat"))

    with ThreadPoolExecutor(8) as many:
        seats = list(many.map(enter, range(400)))
    assert len(set(seats)) == 400
    body = {"code": desk.code, "name": "Ann", "id": fresh()}
    refused(calling(desk.served).post("/api/room/join", body), 409, "full")
    assert desk.do("remove", {"seat": "s7"}).status_code == 200
    assert join(desk.served, desk.code, "Ann").seat == "s401"
    refused(calling(desk.served).post("/api/room/join", {**body, "id": fresh()}), 409, "full")


def test_questions_to_the_explorer_do_not_hold_up_a_round(tmp_path: Path) -> None:
    """Anybody in the network may ask them, and as many as they like."""
    with hall(tmp_path) as served:
        desk = log_in(served)
        desk.open(format="design", teams=2)
        desk.advance("lobby")
        with flooded(served):
            desk.advance("1.open")
            stage: dict[str, Any] = eventually(lambda: ended(desk), 60)
            assert (stage["ready"], stage["failed"]) == (True, None)
            assert desk.open() != ""


def ended(desk: Desk) -> dict[str, Any] | None:
    stage: dict[str, Any] = desk.sees()["stage"]
    return stage if stage["ready"] or stage["failed"] else None


@contextmanager
def flooded(served: Served) -> Iterator[None]:
    """More full questions than may wait, and another one every moment."""
    over, socks = threading.Event(), contextlib.ExitStack()

    def ask(seed: int) -> None:
        run = {"replications": 1000, "months": 120, "seed": seed}
        body = json.dumps({"setting": {"base": "cede_sales"}, "run": run}).encode()
        head = f"POST /api/answer HTTP/1.1\r\nhost: 127.0.0.1:{served.port}\r\n"
        kind = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        sock = socks.enter_context(socket.create_connection(("127.0.0.1", served.port)))
        sock.sendall((head + kind).encode() + body)

    def go_on() -> None:
        for seed in range(1000, 2000):
            if over.wait(0.02):
                return
            ask(seed)

    with socks:
        for seed in range(200):
            ask(seed)
        asking = threading.Thread(target=go_on)
        asking.start()
        try:
            yield
        finally:
            over.set()
            asking.join()


def test_one_address_cannot_take_all_connections(tmp_path: Path) -> None:
    at = str(tmp_path / "sessions")
    with running(tmp_path / "errors", ("-c", _FEW_FILES, at), {}) as served:
        desk = log_in(served)
        desk.open()
        socks = [socket.socket() for _ in range(250)]
        for sock in socks:
            sock.bind(("127.0.200.1", 0))
            sock.connect(("127.0.0.1", served.port))
        time.sleep(0.5)
        assert desk.do("lock", {"locked": True}).status_code == 200
        for sock in socks:
            sock.close()
        assert folder(served).is_dir()


def test_a_new_key_sends_all_desks_away(tmp_path: Path) -> None:
    """Whoever read the old key from a wall must not stay at the desk with the cookie."""
    with hall(tmp_path) as served:
        old = log_in(served)
        old.open()
        (folder(served) / "desk.key").unlink()
    with hall(tmp_path) as served:
        intruder = calling(served)
        for secret in old.client.cookies.values():
            intruder.client.cookies.set(f"desk_{served.port}", secret)
        refused(intruder.get("/api/desk/sessions"), 401)
        refused(intruder.get(f"/api/room/{old.code}/state", **{"as": "desk"}), 401)
        assert log_in(served, old.code).sees()["session"]["code"] == old.code


def test_a_desk_stays_over_a_restart(tmp_path: Path) -> None:
    with hall(tmp_path) as served:
        desk = log_in(served)
    with hall(tmp_path) as served:
        again = calling(served)
        for secret in desk.client.cookies.values():
            again.client.cookies.set(f"desk_{served.port}", secret)
        assert again.get("/api/desk/sessions").status_code == 200


def test_connections_that_are_refused_leave_no_lines_on_the_terminal(desk: Desk) -> None:
    before = desk.served.said()
    for headers in ({}, {"origin": "http://example.org"}):
        for _ in range(3):
            with pytest.raises(websockets.InvalidStatus):
                asyncio.run(connect(desk, headers))
    assert desk.served.said() == before


async def connect(desk: Desk, headers: dict[str, str]) -> None:
    url = f"ws://127.0.0.1:{desk.served.port}/api/room/{desk.code}/live?as=seat"
    async with websockets.connect(url, additional_headers=headers, proxy=None):
        pass


def test_a_connection_that_is_never_opened_does_not_stay(tmp_path: Path) -> None:
    """Else a stranger could keep as many as there may be, without a seat."""
    with hall(tmp_path) as served:
        head = "Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 3\r\n\r\nabc"
        with socket.create_connection(("127.0.0.1", served.port), timeout=12) as sock:
            request = f"POST /api/room/do HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n{head}"
            sock.sendall(request.encode())
            while sock.recv(1000):
                pass
