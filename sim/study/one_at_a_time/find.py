"""Move every number to the ends of its range, under the same luck, and see which signs flip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.measures.outcome import PAYOFF_PER_MONTH, VOLUME
from sim.scenario import Scenario
from sim.scenario.types.arguments import texts
from sim.study.arguments import as_scenarios, checked_progress
from sim.study.breakpoint.crossing import crossings
from sim.study.breakpoint.found import Crossing
from sim.study.breakpoint.settings import Setting, outcomes_at
from sim.study.causes.worth import Asked
from sim.study.effect import Effect, Paired, paired
from sim.study.horizons import calendar_of, named
from sim.study.leading import leading_of
from sim.study.load import ScenarioLike
from sim.study.one_at_a_time.found import (
    Conclusion,
    FlippingEnd,
    FlippingPair,
    Flips,
    Moved,
    UnclearEnd,
)
from sim.study.one_at_a_time.numbers import (
    MovedNumber,
    drawn_numbers,
    moved_levers,
    unmoved_levers,
)
from sim.world.world import World

__all__ = ["FUTURES", "LEADING", "find_flips"]

FUTURES = 200
"""Futures at every end that a command takes unless it is told otherwise."""
LEADING = 4
"""The most influential numbers, which are also moved in pairs."""

_SIDES = ("low", "high")
_BETWEEN = np.array([0.25, 0.5, 0.75])
"""Where between its ends a number that flips something is tried as well."""


@dataclass(frozen=True)
class _Search:
    """Two scenarios under one luck, and the differences that are looked at.

    Attributes:
        scenarios: the base, then the other.
        asked: outcomes and months that every run is asked for.
        looked_at: of these, the conclusions: (measure, month) as numbers in ``asked``.
    """

    scenarios: tuple[Scenario, Scenario]
    asked: Asked
    looked_at: tuple[tuple[int, int], ...]
    jobs: int
    progress: Progress

    def differences(self, what: str, settings: Sequence[Setting]) -> Floats:
        """Paired differences, (settings, conclusions, replications)."""
        found = outcomes_at(
            settings,
            self.scenarios,
            self.asked,
            workers=self.jobs,
            progress=lambda _, done, total: self.progress(what, done, total),
        )
        difference = found[:, 1] - found[:, 0]
        return np.stack([difference[:, i, m] for i, m in self.looked_at], axis=1)


def find_flips(
    base: ScenarioLike,
    scenario: ScenarioLike,
    *,
    measures: Sequence[str] | None = None,
    months: Sequence[str] | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Flips:
    """Say which numbers, each by itself, turn the conclusions of a comparison round.

    Every assumption that is drawn, and every lever that the scenario sets otherwise than its base,
    is put at the 5th and at the 95th percentile of its range, in both scenarios and in the same
    futures, while all others are drawn as ever; so are the pairs of the LEADING most influential.
    A conclusion flips where its mean has the other sign and the 95% interval leaves 0 out.

    Args:
        base, scenario: what is compared, or their names; the base's run counts for both.
        measures: the outcomes of the first conclusions; the world's headline when None.
        months: in which, by name or number from 1; the usual horizons when None. Conclusions on
            the alliance's sales and on payoffs, in the last month, are added.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: an argument is not what it must be: there is no such outcome or month.
        ScenarioError: there is no such scenario.
        WorkerError: a worker process ended before its work was done.
    """
    search = _search(base, scenario, measures, months, jobs, progress)
    first, other = search.scenarios
    numbers = [*drawn_numbers(first, other), *moved_levers(first, other)]
    whole = search.differences("as drawn", [[]])[0]
    settings: list[Setting] = [[(number, end)] for number in numbers for end in number.ends]
    found = search.differences("numbers moved", settings)
    ends = found.reshape(len(numbers), 2, *whole.shape)
    last = _last_of_the_first(search)
    moved = [_moved(number, at[:, last]) for number, at in zip(numbers, ends, strict=True)]
    ranked = sorted(range(len(numbers)), key=lambda i: -abs(moved[i].swing))
    leading = [numbers[i] for i in ranked[:LEADING]]
    return Flips(
        base=first.name,
        scenario=other.name,
        conclusions=_conclusions(search, whole, numbers, ends, leading),
        moved=tuple(moved[i] for i in ranked),
        leading=tuple(number.name for number in leading),
        unmoved=unmoved_levers(first, other),
        replications=whole.shape[-1],
    )


def _search(
    base: ScenarioLike,
    scenario: ScenarioLike,
    measures: Sequence[str] | None,
    months: Sequence[str] | None,
    jobs: int,
    progress: Progress | None,
) -> _Search:
    tell = checked_progress(jobs, progress)
    first, other = as_scenarios(base, scenario)
    other = other.model_copy(update={"run": first.run})
    lead = leading_of([first, other], measures)
    calendar = calendar_of(first)
    if months is not None:
        months = texts("months", months, "a list such as ['2026-06']")
    wanted = [month - 1 for month in named(months, calendar)]
    last = max(wanted)
    agents = dict.fromkeys(agent for each in (first, other) for agent in World.of(each).cast.agents)
    names = dict.fromkeys((*lead, VOLUME, *(f"{PAYOFF_PER_MONTH}{agent}" for agent in agents)))
    asked = Asked(tuple(names), tuple(wanted))
    at_last = wanted.index(last)
    looked_at = [(i, m) for i in range(len(lead)) for m in range(len(wanted))]
    looked_at += [(i, at_last) for i in range(len(lead), len(names))]
    return _Search((first, other), asked, tuple(looked_at), jobs, tell)


def _last_of_the_first(search: _Search) -> int:
    """The conclusion on the first outcome in the last month."""
    return len(search.asked.months) - 1


def _moved(number: MovedNumber, differences: Floats) -> Moved:
    low, high = number.ends
    return Moved(number.name, number.lever, low, high, *map(paired, differences))


def _flips(whole: Paired, there: Paired) -> bool:
    """Whether the opposite holds on average, clearly, in another setting."""
    both = {whole.effect, there.effect}
    return both == {Effect.HIGHER, Effect.LOWER}


def _conclusions(
    search: _Search,
    whole: Floats,
    numbers: Sequence[MovedNumber],
    ends: Floats,
    leading: Sequence[MovedNumber],
) -> tuple[Conclusion, ...]:
    """Every conclusion with what flips it.

    Args:
        search: what is looked at.
        whole: differences with everything drawn, (conclusions, replications).
        numbers: those that were moved.
        ends: differences there, (numbers, 2, conclusions, replications).
        leading: those whose pairs are moved.
    """
    drawn = [paired(values) for values in whole]
    at_ends = [[[paired(v) for v in side] for side in number] for number in ends]
    flipping = [
        number
        for number, sides in zip(numbers, at_ends, strict=True)
        if any(_flips(*both) for side in sides for both in zip(drawn, side, strict=True))
    ]
    curves = _curves(search, flipping, dict(zip(numbers, ends, strict=True)))
    corners = _corners(search, leading)
    calendar = calendar_of(search.scenarios[0])
    seed = search.scenarios[0].run.seed
    found = []
    for place, (measure, month) in enumerate(search.looked_at):
        flips = [
            _flipping_end(number, end, side[place], curves[number], place, seed)
            for number, sides in zip(numbers, at_ends, strict=True)
            for end, side in enumerate(sides)
            if _flips(drawn[place], side[place])
        ]
        alone = {(flip.name, flip.end) for flip in flips}
        pairs = [
            _flipping_pair(setting, difference, alone)
            for setting, values in corners
            for difference in (paired(values[place]),)
            if _flips(drawn[place], difference)
        ]
        found.append(
            Conclusion(
                search.asked.measures[measure],
                calendar[search.asked.months[month]],
                drawn[place],
                tuple(sorted(flips, key=_harm)),
                tuple(sorted(pairs, key=_harm)),
                tuple(
                    UnclearEnd(number.name, _SIDES[end], number.ends[end], side[place])
                    for number, sides in zip(numbers, at_ends, strict=True)
                    for end, side in enumerate(sides)
                    if drawn[place].effect.has_sign and side[place].effect is Effect.UNCLEAR
                ),
            )
        )
    return tuple(found)


def _harm(flip: FlippingEnd | FlippingPair) -> float:
    return -abs(flip.difference.mean)


@dataclass(frozen=True, eq=False)
class _Curve:
    """Differences over a number: values, rising, and (values, conclusions, replications)."""

    values: Floats
    differences: Floats


def _curves(
    search: _Search, numbers: Sequence[MovedNumber], ends: dict[MovedNumber, Floats]
) -> dict[MovedNumber, _Curve]:
    """The differences at and between the ends of the numbers that flip something."""
    inside = {
        number: [value for value in number.between(_BETWEEN) if value not in number.ends]
        for number in numbers
    }
    settings: list[Setting] = [[(n, value)] for n, values in inside.items() for value in values]
    if not settings:
        return {n: _Curve(np.array(n.ends), ends[n]) for n in numbers}
    found, start, curves = search.differences("places of flips", settings), 0, {}
    for number, values in inside.items():
        between = found[start : start + len(values)]
        start += len(values)
        low, high = number.ends
        curves[number] = _Curve(
            np.array([low, *values, high]),
            np.concatenate([ends[number][:1], between, ends[number][1:]]),
        )
    return curves


def _flipping_end(
    number: MovedNumber, end: int, there: Paired, curve: _Curve, place: int, seed: int
) -> FlippingEnd:
    """An end that flips, with where between the ends the sign changes."""
    found = crossings(curve.values, curve.differences[:, place], seed)
    # the last change of sign before this end, if there are several
    at = None if not found else found[0] if end == 0 else found[-1]
    bound = number.ends[end] if at is None else at.value
    below = number.part_below(bound)
    return FlippingEnd(
        name=number.name,
        lever=number.lever,
        fitted=number.fitted is not None,
        end=_SIDES[end],
        value=number.ends[end],
        difference=there,
        bound=None if at is None else at.value,
        bound_low=_known(at, "low"),
        bound_high=_known(at, "high"),
        part=below if end == 0 else 1.0 - below,
    )


def _known(at: Crossing | None, side: str) -> float | None:
    value = np.nan if at is None else getattr(at, side)
    return float(value) if np.isfinite(value) else None


_Corner = tuple[tuple[tuple[MovedNumber, int], ...], Floats]


def _corners(search: _Search, leading: Sequence[MovedNumber]) -> list[_Corner]:
    """The pairs of numbers at their ends, each with (conclusions, replications) differences."""
    chosen = [
        tuple(zip(pair, ends, strict=True))
        for pair in combinations(leading, 2)
        for ends in product(range(2), repeat=2)
    ]
    if not chosen:
        return []
    settings = [[(number, number.ends[end]) for number, end in corner] for corner in chosen]
    return list(zip(chosen, search.differences("pairs moved", settings), strict=True))


def _flipping_pair(
    corner: tuple[tuple[MovedNumber, int], ...],
    difference: Paired,
    alone: set[tuple[str, str]],
) -> FlippingPair:
    (first, a), (second, b) = corner
    return FlippingPair(
        names=(first.name, second.name),
        ends=(_SIDES[a], _SIDES[b]),
        values=(first.ends[a], second.ends[b]),
        difference=difference,
        alone=bool({(first.name, _SIDES[a]), (second.name, _SIDES[b])} & alone),
    )
