"""Outcomes by name: what a study may ask of a month, one value for every replication.

The names, their units and their words are in the table ``sim.measures.outcomes``. A share, and an
index of shares, is NaN in a replication in which there is nothing to share: no sales, or for
``profit_hhi`` nobody who earns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

import numpy as np

from sim.errors import InputError
from sim.measures.lenses import SCOPES, Row, units
from sim.measures.outcomes import OUTCOMES, Floats, Kind, Month, scope_of
from sim.measures.recording import Cast, Recording
from sim.rules.concentration import total
from sim.scenario.text.nearest import found as in_words
from sim.scenario.text.nearest import mend, quoted
from sim.scenario.types.units import Unit

__all__ = [
    "HHI",
    "PAYOFF",
    "PAYOFF_PER_MONTH",
    "RENAMED",
    "VOLUME",
    "Outcome",
    "absent_outcome",
    "checked_outcome",
    "headline",
    "is_payoff",
    "known_outcome",
    "known_outcomes",
    "month_of",
    "outcome",
    "outcome_named",
    "outcomes_in",
    "outcomes_of",
    "plausible_levels",
    "unit_of",
]

HHI, VOLUME = "hhi", "hima_units"
"""The alliance's concentration by brand, and its sales."""
PAYOFF, PAYOFF_PER_MONTH = "payoff_", "payoff_per_month_"
"""Names of an agent's payoff begin so: the sum since the first month, and its monthly mean."""
RENAMED = {"effective_brands": "effective_number"}
"""Earlier names of outcomes, which kept files may have."""


@dataclass(frozen=True)
class Outcome:
    """A kind of outcome of one brand, of one agent, or of the alliance.

    Attributes:
        name: what users write.
        kind: its row in the table.
        entity: the key of its brand or agent; empty where it has neither.
    """

    name: str
    kind: Kind
    entity: str = ""

    def best(self, cast: Cast) -> int:
        """1 where most of it is best, -1 where least is."""
        anchor = self.kind.per == "brand" and self.entity == cast.brands[cast.anchor]
        best = (self.kind.best_of_anchor if anchor else None) or self.kind.best
        return 1 if best == "most" else -1

    @property
    def scopes(self) -> tuple[str, ...]:
        """Scopes whose rows hold it, the right one first.

        What a brand sells is its own, also once it has left the alliance.
        """
        own = self.kind.per == "brand" and self.kind.measure == "units"
        return SCOPES[::-1] if own else SCOPES

    def row(self, cast: Cast) -> Row:
        """Its row in the long table."""
        lens, measure = self.kind.lens, self.kind.measure
        if not self.entity:
            return Row(lens, "hima", "all", measure)
        shared = self.kind.per == "brand" and measure == "share"
        scope = scope_of(cast, self.entity) if shared else "huawei_tech"
        return Row(lens, scope, self.entity, measure)


@cache
def _pattern(kind: Kind) -> re.Pattern[str]:
    before, placeholder, after = kind.name.partition(f"{{{kind.per}}}")
    return re.compile(f"{re.escape(before)}{'(.+)' if placeholder else ''}{re.escape(after)}")


@lru_cache(maxsize=4096)
def outcome_named(name: str) -> Outcome | None:
    """The outcome that a name could be of, whatever brands and agents there are; None for none."""
    # one without a placeholder first, then the longest: payoff_per_month_ begins like payoff_
    for kind in sorted(OUTCOMES, key=lambda kind: (bool(kind.per), -len(kind.name))):
        found = _pattern(kind).fullmatch(name)
        if found:
            return Outcome(name, kind, *found.groups())
    return None


def _expanded(brands: Sequence[str], agents: Sequence[str]) -> Iterator[Outcome]:
    entities = {"brand": brands, "agent": agents}
    for group, kinds in groupby(OUTCOMES, key=attrgetter("per")):
        if not group:
            yield from (Outcome(kind.name, kind) for kind in kinds)
            continue
        listed = tuple(kinds)
        for key in entities[group]:
            for kind in listed:
                yield Outcome(kind.name.replace(f"{{{group}}}", key), kind, key)


