"""Mutated scenarios: each is refused in the product's own words, or read back as it was taken."""

from __future__ import annotations

from benchmarks.faults.cases import keep_case
from benchmarks.faults.counts import MOST_NOTES, Counts
from benchmarks.faults.judging import Fault, fault_of
from benchmarks.faults.mutants import Mutant, mutant
from benchmarks.faults.shortening import shortened

__all__ = ["mutations"]


def mutations(number: int, seed: int) -> Counts:
    """Give mutated scenarios to the product.

    Args:
        number: how many.
        seed: which; the same number and seed give the same scenarios.

    Returns:
        ``wrong`` counts errors that are not the product's own and loading without an end,
        ``unnoticed`` what was accepted and is not read back as the same scenario.
    """
    counts = Counts(number)
    met: set[str] = set()
    for i in range(number):
        made = mutant(seed, i)
        fault = fault_of(made)
        if fault is None:
            continue
        counts += Counts(0, wrong=int(not fault.silent), unnoticed=int(fault.silent))
        if fault.text not in met and len(met) < MOST_NOTES:
            met.add(fault.text)
            counts += Counts(0, notes=(f"{fault.text}; see {_kept(made, fault, seed, i)}",))
    return counts


def _kept(made: Mutant, fault: Fault, seed: int, number: int) -> str:
    """Write a scenario that met a fault, as short as it can be, and return its file's name."""
    short = shortened(made, lambda other: fault_of(other) == fault)
    name = f"mutation-{seed}-{number}"
    sets = "".join(f" --set {each!r}" for each in short.sets)
    keep_case(f"{name}.txt", f"{fault.text}\nsim check {name}.yaml{sets}\n".encode())
    return keep_case(f"{name}.yaml", short.data).name
