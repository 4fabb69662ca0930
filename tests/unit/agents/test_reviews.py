"""When conditional rules count: a contract is judged on what was sold under it."""

from __future__ import annotations

from typing import Any

import pytest

from sim.engine import record
from tests.laws.helpers import scenario

LOW = {"measure": "share", "brand": "luxeed", "below": 1.0, "for_months": 3}
BACK = {"brand": "luxeed", "sales_control": "shared"}


def fires(*terms: dict[str, Any], then: dict[str, Any] | None = None, **rule: Any) -> set[int]:
    """The months in which a rule acts whose condition is always true."""
    made = {"name": "take_back", "when": LOW, "then": then or BACK, **rule}
    alliance = {"alliance": {"luxeed": list(terms)}} if terms else {}
    found = record(scenario("keep_control", replications=4, months=18, rules=[made], **alliance))
    return {entry.month for entry in found.ledger if entry.rule == "take_back"}


def term(start: str, control: str = "partner") -> dict[str, Any]:
    return {"sales_control": control, "from": start, "handover_months": 1}


def test_junes_contract_counts_from_the_first_month() -> None:
    assert fires() == {3}


def test_months_before_the_contract_began_do_not_count() -> None:
    # January 2026 is month 6; months 6 to 12 count, and month 13 is the first to look at them
    slow = {**LOW, "for_months": 7}
    assert fires(term("2026-01"), when=slow) == {13}


def test_terms_that_restate_what_is_agreed_begin_nothing() -> None:
    slow = {**LOW, "for_months": 7}
    assert fires(term("2026-01", "huawei"), when=slow) == {7}


def test_a_rule_on_no_contract_counts_from_the_first_month() -> None:
    slow = {**LOW, "for_months": 7}
    assert fires(term("2026-01"), when=slow, then={"floor_rule": "equal"}) == {7}


@pytest.mark.parametrize("notice", [0, 2])
def test_the_notice_comes_on_top(notice: int) -> None:
    slow = {**LOW, "for_months": 7}
    assert fires(term("2026-01"), when=slow, notice_months=notice) == {13 + notice}
