"""A session from the lobby to the debrief, in each format, as pages ask for it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.web.room.playing import Desk, Person, join, log_in
from tests.web.serving import Served, eventually, refused


def ready(desk: Desk) -> None:
    eventually(lambda: desk.sees()["stage"]["ready"], 60)


def through(desk: Desk, number: int) -> None:
    desk.advance(f"{number}.open")
    ready(desk)
    desk.advance(f"{number}.closed")


def seated(desk: Desk, *places: str) -> list[Person]:
    people = []
    for place in places:
        person = join(desk.served, desk.code, f"of {place}")
        assert person.do("sit", {"seat": person.seat, "place": place}).status_code == 200
        people.append(person)
    return people


def test_predict(open_hall: Served) -> None:
    desk = log_in(open_hall)
    desk.open()
    ann = join(open_hall, desk.code, "Ann")
    desk.advance("lobby")
    ann.guess()
    refused(ann.post("/api/room/mine", {"code": desk.code}), 409, "not_shown")
    through(desk, 1)
    result = ann.get(f"/api/room/{desk.code}/result/1")
    assert result.json()["scores"][0]["name"] == "Ann"
    again = {"if-none-match": result.headers["etag"]}
    url = f"/api/room/{desk.code}/result/1"
    assert ann.client.get(url, headers=again).status_code == 304
    # back, decided otherwise, and on: the results are those of the new log
    for _ in range(2):
        assert desk.do("undo", {}).status_code == 200
    assert desk.sees()["stage"]["key"] == "1.open"
    refused(ann.get(url), 409, "not_shown")
    ann.guess(low=0.0, high=1.0)
    through(desk, 1)
    later = ann.get(url)
    assert later.headers["etag"] != result.headers["etag"]
    assert later.json()["scores"][0]["high"] == 1.0
    desk.advance("1.shown")
    through(desk, 2)
    desk.advance("2.shown")
    assert desk.sees()["stage"]["key"] == "over"
    for kind, begins in (("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("zip", b"PK")):
        answer = desk.post("/api/desk/debrief", {"code": desk.code, "kind": kind, "language": "zh"})
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(begins)
        name = f'filename="workshop-{desk.code}.{kind}"'
        assert name in answer.headers["content-disposition"]
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert json.loads(packed.read("debrief.json"))["session"]["format"] == "predict"


def test_design(open_hall: Served) -> None:
    desk = log_in(open_hall)
    desk.open(format="design", rounds=1, teams=2)
    first, second = seated(desk, "t1", "t2")
    desk.advance("lobby")
    changes = {"alliance.luxeed.sales_control": "partner"}
    answer = first.do("design", {"place": "t1", "changes": changes, "text": "our idea"})
    assert answer.status_code == 200, answer.text
    refused(second.do("design", {"place": "t1", "changes": {}, "text": ""}), 409, "not_yours")
    refused(second.do("design", {"place": "t2", "changes": {"world.x": 1}}), 409, "design")
    assert "our idea" not in second.get(f"/api/room/{desk.code}/state").text
    through(desk, 1)
    result = second.get(f"/api/room/{desk.code}/result/1").json()
    assert {team["place"] for team in result["teams"]} == {"t1", "t2"}
    mine = first.post("/api/room/mine", {"code": desk.code})
    assert "sales_control" in mine.text
    assert mine.headers["content-disposition"] == 'attachment; filename="workshop-t1.yaml"'


def test_roles(open_hall: Served) -> None:
    """A participant sees the own world, and nobody's payoffs but the own."""
    desk = log_in(open_hall)
    desk.open(format="roles", rounds=1, teams=2)
    seres, huawei, other = seated(desk, "w1.seres", "w1.huawei", "w2.seres")
    desk.advance("lobby")
    offer = {"sales_control": {"stores": "partner"}, "from": "2025-10"}
    asked = {"place": "w1.seres", "to": "w1.huawei", "brand": "aito", "terms": offer}
    assert seres.do("offer", asked).status_code == 200
    (number,) = [each["number"] for each in huawei.sees()["task"]["offers"]]
    answer = {"place": "w2.seres", "offer": number, "accept": True}
    refused(other.do("answer", answer), 409)
    assert other.sees()["task"]["offers"] == []
    secret = {"place": "w1.seres", "effort": 1.337}
    assert seres.do("policy", secret).status_code == 200
    for person in (huawei, other):
        assert "1.337" not in person.get(f"/api/room/{desk.code}/state").text
    through(desk, 1)
    path = f"/api/room/{desk.code}/result/1"
    for person, world, role in ((seres, 1, "seres"), (huawei, 1, "huawei"), (other, 2, "seres")):
        (seen,) = person.get(path).json()["worlds"]
        assert seen["world"] == world
        assert set(seen["payoffs"]) == {role}
    wall = desk.get(path, **{"as": "screen"}).json()["worlds"]
    assert [(world["payoffs"], world["contracts"]) for world in wall] == [({}, {})] * 2
    assert len(desk.get(path, **{"as": "desk"}).json()["worlds"]) == 2
    refused(seres.post("/api/room/mine", {"code": desk.code}), 409, "not_shown")
    desk.advance("1.shown")
    assert len(other.get(path).json()["worlds"]) == 2
    assert seres.post("/api/room/mine", {"code": desk.code}).status_code == 200


@pytest.mark.parametrize(
    "wish",
    [
        {"format": "chess"},
        {"format": "predict", "scenario": "nothing_like_it"},
        {"format": "predict", "file": "name: ["},
        {"format": "predict", "file": "extends: /etc/passwd\nname: x"},
        {"format": "design", "teams": 13},
        {"format": "roles", "rounds": 40},
        {"format": "predict", "questions": [99]},
        {"format": "predict", "by": "x"},
    ],
)
def test_wishes_that_cannot_be_opened(open_hall: Served, wish: dict[str, object]) -> None:
    desk = log_in(open_hall)
    before = desk.get("/api/desk/sessions").json()
    refused(desk.post("/api/desk/open", {"opening": {"months": 12, **wish}}), 400)
    assert desk.get("/api/desk/sessions").json() == before
