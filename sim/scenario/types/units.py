"""Units of measure: how messages write them, what is plausible in them, how people miss them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

__all__ = [
    "BY_MEASURE",
    "EFFECTIVE_NUMBER",
    "FACTOR",
    "HHI",
    "MEASURES",
    "MILLION_YUAN",
    "MONTHS",
    "OUTLETS",
    "SHARE",
    "THOUSAND_YUAN",
    "UNITS",
    "VEHICLES",
    "VEHICLES_A_MONTH",
    "YUAN",
    "Unit",
    "figure",
    "narrowed",
    "unit_of",
]


@dataclass(frozen=True)
class Unit:
    """A unit of measure.

    Attributes:
        name: follows a number in messages.
        low, high: what is plausible lies between them, both included.
        slips: factors that turn a number in a unit that people confuse with this one into it.
        yuan: how many yuan one of it is; 0 where it is no money.
        note: why the bounds are what they are, where that is not plain.
    """

    name: str
    low: float
    high: float
    slips: tuple[float, ...] = ()
    yuan: float = 0.0
    note: str = ""

    def contains(self, value: float) -> bool:
        """Whether a value is plausible."""
        return self.low <= value <= self.high

    def meant(self, value: float, low: float, high: float) -> str:
        """``; did you mean 0.85?``: the value in this unit if it was written in another.

        Args:
            value: what was written.
            low, high: between which the guess has to lie; nothing is guessed otherwise.
        """
        for factor in self.slips:
            guess = value * factor
            if max(low, self.low) <= guess <= min(high, self.high):
                return f"; did you mean {figure(guess)}?"
        return ""

    def write(self, value: float) -> str:
        """A value with its unit; much money also as 250 million yuan."""
        words, yuan = f"{figure(value)} {self.name}", value * self.yuan
        if not 1e6 <= yuan < 1e15 or self.yuan == 1e6:
            return words
        size, word = (1e9, "billion") if yuan >= 1e9 else (1e6, "million")
        return f"{words} ({figure(yuan / size)} {word} yuan)"


def figure(value: float) -> str:
    """A number for a message: thousands separated, six digits at most, large ones as 1e+30."""
    if abs(value) >= 1e15:
        return f"{value:.3g}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.6g}"


SHARE = Unit("as a share", 0.0, 1.0, slips=(0.01,))
HHI = Unit("as an HHI", 1.0, 10_000.0, slips=(10_000.0,))
EFFECTIVE_NUMBER = Unit("as an effective number of brands", 1.0, 100.0)
FACTOR = Unit("as a factor", 0.0, 100.0, slips=(0.01,))
RATE = Unit("as a rate of change", -1.0, 10.0, slips=(0.01,))
LOG_POINTS = Unit("log points", -10.0, 10.0, slips=(0.01,))
MONTHS = Unit("months", 0.0, 600.0)
VEHICLES_A_MONTH = Unit("vehicles a month", 0.0, 1e7, slips=(1_000.0,))
VEHICLES = Unit("vehicles", 0.0, 1e9)
OUTLETS = Unit("outlets", 0.0, 1e6)
THOUSAND_YUAN = Unit("thousand yuan", 20.0, 10_000.0, slips=(0.001, 10.0), yuan=1e3)
MILLION_YUAN = Unit("million yuan", 0.0, 10_000.0, slips=(1e-6, 1e-3, 0.01), yuan=1e6)
YUAN = Unit("yuan", -1e13, 1e13, yuan=1.0)

BY_MEASURE = Unit("as its measure says", 0.0, 0.0)
"""Stands beside a field whose unit is that of the field ``measure`` beside it."""

MEASURES: Mapping[str, Unit] = {
    "share": SHARE,
    "hhi": HHI,
    "units": VEHICLES_A_MONTH,
    "orders": VEHICLES_A_MONTH,
    "backlog": VEHICLES,
    "outlets": OUTLETS,
    "effort": FACTOR,
}
"""The unit of every measure of a brand or of the alliance that the condition of a rule watches.

Expectations name outcomes, whose units are in the table of outcomes."""

UNITS: Mapping[str, Unit] = {
    "share": SHARE,
    "part": SHARE,
    "log points": LOG_POINTS,
    "months": MONTHS,
    "vehicles a month": VEHICLES_A_MONTH,
    "vehicles": VEHICLES,
    "outlets": OUTLETS,
    "stores": OUTLETS,
    "thousand yuan": THOUSAND_YUAN,
    "million yuan": MILLION_YUAN,
    "a year": RATE,
    "a quarter": RATE,
    "a month": RATE,
    "of hima": FACTOR,
    "of the peers": FACTOR,
    "cars a store": FACTOR,
    "launch strengths": FACTOR,
    "Huawei stores": FACTOR,
    "exponent": FACTOR,
    "ratio": FACTOR,
}
"""The units of the register, by how they begin there; the first that fits counts."""


def unit_of(text: str) -> Unit:
    """The unit that the register writes as ``text``.

    Raises:
        KeyError: no unit begins so; add it to ``UNITS``.
    """
    for beginning, unit in UNITS.items():
        if text.startswith(beginning):
            return unit
    raise KeyError(f"no unit begins like {text!r}; add it to UNITS in sim/scenario/types/units.py")


def narrowed(unit: Unit, least: float, most: float, note: str = "") -> Unit:
    """The unit with tighter bounds, and why."""
    return replace(unit, low=max(unit.low, least), high=min(unit.high, most), note=note)
