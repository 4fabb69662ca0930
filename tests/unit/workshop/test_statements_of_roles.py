"""What phones and desk say of offers, deals and contracts follows from the log and the future.

Every state of a random game is read a second time: the log by ``counted``, the answers of default
rules by ``answered``, which compares runs and knows nothing of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings

from sim.scenario.types.months import add_months
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from sim.workshop.view import View
from tests.unit.workshop.answered import answer
from tests.unit.workshop.counted import MAKERS, Count, fold
from tests.unit.workshop.dealing import PLAYED, STEPS, step
from tests.unit.workshop.play import Table, control

Plain = dict[str, Any]
_FINE = settings(max_examples=30)


class Read:
    """A session read a second time, as far as its months have been shown."""

    def __init__(self, table: Table) -> None:
        self.table, self.log = table, Count(table)
        stage = table.state.stage
        shown = stage.round - (stage.name in ("open", "closed"))
        self.months = [add_months("2025-07", at) for at in range(3 * max(shown, 0))]
        first = add_months("2025-07", 3 * (max(stage.round, 1) - 1))
        self.now = add_months(first, 2) if stage.name in ("shown", "over") else first
        self.made = plays(table.game.opening, table.state)["w1"] if self.log.agreed else None

    def answer(self, number: int) -> set[str]:
        """What may be said of a default rule's answer; two where it makes no difference."""
        said, _ = self.log.agreed[number]
        terms, future = said.terms, self.table.game.opening.future
        if terms.from_ not in self.months:
            return {"asked"}
        named = terms.sales_control.model_dump(exclude_none=True) if terms.sales_control else {}
        if not named and terms.model_type is None:
            return {"accepted"}  # exclusivity alone costs the automaker nothing
        found = answer(self.made, _brand(said), terms.from_, future)
        return {"accepted", "declined"} if found is None else {found}

    def status(self, number: int) -> set[str]:
        """How a deal may be said to stand."""
        said, by_rule = self.log.agreed[number]
        answers = self.answer(number) if by_rule else {"accepted"}
        ends = self.log.left.get(number)
        begun = "in_force" if said.terms.from_ <= self.now else "agreed"
        stands = "ended" if ends is not None and ends <= self.now else begun
        return {stands if each == "accepted" else each for each in answers}

    def declined(self) -> set[tuple[str, str]]:
        """Brand and month of what is certainly declined or not yet answered."""
        asked = [(n, said) for n, (said, by_rule) in self.log.agreed.items() if by_rule]
        return {
            (_brand(said), said.terms.from_)
            for number, said in asked
            if "accepted" not in self.answer(number)
        }


def _brand(said: Any) -> str:
    to = {"gac": "gac", **{f"w1.{maker}": brand for brand, maker in MAKERS.items()}}
    return to.get(said.to) or to[said.place]


def _views(table: Table) -> Iterator[tuple[str, Plain]]:
    view = View(table.game, "C", (), 0.0)
    for seat in table.state.seats.values():
        yield seat.place, view.of_seat(seat.key)["task"]
    yield from view.of_desk()["tasks"].items()


def _check(table: Table) -> None:
    read = Read(table)
    for place, task in _views(table):
        for offer in task["offers"]:
            number, state = offer["number"], offer["state"]
            if number in read.log.agreed and read.log.agreed[number][1]:
                said = {each if each == "asked" else f"rule_{each}" for each in read.answer(number)}
                assert state in said, (place, offer)
            else:
                assert state not in ("asked", "rule_accepted", "rule_declined"), (place, offer)
                assert (state == "accepted") == (number in read.log.agreed), (place, offer)
        for deal in task["deals"]:
            assert deal["status"] in read.status(deal["number"]), (place, deal)
            said, by_rule = read.log.agreed[deal["number"]]
            assert (deal["rule"] is not None) == by_rule
        mine = {n for n, (said, _) in read.log.agreed.items() if place in (said.place, said.to)}
        assert {deal["number"] for deal in task["deals"]} == mine, place
        if place == "w1.huawei":
            _contracts(read, task)


def _contracts(read: Read, task: Plain) -> None:
    """Terms that are listed as agreed are those that hold, in every month that was shown."""
    no = read.declined()
    sure = not any(len(read.answer(n)) > 1 for n, (_, by) in read.log.agreed.items() if by)
    for brand in MAKERS if sure else ():
        listed = [term for term in task["contracts"][brand] if term["rule"] != "asked"]
        for month in read.months:
            assert fold(listed, month) == read.log.holds(brand, month, {}, no), (brand, month)


