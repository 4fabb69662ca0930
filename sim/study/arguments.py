"""What users give to the functions of `sim`: runs, scenarios, months and folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.aliases import Progress
from sim.engine.worker_pool import check_jobs
from sim.errors import InputError
from sim.scenario import Scenario
from sim.scenario.types.arguments import function_or_none, instance, whole
from sim.study.horizons import month_index
from sim.study.load import ScenarioLike, as_scenario
from sim.study.result import Result

__all__ = ["as_run", "as_scenarios", "checked_progress", "folder", "month_number"]


def as_scenarios(*given: ScenarioLike) -> tuple[Scenario, ...]:
    """Several of them."""
    return tuple(as_scenario(each) for each in given)


def as_run(given: Result | ScenarioLike) -> Result | Scenario:
    """A result as it is, or a scenario as ``as_scenario`` gives it."""
    return given if isinstance(given, Result) else as_scenario(given)


def folder(given: str | Path) -> Path:
    """A folder by its path.

    Raises:
        InputError: it is something else.
    """
    return Path(instance("out", given, (str, Path), "a folder's path"))


def checked_progress(jobs: int, progress: Progress | None) -> Progress:
    """Whom to tell of progress, nobody when None is given; the number of workers is checked too.

    Raises:
        InputError: one of the two is something else.
    """
    check_jobs(jobs)
    given: Progress | None = function_or_none("progress", progress)
    return given or _tell_nobody


def _tell_nobody(_what: str, _done: int, _total: int) -> None:
    pass


def month_number(given: object, months: Sequence[str]) -> int:
    """A month of a run, counted from 0: from its name, or that number itself.

    Raises:
        InputError: the run has no such month.
    """
    if isinstance(given, str):
        return month_index(given, months)
    number = whole("month", given, least=0)
    if number >= len(months):
        raise InputError(
            f"there is no month {number}; they are counted from 0, up to {len(months) - 1}"
        )
    return number
