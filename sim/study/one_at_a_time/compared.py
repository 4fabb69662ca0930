"""What would flip in a comparison that is there: every scenario against the base."""

from __future__ import annotations

from collections.abc import Sequence

from sim.aliases import Progress
from sim.scenario import Scenario
from sim.study.compare import Comparison
from sim.study.one_at_a_time.find import FUTURES, find_flips
from sim.study.one_at_a_time.found import Flips

__all__ = ["flips_of_comparison", "with_fewer_futures"]


def with_fewer_futures(scenario: Scenario) -> Scenario:
    """A scenario with at most FUTURES futures: the search takes hundreds of runs."""
    fewer = min(scenario.run.replications, FUTURES)
    return scenario.replace(run={"replications": fewer})


def flips_of_comparison(
    comparison: Comparison,
    months: Sequence[str] | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> dict[str, Flips]:
    """What would flip each pair's conclusions, by the scenario's name; in FUTURES futures at most.

    Args:
        comparison: which scenarios, and the outcomes that it leads with.
        months: of these outcomes; the usual horizons when None.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).
    """
    base, *others = (with_fewer_futures(result.scenario) for result in comparison.results)
    return {
        name: find_flips(
            base.model_copy(update={"name": comparison.base}),
            other.model_copy(update={"name": name}),
            measures=comparison.measures,
            months=months,
            jobs=jobs,
            progress=progress,
        )
        for name, other in zip(comparison.names[1:], others, strict=True)
    }
