"""Mutated scenarios: each is refused in the product's own words, or read back as it was taken."""

from __future__ import annotations

from pathlib import Path

from benchmarks.faults.counts import MOST_NOTES, Counts
from benchmarks.faults.judging import Fault, fault_of
from benchmarks.faults.mutants import Mutant, mutant
from benchmarks.faults.shortening import shortened

__all__ = ["CASES", "mutations"]

CASES = Path(__file__).with_name("cases")
"""Where scenarios that met a fault are kept, shortened; git ignores it."""


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
        counts += Counts(0, wrong=not fault.silent, unnoticed=fault.silent)
        if fault.text not in met and len(met) < MOST_NOTES:
            met.add(fault.text)
            counts += Counts(0, notes=(f"{fault.text}; see {_kept(made, fault, seed, i)}",))
    return counts


def _kept(made: Mutant, fault: Fault, seed: int, number: int) -> str:
    """Write a scenario that met a fault, as short as it can be, and return its file's name."""
    short = shortened(made, lambda other: fault_of(other) == fault)
    CASES.mkdir(exist_ok=True)
    file = CASES / f"mutation-{seed}-{number}.yaml"
    file.write_bytes(short.data)
    sets = "".join(f" --set {each!r}" for each in short.sets)
    file.with_suffix(".txt").write_text(f"{fault.text}\nsim check {file.name}{sets}\n")
    return file.name
