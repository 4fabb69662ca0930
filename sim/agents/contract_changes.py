"""Contract changes: terms start, makers consent, hand-overs move on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from sim.agents.claims import claims_rule, margins
from sim.agents.clock import Clock, Phase, Process
from sim.agents.contracts import PARTS
from sim.agents.policies import beyond
from sim.agents.state.shared import SharedState
from sim.arrays import Bools, Floats
from sim.levers.contract import Contract
from sim.levers.happening import Happening, Sentence
from sim.levers.passing import passing
from sim.levers.rule_acts import by_rule
from sim.rules.consent import Consent, Position, Terms
from sim.rules.price import maker_margin, parts_of_price
from sim.rules.sales_control import LEVEL
from sim.scenario.types.conditional import Action, ConditionalRule
from sim.scenario.types.drawn import contract_handover, contract_month

__all__ = ["CONSENT", "change_terms", "handovers", "terms"]

_WORD = {level: word for word, level in LEVEL.items()}

CONSENT = Sentence(
    key="consent",
    words="{brand}: the automaker declines, because it would earn less",
    chinese="{brand}：车企拒绝，因为会少赚",
    before="{brand}: asked",
    after="declined",
    reason="it would earn less under the new terms",
)


def _held(state: SharedState, brand: int) -> Iterator[tuple[dict[str, str], Bools]]:
    """Who holds the three parts, and in which replications: each combination once."""
    levels = state.contracts.terms[brand, :3]
    codes = np.zeros(levels.shape, dtype=np.int64)
    for code, level in enumerate(_WORD, start=1):
        codes[levels == level] = code
    words = ("in between", *_WORD.values())
    base = len(words)
    combined = codes[0] + base * codes[1] + base**2 * codes[2]
    for value in np.unique(combined).tolist():
        parts = (value % base, value // base % base, value // base**2)
        yield (
            {name: words[code] for name, code in zip(PARTS, parts, strict=True)},
            combined == value,
        )


def change_terms(
    state: SharedState,
    month: int,
    brand: int,
    agreed: Contract | Action,
    months: int | Floats,
    where: Bools | None = None,
    rule: ConditionalRule | None = None,
) -> None:
    """New terms of a brand start, in all replications or in some; ``rule`` is what brings them.

    They pass over in some months: one number, or (replications,). Nothing starts for a brand that
    has given notice.
    """
    if brand in state.contracts.leaving:
        return
    targets = state.contracts.promised(brand, agreed.sales_control, agreed.model_type)
    name = tuple(state.world.brands)[brand]
    if isinstance(agreed, Contract) and agreed.consent == "asked":
        asked = np.ones(state.size, dtype=bool) if where is None else where
        where = asked & _consent(state, brand, targets)
        declined = Happening(CONSENT.key, ("brand", name))
        state.ledger.note(month, state.spec(brand).maker, declined, where=asked & ~where)
    given = agreed.sales_control.given if agreed.sales_control else {}
    for held, holding in _held(state, brand):
        what = passing(name, held, given, agreed.model_type, agreed.handover_months)
        told = what if rule is None else by_rule(rule.name, rule.reason, what)
        acting = holding if where is None else holding & where
        state.ledger.note(month, "huawei", told, where=acting)
    state.contracts.agree(brand, month, targets, months, where)


def _consent(state: SharedState, brand: int, targets: Floats) -> Bools:
    book, selling = state.contracts, state.selling
    effort, outlets = beyond(state, brand)
    price = state.prices.factor[brand]
    position = Position(
        sales=state.experience.recent_sales[brand],
        own=selling.outlets[brand],
        plan=selling.planned_outlets[brand],
        share=state.allocation.share[brand],
        price=state.price(brand) * price,
        unlearnt=state.experience.unlearnt[brand],
        # claims below are shares of the price in force, and these of the usual one
        usual=(selling.usual_claim[brand] / price, selling.usual_huawei_claim[brand] / price),
        effort=effort,
        outlets=outlets,
    )
    margin = maker_margin(margins(state.world, state.draws)[brand], price)
    claims = claims_rule(state.world, state.draws, margin)
    payback = state.world.seeds.structure["payback_months"]
    rule = Consent(state.draws, state.market.reach.rule, claims, payback)
    now, then = (book.as_terms(each) for each in (book.terms[brand], targets))
    return rule.accepts(_priced(now, price), _priced(then, price), position)


def _priced(terms: Terms, price: Floats) -> Terms:
    """Terms with Huawei's parts as a share of the price in force."""
    return replace(terms, parts=parts_of_price(terms.parts, price))


def terms(clock: Clock, state: SharedState, name: str, number: int) -> Iterator[Process]:
    """The contract of some number of a brand: starts in its month, or in each that it may begin."""
    contract = state.world.scenario.alliance[name][number]
    if not contract.names_terms:
        return
    months = state.length_of(contract.handover_months, contract_handover(name, number))

    def start(month: int, where: Bools | None) -> Process:
        yield clock.at(month, Phase.CONTRACTS)
        change_terms(state, month, state.index(name), contract, months, where)

    for month, where in state.months_of(contract.from_, contract_month(name, number)):
        if month < clock.months:
            yield start(month, where)


def handovers(clock: Clock, state: SharedState) -> Process:
    """A month of every hand-over under way."""
    for month in range(clock.months):
        yield clock.at(month, Phase.HANDOVER)
        state.contracts.step()
