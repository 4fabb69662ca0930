"""What happened, in lines: no two events in one, and every rule with its share of the futures."""

from __future__ import annotations

from typing import Any

import pytest

from sim.engine import record
from sim.errors import ScenarioError
from sim.report.happened import line_words
from sim.report.ledger_lines import ledger_lines
from sim.scenario import load
from sim.scenario.types.conditional import EVENT_KINDS
from sim.shipped import shipped, shipped_names
from sim.store.contents import events_of
from sim.world.world import vocabulary
from tests.laws.helpers import scenario


def event(month: str, rule: str = "launch", share: float = 1.0, **more: str) -> dict[str, Any]:
    found = {"month": month, "agent": "xiaomi", "rule": rule, "from": "", "to": "new"}
    return {**found, "reason": "Xiaomi launches", "share": share, **more}


def fired(month: str, share: float, before: str = "partner") -> dict[str, Any]:
    terms = {"from": f"Luxeed: sales control {before}", "to": "shared", "reason": "it slumps"}
    return event(month, "take_back", share, agent="huawei", **terms)


def test_two_launches_are_two_events_however_far_apart() -> None:
    lines = ledger_lines([event("2025-07"), event("2025-08"), event("2026-09")])
    assert [line.event["month"] for line in lines] == ["2025-07", "2025-08", "2026-09"]
    assert all(line.until == line.event["month"] for line in lines)
    assert "until" not in " ".join(map(line_words, lines))


def test_a_rule_is_one_line_with_its_share_of_the_futures() -> None:
    events = [fired("2026-01", 0.1), fired("2026-03", 0.2), fired("2026-03", 0.05, "huawei")]
    (line,) = ledger_lines(events)
    assert (line.event["month"], line.until) == ("2026-01", "2026-03")
    assert line.share == pytest.approx(0.35)
    assert "rule take_back fired in 35% of futures, last in 2026-03" in line_words(line)


@pytest.mark.parametrize(("share", "words"), [(1.0, "100%"), (0.999, ">99%"), (0.001, "<1%")])
def test_a_rule_says_its_share_even_where_it_is_all(share: float, words: str) -> None:
    (line,) = ledger_lines([fired("2026-01", share)])
    assert f"fired in {words} of futures" in line_words(line)


def test_a_rule_that_never_fired_says_so() -> None:
    line = ledger_lines([event("2025-07")], {"take_back": "it slumps"})[-1]
    assert line.never
    assert line.share == 0.0
    assert line_words(line) == "rule take_back: fired in no future"


def test_parts_of_one_action_are_lines_of_their_own() -> None:
    floor = event("2026-01", "take_back", 0.4, agent="huawei", to="floor equal")
    lines = ledger_lines([fired("2026-01", 0.4), floor])
    assert [line.share for line in lines] == [0.4, 0.4]


@pytest.mark.parametrize("name", shipped_names())
def test_whatever_is_no_rule_is_a_known_kind_of_event(name: str) -> None:
    made = scenario(name, replications=8, months=24)
    rules = {rule.name for rule in made.rules}
    kinds = {entry["rule"] for entry in events_of(record(made))}
    assert kinds <= EVENT_KINDS | rules


def test_a_rule_cannot_have_the_name_of_a_kind_of_event(tmp_path: Any) -> None:
    text = (shipped("scenarios") / "take_back_when_slumping.yaml").read_text(encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(text.replace("take_luxeed_back", "launch"), encoding="utf-8")
    with pytest.raises(ScenarioError, match="give the rule another name"):
        load(path, vocabulary=vocabulary())
