"""How long the scalar model takes, for the benchmark."""

from time import perf_counter

from .model import recheck
from .state import Data, Luck

__all__ = ["seconds_per_replication"]


def seconds_per_replication(scenario_plain: Data, seeds: dict[str, Data], luck: Luck) -> float:
    """Seconds that one replication takes, its luck being dealt already."""
    start = perf_counter()
    recheck(scenario_plain, seeds, luck)
    return perf_counter() - start
