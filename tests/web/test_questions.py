"""Every question of the page over the wire, as a browser asks it."""

from __future__ import annotations

import csv
import io

import pytest

from tests.web.serving import QUESTION, SMALL, Served

PAIR = {key: QUESTION[key] for key in ("setting", "pinned", "run")}
ALONE = {"setting": QUESTION["setting"], "run": SMALL}


def test_the_catalogue_is_a_file_like_others(served: Served) -> None:
    found = served.client.get("/api/catalogue")
    assert found.status_code == 200
    assert found.headers["content-type"] == "application/json"
    assert {"scenarios", "brands", "agents", "assumptions", "limits"} <= set(found.json())
    assert served.client.head("/api/catalogue").status_code == 200


@pytest.mark.parametrize("detail", ["quick", "full"])
def test_an_answer_has_today_and_the_pinned_setting(served: Served, detail: str) -> None:
    answer = served.post("answer", {**QUESTION, "detail": detail})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert (found["detail"], found["replications"]) == (detail, SMALL["replications"])
    assert len(found["months"]) == SMALL["months"]
    assert found["rows"]
    assert found["pinned"]
    assert found["paired"]


def test_the_same_question_has_the_same_answer(served: Served) -> None:
    first, second = (served.post("answer", QUESTION).content for _ in range(2))
    assert first == second


def test_causes_scenario_data_and_report_can_be_had(served: Served) -> None:
    causes = served.post("causes", {**PAIR, "measure": "hhi"})
    assert causes.status_code == 200, causes.text
    assert causes.json()["measure"] == "hhi"

    scenario = served.post("yaml", {**ALONE, "name": "mine"})
    assert scenario.headers["content-type"].startswith("text/yaml")
    assert scenario.headers["content-disposition"] == 'attachment; filename="mine.yaml"'
    assert "name: mine" in scenario.text

    data = served.post("data", ALONE)
    assert data.headers["content-type"].startswith("text/csv")
    assert {"lens", "month", "mean"} <= set(next(csv.reader(io.StringIO(data.text))))

    report = served.post("report", PAIR)
    assert report.headers["content-type"].startswith("text/html")
    assert report.headers["content-disposition"].startswith("attachment; ")
    assert "default-src 'self'" in report.headers["content-security-policy"]


@pytest.mark.parametrize("what", ["answer", "causes", "yaml", "data", "report"])
def test_questions_are_asked_by_post(served: Served, what: str) -> None:
    for method in ("GET", "HEAD", "PUT", "OPTIONS"):
        refused = served.client.request(method, f"/api/{what}")
        assert refused.status_code == 405
        assert refused.headers["allow"] == "POST"


def test_the_catalogue_is_not_asked_by_post(served: Served) -> None:
    assert served.client.post("/api/catalogue", json={}).status_code == 405
