"""Move every number to the ends of its range, under the same luck, and see which signs flip."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.study.breakpoint.crossing import crossings
from sim.study.breakpoint.found import Crossing
from sim.study.breakpoint.settings import Setting
from sim.study.effect import Effect, Paired, paired
from sim.study.horizons import calendar_of
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
from sim.study.one_at_a_time.search import Curve, Search, corners_of, curves_of, search_of

__all__ = ["FUTURES", "LEADING", "find_flips"]

FUTURES = 200
"""Futures at every end that a command takes unless it is told otherwise."""
LEADING = 4
"""The most influential numbers, which are also moved in pairs."""

_SIDES = ("low", "high")


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
    search = search_of(base, scenario, measures, months, jobs, progress)
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


def _last_of_the_first(search: Search) -> int:
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
    search: Search,
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
    curves = curves_of(search, flipping, dict(zip(numbers, ends, strict=True)))
    corners = corners_of(search, leading)
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
        unclear = [
            UnclearEnd(number.name, _SIDES[end], number.ends[end], side[place])
            for number, sides in zip(numbers, at_ends, strict=True)
            for end, side in enumerate(sides)
            if drawn[place].effect.has_sign and side[place].effect is Effect.UNCLEAR
        ]
        found.append(
            Conclusion(
                search.asked.measures[measure],
                calendar[search.asked.months[month]],
                drawn[place],
                tuple(sorted(flips, key=_harm)),
                tuple(sorted(pairs, key=_harm)),
                tuple(unclear),
            )
        )
    return tuple(found)


def _harm(flip: FlippingEnd | FlippingPair) -> float:
    return -abs(flip.difference.mean)


def _flipping_end(
    number: MovedNumber, end: int, there: Paired, curve: Curve, place: int, seed: int
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
