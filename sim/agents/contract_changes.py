"""Contract changes: terms start, makers consent, hand-overs move on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.agents.claims import claims_rule, margins
from sim.agents.clock import Clock, Phase, Process
from sim.agents.contracts import PARTS
from sim.agents.policies import beyond
from sim.agents.reach import reach_of
from sim.agents.state.shared import SharedState
from sim.levers.contract import Contract, SalesControl
from sim.rules.consent import Consent, Position
from sim.rules.sales_control import LEVEL
from sim.scenario.types.conditional import Action

__all__ = ["change_terms", "handovers", "terms"]

Bools = NDArray[np.bool_]
_WORD = {level: word for word, level in LEVEL.items()}


def _held(state: SharedState, brand: int) -> Iterator[tuple[tuple[str, ...], Bools]]:
    """Who holds the three parts, in words, and in which replications: each combination once."""
    levels = state.contracts.terms[brand, :3]
    codes = np.zeros(levels.shape, dtype=np.int64)
    for code, level in enumerate(_WORD, start=1):
        codes[levels == level] = code
    words = ("in between", *_WORD.values())
    base = len(words)
    combined = codes[0] + base * codes[1] + base**2 * codes[2]
    for value in np.unique(combined).tolist():
        parts = (value % base, value // base % base, value // base**2)
        yield tuple(words[code] for code in parts), combined == value


def _words(held: Sequence[str], agreed: Contract | Action) -> tuple[str, str]:
    """What a term changes, in words, before and after."""
    before, after = [], []
    control = agreed.sales_control or SalesControl()
    given = [getattr(control, part) for part in PARTS]
    if None not in given and len(set(given)) == len(set(held)) == 1:
        before.append(f"sales control {held[0]}")
        after.append(str(given[0]))
    else:
        for part, holder, now in zip(PARTS, given, held, strict=True):
            if holder is not None:
                before.append(f"{part} {now}")
                after.append(f"{part} {holder}")
    if agreed.model_type is not None:
        before.append("model type as before")
        after.append(agreed.model_type)
    months = f" over {agreed.handover_months} months" if agreed.handover_months > 1 else ""
    return ", ".join(before), ", ".join(after) + months


def change_terms(
    state: SharedState,
    month: int,
    brand: int,
    agreed: Contract | Action,
    rule: str,
    reason: str,
    where: Bools | None = None,
) -> None:
    """New terms of a brand start, in all replications or in some."""
    targets = state.contracts.promised(brand, agreed.sales_control, agreed.model_type)
    title, maker = state.spec(brand).title, state.spec(brand).maker
    if isinstance(agreed, Contract) and agreed.consent == "asked":
        where = _consent(state, brand, targets)
        state.ledger.note(
            month,
            maker,
            "consent",
            before=f"{title}: asked",
            after="declined",
            reason="it would earn less under the new terms",
            where=~where,
        )
    for held, holding in _held(state, brand):
        before, after = _words(held, agreed)
        state.ledger.note(
            month,
            "huawei",
            rule,
            before=f"{title}: {before}",
            after=after,
            reason=reason,
            where=holding if where is None else holding & where,
        )
    state.contracts.agree(brand, month, targets, agreed.handover_months, where)


def _consent(state: SharedState, brand: int, targets: NDArray[np.float64]) -> Bools:
    book, selling = state.contracts, state.selling
    effort, outlets = beyond(state, brand)
    position = Position(
        sales=state.experience.recent_sales[brand],
        own=selling.outlets[brand],
        plan=selling.planned_outlets[brand],
        share=state.allocation.share[brand],
        price=state.price(brand),
        unlearnt=state.experience.unlearnt[brand],
        usual=(selling.usual_claim[brand], selling.usual_huawei_claim[brand]),
        effort=effort,
        outlets=outlets,
    )
    claims = claims_rule(state.world, state.draws, margins(state.world, state.draws)[brand])
    payback = state.world.seeds.structure["payback_months"]
    rule = Consent(state.draws, reach_of(state), claims, payback)
    return rule.accepts(book.as_terms(book.terms[brand]), book.as_terms(targets), position)


def terms(clock: Clock, state: SharedState, name: str, contract: Contract) -> Process:
    """One contract term: starts on its day."""
    month = state.month_of(contract.from_)
    if month >= clock.months or not contract.names_terms:
        return
    yield clock.at(month, Phase.CONTRACTS)
    change_terms(
        state, month, state.index(name), contract, "contract", "as the contract between them says"
    )


def handovers(clock: Clock, state: SharedState) -> Process:
    """A month of every hand-over under way."""
    for month in range(clock.months):
        yield clock.at(month, Phase.HANDOVER)
        state.contracts.step()
