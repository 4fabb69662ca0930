"""The workers: quick questions stay quick, lost workers are replaced, nothing piles up."""

from __future__ import annotations

import os
import signal
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.patience import PATIENCE
from tests.web.serving import PLAIN, Served, alive, eventually, standing_in

QUICK = {"detail": "quick"}
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="counts processes in /proc"
)


class Callers:
    """Clients that wait in threads of their own, for work that goes on until it is let go."""

    def __init__(self, served: Served, folder: Path) -> None:
        self.served, self.log, self.gate = served, folder / "log", folder / "gate"
        self.pool = ThreadPoolExecutor(64)
        limits = httpx.Limits(max_connections=64)
        url = f"http://127.0.0.1:{served.port}"
        self.client = httpx.Client(base_url=url, limits=limits, timeout=30, **PLAIN)

    def ask(self, what: str, name: str = "", **given: Any) -> Future[httpx.Response]:
        told = {"log": str(self.log), "name": name, **given} if name else given
        return self.pool.submit(self.client.post, f"/api/{what}", json=told)

    def hold(self, what: str, name: str) -> Future[httpx.Response]:
        """Work that goes on until the gate is open."""
        return self.ask(what, name, until=str(self.gate))

    def begun(self) -> list[str]:
        return self.log.read_text().split() if self.log.exists() else []

    def open(self) -> None:
        self.gate.touch()


@pytest.fixture
def callers(standin: Served, tmp_path: Path) -> Any:
    callers = Callers(standin, tmp_path)
    yield callers
    callers.open()
    callers.pool.shutdown(wait=True)
    callers.client.close()


def test_an_answer_has_its_name_and_type(standin: Served) -> None:
    answer = standin.post("report", {"file": "mine.html"})
    assert answer.headers["content-disposition"] == 'attachment; filename="mine.html"'
    assert answer.json()["what"] == "report"
    assert len(standin.post("data", {"bytes": 5_000_000}).content) > 5_000_000


def test_slow_work_leaves_a_worker_to_sliders(standin: Served, callers: Callers) -> None:
    kinds = ("report", "causes", "answer", "data")
    slow = [callers.hold(what, f"{what}{i}") for i, what in enumerate(kinds)]
    eventually(callers.begun)
    for _ in range(5):
        assert standin.post("answer", QUICK).status_code == 200
    assert len(callers.begun()) == 1
    assert not any(each.done() for each in slow)
    callers.open()
    assert [each.result().status_code for each in slow] == [200] * 4


def test_full_answers_come_before_long_work(callers: Callers) -> None:
    waiting = [callers.hold("report", "first")]
    eventually(callers.begun)
    waiting.append(callers.ask("report", "second"))
    waiting.append(callers.ask("answer", "full"))
    time.sleep(0.3)
    callers.open()
    assert all(each.result().status_code == 200 for each in waiting)
    assert callers.begun() == ["first", "full", "second"]


def test_what_nobody_waits_for_is_not_begun(standin: Served, callers: Callers) -> None:
    first = callers.hold("report", "first")
    eventually(callers.begun)
    with pytest.raises(httpx.ReadTimeout):
        standin.post("report", {"log": str(callers.log), "name": "dropped"}, timeout=0.3)
    last = callers.ask("report", "last")
    callers.open()
    assert first.result().status_code == last.result().status_code == 200
    assert callers.begun() == ["first", "last"]


def test_a_full_queue_says_to_come_back(callers: Callers) -> None:
    first = callers.hold("report", "first")
    eventually(callers.begun)
    more = [callers.ask("report") for _ in range(40)]
    eventually(lambda: sum(each.done() for each in more) == 8)
    refused = [each.result() for each in more if each.done()]
    assert {(each.status_code, each.headers["retry-after"]) for each in refused} == {(503, "1")}
    assert "too many" in refused[0].json()["error"]["message"]
    callers.open()
    assert first.result().status_code == 200
    assert sum(each.result().status_code == 200 for each in more) == 32


