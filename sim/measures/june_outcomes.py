"""Outcomes as June 2025 had them, which the books of the anchor month tell."""

from __future__ import annotations

from functools import partial

from sim.arrays import Floats
from sim.errors import InputError
from sim.measures.lenses import june_units
from sim.measures.outcome import known_outcome, outcomes_of
from sim.measures.outcomes import Month
from sim.measures.recording import Recording

__all__ = ["june_outcome", "june_outcomes"]


def june_outcomes(recording: Recording) -> dict[str, Floats]:
    """Every outcome that June 2025 has, by name, (replications,) each."""
    known = outcomes_of(recording.cast)
    return {n: june_outcome(recording, n) for n, each in known.items() if each.kind.in_june}


def june_outcome(recording: Recording, name: str) -> Floats:
    """The outcome as June's expected sales have it, (replications,).

    Raises:
        InputError: there is no such outcome, or June has no books to tell it from.
    """
    found = known_outcome(recording.cast, name)
    if not found.kind.in_june:
        raise InputError(f"June's books are not recorded, so nothing moves {name} from June on")
    return found.kind.find(_june(recording, name), found.entity)


def _june(recording: Recording, name: str) -> Month:
    def nothing(*_: str) -> Floats:
        raise InputError(f"June 2025 has no record of {name}; say in_june=False in its row")

    sold = partial(june_units, recording)
    return Month(recording.cast, number=0, sold=sold, recorded=nothing, earned=nothing)
