"""What Huawei and the makers keep of a sale, under the contracts in force and in June."""

from __future__ import annotations

import numpy as np

from sim.agents.contracts import ContractBook
from sim.agents.state.shared import SharedState
from sim.arrays import Floats
from sim.rules.claims import Claims
from sim.rules.money import Money
from sim.rules.price import maker_margin, parts_of_price
from sim.world.draws import Draws
from sim.world.world import World

__all__ = ["Pair", "claims_now", "claims_rule", "claims_under", "margins", "usual_claims"]

Pair = tuple[Floats, Floats]
"""Of the makers, and of Huawei, (brands, replications) each."""


def margins(world: World, draws: Draws) -> Floats:
    """The makers' margins on their brands' cars, share of revenue, (brands, replications)."""
    common = draws["maker_margin"]
    return np.stack([draws.get(f"{brand}.margin", common) for brand in world.brands])


def claims_rule(world: World, draws: Draws, margin: Floats) -> Claims:
    """The rule of claims, for makers with such margins."""
    return Claims(Money(draws, margin), world.seeds.structure["least_claim"])


def claims_under(rule: Claims, book: ContractBook) -> Pair:
    """Both parties' claims under the contracts in force, share of the price."""
    say = book.term("say")
    huawei = rule.huawei(book.mix, say, book.term("pool"), book.term("parts"))
    return rule.maker(book.mix, say), huawei


def claims_now(state: SharedState, margin: Floats) -> Pair:
    """Both parties' claims under contracts and prices in force, share of the usual price."""
    d, book, prices = state.draws, state.contracts, state.prices
    if not prices.moved:
        return claims_under(claims_rule(state.world, d, margin), book)
    price, say = prices.factor, book.term("say")
    rule = claims_rule(state.world, d, maker_margin(margin, price))
    parts = parts_of_price(book.term("parts"), price)
    huawei = rule.huawei(book.mix, say, book.term("pool"), parts)
    return rule.maker(book.mix, say) * price, huawei * price


def usual_claims(world: World, rule: Claims, book: ContractBook) -> Pair:
    """Both parties' claims in June, where each had one; ``book`` holds June's contracts.

    A brand that was not on sale takes the mean of those that the same party sold, Aito left out,
    because its size is that of its peers at their mean terms. Huawei's claim on a brand that it did
    not sell is the mean of those that it sold.
    """
    maker, huawei = claims_under(rule, book)
    on_sale = np.array([spec.on_sale for spec in world.brands.values()])
    by_huawei = (book.mix == 0.0).all(axis=1)
    anchor = np.arange(len(on_sale)) == world.cast.anchor
    for group in (by_huawei, ~by_huawei):
        peers = on_sale & group & ~anchor
        maker[group & ~on_sale] = maker[peers].mean(axis=0)
    peers = on_sale & by_huawei & ~anchor
    huawei[~(on_sale & by_huawei)] = huawei[peers].mean(axis=0)
    return maker, huawei
