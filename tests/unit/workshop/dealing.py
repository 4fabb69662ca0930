"""What people of a world may try: offers, answers, notices, policies, quarters and undos."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sim.scenario.types.months import add_months
from sim.workshop.refused import Refused
from tests.unit.workshop.counted import PARTS
from tests.unit.workshop.play import Table

__all__ = ["PLAYED", "STEPS", "play", "step"]

PLAYED = ("w1.huawei", "w1.yinwang", "w1.seres", "w1.chery")
"""Where somebody sits; JAC answers by its own rule."""

_MONTH = st.sampled_from([add_months("2025-07", at) for at in range(14)])
_WAY_OUT = st.sampled_from([None, 0, 0, 2])
_PASSING = st.sampled_from([0, 0, 1, 3])
_PART = st.sampled_from([None, "huawei", "shared", "partner"])
_EXCLUSIVE = st.sampled_from(["none", "none", "partner", "huawei"])
_CONTROL = st.builds(
    lambda parts, month, passing, out, exclusive: {
        "sales_control": dict(zip(PARTS, parts, strict=True)),
        "from": month,
        "handover_months": passing,
        "exit_months": out,
        "exclusive": exclusive,
    },
    st.tuples(_PART, _PART, _PART),
    _MONTH,
    _PASSING,
    _WAY_OUT,
    _EXCLUSIVE,
)
_MODEL = st.builds(
    lambda kind, month, passing, out: {
        "model_type": kind,
        "from": month,
        "handover_months": passing,
        "exit_months": out,
    },
    st.sampled_from(["supplier", "hybrid", "huawei_inside"]),
    _MONTH,
    _PASSING,
    _WAY_OUT,
)
_SHARE = st.builds(
    lambda share, month: {"yinwang_share": share, "from": month},
    st.sampled_from([0.1, 0.4, 0.6]),
    _MONTH,
)
_MAKER = st.sampled_from(["w1.seres", "w1.chery", "w1.chery", "w1.jac"])
_OFFER = st.one_of(
    st.tuples(st.just("w1.huawei"), _MAKER, _CONTROL),
    st.tuples(st.just("w1.yinwang"), _MAKER, _MODEL),
    st.tuples(st.just("w1.yinwang"), st.just("w1.huawei"), _SHARE),
    st.tuples(st.just("w1.yinwang"), st.just("gac"), _MODEL),
)
_POLICY = st.one_of(
    st.tuples(st.sampled_from(["w1.seres", "w1.chery"]), st.just({"effort": 1.5})),
    st.tuples(st.just("w1.chery"), st.sampled_from([{"outlets": 2.0}, {"effort": 0.7}])),
    st.tuples(
        st.just("w1.huawei"),
        st.sampled_from([{"floor_rule": "proportional"}, {"resource_rule": "equal"}]),
    ),
)
_STEP = st.one_of(
    st.tuples(st.just("agree"), _OFFER, st.sampled_from([True, True, True, False])),
    st.tuples(st.just("agree"), _OFFER, st.sampled_from([True, True, True, False])),
    st.tuples(st.just("late"), st.integers(0, 3), st.just(None)),
    st.tuples(st.just("leave"), st.integers(0, 6), st.just(None)),
    st.tuples(st.just("policy"), _POLICY, st.just(None)),
    st.tuples(st.just("quarter"), st.just(None), st.just(None)),
    st.tuples(st.just("undo"), st.just(None), st.just(None)),
)

STEPS = st.lists(_STEP, max_size=18)
"""Kind, what, and whether an offer is accepted at once."""


def play(steps: list[Any], **wish: Any) -> Table:
    """A world whose people try all of that; what is refused is left out."""
    table = Table("roles", *PLAYED, rounds=6, **wish)
    table.on()
    for kind, what, more in steps:
        try:
            step(table, kind, what, more)
        except Refused:
            continue
    return table


def step(table: Table, kind: str, what: Any, more: Any) -> None:
    if kind == "agree":
        maker, to, terms = what
        offer = table.at(maker, "offer", to=to, terms=terms)
        if more and to in PLAYED:
            table.at(to, "answer", offer=offer, accept=True)
    elif kind == "policy":
        table.at(what[0], "policy", **what[1])
    elif kind in ("late", "leave"):
        (_late if kind == "late" else _leave)(table, what)
    else:
        _stages(table, kind)


def _late(table: Table, which: int) -> None:
    """An offer is accepted that has lain on the table while newer ones were."""
    open_ = [o for o in table.state.offers.values() if o.state == "open" and o.to in PLAYED]
    if open_:
        found = open_[which % len(open_)]
        table.at(found.to, "answer", offer=found.number, accept=True)


def _leave(table: Table, which: int) -> None:
    deals = list(table.state.deals.values())
    if deals:
        deal = deals[which % len(deals)]
        table.at(deal.parties[0], "leave", deal=deal.number)


def _stages(table: Table, kind: str) -> None:
    """On to the next quarter, or back to the one before."""
    if kind == "quarter":
        table.on(3 if table.state.stage.round < 6 else 0)
    elif table.state.stage.round > 1:
        for _ in range(3):
            table.by("desk", "undo")