@_FINE
@given(steps=STEPS)
def test_views_say_what_log_and_future_say(steps: list[Any]) -> None:
    table = Table("roles", *PLAYED, rounds=6)
    table.on()
    for kind, what, more in steps:
        try:
            step(table, kind, what, more)
        except Refused:
            continue
        if kind in ("quarter", "undo"):
            _check(table)
    _check(table)
    while table.state.stage.key != "over" and table.state.stage.round < 4:
        table.on()
        _check(table)


@pytest.fixture
def asked() -> tuple[Table, int, int]:
    """Offers that JAC's default rule declines, and that it accepts, in the first quarter."""
    table = Table("roles", *PLAYED, rounds=6)
    table.on()
    no = table.at(
        "w1.huawei", "offer", to="w1.jac", terms=control("partner", "2025-08", exit_months=0)
    )
    yes = table.at(
        "w1.yinwang", "offer", to="gac", terms={"model_type": "supplier", "from": "2025-10"}
    )
    table.on()
    return table, no, yes


def _of(table: Table, place: str, kind: str, number: int) -> Plain:
    task = next(task for at, task in _views(table) if at == place)
    return next(each for each in task[kind] if each["number"] == number)


def test_a_declined_offer_is_no_deal(asked: tuple[Table, int, int]) -> None:
    table, no, yes = asked
    assert table.state.stage.key == "1.closed"
    assert _of(table, "w1.huawei", "offers", no)["state"] == "asked", "its month is not shown yet"
    table.on()
    assert _of(table, "w1.huawei", "offers", no)["state"] == "rule_declined"
    assert _of(table, "w1.huawei", "deals", no)["status"] == "declined"
    task = next(task for at, task in _views(table) if at == "w1.huawei")
    assert task["contracts"]["maextro"] == []
    assert _of(table, "w1.yinwang", "offers", yes)["state"] == "asked"
    table.on(3)
    assert _of(table, "w1.yinwang", "deals", yes) | {"terms": None} == {
        "number": yes,
        "parties": ["w1.yinwang", "gac"],
        "brand": "gac",
        "terms": None,
        "from": "2025-10",
        "ends": None,
        "status": "in_force",
        "rule": "accepted",
        "replaced": False,
    }


def test_a_declined_offer_binds_nobody() -> None:
    table = Table("roles", *PLAYED, rounds=6)
    table.on()
    terms = control("partner", "2025-08", exit_months=0, exclusive="partner")
    no = table.at("w1.huawei", "offer", to="w1.jac", terms=terms)
    inside = {"model_type": "huawei_inside", "from": "2026-04"}
    table.on(3)
    table.at("w1.yinwang", "offer", to="w1.jac", terms=inside)
    with pytest.raises(Refused) as error:
        table.at("w1.huawei", "leave", deal=no)
    assert error.value.key == "declined"


def test_who_leaves_a_deal_does_not_go_back_to_what_was_declined() -> None:
    table = Table("roles", *PLAYED, "w1.baic", rounds=6)
    table.on()
    table.at("w1.huawei", "offer", to="w1.jac", terms=control("partner", "2025-07"))
    table.on(3)
    seat = table.join("w1.jac")
    terms = control("shared", "2025-10", handover_months=0, exit_months=0)
    offer = table.at("w1.huawei", "offer", to="w1.jac", terms=terms)
    table.by(seat, "answer", place="w1.jac", offer=offer, accept=True)
    table.on(3)
    table.at("w1.huawei", "leave", deal=offer)
    (back,) = (
        term
        for term in plays(table.game.opening, table.state)["w1"].alliance["maextro"]
        if term.from_ == "2026-01"
    )
    assert back.sales_control.stores == "huawei"
    _check(table)


def test_nothing_is_simulated_where_no_default_rule_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = count()
    monkeypatch.setattr("sim.workshop.roles.answers.lived", lambda *_: next(calls))
    table = Table("roles", *PLAYED)
    table.on()
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner", "2025-08"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    table.on(3)
    assert len(list(_views(table))) > len(PLAYED)
    assert next(calls) == 0
