"""What is acknowledged is kept: over retries, restarts, and a server that is killed."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.web.room.killing import at, killed_while_deciding
from tests.web.room.playing import Desk, calling, folder, fresh, hall, join, log_in
from tests.web.serving import ROOT, Served, refused


def moved(desk: Desk, served: Served) -> Desk:
    """The same desk at the server that came after."""
    return log_in(served, desk.code)


def test_a_retry_is_done_once(desk: Desk) -> None:
    """Also when retries come while the first is under way."""
    ann = join(desk.served, desk.code, "Ann")
    desk.advance("lobby")
    request, numbers = fresh(), []
    cookie = ann.cookie()

    def again() -> None:
        caller = calling(desk.served)
        given = {"place": ann.seat, "direction": "same", "low": 0.1, "high": 0.2}
        body = {"code": desk.code, "id": request, "kind": "predict", "content": given}
        answer = caller.client.post("/api/room/do", json=body, headers=cookie)
        numbers.append(answer.json()["number"])

    threads = [threading.Thread(target=again) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(numbers) == 12
    assert set(numbers) == {desk.sees()["version"]}


def test_a_double_click_on_the_next_stage_is_one_step(desk: Desk) -> None:
    desk.advance("lobby")
    refused(desk.do("advance", {"from": "lobby"}), 409, "stage")
    request = fresh()
    first = desk.do("advance", {"from": "1.open"}, request).json()
    assert desk.do("advance", {"from": "1.open"}, request).json() == first
    assert desk.sees()["stage"]["key"] == "1.closed"


def test_what_was_meant_for_one_round_decides_no_other(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")
    desk.advance("lobby")
    body = {"code": desk.code, "id": fresh(), "kind": "predict", "stage": "1.closed"}
    given = {"place": ann.seat, "direction": "same", "low": 0.1, "high": 0.2}
    refused(ann.post("/api/room/do", {**body, "content": given}), 409, "stage")
    answer = ann.post("/api/room/do", {**body, "stage": "1.open", "content": given})
    assert answer.status_code == 200
    again = ann.post("/api/room/do", {**body, "stage": "2.open", "content": given})
    assert again.json() == answer.json(), "a retry is known whatever it is meant for"


def test_what_is_refused_changes_nothing(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")
    refused(ann.guess(), 409, "not_open")
    desk.advance("lobby")
    refused(ann.guess(low=0.7, high=0.6), 409, "range")
    before = desk.sees()["version"]
    refused(desk.do("undo", {"what": 1}), 400)
    assert desk.do("undo", {}).status_code == 200
    refused(desk.do("undo", {}), 409, "nothing_to_undo")
    found = desk.sees()
    assert (found["version"], found["stage"]["key"]) == (before + 1, "lobby")


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    request, entered = fresh(), fresh()
    with hall(tmp_path) as served:
        desk = log_in(served)
        desk.open()
        ann = join(served, desk.code, "Ann", entered)
        desk.advance("lobby")
        number = ann.guess(request, low=0.25).json()["number"]
        desk.advance("1.open")
        before = desk.sees()
        key = (folder(served) / "desk.key").read_text()
    with hall(tmp_path) as served:
        assert (folder(served) / "desk.key").read_text() == key
        ann, desk = at(ann, served), moved(desk, served)
        (listed,) = desk.get("/api/desk/sessions").json()["sessions"]
        assert listed["code"] == desk.code
        assert ann.sees()["task"]["mine"]["low"] == 0.25
        assert ann.guess(request, low=0.25).json()["number"] == number
        after = desk.sees()
        for part in ("version", "session", "tasks", "log", "undo", "results"):
            assert after[part] == before[part]
        assert after["stage"]["key"] == "1.closed"
        # results are worked out again
        assert desk.get(f"/api/room/{desk.code}/result/1", **{"as": "desk"}).status_code == 200
        # a join whose answer was lost: the same seat, with new secrets, and the old ones are void
        back = join(served, desk.code, "Ann", entered)
        assert back.seat == ann.seat
        refused(ann.get(f"/api/room/{desk.code}/state"), 401)
        assert desk.sees()["counts"]["joined"] == 1


def test_a_server_that_is_killed_loses_nothing_acknowledged(tmp_path: Path) -> None:
    killed_while_deciding(tmp_path, 3)


@pytest.mark.slow
def test_fifty_times_killed_nothing_is_lost(tmp_path: Path) -> None:
    killed_while_deciding(tmp_path, 50)


def test_two_servers_do_not_share_sessions(tmp_path: Path) -> None:
    with hall(tmp_path) as served:
        desk = log_in(served)
        desk.open()
        other = tmp_path / "other"
        other.mkdir()
        with hall(other, folder(served)) as second:
            key = (folder(served) / "desk.key").read_text().strip()
            answer = calling(second).post("/api/desk/login", {"key": key})
            refused_with(answer, "another server has these sessions open")
            join(served, desk.code, "Ann")


def test_a_damaged_session_and_a_file_that_is_gone(tmp_path: Path) -> None:
    """Nothing is acknowledged that a restart would not find, and every other session goes on."""
    with hall(tmp_path) as served:
        desk = log_in(served)
        bad, good = desk.open(), desk.open()
        ann, ben = join(served, bad, "Ann"), join(served, good, "Ben")
        desk.advance("lobby")
    file = folder(served) / "workshop.sqlite3"
    with closing(sqlite3.connect(file)) as sql, sql:
        sql.execute("UPDATE entries SET content = '{' WHERE session = ?", (bad,))
    with hall(tmp_path) as served:
        ann, ben, desk = at(ann, served), at(ben, served), moved(desk, served)
        told = desk.get("/api/desk/sessions").json()["sessions"]
        assert [(each["code"], each["fault"] != "") for each in told] == [
            (good, False),
            (bad, True),
        ]
        refused(ann.get(f"/api/room/{bad}/state"), 409, "damaged_session")
        late = {"code": bad, "name": "Late", "id": fresh()}
        refused(calling(served).post("/api/room/join", late), 409, "damaged_session")
        assert ben.guess(low=0.1).status_code == 200
        away = file.rename(tmp_path / "away")
        request = fresh()
        refused(ben.guess(request, low=0.2), 503, "cannot keep anything", "not_kept")
        opening = {"opening": {"format": "predict", "replications": 32, "months": 12}}
        refused_with(desk.post("/api/desk/open", opening), "deleted, moved or replaced")
        assert ben.sees()["task"]["mine"]["low"] == 0.1
        away.rename(file)
        assert ben.guess(request, low=0.2).status_code == 200
        assert "Traceback" not in served.said()


def refused_with(answer: httpx.Response, words: str) -> None:
    assert answer.status_code == 503
    assert words in answer.json()["error"]["message"]


def test_nothing_is_made_until_somebody_logs_in(tmp_path: Path) -> None:
    with hall(tmp_path) as served:
        caller = calling(served)
        for path in ("state", "result/1"):
            assert caller.get(f"/api/room/ABCDE/{path}").status_code == 401
        given = {"code": "ABCDE", "name": "Ann", "id": fresh()}
        refused(caller.post("/api/room/join", given), 404)
        assert [each.name for each in folder(served).iterdir()] == ["desk.key"]
        log_in(served)
        assert (folder(served) / "workshop.sqlite3").exists()
    assert not (ROOT / "sessions").exists()
