"""The search: the paired difference on a grid of values, refined where its sign flips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.errors import InputError
from sim.scenario import Scenario
from sim.scenario.text.nearest import found as in_words
from sim.scenario.types.arguments import whole
from sim.scenario.types.months import add_months
from sim.study.arguments import as_scenarios, checked_progress
from sim.study.breakpoint.crossing import crossings
from sim.study.breakpoint.found import BreakMap, Breakpoint, Point
from sim.study.breakpoint.settings import Setting, outcomes_at
from sim.study.breakpoint.varied import Varied, varied
from sim.study.causes.worth import Asked
from sim.study.defined import count_undefined, mean
from sim.study.effect import paired
from sim.study.ensemble import half_width
from sim.study.horizons import calendar_of, up_to
from sim.study.leading import leading_one
from sim.study.load import ScenarioLike

__all__ = ["breakpoint_map", "find_breakpoint"]


_MOST_STEPS = 1000
_FINER = 3
"""Values that are added inside a step in which the sign flips."""


@dataclass(frozen=True)
class _Search:
    """Two scenarios under one luck, and what is looked at."""

    base: Scenario
    scenario: Scenario
    measure: str
    month: int
    jobs: int
    progress: Progress | None

    def differences(self, settings: Sequence[Setting]) -> Floats:
        """Paired differences with the numbers set, (settings, replications)."""
        found = outcomes_at(
            settings,
            (self.base, self.scenario),
            Asked((self.measure,), (self.month,)),
            workers=self.jobs,
            progress=self.progress,
        )[:, :, 0, 0]
        return found[:, 1] - found[:, 0]

    @property
    def calendar_month(self) -> str:
        return add_months(self.base.run.start, self.month)


def _search(
    base: ScenarioLike,
    scenario: ScenarioLike,
    measure: str | None,
    month: str | None,
    jobs: int,
    progress: Progress | None,
) -> _Search:
    progress = checked_progress(jobs, progress)
    base, scenario = as_scenarios(base, scenario)
    other = scenario.model_copy(update={"run": base.run})
    wanted = leading_one([base, scenario], measure)
    at = up_to(month, calendar_of(base))[-1]
    return _Search(base, other, wanted, at, jobs, progress)


def find_breakpoint(  # noqa: PLR0913 - all but the first three by name
    base: ScenarioLike,
    scenario: ScenarioLike,
    vary: str,
    *,
    low: float | None = None,
    high: float | None = None,
    steps: int = 13,
    measure: str | None = None,
    month: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Breakpoint:
    """Where the mean paired difference changes its sign as one number moves.

    Args:
        base, scenario: what is compared, or their names; the base's run counts for both.
        vary: an assumption of the register, set in both, or a dotted key (``alliance.luxeed.
            handover_months``), set where a scenario has it.
        low, high: the range; an assumption's own when None.
        steps: values on the first grid, at least 3.
        measure: an outcome; the world's headline when None.
        month: by its name, or its number from 1; the last when None.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: an argument is not what it must be: there is no such number, outcome or month.
        ScenarioError: there is no such scenario, or a value makes it unsound.
        WorkerError: a worker process ended before its work was done.
    """
    search = _search(base, scenario, measure, month, jobs, progress)
    number = varied(search.base, search.scenario, vary, low, high)
    grid = number.grid(max(whole("steps", steps, most=_MOST_STEPS), 3))
    values, found = _refined(search, number, grid)
    return Breakpoint(
        base=search.base.name,
        scenario=search.scenario.name,
        vary=number.name,
        unit=number.unit,
        measure=search.measure,
        month=search.calendar_month,
        points=_points(values, found),
        crossings=crossings(values, found, search.base.run.seed),
        replications=found.shape[1],
    )


def _refined(search: _Search, number: Varied, values: Floats) -> tuple[Floats, Floats]:
    """The values with those that are added where the sign flips, and the differences at them."""
    found = search.differences([[(number, value)] for value in values])
    finer = _finer(number, values, mean(found))
    if not len(finer):
        return values, found
    more = search.differences([[(number, value)] for value in finer])
    order = np.argsort(np.concatenate([values, finer]), kind="stable")
    return np.concatenate([values, finer])[order], np.vstack([found, more])[order]


def _finer(number: Varied, values: Floats, means: Floats) -> Floats:
    """Values inside every step in which the sign flips."""
    steps = np.flatnonzero(np.sign(means[:-1]) * np.sign(means[1:]) < 0)
    found = [np.linspace(values[i], values[i + 1], _FINER + 2)[1:-1] for i in steps]
    inside = np.concatenate(found) if found else np.empty(0)
    return np.setdiff1d(np.rint(inside), values) if number.whole else inside


def _points(values: Floats, found: Floats) -> tuple[Point, ...]:
    return tuple(
        Point(float(value), each.mean, each.low, each.high, each.higher, each.lower, each.undefined)
        for value, each in zip(values, map(paired, found), strict=True)
    )


def breakpoint_map(  # noqa: PLR0913 - all but the first four by name
    base: ScenarioLike,
    scenario: ScenarioLike,
    first: str,
    second: str,
    *,
    ranges: Sequence[tuple[float | None, float | None]] = ((None, None), (None, None)),
    steps: int = 7,
    measure: str | None = None,
    month: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BreakMap:
    """The mean paired difference over two numbers; arguments as for ``find_breakpoint``.

    Args:
        first, second: the numbers, along x and y.
        ranges: of each, (low, high).
        steps: values of each.

    Raises:
        SimError: as ``find_breakpoint`` does.
    """
    search = _search(base, scenario, measure, month, jobs, progress)
    x, y = (
        varied(search.base, search.scenario, name, *ends)
        for name, ends in zip((first, second), _two_ranges(ranges), strict=True)
    )
    if x.name == y.name:
        raise InputError(f"{x.name} is named twice; give --and another number")
    wanted = max(whole("steps", steps, most=_MOST_STEPS), 2)
    xs, ys = x.grid(wanted), y.grid(wanted)
    found = search.differences([[(x, a), (y, b)] for b in ys for a in xs])
    shape = (len(ys), len(xs))
    same = (found == 0.0).all(axis=1).reshape(shape)
    middle, half = mean(found).reshape(shape), half_width(found).reshape(shape)
    return BreakMap(
        base=search.base.name,
        scenario=search.scenario.name,
        first=x.name,
        second=y.name,
        measure=search.measure,
        month=search.calendar_month,
        xs=tuple(xs.tolist()),
        ys=tuple(ys.tolist()),
        difference=tuple(map(tuple, middle.tolist())),
        settled=tuple(map(tuple, (np.abs(middle) > half).tolist())),
        undefined=tuple(map(tuple, count_undefined(found).reshape(shape).tolist())),
        replications=found.shape[1],
        same=tuple(map(tuple, same.tolist())),
    )


def _two_ranges(ranges: Any) -> list[tuple[Any, Any]]:
    """The ranges, if they are two pairs; their ends are checked where they are used."""
    if not _is_pair(ranges) or not all(map(_is_pair, ranges)):
        raise InputError(
            "ranges must be two pairs of numbers, such as [(0.2, 0.8), (None, None)], and not "
            f"{in_words(ranges)}"
        )
    return [(low, high) for low, high in ranges]


def _is_pair(given: object) -> bool:
    return isinstance(given, Sequence) and not isinstance(given, str) and len(given) == 2
