"""Any sound scenario keeps its accounts and June, and finishes without a warning.

Warnings are errors in these tests, so that a division by zero or an overflow fails as well.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.engine import record
from sim.measures.lenses import LENSES, SCOPES, brands_in, units
from sim.rules.concentration import shares, total
from sim.scenario import Scenario, check, load
from sim.scenario.types.months import FIRST, add_months
from sim.world.world import register, vocabulary
from tests.unchecked import unchecked

BRANDS = vocabulary().brands
HIMA = ("aito", "luxeed", "stelato", "maextro", "shangjie")
LAST = 9
HOLDERS = st.sampled_from(["huawei", "shared", "partner"])
TYPES = st.sampled_from(["hima", "hybrid", "huawei_inside", "supplier"])
FLOORS = st.sampled_from(["proportional", "equal", "focus"])
BRAND = st.sampled_from(BRANDS)
MONTH = st.integers(0, LAST - 1).map(lambda month: add_months(FIRST, month))
PARTS = st.fixed_dictionaries(
    {}, optional={"stores": HOLDERS, "policy": HOLDERS, "after_sales": HOLDERS}
)
CONTROL = st.one_of(HOLDERS, PARTS)

CONTRACT = st.fixed_dictionaries(
    {"from": MONTH, "handover_months": st.integers(0, 12)},
    optional={
        "sales_control": CONTROL,
        "model_type": TYPES,
        "consent": st.sampled_from(["agreed", "asked"]),
        "abroad": st.fixed_dictionaries(
            {"lead": st.sampled_from(["huawei", "partner"]), "from": MONTH}
        ),
    },
)


def _event(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"month": MONTH, kind: st.fixed_dictionaries(fields)})


STRENGTH = st.floats(0.01, 3.0)
LENGTH = st.integers(1, 12)
EVENT = st.one_of(
    _event("launch", brand=BRAND, strength=STRENGTH, model=st.sampled_from(["new", "refresh"])),
    _event("sign", brand=BRAND),
    _event("sign", brand=BRAND, model_type=TYPES),
    _event("rival", name=st.just("xiaomi"), launch=STRENGTH, pull=st.floats(-3.0, 3.0)),
    _event("supply", brand=BRAND, factor=st.floats(0.0, 3.0), months=LENGTH),
    _event("demand", brand=BRAND, shock=st.floats(-3.0, 3.0)),
    _event("price", brand=BRAND, factor=st.floats(0.5, 1.5)),
    _event("price", brand=BRAND, factor=st.floats(0.5, 1.5), months=LENGTH),
    _event("leave", brand=st.sampled_from(HIMA), notice_months=st.integers(0, LAST)),
    _event("market", factor=st.floats(0.01, 1.5), months=LENGTH),
    _event("tax", known_months_ahead=st.integers(0, 12)),
)


@st.composite
def _levels(draw: st.DrawFn) -> dict[str, Any]:
    level: dict[str, Any] = {"for_months": draw(st.integers(1, 4))}
    if draw(st.booleans()):
        level["measure"] = draw(st.sampled_from(["hhi", "units", "orders", "backlog"]))
    else:
        measures = ["share", "units", "orders", "backlog", "outlets", "effort"]
        level |= {"measure": draw(st.sampled_from(measures)), "brand": draw(BRAND)}
    bound = {"share": 0.1, "hhi": 6_000.0, "effort": 0.7, "outlets": 50.0}
    level[draw(st.sampled_from(["below", "above"]))] = bound.get(level["measure"], 4_000.0)
    return level


CONDITION = st.recursive(
    _levels(),
    lambda inner: st.builds(
        lambda word, parts: {word: tuple(parts)},
        st.sampled_from(["all_of", "any_of"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=4,
)
ACTION = st.one_of(
    st.fixed_dictionaries(
        {"brand": BRAND, "sales_control": CONTROL, "handover_months": st.integers(0, 6)}
    ),
    st.fixed_dictionaries({"brand": BRAND, "model_type": TYPES}, optional={"floor_rule": FLOORS}),
    st.fixed_dictionaries({"floor_rule": FLOORS}),
    st.fixed_dictionaries({"yinwang_share": st.floats(0.0, 0.9)}),
)
RULE = st.fixed_dictionaries(
    {"when": CONDITION, "then": ACTION, "notice_months": st.integers(0, 3)}
)
SHARE = st.floats(0.0, 0.9)
LEVERS = st.fixed_dictionaries(
    {"focus": st.lists(BRAND, min_size=1, max_size=3, unique=True).map(tuple)},
    optional={
        "floor_rule": FLOORS,
        "resource_rule": FLOORS,
        "yinwang_share": st.fixed_dictionaries({"now": SHARE, "in_36_months": SHARE}),
        "single_brand": st.fixed_dictionaries({"from": MONTH}),
        "later": st.lists(
            st.one_of(
                st.fixed_dictionaries({"from": MONTH, "floor_rule": FLOORS}),
                st.fixed_dictionaries({"from": MONTH, "resource_rule": FLOORS}),
                st.fixed_dictionaries({"from": MONTH, "yinwang_share": SHARE}),
                st.fixed_dictionaries(
                    {"from": MONTH, "focus": st.lists(BRAND, min_size=1, max_size=3).map(tuple)}
                ),
            ),
            max_size=3,
            unique_by=lambda entry: entry["from"],
        ).map(tuple),
    },
)
POLICY = st.fixed_dictionaries(
    {"from": MONTH, "effort": st.floats(0.5, 2.0)}, optional={"outlets": st.floats(0.5, 3.0)}
)
MAKERS = st.dictionaries(
    st.sampled_from(vocabulary().makers),
    st.lists(POLICY, max_size=2, unique_by=lambda entry: entry["from"]).map(tuple),
    max_size=3,
)


@st.composite
def _assumptions(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    """Some assumptions pinned to a place within their ranges, ends more often than not."""
    drawn = sorted(name for name, number in register().items() if number.value is None)
    names = draw(st.lists(st.sampled_from(drawn), max_size=8, unique=True))
    place = st.one_of(st.just(0.0), st.just(1.0), st.floats(0.0, 1.0))
    found = {}
    for name in names:
        low, high = register()[name].bounds
        found[name] = {"fixed": low + draw(place) * (high - low)}
    return found


@cache
def _base(name: str) -> Scenario:
    return load(name, vocabulary=vocabulary()).scenario


def _apart(contracts: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Those terms of a brand that begin when the ones before have passed over."""
    kept: list[dict[str, Any]] = []
    free = FIRST
    for contract in sorted(contracts, key=lambda each: each["from"]):
        if contract["from"] >= free and not any(contract["from"] == k["from"] for k in kept):
            kept.append(contract)
            free = add_months(contract["from"], contract["handover_months"])
    return tuple(kept)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Small sound scenarios with terms, levers, events, rules and assumptions of all kinds."""
    bases = ["keep_control", "cede_sales", "cede_sales_fully", "partners_lead_abroad"]
    base = _base(draw(st.sampled_from(bases)))
    terms = draw(st.dictionaries(BRAND, st.lists(CONTRACT, min_size=1, max_size=3), max_size=3))
    events = draw(st.lists(EVENT, max_size=5))
    rules = draw(st.lists(RULE, max_size=3))
    made = unchecked(
        base,
        run={
            "months": draw(st.integers(1, LAST)),
            "replications": draw(st.integers(1, 12)),
            "seed": draw(st.integers(0, 2**63 - 1)),
        },
        alliance={brand: _apart(contracts) for brand, contracts in terms.items()},
        huawei=draw(LEVERS),
        makers=draw(MAKERS),
        events={f"event_{i}": event for i, event in enumerate(events)},
        rules=tuple(rule | {"name": f"rule_{i}"} for i, rule in enumerate(rules)),
        assumptions=draw(_assumptions()),
    )
    # the engine also takes what no file may ask for: a launch that nobody signed, two notices
    assert not (problems := check(made, vocabulary(), between=True)), problems
    return made


@given(made=scenarios())
@settings(
    max_examples=150,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_sound_scenario_keeps_its_accounts_and_june(made: Scenario) -> None:
    recording = record(made, block=5)
    arrays = {name: array.astype(np.float64) for name, array in recording.arrays.items()}
    for name, array in arrays.items():
        assert np.isfinite(array).all(), name
        if not name.startswith(("margin", "payoff")):
            assert (array >= 0).all(), name
    assert (arrays["control"] <= 1).all()
    assert (arrays["deliveries"] <= arrays["capacity"]).all()
    before = np.concatenate([np.zeros_like(arrays["backlog"][:1]), arrays["backlog"][:-1]])
    left = before + arrays["orders"] - arrays["deliveries"] - arrays["cancelled"]
    assert np.array_equal(left, arrays["backlog"])

    inside = np.array(recording.cast.hima)
    alliance = recording.june[inside].sum(axis=0)
    assert np.allclose(alliance, 52_747.0, rtol=1e-9, atol=0)
    assert np.allclose(recording.june[0] / alliance, 0.85, rtol=1e-9, atol=0)

    for scope in SCOPES:
        for lens in LENSES:
            for month in range(made.run.months):
                gone = recording.gone(month) if scope == "hima" else ()
                rows = [b for b in brands_in(recording.cast, scope) if b not in gone]
                seen = units(recording, lens, scope, month)
                sold = total(arrays["deliveries"][month][rows])
                whole = shares(seen).sum(axis=0)
                assert np.allclose(whole, total(seen) > 0, rtol=0, atol=1e-12)
                if lens != "profit":
                    assert np.allclose(total(seen), sold, rtol=1e-12, atol=0)
    assert all(entry.replications >= 1 for entry in recording.ledger)
