"""Which pictures there are of a run and of a comparison, and one of them for a notebook."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from sim import __version__
from sim.errors import InputError
from sim.measures.outcome import VOLUME
from sim.report.charts.causes import breakcurve, breakfield, waterfall
from sim.report.charts.differences import network, panels, payoffs
from sim.report.charts.given import named
from sim.report.charts.over_time import fan, lenses, stack
from sim.report.charts.types import Chart
from sim.report.pictures.draw import draw, need_matplotlib
from sim.scenario import Scenario
from sim.scenario.text.nearest import mend
from sim.scenario.types.arguments import instance
from sim.study.breakpoint import BreakMap, Breakpoint
from sim.study.causes.part import Explanation
from sim.study.compare import Comparison
from sim.study.leading import leading
from sim.study.result import Result
from sim.world.version import model_version

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["figure", "pictures_of", "pictures_of_comparison", "provenance_of"]

_FANS = ("hhi", "effective_number", VOLUME)
"""Outcomes that have a fan beside those that lead."""

Shown = Chart | Result | Comparison | Explanation | Breakpoint | BreakMap
Makers = Mapping[str, Callable[[], Chart]]


def pictures_of(
    result: Result, only: Sequence[str] = (), measures: Sequence[str] = ()
) -> dict[str, Chart]:
    """The charts of a run by name: fans, stack, lenses, payoffs, network (June and the end).

    Args:
        result: the run.
        only: names, or their beginnings up to a ``_`` (``fan`` takes all fans); all when empty.
        measures: outcomes whose fans come first; the world's headline when empty.

    Raises:
        InputError: a name is no picture's, or no outcome's.
    """
    makers: dict[str, Callable[[], Chart]] = {
        **_fans(result, leading([result.recording.cast], measures)),
        "stack": partial(stack, result),
        "lenses": partial(lenses, result),
        "payoffs": partial(payoffs, result),
        "network": partial(network, None, result),
    }
    return _made(makers, only)


def pictures_of_comparison(comparison: Comparison, only: Sequence[str] = ()) -> dict[str, Chart]:
    """The charts of a comparison by name: fans and payoffs of all, the rest of every pair.

    Names of a pair's charts end with ``_<scenario>`` where there is more than one pair.

    Args:
        comparison: its scenarios are shown against its base.
        only: see ``pictures_of``.

    Raises:
        InputError: a name is no picture's.
    """
    makers: dict[str, Callable[[], Chart]] = {
        **_fans(comparison, comparison.measures),
        "payoffs": partial(payoffs, comparison),
    }
    (base, before), *others = named(comparison)
    for name, result in others:
        ending = f"_{name}" if len(others) > 1 else ""
        makers |= {
            f"panels{ending}": partial(panels, comparison, name, comparison.measures[0]),
            f"lenses{ending}": partial(lenses, comparison, name),
            f"stack{ending}": partial(stack, result),
            f"network{ending}": partial(network, before, result, names=(base, name)),
        }
    return _made(makers, only)


def _fans(given: Result | Comparison, measures: Sequence[str]) -> dict[str, Callable[[], Chart]]:
    names = dict.fromkeys((*measures, *_FANS))
    return {f"fan_{name}": partial(fan, given, name) for name in names}


def _made(makers: Makers, only: Sequence[str]) -> dict[str, Chart]:
    wanted = [name for each in only for name in _matching(makers, each)] if only else list(makers)
    return {name: makers[name]() for name in dict.fromkeys(wanted)}


def _matching(makers: Makers, name: str) -> list[str]:
    found = [each for each in makers if each == name or each.startswith(f"{name}_")]
    if not found:
        raise InputError(f"there is no picture {name!r}{mend(name, makers)}")
    return found


def figure(thing: Shown, kind: str = "fan") -> Figure:
    """A picture for a notebook: of a chart, or the first of a run or comparison of that kind.

    Args:
        thing: what to show; an explanation and a break-point have one picture each.
        kind: a name of ``pictures_of`` or ``pictures_of_comparison``, or its beginning: ``stack``,
            ``fan_hhi``, ``panels``.

    Raises:
        InputError: there is no such picture, or matplotlib is not installed.
    """
    words = "something to draw: a result, a comparison, an explanation or a break-point"
    instance("thing", thing, get_args(Shown), words)
    instance("kind", kind, str, "the name of a picture, such as 'fan' or 'stack'")
    need_matplotlib()
    chart = _chart_of(thing, kind)
    from sim.report.pictures.fonts import missing_note  # noqa: PLC0415 - imports matplotlib

    note = missing_note([chart])
    if note is not None:
        warnings.warn(note, stacklevel=2)
    return draw(chart)


def _chart_of(thing: Shown, kind: str) -> Chart:
    if isinstance(thing, Chart):
        return thing
    if isinstance(thing, Explanation):
        return waterfall(thing)
    if isinstance(thing, Breakpoint):
        return breakcurve(thing)
    if isinstance(thing, BreakMap):
        return breakfield(thing)
    if isinstance(thing, Comparison):
        return next(iter(pictures_of_comparison(thing, [kind]).values()))
    return next(iter(pictures_of(thing, [kind]).values()))


def provenance_of(scenarios: Sequence[Scenario], command: str = "") -> dict[str, str]:
    """What pictures were made from, for their metadata.

    Args:
        scenarios: as they were run, the base first.
        command: the command line, where there was one.
    """
    run = scenarios[0].run
    found = {
        "scenarios": ", ".join(scenario.name for scenario in scenarios),
        "seed": str(run.seed),
        "replications": str(run.replications),
        "months": str(run.months),
        "package": __version__,
        "model": model_version(),
    }
    return {**found, "command": command} if command else found