@lru_cache(maxsize=32)
def outcomes_of(cast: Cast) -> Mapping[str, Outcome]:
    """Every outcome with this cast, by name."""
    found = _expanded(cast.brands, cast.agents)
    return MappingProxyType({each.name: each for each in found})


def known_outcomes(cast: Cast) -> tuple[str, ...]:
    """The names that ``outcome`` takes with this cast."""
    return tuple(outcomes_of(cast))


def plausible_levels(brands: Sequence[str], agents: Sequence[str]) -> Mapping[str, Unit]:
    """What a level of every outcome of these brands and agents may be, by name."""
    return {each.name: each.kind.plausible for each in _expanded(brands, agents)}


def headline(cast: Cast) -> str:
    """The outcome that answers lead with unless another is asked for: the anchor brand's share."""
    return f"{cast.brands[cast.anchor]}_share"


def is_payoff(name: str) -> bool:
    """Whether an outcome is what an agent earns, added up or a month."""
    return name.startswith(PAYOFF)


def checked_outcome(name: object, known: Iterable[str]) -> str:
    """The name, if it is one of the known outcomes.

    Raises:
        InputError: it is not; the nearest one is given.
    """
    names = tuple(known)
    if not isinstance(name, str):
        raise InputError(
            f"an outcome is given by its name, such as {names[0]!r}, not {in_words(name)}"
        )
    if name in RENAMED:
        raise InputError(f"the outcome {quoted(name)} is now called {RENAMED[name]!r}; write that")
    if name not in names:
        raise InputError(f"there is no outcome {quoted(name)}{mend(name, names)}")
    return name


def known_outcome(cast: Cast, name: str) -> Outcome:
    """The outcome of that name.

    Raises:
        InputError: there is none with this cast.
    """
    known = outcomes_of(cast)
    return known[checked_outcome(name, known)]


def outcome(recording: Recording, name: str, month: int) -> Floats:
    """The outcome in a month, (replications,); NaN where it is undefined.

    Args:
        recording: the record of a run.
        name: see ``sim.measures.outcomes``.
        month: counted from 0, the first simulated month.

    Raises:
        InputError: there is no such outcome.
    """
    found = known_outcome(recording.cast, name)
    return found.kind.find(month_of(recording, month), found.entity)


def outcomes_in(
    recording: Recording, month: int, earned: Floats, names: Sequence[str] = ()
) -> dict[str, Floats]:
    """Outcomes of a month by name, (replications,) each.

    Args:
        recording: the record of a run.
        month: counted from 0.
        earned: payoffs added up since the first month, (agents, replications).
        names: which outcomes; every one where none are named.
    """
    agents = recording.cast.agents
    here = replace(
        month_of(recording, month),
        sold=cache(partial(_units, recording, month)),
        earned=lambda agent: earned[agents.index(agent)].copy(),
    )
    known = outcomes_of(recording.cast)
    return {name: known[name].kind.find(here, known[name].entity) for name in names or known}


def month_of(recording: Recording, month: int) -> Month:
    """What the outcomes of a month, counted from 0, are computed from."""
    agents = recording.cast.agents

    def earned(agent: str) -> Floats:
        paid = recording.arrays["payoff"][: month + 1, agents.index(agent)]
        return total(np.asarray(paid, dtype=np.float64))

    return Month(
        cast=recording.cast,
        number=month + 1,
        sold=partial(_units, recording, month),
        recorded=lambda name: np.asarray(recording.arrays[name][month], dtype=np.float64),
        earned=earned,
    )


def _units(recording: Recording, month: int, lens: str, scope: str) -> Floats:
    return units(recording, lens, scope, month)


def absent_outcome(recording: Recording, name: str, month: int) -> Floats:
    """Return the outcome of a brand or agent that is not on this stage, (replications,).

    It sells and earns nothing: 0. Its share is undefined where the alliance sells nothing.
    """
    if unit_of(name) == "share":
        return 0.0 * outcome(recording, HHI, month)
    return np.zeros(recording.replications)


def unit_of(name: str) -> str:
    """The unit of an outcome: share, index, number, vehicles, yuan or yuan_per_month."""
    found = outcome_named(name)
    return found.kind.unit if found else "index"
