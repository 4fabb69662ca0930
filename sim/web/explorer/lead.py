"""The outcome that an answer leads with: any of the table's, of any brand or agent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import absent_outcome, outcomes_in, outcomes_of
from sim.measures.recording import Cast, Recording
from sim.measures.rows import Earned, Row
from sim.study.defined import mean
from sim.study.leading import leading

__all__ = ["Lead", "lead_of"]


@dataclass(frozen=True)
class Lead:
    """An outcome to lead with.

    Attributes:
        name: as users write it.
        unit: how its values are written.
        row: its row in the long table.
        in_june: whether June 2025 has it.
    """

    name: str
    unit: str
    row: Row
    in_june: bool

    def values(self, recording: Recording) -> Floats:
        """Its values, (months, replications): as of nobody where its brand is not on stage."""
        months = range(len(recording.months))
        if self.name not in outcomes_of(recording.cast):
            return np.stack([absent_outcome(recording, self.name, month) for month in months])
        earned = Earned(recording)
        found = (outcomes_in(recording, m, earned.through(m), [self.name]) for m in months)
        return np.stack([each[self.name] for each in found])

    def june(self, recording: Recording) -> float | None:
        """Its mean in June 2025; None where that has none."""
        if not self.in_june or self.name not in outcomes_of(recording.cast):
            return None
        found = float(mean(june_outcome(recording, self.name)))
        return found if np.isfinite(found) else None


def lead_of(casts: Sequence[Cast], named: str | None) -> Lead:
    """The outcome that is named, or the headline.

    Args:
        casts: who is on stage, in the setting and in what it is compared with.
        named: what the page asked for.

    Raises:
        InputError: nobody on any stage has an outcome of that name.
    """
    (name,) = leading(casts, None if named is None else [named])
    cast = next(cast for cast in casts if name in outcomes_of(cast))
    found = outcomes_of(cast)[name]
    return Lead(name, found.kind.unit, found.row(cast), found.kind.in_june)
