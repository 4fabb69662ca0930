"""Every number by itself at the ends of its range: what of a comparison hangs on it."""

from sim.study.one_at_a_time.compared import flips_of_comparison, with_fewer_futures
from sim.study.one_at_a_time.find import FUTURES, LEADING, find_flips
from sim.study.one_at_a_time.found import (
    Conclusion,
    FlippingEnd,
    FlippingPair,
    Flips,
    Moved,
    UnclearEnd,
)

__all__ = [
    "FUTURES",
    "LEADING",
    "Conclusion",
    "FlippingEnd",
    "FlippingPair",
    "Flips",
    "Moved",
    "UnclearEnd",
    "find_flips",
    "flips_of_comparison",
    "with_fewer_futures",
]