def test_a_worker_that_is_killed_is_replaced(standin: Served, callers: Callers) -> None:
    before = set(eventually(lambda: len(standin.children()) == 2 and standin.children()))
    waiting = callers.ask("report", "spinning", spin=20)
    eventually(callers.begun)
    quick = standin.post("answer", QUICK).json()["pid"]
    (working,) = before - {quick}
    os.kill(working, signal.SIGKILL)
    lost = waiting.result()
    assert (lost.status_code, lost.headers["retry-after"]) == (503, "1")
    assert "ask again" in lost.json()["error"]["message"]
    assert standin.post("answer", QUICK).status_code == 200
    eventually(lambda: len(set(standin.children()) - {working}) == 2)
    assert standin.post("report", {}).status_code == 200


def test_a_free_worker_that_is_killed_is_not_missed(standin: Served) -> None:
    """Nobody is given to it: no question is lost."""
    before = eventually(lambda: len(standin.children()) == 2 and standin.children())
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: not any(alive(pid) for pid in before))
    time.sleep(0.1)  # the server hears of it in a moment
    assert [standin.post("answer", QUICK).status_code for _ in range(4)] == [200] * 4


def test_a_question_that_kills_its_worker_ends_no_server(standin: Served) -> None:
    for _ in range(3):
        assert standin.post("yaml", {"die": True}).status_code == 503
    assert standin.post("yaml", {}).status_code == 200


def test_an_unforeseen_error_is_told_once_and_not_to_the_client(standin: Served) -> None:
    before = standin.said()
    failed = standin.post("yaml", {"fail": True})
    assert failed.status_code == 500
    message = failed.json()["error"]["message"]
    assert message == "something went wrong in the server; its terminal says what"
    assert "secret" not in failed.text
    told = standin.said().removeprefix(before)
    assert told.count("ValueError: the secret of yaml") == told.count("Traceback") == 1
    assert standin.post("yaml", {}).status_code == 200


def test_a_slow_body_is_given_up(standin: Served) -> None:
    """The stand-in waits for half a second."""
    before = standin.said()
    head = f"POST /api/yaml HTTP/1.1\r\nHost: 127.0.0.1:{standin.port}\r\n"
    head += "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
    with socket.create_connection(("127.0.0.1", standin.port), timeout=PATIENCE) as sock:
        sock.sendall(head.encode())
        found = b""
        start = time.monotonic()
        while time.monotonic() < start + PATIENCE:  # a byte now and then does not help
            time.sleep(0.1)
            try:
                sock.sendall(b" ")
            except OSError:
                break
        else:
            pytest.fail("a body that never ends is read on")
        try:
            while part := sock.recv(4096):
                found += part
        except ConnectionResetError:
            pass
    assert time.monotonic() - start > 0.4
    assert found.startswith(b"HTTP/1.1 408 ") or found == b""
    assert standin.raw(head.encode()).startswith(b"HTTP/1.1 408 ")
    assert standin.said() == before


def test_workers_that_cannot_start_are_told_of(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with standing_in(errors, jobs=1, STANDIN_FAILS="1") as served:
        answer = served.post("yaml", {})
        assert answer.status_code == 503
        assert "do not start" in answer.json()["error"]["message"]
        assert served.client.get("/").status_code == 200
        assert "cannot get ready" in served.said()


def test_a_connection_that_asks_nothing_in_time_is_closed(standin: Served) -> None:
    """At once, in the middle of a head, or after a good question; half a second here."""
    good = f"GET /charts/style HTTP/1.1\r\nHost: 127.0.0.1:{standin.port}\r\n\r\n"
    for sent in ("", "GET / HTTP/1.1\r\nHost", good + "GET / HT"):
        with socket.create_connection(("127.0.0.1", standin.port), timeout=PATIENCE) as sock:
            sock.sendall(sent.encode())
            start, found = time.monotonic(), b""
            try:
                while part := sock.recv(2**20):
                    found += part
            except ConnectionResetError:
                pass
        assert time.monotonic() - start > 0.3
        assert found.count(b"HTTP/1.1 200") == sent.startswith(good)


def test_a_question_that_takes_longer_is_not_cut_off(standin: Served) -> None:
    assert standin.post("yaml", {"sleep": 1.2}).status_code == 200
