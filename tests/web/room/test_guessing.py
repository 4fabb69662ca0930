"""Codes and keys are not guessed, floods are held back, and secrets are nowhere to be read."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.web.room.playing import Desk, Person, calling, folder, fresh, join, log_in, place
from tests.web.serving import Served, refused, serving


def test_guessing_codes_is_slow(open_hall: Served, desk: Desk) -> None:
    """Ten wrong ones at once; then nothing is told to that device, not even what is right."""
    guesser, answers = calling(open_hall), []
    assert guesser.get("/api/room/device").status_code == 200
    cookie = guesser.cookie()

    def guess(code: str) -> None:
        given = {"code": code, "name": "Eve", "id": fresh()}
        answer = guesser.client.post("/api/room/join", json=given, headers=cookie)
        answers.append(answer.status_code)

    threads = [threading.Thread(target=guess, args=(f"ZZZ{a}{b}",)) for a in "23456" for b in "234"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count(404) in (10, 11)  # one comes back in six seconds
    assert answers.count(429) == 15 - answers.count(404)
    right = {"code": desk.code, "name": "Eve", "id": fresh()}
    answer = guesser.post("/api/room/join", right)
    refused(answer, 429)
    assert 0 < int(answer.headers["retry-after"]) <= 6
    refused(guesser.post("/api/room/return", {"code": desk.code, "return_code": "AAAA"}), 429)


def test_who_guesses_does_not_keep_a_class_out(open_hall: Served, desk: Desk) -> None:
    """Neither with a device's cookie nor without one; they are all at one address."""
    address = place()
    ann = Person(open_hall, calling(open_hall, address).client, desk.code)
    answer = ann.post("/api/room/join", {"code": desk.code, "name": "Ann", "id": fresh()})
    back = {"code": desk.code, "return_code": answer.json()["return_code"]}
    classmate, late = (calling(open_hall, address) for _ in range(2))
    classmate.get(f"/r/{desk.code}")
    guesser = calling(open_hall, address)
    wrong = {"code": desk.code, "return_code": "2222-2222-2222"}
    found = [guesser.post("/api/room/return", wrong).status_code for _ in range(12)]
    assert found == [403] * 10 + [429] * 2
    refused(guesser.post("/api/room/return", back), 429)
    assert calling(open_hall, address).post("/api/room/return", back).status_code == 200
    # one that takes no cookie is held to what strangers have there
    while late.post("/api/room/return", wrong).status_code == 403:
        late.client.cookies.clear()
    refused(late.post("/api/room/return", back), 429)
    assert classmate.post("/api/room/return", back).status_code == 200
    given = {"code": desk.code, "name": "Ben", "id": fresh()}
    assert classmate.post("/api/room/join", given).status_code == 200
    newcomer = calling(open_hall, address)
    newcomer.get("/api/room/device")
    assert newcomer.post("/api/room/return", back).status_code == 200


def test_guessing_the_key_is_slow(open_hall: Served) -> None:
    guesser = calling(open_hall)
    found = [guesser.post("/api/desk/login", {"key": f"AAAA-{i}"}).status_code for i in range(8)]
    assert found[:6] == [403] * 6
    assert found[-1] == 429
    log_in(open_hall)


def test_a_flood_of_deeds_is_held_back(desk: Desk) -> None:
    ann, ben = (join(desk.served, desk.code, name) for name in ("Ann", "Ben"))
    found = [ann.do("rename", {"name": f"Ann {i}"}).status_code for i in range(90)]
    assert found[:60] == [200] * 60
    assert 429 in found
    assert ben.do("rename", {"name": "Benno"}).status_code == 200


def test_secrets_are_nowhere_in_clear(tmp_path: Path) -> None:
    """Not in the store's files, not on standard error, not in what anybody is shown."""
    with serving(tmp_path / "errors", "--jobs", "1") as served:
        desk = log_in(served)
        desk.open()
        ann = join(served, desk.code, "Ann")
        phone = calling(served)
        back = {"code": desk.code, "return_code": ann.return_code}
        phone.post("/api/room/return", back)
        secrets = [*phone.client.cookies.values(), *ann.client.cookies.values()]
        secrets += [*desk.client.cookies.values(), ann.return_code]
        secrets.append(ann.return_code.replace("-", ""))
        shown = desk.get(f"/api/room/{desk.code}/state", **{"as": "desk"}).text
        shown += phone.get(f"/api/room/{desk.code}/state").text
        shown += desk.get("/api/desk/sessions").text
        kept = b"".join(each.read_bytes() for each in folder(served).glob("workshop*"))
        key = (folder(served) / "desk.key").read_text().strip()
    kept += b"".join(each.read_bytes() for each in folder(served).glob("workshop*"))
    told = (shown + served.said()).encode()
    assert len(secrets) == 5
    assert b"Ann" in kept
    for secret in (*secrets, key):
        assert secret.encode() not in kept + told
    assert str(folder(served) / "desk.key").encode() in told
