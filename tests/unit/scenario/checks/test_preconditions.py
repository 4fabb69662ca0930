"""Events, levers and rules whose preconditions do not hold: refused, or a warning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.engine import record
from sim.errors import ScenarioError
from sim.scenario import Loaded, load
from sim.study.vocabulary import vocabulary


@pytest.fixture(autouse=True)
def shipped_folder() -> None:
    """The scenarios that are really shipped."""


def loaded(changes: dict[str, Any], base: str = "keep_control") -> Loaded:
    overrides = [f"{key}={json.dumps(value)}" for key, value in changes.items()]
    return load(base, overrides=overrides, vocabulary=vocabulary())


def refused(changes: dict[str, Any]) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        loaded(changes)
    return [f"{each.key}: {each.text}" for each in caught.value.problems]


def doubts(changes: dict[str, Any], base: str = "keep_control") -> list[str]:
    return [f"{each.key}: {each.text}" for each in loaded(changes, base).warnings]


def _rule(**changes: Any) -> list[dict[str, Any]]:
    when = {"measure": "share", "brand": "luxeed", "below": 0.05}
    then = {"brand": "luxeed", "sales_control": "shared"}
    return [{"name": "x", "when": when, "then": then, **changes}]


def test_a_launch_before_the_brand_is_signed_is_refused() -> None:
    signed = {"events.faw_signs.month": "2025-10"}
    assert refused({**signed, "events.faw_first_model.month": "2025-08"}) == [
        "events.faw_first_model.month: faw launches in 2025-08, before it is signed in 2025-10; "
        "launch it later or sign it earlier"
    ]
    assert doubts({**signed, "events.faw_first_model.month": "2025-10"}) == []


def test_a_launch_that_may_come_before_the_brand_is_signed_is_refused() -> None:
    signs, launch = "events.faw_signs.month", "events.faw_first_model.month"
    months = {"from": "2025-09", "to": "2026-02"}
    assert refused({signs: months, launch: {"from": "2026-01", "to": "2026-06"}}) == [
        f"{launch}: faw may launch in 2026-01, before it is signed in 2026-02 at the latest; "
        "launch it later or sign it earlier"
    ]
    assert doubts({signs: months, launch: {"from": "2026-02", "to": "2026-06"}}) == []


def test_a_launch_that_nobody_signs_is_refused_and_says_what_to_add() -> None:
    (told,) = refused({"events.gac_signs": None})
    assert told.startswith("events.gac_first_model.month: gac may launch in 2026-01, and no ")
    assert doubts({"events.gac_signs": None, "events.gac_first_model": None}) == []


@pytest.mark.parametrize("brand", ["aito", "shangjie", "avatr"])
def test_a_brand_that_is_signed_in_june_is_not_signed_again(brand: str) -> None:
    (told,) = refused({"events.again": {"month": "2025-08", "sign": {"brand": brand}}})
    assert told.startswith(f"events.again.sign.brand: {brand} has been signed since 202")
    assert told.endswith(f"write it under alliance.{brand}")


def test_a_brand_is_signed_once() -> None:
    assert refused({"events.more": {"month": "2026-08", "sign": {"brand": "gac"}}}) == [
        "events.more.sign.brand: gac is signed by events.gac_signs too; keep one of the two"
    ]


def test_a_rival_that_does_nothing_is_refused() -> None:
    (told,) = refused({"events.idle": {"month": "2025-08", "rival": {"name": "xiaomi"}}})
    assert told.endswith("nothing to do: give launch or pull")


@pytest.mark.parametrize("key", ["floor_rule", "resource_rule"])
def test_the_rule_focus_without_a_list_is_refused_for_floor_and_resources(key: str) -> None:
    for empty in ({}, {"huawei.focus": []}):
        (told,) = refused({f"huawei.{key}": "focus", **empty})
        assert told == f"huawei.{key}: the rule focus needs a list of brands; add huawei.focus"
    later = [{"from": "2026-01", key: "focus"}]
    (told,) = refused({"huawei.later": later})
    assert told.startswith(f"huawei.later.0.{key}: the rule focus needs a list of brands by then")


UNUSED = "no rule uses this list; write `floor_rule: focus` or `resource_rule: focus`"


def test_a_list_that_no_rule_uses_is_a_warning() -> None:
    assert doubts({"huawei.focus": ["luxeed"]}) == [f"huawei.focus: {UNUSED}"]
    assert doubts({"huawei.focus": ["luxeed"], "huawei.resource_rule": "focus"}) == []
    later = {"from": "2026-01", "floor_rule": "focus"}
    assert doubts({"huawei.focus": ["luxeed"], "huawei.later": [later]}) == []
    late = {"from": "2026-01", "focus": ["luxeed"]}
    assert doubts({"huawei.later": [late]}) == [f"huawei.later.0.focus: {UNUSED}"]
    rule = _rule(then={"floor_rule": "focus"})
    assert doubts({"huawei.focus": ["luxeed"], "rules": rule}) == []


def test_the_list_that_is_replaced_before_its_use_is_the_one_in_doubt() -> None:
    later = [{"from": "2026-01", "focus": ["stelato"], "floor_rule": "focus"}]
    assert doubts({"huawei.focus": ["luxeed"], "huawei.later": later}) == [
        f"huawei.focus: {UNUSED}"
    ]


def _supply(brand: str, month: str) -> dict[str, Any]:
    return {"month": month, "supply": {"brand": brand, "factor": 0.5, "months": 2}}


def _expect(**wanted: Any) -> list[dict[str, Any]]:
    return [{"measure": "share", "month": "2025-12", **wanted}]


DOUBTFUL: dict[str, tuple[dict[str, Any], str]] = {
    "supply before the first model": (
        {"events.x": _supply("shangjie", "2025-07")},
        "events.x.month: shangjie is on sale from 2025-09 on, after this is over",
    ),
    "demand for a brand that never sells": (
        {
            "events.gac_first_model": None,
            "events.x": {"month": "2026-01", "demand": {"brand": "gac", "shock": 0.2}},
        },
        "events.x.demand.brand: gac is never on sale, so this changes nothing",
    ),
    "a factor of one": (
        {"events.x": {"month": "2026-01", "market": {"factor": 1.0, "months": 3}}},
        "events.x.market.factor: 1 changes nothing",
    ),
    "a refresh as the first model": (
        {"events.gac_first_model.launch.model": "refresh"},
        "events.gac_first_model.launch.model: the first model of gac is a new one",
    ),
    "terms before the contract": (
        {"alliance.faw": {"model_type": "hybrid"}},
        "alliance.faw: the terms of faw begin in 2025-07, before it is signed in 2025-08",
    ),
    "terms of a brand that never acts": (
        {
            "events.gac_signs": None,
            "events.gac_first_model": None,
            "alliance.gac": {"sales_control": "huawei"},
        },
        "alliance.gac: gac is never signed and never on sale",
    ),
    "overseas sales without any": (
        {"alliance.avatr": {"abroad": {"lead": "partner", "from": "2026-01"}}},
        "alliance.avatr.abroad: avatr has no abroad_potential",
    ),
    "taking back what was never given": (
        {"rules": _rule(then={"brand": "luxeed", "sales_control": "huawei"})},
        "rules.0.then.sales_control: huawei has that control of luxeed in any case",
    ),
    "watching a brand that never sells": (
        {
            "events.gac_first_model": None,
            "rules": _rule(when={"measure": "share", "brand": "gac", "below": 0.1}),
        },
        "rules.0.when.brand: gac is never on sale, so the condition never holds",
    ),
    "a rule for a brand that never acts": (
        {
            "events.gac_signs": None,
            "events.gac_first_model": None,
            "rules": _rule(then={"brand": "gac", "sales_control": "partner"}),
        },
        "rules.0.then.brand: gac is never signed and never on sale",
    ),
    "a level that nothing passes": (
        {"rules": _rule(when={"measure": "share", "brand": "luxeed", "above": 1.0})},
        "rules.0.when.above: share never is above 1",
    ),
    "a rule that is too slow for the run": (
        {"rules": _rule(notice_months=40)},
        "rules.0.name: the rule acts in 2028-12 at the earliest, and the run ends in 2028-06",
    ),
    "favouring who only buys systems": (
        {"huawei.focus": ["deepal"], "huawei.floor_rule": "focus"},
        "huawei.focus.0: deepal only buys Huawei's systems",
    ),
    "a change that is in force already": (
        {"huawei.later": [{"from": "2026-01", "floor_rule": "proportional"}]},
        "huawei.later.0: this is in force already",
    ),
    "a brand before it sells": (
        {"expect": _expect(brand="gac", lower_than=0.05)},
        "expect.0.brand: gac is on sale from 2026-01 on, so it has sold nothing in 2025-12",
    ),
    "a share below nothing": (
        {"expect": _expect(brand="luxeed", lower_than=0.0)},
        "expect.0.lower_than: share never is lower than 0; this cannot hold",
    ),
}


@pytest.mark.parametrize(("changes", "says"), DOUBTFUL.values(), ids=list(DOUBTFUL))
def test_what_can_do_nothing_is_a_warning_at_its_place(changes: dict[str, Any], says: str) -> None:
    assert any(told.startswith(says) for told in doubts(changes)), doubts(changes)


NO_EFFECT = (
    "supply before the first model",
    "a factor of one",
    "overseas sales without any",
    "taking back what was never given",
    "a level that nothing passes",
    "favouring who only buys systems",
    "a change that is in force already",
)


def _outcomes(changes: dict[str, Any]) -> Iterator[bytes]:
    made = loaded({**changes, "run.months": 12, "run.replications": 20}).scenario
    arrays = record(made).arrays
    for kind in ("orders", "deliveries", "backlog", "outlets", "payoff"):
        yield arrays[kind].tobytes()


@pytest.mark.parametrize("name", NO_EFFECT)
def test_the_engine_agrees_that_it_does_nothing(name: str) -> None:
    assert list(_outcomes(DOUBTFUL[name][0])) == list(_outcomes({}))


def test_taking_back_what_a_contract_gave_is_no_doubt() -> None:
    rules = {"rules": _rule(then={"brand": "luxeed", "sales_control": "huawei"})}
    assert doubts(rules, "cede_sales_fully") == []
    assert doubts({"rules": _rule()}) == []  # from Huawei to both: it gives, and changes something
    given = _rule(name="give", then={"brand": "luxeed", "sales_control": "partner"})
    assert doubts({"rules": [*given, *rules["rules"]]}) == []
    sells = {"alliance.luxeed": {"model_type": "supplier"}}
    assert doubts({**sells, **rules}) == []


def test_an_option_that_shortens_the_run_makes_no_rule_doubtful(tmp_path: Path) -> None:
    text = "schema: 1\nname: own\ntitle: t\nquestion: q?\nextends: keep_control\nrules:\n"
    file = tmp_path / "own.yaml"
    file.write_text(f"{text}  - {json.dumps(_rule(notice_months=20)[0])}\n")
    assert load(file, vocabulary=vocabulary()).warnings == ()
    assert load(file, vocabulary=vocabulary(), run={"months": 12}).warnings == ()
    file.write_text(file.read_text() + "run: {months: 12}\n")
    (warning,) = load(file, vocabulary=vocabulary()).warnings
    assert (warning.line, str(warning).split(": ")[1]) == (7, "warning")
