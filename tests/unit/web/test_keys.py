"""Whatever a control can say, `--set` takes, in every shipped scenario.

The values are the ends of each slider and all words of each choice, under the keys that the page's
controls carry; many keys go into one load, as many changes stand in one setting.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from sim.scenario.types.months import FIRST, add_months
from sim.scenario.types.scenario import Scenario
from sim.shipped import shipped_names
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue

Changes = dict[str, Any]
SCENARIOS = {each["name"]: each["plain"] for each in catalogue()["scenarios"]}
BRANDS = catalogue()["brands"]
HIMA = [brand["key"] for brand in BRANDS if brand["hima"]]
OTHERS = [brand["key"] for brand in BRANDS if not brand["hima"]]
CHOICES = catalogue()["choices"]
PARTS = ("stores", "policy", "after_sales")
LAST = add_months(FIRST, 35)
SLIDERS = {
    f"{kind['key']}.{field['field']}": (float(field["low"]), float(field["high"]))
    for kind in catalogue()["events"]
    for field in kind["fields"]
    if not field["options"]
}


def taken(base: str, changes: Changes) -> Scenario:
    return load(base, overrides=[f"{key}={json.dumps(value)}" for key, value in changes.items()])


def number(name: str, value: float) -> float | int:
    whole = name.endswith(("months", "months_ahead"))
    return int(value) if whole else value


def steps(plain: Changes, brand: str) -> list[str]:
    terms = plain["alliance"].get(brand, {})
    numbered = isinstance(terms, list)
    return (
        [f"alliance.{brand}.{i}" for i in range(len(terms))] if numbered else [f"alliance.{brand}"]
    )


def of_the_alliance(plain: Changes, turn: int) -> Changes:
    holder = CHOICES["holder"][turn % 3]
    changes: Changes = {}
    for brand in HIMA:
        for step in steps(plain, brand):
            changes[f"{step}.sales_control"] = holder
            changes |= {f"{step}.sales_control.{part}": holder for part in PARTS}
            changes[f"{step}.model_type"] = CHOICES["model_type"][turn % 4]
            changes[f"{step}.consent"] = ("agreed", "asked")[turn % 2]
        first = steps(plain, brand)[0]
        changes[f"{first}.abroad"] = {"lead": ("huawei", "partner")[turn % 2], "from": FIRST}
        changes |= {f"{first}.abroad.lead": "partner", f"{first}.abroad.from": LAST}
        if len(steps(plain, brand)) == 1:
            changes |= {f"{first}.from": (FIRST, LAST)[turn % 2]}
            changes |= {f"{first}.handover_months": (0, 24)[turn % 2]}
    return changes


def of_huawei(turn: int) -> Changes:
    changes: Changes = {}
    for lever in catalogue()["levers"]:
        name = f"huawei.{lever['key']}"
        if lever["kind"] == "brands":
            changes[name] = [HIMA[turn % 5]]
        elif lever["kind"] == "switch":
            changes |= {name: lever["example"], f"{name}.from": (FIRST, LAST)[turn % 2]}
        for field in lever["fields"]:
            ends = field["options"] or (field["low"], field["high"])
            inner = f"{name}.{field['field']}" if lever["kind"] in ("fields", "switch") else name
            changes[inner] = ends[turn % len(ends)]
    return changes


def of_makers(turn: int) -> Changes:
    """Every factor at its ends, of every automaker, and in a list of dated ones."""
    levers = {lever["key"]: lever["fields"][0] for lever in catalogue()["makers"]}
    ends = {key: (field["low"], field["high"])[turn % 2] for key, field in levers.items()}
    makers = dict.fromkeys(brand["maker"] for brand in BRANDS)
    changes: Changes = {
        f"makers.{maker}.{key}": end for maker in makers for key, end in ends.items()
    }
    changes |= {f"makers.{maker}.from": (FIRST, LAST)[turn % 2] for maker in makers}
    first, *_ = makers
    return changes | {
        f"makers.{first}": [ends, {"from": LAST, **ends}],
        f"makers.{first}.1.from": LAST,
    }


def of_later(turn: int) -> Changes:
    """A later change of every lever that can be, each in a month of its own."""
    entries = []
    for place, lever in enumerate(catalogue()["later"]):
        field = next(iter(lever["fields"]), None)
        ends = (
            [lever["example"]]
            if field is None
            else field["options"] or [field["low"], field["high"]]
        )
        value = ends[turn % len(ends)]
        listed = {"focus": ["luxeed"]} if value == "focus" else {}
        entries.append({"from": add_months(FIRST, place), **listed, lever["key"]: value})
    return {"huawei.later": entries, "huawei.later.0.from": FIRST}


def of_events(plain: Changes, turn: int) -> Changes:
    changes: Changes = {}
    for name, event in plain["events"].items():
        changes[f"events.{name}.month"] = (FIRST, LAST)[turn % 2]
        for slider, ends in SLIDERS.items():
            kind, _, field = slider.partition(".")
            if field in event.get(kind, {}):
                changes[f"events.{name}.{slider}"] = number(slider, ends[turn % 2])
        if "launch" in event:
            changes[f"events.{name}.launch.model"] = ("new", "refresh")[turn % 2]
        if "sign" in event:
            changes[f"events.{name}.sign.model_type"] = CHOICES["model_type"][turn % 4]
    return changes


def levels(when: Changes, key: str) -> Iterator[tuple[str, Changes]]:
    nested = next((kind for kind in ("all_of", "any_of") if kind in when), None)
    if nested is None:
        yield key, when
        return
    for i, part in enumerate(when[nested]):
        yield from levels(part, f"{key}.{nested}.{i}")


def of_rules(plain: Changes, turn: int) -> Changes:
    changes: Changes = {}
    for i, rule in enumerate(plain["rules"]):
        for key, level in levels(rule["when"], f"rules.{i}.when"):
            side = "below" if "below" in level else "above"
            changes |= {f"{key}.{side}": (0, 1)[turn % 2], f"{key}.for_months": (1, 24)[turn % 2]}
        changes[f"rules.{i}.then.sales_control"] = CHOICES["holder"][turn % 3]
        changes[f"rules.{i}.then.handover_months"] = (0, 24)[turn % 2]
        changes[f"rules.{i}.notice_months"] = (0, 24)[turn % 2]
    return changes


def of_assumptions(turn: int) -> Changes:
    ends = ("low", "high", "least", "most")
    rows = [(row, row[ends[turn % 4]]) for row in catalogue()["assumptions"]]
    return {f"assumptions.{r['name']}": {"fixed": v} for r, v in rows if v is not None}


def added() -> Iterator[tuple[str, Changes]]:
    # the last month, when all brands are signed, however late the controls sign them
    about = {"brand": [b["key"] for b in BRANDS], "name": ["xiaomi"]}
    for kind in catalogue()["events"]:
        if kind["members_only"]:
            continue  # who leaves takes no terms after it: on its own below
        for form, who in product(kind["forms"], about.get(kind["subject"], [""])):
            subject = {kind["subject"]: who} if who else {}
            name = "_".join(word for word in (who, form["form"] or kind["key"]) if word)
            yield f"events.{name}", {"month": LAST, kind["key"]: subject | form["values"]}


@pytest.mark.parametrize("brand", HIMA)
def test_a_brand_of_the_alliance_can_leave_in_every_scenario(brand: str) -> None:
    """But the one whose badge all carry, where they do."""
    (kind,) = (each for each in catalogue()["events"] if each["members_only"])
    (form,) = kind["forms"]
    leave = {"month": LAST, kind["key"]: {"brand": brand, **form["values"]}}
    for base, plain in SCENARIOS.items():
        if brand != "aito" or not plain["huawei"].get("single_brand"):
            assert "leaves" in taken(base, {"events.leaves": leave}).events


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("base", shipped_names())
def test_every_control_at_its_ends_is_taken(base: str, turn: int) -> None:
    plain = SCENARIOS[base]
    changes = of_the_alliance(plain, turn) | of_huawei(turn) | of_events(plain, turn)
    changes |= of_rules(plain, turn) | of_assumptions(turn) | dict(added())
    changes |= of_makers(turn) | of_later(turn)
    changes |= {f"alliance.{brand}.model_type": CHOICES["model_type"][turn] for brand in OTHERS}
    scenario = taken(base, changes)
    assert scenario.huawei.floor_rule == CHOICES["floor_rule"][turn % 3]


@pytest.mark.parametrize("base", shipped_names())
def test_whatever_is_there_can_be_taken_out(base: str) -> None:
    plain = SCENARIOS[base]
    out: Changes = {f"events.{name}": None for name in plain["events"]}
    out |= {"rules": [], "huawei.single_brand": None}
    out |= {f"alliance.{brand}": None for brand in plain["alliance"]}
    scenario = taken(base, out)
    assert (scenario.events, scenario.rules, scenario.alliance) == ({}, (), {})
    assert scenario.huawei.single_brand is None


@pytest.mark.parametrize("base", shipped_names())
def test_a_step_and_a_rule_can_be_added_and_moved_afterwards(base: str) -> None:
    rule = {
        "name": "take_aito_back_2",
        "when": {"measure": "share", "brand": "aito", "below": 0.05, "for_months": 6},
        "then": {"brand": "aito", "sales_control": "huawei", "handover_months": 3},
        "notice_months": 3,
        "reason": "it sells too little",
    }
    rules = [*SCENARIOS[base]["rules"], rule]
    last = len(rules) - 1
    first = {
        "sales_control": dict.fromkeys(PARTS, "shared"),
        "from": FIRST,
        "handover_months": 6,
    }
    later = {"sales_control": "partner", "from": "2026-07", "handover_months": 3}
    scenario = taken(
        base,
        {
            "rules": rules,
            f"rules.{last}.when.below": 0.2,
            f"rules.{last}.then.sales_control": "shared",
            "alliance.luxeed": [first, later],
            "alliance.luxeed.1.from": "2027-01",
            "alliance.luxeed.1.sales_control.policy": "huawei",
        },
    )
    assert scenario.alliance["luxeed"][1].from_ == "2027-01"
    assert len(scenario.rules) == last + 1
    alone = taken(base, {"alliance.luxeed": [first], "alliance.luxeed.from": "2025-09"})
    assert [step.from_ for step in alone.alliance["luxeed"]] == ["2025-09"]


def test_sliders_stay_within_what_the_types_allow() -> None:
    limits = catalogue()["limits"]
    assert set(SLIDERS) <= set(limits)
    for name, (low, high) in SLIDERS.items():
        least, most = limits[name]
        assert least <= low < high <= most, name
