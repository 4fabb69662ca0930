"""Contracts between roles: who may offer what, what binds, what the scenario says of it."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario.checks.checks import check
from sim.scenario.types.in_force import begins, in_force
from sim.workshop.places import ROLES
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from sim.workshop.roles.compile import world_scenario
from sim.workshop.view import View
from sim.world.world import vocabulary
from tests.unit.workshop.play import Table, control


@pytest.fixture
def table() -> Table:
    made = Table("roles", *(f"w1.{role}" for role in ROLES if role != "jac"))
    made.on()
    return made


def _scenario(table: Table) -> Any:
    made = plays(table.game.opening, table.state)["w1"]
    assert check(made, vocabulary()) == []
    return made


def test_nothing_decided_is_the_scenario_itself(table: Table) -> None:
    made, played = _scenario(table), table.game.opening.played
    assert made.replace(name=played.name, title=played.title) == played


def test_an_accepted_offer_is_a_contract(table: Table) -> None:
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    assert not table.state.deals
    table.at("w1.chery", "answer", offer=offer, accept=True)
    (term,) = _scenario(table).alliance["luxeed"]
    assert term.sales_control.stores == "partner"
    assert (term.from_, term.handover_months, term.consent) == ("2025-10", 3, "agreed")


def test_refused_withdrawn_and_lapsed_offers_leave_nothing(table: Table) -> None:
    first = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    table.at("w1.chery", "answer", offer=first, accept=False)
    second = table.at("w1.chery", "offer", to="w1.huawei", terms=control("partner"))
    table.at("w1.chery", "withdraw", offer=second)
    table.at("w1.baic", "offer", to="w1.huawei", terms=control("partner"))
    table.on()
    assert [offer.state for offer in table.state.offers.values()] == [
        "refused",
        "withdrawn",
        "lapsed",
    ]
    assert _scenario(table).alliance == table.game.opening.played.alliance


def test_a_counter_is_an_offer_back(table: Table) -> None:
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared"))
    back = table.at("w1.chery", "counter", offer=offer, terms=control("partner"))
    with pytest.raises(Refused) as error:
        table.at("w1.chery", "answer", offer=back, accept=True)
    assert error.value.key == "not_to_you"
    table.at("w1.huawei", "answer", offer=back, accept=True)
    assert table.state.offers[offer].state == "countered"
    assert _scenario(table).alliance["luxeed"][0].sales_control.policy == "partner"


def test_others_cannot_answer_or_even_learn_of_an_offer(table: Table) -> None:
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared"))
    for who in ("w1.baic", "w1.yinwang"):
        for move in ({"kind": "answer", "accept": True}, {"kind": "withdraw"}):
            kind = str(move.pop("kind"))
            with pytest.raises(Refused) as error:
                table.at(who, kind, offer=offer, **move)
            assert error.value.key in ("no_such_offer", "own_offer")
    view = View(table.game, "C", (), 0.0)
    seats = {s.place: s.key for s in table.state.seats.values()}
    assert len(view.of_seat(seats["w1.chery"])["task"]["offers"]) == 1
    assert view.of_seat(seats["w1.baic"])["task"]["offers"] == []


def test_nobody_home_is_asked_by_its_own_rule(table: Table) -> None:
    table.at("w1.huawei", "offer", to="w1.jac", terms=control("partner"))
    table.at("w1.yinwang", "offer", to="gac", terms={"model_type": "supplier", "from": "2025-10"})
    table.on()
    made = _scenario(table)
    assert made.alliance["maextro"][0].consent == "asked"
    assert made.alliance["gac"][0].consent == "asked"
    assert all(deal.own_rule for deal in table.state.deals.values())


def test_huawei_that_nobody_plays_takes_no_offers() -> None:
    table = Table("roles", "w1.chery")
    table.on()
    with pytest.raises(Refused) as error:
        table.at("w1.chery", "offer", to="w1.huawei", terms=control("partner"))
    assert error.value.key == "absent_rule"


@pytest.mark.parametrize(
    ("maker", "to", "terms"),
    [
        ("w1.chery", "w1.baic", control("partner")),
        ("w1.huawei", "gac", {"model_type": "supplier", "from": "2025-10"}),
        ("w1.huawei", "w1.chery", {"model_type": "supplier", "from": "2025-10"}),
        ("w1.yinwang", "w1.chery", control("partner")),
        ("w1.yinwang", "w1.chery", {"model_type": "hima", "from": "2025-10"}),
        ("w1.huawei", "w1.yinwang", control("partner")),
        ("w1.huawei", "w1.chery", {"from": "2025-10"}),
        ("w1.huawei", "w1.chery", control("partner", "2025-06")),
        ("w1.huawei", "w1.chery", control("partner", "2031-01")),
        ("w1.yinwang", "faw", {"model_type": "hybrid", "from": "2025-07"}),
        ("w1.huawei", "w2.chery", control("partner")),
        ("w1.huawei", "x", control("partner")),
    ],
)
def test_terms_that_cannot_pass_are_refused(
    table: Table, maker: str, to: str, terms: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        table.at(maker, "offer", to=to, terms=terms)
    assert not table.state.offers


def test_a_hand_over_under_way_is_not_crossed(table: Table) -> None:
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    with pytest.raises(Refused, match="pass over 3 months"):
        table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared", "2025-11"))
    table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared", "2026-01"))


def test_two_offers_that_clash_cannot_both_be_accepted(table: Table) -> None:
    first = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    second = table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared"))
    table.at("w1.chery", "answer", offer=first, accept=True)
    with pytest.raises(Refused, match="overlapping"):
        table.at("w1.chery", "answer", offer=second, accept=True)
    assert table.state.offers[second].state == "open"


def test_exclusivity_binds_the_maker_until_it_leaves(table: Table) -> None:
    terms = control("partner", exclusive="partner", exit_months=3)
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=terms)
    table.at("w1.chery", "answer", offer=offer, accept=True)
    inside = {"model_type": "huawei_inside", "from": "2026-04"}
    with pytest.raises(Refused) as error:
        table.at("w1.yinwang", "offer", to="w1.chery", terms=inside)
    assert error.value.key == "exclusive"
    table.on(3)
    table.at("w1.chery", "leave", deal=offer)
    assert table.state.deals[offer].ends == "2026-01"
    table.at("w1.yinwang", "offer", to="w1.chery", terms=inside)
    terms_now = _scenario(table).alliance["luxeed"]
    assert [term.from_ for term in terms_now] == ["2025-10", "2026-01"]
    assert terms_now[1].sales_control.stores == "huawei"


def test_exclusivity_binds_huaweis_focus(table: Table) -> None:
    terms = control("partner", exclusive="huawei")
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=terms)
    table.at("w1.chery", "answer", offer=offer, accept=True)
    with pytest.raises(Refused) as error:
        table.at("w1.huawei", "policy", floor_rule="focus", focus=["aito"])
    assert error.value.key == "focus"
    table.at("w1.huawei", "policy", floor_rule="focus", focus=["aito", "luxeed"])
    with pytest.raises(Refused) as error:
        table.at("w1.huawei", "offer", to="w1.baic", terms=terms)
    assert error.value.key == "focus"


def test_who_agrees_anew_without_exclusivity_is_free_of_it(table: Table) -> None:
    terms = control("partner", exclusive="both")
    for each in (terms, control("shared", "2026-01")):
        offer = table.at("w1.huawei", "offer", to="w1.chery", terms=each)
        table.at("w1.chery", "answer", offer=offer, accept=True)
    table.at("w1.huawei", "policy", floor_rule="focus", focus=["aito"])
    inside = {"model_type": "huawei_inside", "from": "2026-07"}
    table.at("w1.yinwang", "offer", to="w1.chery", terms=inside)


def test_exclusivity_alone_takes_no_hand_over_to_leave(table: Table) -> None:
    alone = {"from": "2025-07", "handover_months": 6, "exclusive": "partner", "exit_months": 0}
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=alone)
    table.at("w1.chery", "answer", offer=offer, accept=True)
    table.on(3)
    table.at("w1.chery", "leave", deal=offer)
    assert table.state.deals[offer].ends == "2025-10"


def test_a_deal_without_a_way_out_stays(table: Table) -> None:
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    with pytest.raises(Refused) as error:
        table.at("w1.chery", "leave", deal=offer)
    assert error.value.key == "no_way_out"
    with pytest.raises(Refused):
        table.at("w1.baic", "leave", deal=offer)


def test_policies_are_a_quarters_levers(table: Table) -> None:
    table.at("w1.chery", "policy", effort=1.5)
    table.at("w1.chery", "policy", outlets=2.0)
    table.at("w1.huawei", "policy", floor_rule="equal")
    table.on(3)
    table.at("w1.chery", "policy", effort=1.0)
    made = _scenario(table)
    assert [(begins(p), p.effort, p.outlets) for p in made.makers["chery"]] == [
        ("2025-07", 1.5, 2.0),
        ("2025-10", 1.0, None),
    ]
    assert in_force(made.huawei, "2025-07").floor_rule == "equal"
    for who, given in (("w1.chery", {"floor_rule": "equal"}), ("w1.huawei", {"effort": 1.2})):
        with pytest.raises(Refused) as error:
            table.at(who, "policy", **given)
        assert error.value.key == "policy"


@pytest.mark.parametrize(
    "given",
    [{}, {"floor_rule": "focus"}, {"floor_rule": "focus", "focus": ["aitoo"]}, {"focus": ["gac"]}],
)
def test_a_policy_that_is_none_changes_nothing(table: Table, given: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        table.at("w1.huawei", "policy", **given)
    assert not table.state.policies


def test_a_focus_cannot_be_emptied_while_it_rules(table: Table) -> None:
    table.at("w1.huawei", "policy", floor_rule="focus", focus=["luxeed"])
    table.on(3)
    with pytest.raises(Refused):
        table.at("w1.huawei", "policy", focus=[])
    _scenario(table)


def test_resources_are_agreed_between_huawei_and_yinwang(table: Table) -> None:
    terms = {"yinwang_share": 0.4, "from": "2025-10"}
    offer = table.at("w1.yinwang", "offer", to="w1.huawei", terms=terms)
    table.at("w1.huawei", "answer", offer=offer, accept=True)
    made = _scenario(table)
    assert in_force(made.huawei, "2025-09").yinwang_share is None
    assert in_force(made.huawei, "2025-10").yinwang_share == 0.4


def test_a_coalition_holds_only_its_own_decisions(table: Table) -> None:
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    table.at("w1.huawei", "offer", to="w1.jac", terms=control("shared"))
    table.at("w1.chery", "policy", effort=1.5)
    table.on()
    opening, state = table.game.opening, table.state
    alone = world_scenario(opening, state, 1, frozenset({"chery"}))
    assert (alone.alliance, list(alone.makers)) == (opening.played.alliance, ["chery"])
    huawei = world_scenario(opening, state, 1, frozenset({"huawei"}))
    assert list(huawei.alliance) == ["maextro"], "its own rule answers for JAC"
    both = world_scenario(opening, state, 1, frozenset({"huawei", "chery"}))
    whole = plays(opening, state)["w1"]
    assert both.replace(name=whole.name, title=whole.title) == whole
