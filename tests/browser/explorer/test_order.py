"""In which order answers come and are shown, and what the page does without them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.browser.explorer.hands import keys, radio
from tests.browser.explorer.visit import Visit

KEY = "alliance.luxeed.from"
ANSWER = "**/api/answer"
TROUBLE = ".notices .notice"
SHOWN = "performance.getEntriesByName('sim:answer').map((e) => e.detail)"
FULL = "run.replications=1000&run.months=12"


def _month(question: dict[str, Any]) -> str | None:
    return question["setting"]["changes"].get(KEY)


def test_one_question_is_under_way_and_the_newest_wins(visit: Visit) -> None:
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    visit.page.route(ANSWER, hold)
    slider = visit.control(KEY)
    with visit.page.expect_request(ANSWER):
        slider.press("ArrowRight")
    for _ in range(4):
        slider.press("ArrowRight")
    assert len(held) == 1  # four moves later still the first question alone is under way
    assert _month(visit.questions[-1]) == "2025-08"
    with visit.page.expect_request(ANSWER):
        held[0].continue_()
    assert _month(visit.questions[-1]) == "2025-12"
    visit.page.wait_for_selector(f'html[data-answered="{visit.moves() - 4}"]', state="attached")
    held[1].continue_()
    visit.page.unroute(ANSWER)
    visit.settled()
    shown = visit(SHOWN)
    assert [each["number"] for each in shown] == sorted(each["number"] for each in shown)
    assert {_month(each) for each in visit.questions} == {None, "2025-08", "2025-12"}


def test_a_refinement_that_is_late_never_comes_over_a_newer_answer(
    opened: Callable[..., Visit],
) -> None:
    visit = opened("", run=FULL)
    late: list[Any] = []

    def hold(route: Any) -> None:
        question = json.loads(route.request.post_data)
        if question["detail"] == "full" and _month(question) == "2025-08":
            late.append((route, route.fetch()))  # the server has answered, the page has not heard
        else:
            route.continue_()

    visit.page.route(ANSWER, hold)
    keys("ArrowRight")(visit, KEY)
    with visit.page.expect_request(lambda request: '"full"' in (request.post_data or "")):
        pass
    first = visit.moves()
    keys("ArrowRight")(visit, KEY)
    visit.settled()
    for route, response in late:
        route.fulfill(response=response)
    keys("ArrowRight")(visit, KEY)
    visit.settled()
    shown = visit(SHOWN)
    assert [each["number"] for each in shown] == sorted(each["number"] for each in shown)
    assert not [e for e in shown if e["move"] == first and e["detail"] == "full"]


def test_an_answer_is_refined_in_steps(opened: Callable[..., Visit]) -> None:
    visit = opened("", run=FULL)
    assert [(q["detail"], q["run"]["replications"]) for q in visit.questions] == [
        ("full", 250),
        ("full", 1000),
    ]
    del visit.questions[:]
    radio("shared")(visit, "alliance.maextro.sales_control")
    visit.settled()
    assert [(q["detail"], q["run"]["replications"]) for q in visit.questions] == [
        ("quick", 64),
        ("full", 250),
        ("full", 1000),
    ]
    mine = [each for each in visit(SHOWN) if each["move"] == visit.moves()]
    assert [(e["detail"], e["replications"]) for e in mine] == [
        ("quick", 64),
        ("full", 250),
        ("full", 1000),
    ]
    assert "1,000 futures" in visit.page.locator(".precision").inner_text()


def test_a_server_that_is_away_is_told_and_asked_again(opened: Callable[..., Visit]) -> None:
    visit = opened("", expected=("net::ERR_",))
    visit.page.route(ANSWER, lambda route: route.abort("connectionrefused"))
    keys("ArrowRight")(visit, KEY)
    trouble = visit.page.locator(TROUBLE)
    trouble.wait_for()
    assert "does not answer" in trouble.inner_text()
    assert visit.page.locator("#figure-lead svg path").count() > 5  # the last answer stays
    visit.page.unroute(ANSWER)
    assert visit.settled()["setting"]["changes"] == {KEY: "2025-08"}  # by itself
    trouble.wait_for(state="detached")


def test_a_server_in_trouble_is_given_time(opened: Callable[..., Visit]) -> None:
    visit = opened("", expected=("status of 50",))
    error: Any = {"error": {"message": "too much to do", "problems": []}}
    visit.page.route(
        ANSWER, lambda route: route.fulfill(status=503, headers={"Retry-After": "30"}, json=error)
    )
    keys("ArrowRight")(visit, KEY)
    trouble = visit.page.locator(TROUBLE)
    trouble.wait_for()
    assert "much to do" in trouble.inner_text()
    asked = len(visit.questions)
    keys("ArrowRight")(visit, KEY)
    assert len(visit.questions) == asked  # it keeps to the half minute
    visit.page.unroute(ANSWER)
    trouble.get_by_role("button", name="Try again now").click()
    assert visit.settled()["setting"]["changes"] == {KEY: "2025-09"}
    trouble.wait_for(state="detached")
    error["error"]["message"] = "it broke"
    visit.page.route(ANSWER, lambda route: route.fulfill(status=500, json=error))
    keys("ArrowRight")(visit, KEY)
    trouble.wait_for()
    assert "met an error" in trouble.inner_text()
    assert "it broke" in trouble.inner_text()
    visit.page.unroute(ANSWER)
    trouble.get_by_role("button", name="Try again now").click()
    assert visit.settled()["setting"]["changes"] == {KEY: "2025-10"}


def test_what_cannot_be_run_is_told_with_what_to_mend(opened: Callable[..., Visit]) -> None:
    visit = opened("", expected=("status of 400",))
    visit("""import("/page/state.js").then((state) =>
        state.change("alliance.luxeed.from", "2019-01"))""")
    trouble = visit.page.locator(TROUBLE)
    trouble.wait_for()
    told = trouble.inner_text()
    assert "cannot be run" in told
    assert "alliance.luxeed.from" in told
    visit.page.locator("#do-undo").click()
    assert visit.changes() == {}
    trouble.wait_for(state="detached")
