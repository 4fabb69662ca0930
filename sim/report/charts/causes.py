"""Charts of causes: a difference split into steps, and where its sign flips."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sim.capitals import capitalised
from sim.measures.outcome import unit_of
from sim.report.charts.given import calendar, futures, left_out, outcome_words
from sim.report.charts.types import BreakCurve, BreakField, Step, Waterfall
from sim.report.palette import agent_colour
from sim.scenario.types.brand import BrandSpec
from sim.study.breakpoint import BreakMap, Breakpoint, Crossing
from sim.study.causes.part import Explanation, Part

__all__ = ["breakcurve", "breakfield", "waterfall"]

MOST = 12
"""Steps of a waterfall that are told one by one."""


def waterfall(
    explanation: Explanation, most: int = MOST, own: Mapping[str, BrandSpec] | None = None
) -> Waterfall:
    """The parts of a difference, or of a movement from June, as steps that add up.

    Of more than ``most`` parts the smallest are one step. Its interval is as wide as theirs
    together, which is wider than it need be. ``own`` are the brands of the scenarios, for colours.
    """
    if not explanation.is_defined:
        return _empty(explanation)
    brands = own or {}
    shown = explanation.parts[: most if len(explanation.parts) <= most else most - 1]
    steps = [_step(part, brands) for part in shown]
    rest = explanation.parts[len(shown) :]
    if rest:
        steps.append(_together(rest, brands))
    base, scenario = explanation.base, explanation.scenario
    month = calendar(explanation.month)
    return Waterfall(
        title=_title(explanation),
        note=(
            f"Mean contributions over {futures(explanation.replications)}; whiskers: where the "
            f"mean lies with 95% confidence. {_sentence(explanation.note)}"
        ).strip()
        + left_out(explanation.undefined),
        unit=explanation.unit,
        start_label=base or "June 2025",
        start=explanation.before,
        end_label=scenario if base else f"{scenario}, {month}",
        end=explanation.after,
        steps=tuple(steps),
    )


def _title(explanation: Explanation) -> str:
    words, month = outcome_words(explanation.measure), calendar(explanation.month)
    if explanation.base:
        pair = f"{explanation.scenario} against {explanation.base}"
        return f"What changes {words}: {pair}, {month}"
    return f"What has moved {words} since June 2025: {explanation.scenario}, {month}"


def _empty(explanation: Explanation) -> Waterfall:
    """No steps: there is no future in which the outcome is defined in every run."""
    return Waterfall(
        title=_title(explanation),
        note=f"Nothing to split.{left_out(explanation.undefined)}",
        unit=explanation.unit,
        start_label=explanation.base or "June 2025",
        start=explanation.before,
        end_label=explanation.scenario,
        end=explanation.after,
        steps=(),
    )


def _sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:].rstrip('.')}." if note else ""


def _step(part: Part, own: Mapping[str, BrandSpec]) -> Step:
    low, high = (end if math.isfinite(end) else part.value for end in (part.low, part.high))
    colour = agent_colour(part.agent, own)
    return Step(part.title, part.agent, colour, part.value, low, high)


def _together(parts: Sequence[Part], own: Mapping[str, BrandSpec]) -> Step:
    steps = [_step(part, own) for part in parts]
    return Step(
        label=f"{len(parts)} smaller causes",
        agent="world",
        colour=agent_colour("world"),
        value=sum(step.value for step in steps),
        low=sum(step.low for step in steps),
        high=sum(step.high for step in steps),
    )


def breakcurve(found: Breakpoint) -> BreakCurve:
    """The mean paired difference against the number that is varied."""
    points = found.points
    return BreakCurve(
        title=_flip_title(found, flips=bool(found.crossings)),
        note=(
            f"Line: mean difference of {futures(found.replications)} under the same luck; shade: "
            "where that mean lies with 95% confidence."
            f"{left_out(max(point.undefined for point in points))}"
        ),
        unit=unit_of(found.measure),
        axis=f"{found.vary}, {found.unit}" if found.unit else found.vary,
        at=tuple(p.value for p in points),
        mean=tuple(p.difference for p in points),
        low=tuple(_or(p.low, p.difference) for p in points),
        high=tuple(_or(p.high, p.difference) for p in points),
        higher=tuple(p.higher for p in points),
        crossings=tuple(_crossing(c, points[0].value, points[-1].value) for c in found.crossings),
    )


def _crossing(crossing: Crossing, first: float, last: float) -> tuple[float, float, float]:
    return (_or(crossing.low, first), crossing.value, _or(crossing.high, last))


def _or(value: float, instead: float) -> float:
    """A number, or another where there is none: JSON has no NaN."""
    return value if math.isfinite(value) else instead


def breakfield(found: BreakMap) -> BreakField:
    """The mean paired difference over two numbers."""
    cells = zip(found.difference, found.settled, strict=True)
    clear = [v for row, known in cells for v, sure in zip(row, known, strict=True) if sure]
    return BreakField(
        title=_flip_title(found, flips=any(v > 0.0 for v in clear) and any(v < 0.0 for v in clear)),
        note=(
            f"Mean difference of {futures(found.replications)} under the same luck; hatched: its "
            "95% interval holds 0, so it is not distinguishable from zero."
            f"{left_out(max(map(max, found.undefined)))}"
        ),
        unit=unit_of(found.measure),
        x_axis=found.first,
        y_axis=found.second,
        x=found.xs,
        y=found.ys,
        mean=found.difference,
        settled=tuple(
            tuple(sure or same for sure, same in zip(*row, strict=True))
            for row in zip(found.settled, found.same, strict=True)
        ),
    )


def _flip_title(found: Breakpoint | BreakMap, *, flips: bool) -> str:
    words = f"the change in {outcome_words(found.measure)}"
    told = f"Where {words} flips" if flips else f"{capitalised(words)} does not flip"
    return f"{told}: {found.scenario} less {found.base}, {calendar(found.month)}"
