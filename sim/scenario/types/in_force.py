"""From which month on the dated levers hold, and what holds in a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.levers.automakers import MakerPolicy
from sim.levers.huawei import HuaweiLevers, InForce, Later
from sim.scenario.types.months import FIRST

__all__ = ["begins", "by_month", "course", "in_force"]


def begins(entry: Later | MakerPolicy) -> str:
    """Return the month from which an entry holds."""
    return entry.from_ or FIRST


def by_month(policies: Sequence[MakerPolicy]) -> list[MakerPolicy]:
    """Return an automaker's policies by the month in which they begin."""
    return sorted(policies, key=begins)


def course(levers: HuaweiLevers) -> Iterator[tuple[str, int | None, InForce]]:
    """Yield what holds of Huawei's levers, in order: at the start, then from each entry on.

    Yields:
        The month, the number of the entry of ``later`` (None for the start), what holds then.
    """
    now = InForce(levers.floor_rule, levers.resource_rule, levers.focus)
    yield FIRST, None, now
    for number in sorted(range(len(levers.later)), key=lambda i: levers.later[i].from_):
        now = now.after(levers.later[number])
        yield levers.later[number].from_, number, now


def in_force(levers: HuaweiLevers, month: str) -> InForce:
    """Return what holds of Huawei's levers in a month of the run."""
    return [now for start, _, now in course(levers) if start <= month or start == FIRST][-1]
