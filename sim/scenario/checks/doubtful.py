"""Assumptions of a scenario's own that are allowed, and far from what the register has."""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.checks.plausible import far_from
from sim.scenario.types.mentions import Mention
from sim.scenario.types.numbers import Quantity, Range
from sim.scenario.types.scenario import Scenario
from sim.scenario.types.units import figure
from sim.scenario.types.vocabulary import Vocabulary

__all__ = ["doubtful"]

_ENDS = ("low", "high", "fixed")


def doubtful(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Values far from the register, ranges that restate it, capacities below June's sales."""
    for name, own in scenario.assumptions.items():
        number = vocabulary.register.get(name)
        if number is None:
            continue
        path = ("assumptions", name)
        if own.restates(number):
            fit = name in vocabulary.fitted and not scenario.run.prior
            outcome = "takes it out of the fit to the sales history" if fit else "changes nothing"
            yield path, f"this is the register's own range, which {outcome}; remove it"
        given = {key: getattr(own, key) for key in _ENDS if getattr(own, key) is not None}
        for key, value in given.items():
            text = far_from(value, number, vocabulary.units[name])
            if text is not None:
                yield (*path, key), text
        yield from _below_june(name, own, number, vocabulary)


def _below_june(
    name: str, own: Range, number: Quantity, vocabulary: Vocabulary
) -> Iterator[Mention]:
    brand, _, field = name.partition(".")
    sold = vocabulary.specs[brand].june_sales if brand in vocabulary.specs else None
    if field != "capacity" or sold is None:
        return
    key = "high" if own.fixed is None else "fixed"
    highest, least = own.bounds[1], sold.bounds[0]
    if highest < least <= number.bounds[0] * 3:
        text = (
            f"{figure(highest)} vehicles a month is less than {brand} sold in June 2025 "
            f"({figure(least)}); to cut it for some months, write a `supply` event"
        )
        yield ("assumptions", name, key), text
