"""What participants and strangers must not do, see or find out."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.web.room.playing import GUESS, Desk, Person, calling, fresh, join
from tests.web.serving import refused

DESK_ONLY = (
    ("advance", {"from": "lobby"}),
    ("undo", {}),
    ("hold", {"on": True}),
    ("timer", {"seconds": 1}),
    ("lock", {"locked": True}),
    ("message", {"to": "all", "text": "hello"}),
    ("remove", {"seat": "s2"}),
    ("takeover", {"place": "s2", "on": True}),
    ("join", {"seat": "s9", "name": "ghost"}),
)


@pytest.mark.parametrize(("kind", "content"), DESK_ONLY)
def test_a_participant_does_nothing_that_is_the_desk_s(
    desk: Desk, two: tuple[Person, Person], kind: str, content: Any
) -> None:
    before = desk.sees()["version"]
    refused(two[0].do(kind, content), 409, "desk_only" if kind != "takeover" else "")
    body = {"code": desk.code, "id": fresh(), "kind": kind, "content": content}
    refused(two[0].post("/api/desk/do", body), 401)
    assert desk.sees()["version"] == before


def test_nobody_acts_for_another(desk: Desk, two: tuple[Person, Person]) -> None:
    ann, ben = two
    desk.advance("lobby")
    refused(ann.do("predict", {**GUESS, "place": ben.seat}), 409, "not_yours")
    refused(ann.do("ready", {"place": ben.seat, "on": True}), 409, "not_yours")
    refused(ann.do("sit", {"seat": ben.seat, "place": None}), 409)
    assert ann.do("rename", {"name": "Anna"}).status_code == 200
    for content in ({**GUESS, "place": ann.seat, "by": ben.seat}, {**GUESS, "by": "desk"}):
        refused(ann.do("predict", content), 400)
    body = {"code": desk.code, "id": fresh(), "kind": "ready", "by": ben.seat}
    refused(ann.post("/api/room/do", {**body, "content": {"place": ben.seat, "on": True}}), 400)
    assert [each["name"] for each in desk.sees()["people"]] == ["Anna", "Ben"]
    assert desk.sees()["counts"]["decided"] == 0


def test_the_same_id_of_two_people_is_two_requests(desk: Desk, two: tuple[Person, Person]) -> None:
    desk.advance("lobby")
    numbers = [each.guess("the-same-id").json()["number"] for each in two]
    assert numbers[0] != numbers[1]
    assert desk.sees()["counts"]["decided"] == 2


def test_others_guesses_are_not_seen_before_they_are_shown(
    desk: Desk, two: tuple[Person, Person]
) -> None:
    ann, ben = two
    desk.advance("lobby")
    ben.guess(low=0.123, high=0.987, text="a secret reason")
    for stage in ("1.open", "1.closed"):
        for seen in (ann.get(f"/api/room/{desk.code}/state"), screen(desk)):
            assert "secret" not in seen.text
            assert "0.123" not in seen.text
        refused(ann.get(f"/api/room/{desk.code}/result/1"), 409, "not_shown")
        as_screen = desk.get(f"/api/room/{desk.code}/result/1", **{"as": "screen"})
        refused(as_screen, 409, "not_shown")
        desk.advance(stage)
    assert desk.get(f"/api/room/{desk.code}/result/1", **{"as": "desk"}).status_code == 200
    shown = ann.get(f"/api/room/{desk.code}/result/1").json()
    assert {each["place"] for each in shown["scores"]} == {ben.seat}
    refused(ann.get(f"/api/room/{desk.code}/result/2"), 409, "not_shown")


def screen(desk: Desk) -> httpx.Response:
    return desk.get(f"/api/room/{desk.code}/state", **{"as": "screen"})


def test_other_sessions_are_out_of_reach(desk: Desk, two: tuple[Person, Person]) -> None:
    ann, here = two[0], desk.code
    there = desk.open()
    other = join(desk.served, there, "Zoe")
    refused(ann.get(f"/api/room/{there}/state"), 401)
    refused(ann.get(f"/api/room/{there}/result/1"), 401)
    # nor with the cookie under another name
    stolen = {"cookie": f"seat_{there}={ann.client.cookies[f'seat_{here}']}"}
    refused(calling(desk.served).client.get(f"/api/room/{there}/state", headers=stolen), 401)
    refused(ann.post("/api/room/return", {"code": there, "return_code": ann.return_code}), 403)
    assert other.sees()["me"]["name"] == "Zoe"
