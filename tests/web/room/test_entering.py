"""Into a session and back: joining, its retries, return codes, cookies, the desk's login."""

from __future__ import annotations

import stat
import threading
from http.cookies import SimpleCookie

import pytest

from sim.web.room.tokens import ALPHABET
from tests.web.room.playing import Desk, calling, folder, fresh, join, log_in
from tests.web.serving import Served, refused


def test_cookies_are_kept_from_scripts_and_other_sites(desk: Desk) -> None:
    person = calling(desk.served)
    given = {"code": desk.code, "name": "Ann", "id": fresh()}
    answer = person.post("/api/room/join", given)
    key = (folder(desk.served) / "desk.key").read_text().strip()
    login = person.post("/api/desk/login", {"key": key})
    for reply, name in ((answer, f"seat_{desk.code}"), (login, f"desk_{desk.served.port}")):
        (cookie,) = SimpleCookie(reply.headers["set-cookie"]).values()
        assert cookie.key == name
        assert (cookie["httponly"], cookie["path"]) == (True, "/")
        assert cookie["samesite"].lower() == "strict"
        assert len(cookie.value) >= 43
        assert cookie.value not in reply.text
        assert reply.headers["cache-control"] == "no-store"


def test_a_retry_of_joining_is_the_same_seat(desk: Desk) -> None:
    """Also when it comes while the first one is under way."""
    request, seats = fresh(), []

    def enter() -> None:
        person = join(desk.served, desk.code, "Ann", request)
        seats.append((person.seat, person.return_code))

    threads = [threading.Thread(target=enter) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seats) == 8
    assert len(set(seats)) == 1
    assert desk.sees()["counts"]["joined"] == 1


def test_a_code_is_taken_however_it_is_typed(desk: Desk) -> None:
    typed = f" {desk.code[:2].lower()}-{desk.code[2:]} "
    person = calling(desk.served)
    given = {"code": typed, "name": "Ann", "id": fresh()}
    assert person.post("/api/room/join", given).status_code == 200
    assert person.get(f"/api/room/{desk.code.lower()}/state").status_code == 200


def test_back_with_the_return_code_and_the_old_cookie_is_void(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")
    assert set(ann.return_code) <= {*ALPHABET, "-"}
    phone = calling(desk.served)
    given = {"code": desk.code, "return_code": ann.return_code.lower().replace("-", " ")}
    answer = phone.post("/api/room/return", given)
    assert answer.json() == {"seat": ann.seat}
    assert phone.get(f"/api/room/{desk.code}/state").json()["me"]["name"] == "Ann"
    refused(ann.get(f"/api/room/{desk.code}/state"), 401)
    # the code stays good
    assert calling(desk.served).post("/api/room/return", given).status_code == 200


def test_the_desk_gives_a_new_return_code(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")
    answer = desk.post("/api/desk/seat", {"code": desk.code, "seat": ann.seat})
    refused(ann.guess(), 401)
    old = {"code": desk.code, "return_code": ann.return_code}
    refused(ann.post("/api/room/return", old), 403)
    new = {"code": desk.code, "return_code": answer.json()["return_code"]}
    assert ann.post("/api/room/return", new).json() == {"seat": ann.seat}
    refused(desk.post("/api/desk/seat", {"code": desk.code, "seat": "s99"}), 409, "unknown_seat")


def test_a_seat_that_was_removed_is_void(desk: Desk) -> None:
    request = fresh()
    ann = join(desk.served, desk.code, "Ann", request)
    assert desk.do("remove", {"seat": ann.seat}).status_code == 200
    refused(ann.get(f"/api/room/{desk.code}/state"), 401)
    refused(ann.post("/api/room/return", {"code": desk.code, "return_code": ann.return_code}), 403)
    given = {"code": desk.code, "name": "Ann", "id": request}
    refused(ann.post("/api/room/join", given), 409, "removed")
    refused(desk.post("/api/desk/seat", {"code": desk.code, "seat": ann.seat}), 409, "removed")


def test_a_closed_door(desk: Desk) -> None:
    ann = join(desk.served, desk.code, "Ann")
    desk.do("lock", {"locked": True})
    late = {"code": desk.code, "name": "Late", "id": fresh()}
    refused(calling(desk.served).post("/api/room/join", late), 409, "locked")
    back = {"code": desk.code, "return_code": ann.return_code}
    assert ann.post("/api/room/return", back).status_code == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/room/join", {"code": "ABCDE", "name": "Ann"}),
        ("/api/room/join", {"code": "ABCDE", "name": "Ann", "id": "short"}),
        ("/api/room/join", {"code": "ABCDE", "name": "Ann", "id": "a b c d e f g h"}),
        ("/api/room/join", {"code": "ABCDE", "name": 7, "id": "abcdefgh"}),
        ("/api/room/join", {"code": "ABCDE", "name": "Ann", "id": "abcdefgh", "by": "desk"}),
        ("/api/room/join", {"code": "A" * 100, "name": "Ann", "id": "abcdefgh"}),
        ("/api/room/return", {"code": "ABCDE"}),
        ("/api/room/do", {"code": "ABCDE", "id": "abcdefgh", "kind": "ready", "content": []}),
        ("/api/desk/login", {}),
        ("/api/desk/login", {"key": ["x"]}),
    ],
)
def test_what_is_no_request(open_hall: Served, path: str, body: object) -> None:
    refused(calling(open_hall).post(path, body), 400)


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\u202eb", "a\nb", "\u0000"])
def test_names_that_are_none(desk: Desk, name: str) -> None:
    given = {"code": desk.code, "name": name, "id": fresh()}
    answer = calling(desk.served).post("/api/room/join", given)
    refused(answer, 400 if name == "\u0000" else 409)
    assert desk.sees()["counts"]["joined"] == 0


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "'; DROP TABLE entries;--", "李雷 & Co"]
)
def test_names_are_only_names(desk: Desk, name: str) -> None:
    person = join(desk.served, desk.code, name)
    assert person.sees()["me"]["name"] == name
    assert [each["name"] for each in desk.sees()["people"]] == [name]
    assert join(desk.served, desk.code, "Ann").seat == "s2"


def test_the_desk_logs_out(open_hall: Served) -> None:
    desk, other = log_in(open_hall), log_in(open_hall)
    cookie = desk.cookie()
    assert desk.post("/api/desk/logout", {}).status_code == 200
    refused(desk.get("/api/desk/sessions"), 401)
    refused(desk.client.get("/api/desk/sessions", headers=cookie), 401)
    assert other.get("/api/desk/sessions").status_code == 200


def test_the_folder_is_its_owner_s_alone(desk: Desk) -> None:
    at = folder(desk.served)
    assert stat.S_IMODE(at.stat().st_mode) == 0o700
    files = list(at.iterdir())
    assert {"desk.key", "workshop.sqlite3"} <= {each.name for each in files}
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in files)
