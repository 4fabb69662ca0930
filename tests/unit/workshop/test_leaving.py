"""Notice takes back what a deal had set, and nothing that was agreed beside it or after it."""

from __future__ import annotations

from typing import Any

import pytest

from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from tests.unit.workshop.counted import PARTS, in_force
from tests.unit.workshop.play import Table, control

Plain = dict[str, Any]


def _deal(table: Table, maker: str, to: str, terms: Plain) -> int:
    offer = table.at(maker, "offer", to=to, terms=terms)
    table.at(to, "answer", offer=offer, accept=True)
    return offer


def _table() -> Table:
    table = Table("roles", "w1.huawei", "w1.chery", rounds=6)
    table.on()
    return table


def _held(table: Table, month: str) -> Plain:
    return in_force(plays(table.game.opening, table.state)["w1"], "luxeed", month)[0]


def test_leaving_one_deal_undoes_no_other() -> None:
    table = _table()
    stores = {"sales_control": {"stores": "partner"}, "from": "2026-01", "handover_months": 0}
    alone = {"exclusive": "partner", "from": "2025-08", "exit_months": 0, "handover_months": 0}
    _deal(table, "w1.huawei", "w1.chery", stores)
    bound = _deal(table, "w1.huawei", "w1.chery", alone)
    table.on(9)
    table.at("w1.chery", "leave", deal=bound)
    assert table.state.deals[bound].ends == "2026-04"
    assert _held(table, "2026-06")["stores"] == "partner"


def test_what_was_agreed_after_a_notice_outlives_it() -> None:
    table = _table()
    first = _deal(table, "w1.huawei", "w1.chery", control("shared", "2025-08", exit_months=12))
    table.on(3)
    table.at("w1.chery", "leave", deal=first)
    assert table.state.deals[first].ends == "2026-10"
    _deal(table, "w1.huawei", "w1.chery", control("partner", "2026-02"))
    assert _held(table, "2026-12") == dict.fromkeys(PARTS, "partner")


def test_the_deal_that_was_agreed_last_is_the_one_to_leave() -> None:
    table = _table()
    older = table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared", exit_months=0))
    newer = _deal(table, "w1.chery", "w1.huawei", control("partner", "2025-07", exit_months=6))
    table.at("w1.chery", "answer", offer=older, accept=True)
    table.on(3)
    with pytest.raises(Refused) as error:
        table.at("w1.chery", "leave", deal=newer)
    assert error.value.key == "replaced"
    table.at("w1.chery", "leave", deal=older)
    table.at("w1.chery", "leave", deal=newer)
    assert _held(table, "2026-06") == dict.fromkeys(PARTS, "huawei")


def test_a_notice_is_no_part_of_the_rounds_before_it() -> None:
    table = _table()
    deal = _deal(table, "w1.huawei", "w1.chery", control("partner", exit_months=0))
    table.on(3)
    opening, before = table.game.opening, plays(table.game.opening, table.state)
    table.at("w1.chery", "leave", deal=deal)
    assert plays(opening, table.state, upto=1) == before
    assert plays(opening, table.state) != before


def test_huawei_is_bound_until_its_notice_is_over() -> None:
    table = _table()
    terms = control("partner", exclusive="huawei", exit_months=4)
    deal = _deal(table, "w1.huawei", "w1.chery", terms)
    table.at("w1.huawei", "leave", deal=deal)
    assert table.state.deals[deal].ends == "2026-01"
    for quarter in (1, 2):
        with pytest.raises(Refused) as error:
            table.at("w1.huawei", "policy", floor_rule="focus", focus=["aito"])
        assert error.value.key == "focus", quarter
        table.on(3)
    table.at("w1.huawei", "policy", floor_rule="focus", focus=["aito"])
