"""One scenario against its base: every measure in every month, future by future."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.display import Displayed, Summary
from sim.errors import InputError
from sim.measures.outcome import outcome_named
from sim.measures.recording import Recording
from sim.measures.rows import Earned, Row, blocks, rows
from sim.scenario.text.nearest import quoted
from sim.scenario.types.arguments import choice
from sim.study.compare.accounting import is_split, relabelled
from sim.study.compare.track import STATISTICS, Track
from sim.study.defined import by_row, count_undefined, mean
from sim.study.ensemble import half_width, summary

__all__ = ["Pair", "accounting_part", "pair", "statistics"]


@dataclass(frozen=True, eq=False, repr=False)
class Pair(Displayed):
    """A scenario less its base.

    Attributes:
        scenario, base: their names.
        months: the simulated months.
        replications: futures compared.
        rows: what is measured, in the order of the values.
        values: (rows, months, statistics), in the order of STATISTICS.
    """

    scenario: str
    base: str
    months: tuple[str, ...]
    replications: int
    rows: tuple[Row, ...]
    values: Floats

    @property
    def undefined(self) -> int:
        """The most futures that any row leaves out in any month."""
        return int(self.values[:, :, STATISTICS.index("undefined")].max())

    def summary(self) -> Summary:
        """What is compared, and how much of it is measured."""
        size = f"{len(self.months)} months, {self.replications:,} replications"
        return Summary(f"Pair: {self.scenario} less {self.base}: {size}, {len(self.rows)} tracks")

    def track(self, lens: str, entity: str, measure: str, scope: str = "hima") -> Track:
        """One row over the months.

        Raises:
            InputError: nothing like it is measured.
        """
        wanted = Row(lens, scope, entity, measure)
        left = self.rows
        for name, given in wanted._asdict().items():
            choice(name, given, tuple(dict.fromkeys(getattr(row, name) for row in left)))
            left = tuple(row for row in left if getattr(row, name) == given)
        return self._track(self.rows.index(left[0]))

    def outcome(self, name: str) -> Track:
        """An outcome by its name over the months.

        Raises:
            InputError: nothing like it is measured.
        """
        found = outcome_named(name)
        for scope in found.scopes if found else ():
            assert found is not None  # mypy does not see it through the conditional
            row = Row(found.kind.lens, scope, found.entity or "all", found.kind.measure)
            if row in self.rows:
                return self._track(self.rows.index(row))
        raise InputError(f"there is no outcome {quoted(name)}")

    def tracks(self) -> Iterator[Track]:
        """Every row over the months."""
        return (self._track(place) for place in range(len(self.rows)))

    def _track(self, place: int) -> Track:
        found = {name: self.values[place, :, i] for i, name in enumerate(STATISTICS)}
        return Track(self.rows[place], self.months, found)

    def to_rows(self, months: Sequence[str]) -> Iterator[Json]:
        """Row after row as plain values, for the months asked for; None where there is no number.

        ``share_same_sign`` (None where the mean has no sign) and ``replications_needed`` are added;
        see ``Track``.
        """
        wanted = [self.months.index(month) for month in months]
        for track in self.tracks():
            for m in wanted:
                numbers = {name: float(track[name][m]) for name in STATISTICS}
                yield {
                    **track.row._asdict(),
                    "month": self.months[m],
                    **{n: value if np.isfinite(value) else None for n, value in numbers.items()},
                    "undefined": track.at(m).undefined,
                    "share_same_sign": track.at(m).same_sign,
                    "replications_needed": track.needed(m, self.replications),
                }


def _aligned(cast_rows: tuple[Row, ...], found: Floats, wanted: tuple[Row, ...]) -> Floats:
    """Values in the order of ``wanted``; 0 for whoever is not on stage here.

    A share of theirs is undefined where there is nothing to share.
    """
    if cast_rows == wanted:
        return found
    place = {row: i for i, row in enumerate(cast_rows)}
    result = np.zeros((len(wanted), found.shape[1]))
    for i, row in enumerate(wanted):
        if row in place:
            result[i] = found[place[row]]
        elif row.measure == "share":
            result[i] = 0.0 * found[place[row._replace(entity="all", measure="hhi")]]
    return result


class _Measured:
    """The rows of a recording, month after month."""

    def __init__(self, recording: Recording, wanted: tuple[Row, ...]) -> None:
        self._recording, self._wanted, self._earned = recording, wanted, Earned(recording)

    def at(self, month: int) -> Floats:
        found = np.concatenate([*blocks(self._recording, month, self._earned)], dtype=np.float64)
        return _aligned(rows(self._recording.cast), found, self._wanted)


def statistics(before: Floats, after: Floats) -> Floats:
    """STATISTICS but for the accounting part, (rows, len(STATISTICS) - 1).

    Args:
        before, after: values under the same luck, (rows, replications) each; NaN where undefined.
    """
    difference = after - before
    undefined = count_undefined(difference)
    known = np.where(undefined < difference.shape[1], difference.shape[1] - undefined, np.nan)
    half, spread = half_width(difference), _spread(difference)
    higher, lower = (side.sum(axis=1) / known for side in (difference > 0, difference < 0))
    ensemble = summary(difference)  # reorders the differences
    middle = ensemble[:, 0]
    means = (mean(before), mean(after), middle, middle - half, middle + half)
    return np.column_stack([*means, ensemble[:, 1:], higher, lower, spread, undefined])


def accounting_part(before: Floats, after: Floats, counted: Floats) -> Floats:
    """Return the mean part of a difference that is accounting, (...), over its own futures.

    Args:
        before, after: values under the same luck, (..., replications) each.
        counted: the base's own sales in the scenario's books, likewise.
    """
    missing = np.isnan(after - before)
    part = counted - before
    return mean(np.where(missing, np.nan, part) if missing.any() else part)


def _spread(values: Floats) -> Floats:
    if values.shape[1] < 2:
        return np.full(len(values), np.nan)
    found = np.asarray(values.std(axis=1, ddof=1))
    if not np.isnan(found).any():
        return found
    return by_row(lambda row: row.std(ddof=1) if len(row) > 1 else np.nan, values)


def pair(
    base: Recording,
    scenario: Recording,
    names: tuple[str, str],
    progress: Callable[[int, int], None] | None = None,
) -> Pair:
    """Compare two recordings that have the same seed, months and replications.

    Args:
        base: what the other is compared with.
        scenario: the other.
        names: theirs, the base's first.
        progress: called after every month with (months done, months in all).
    """
    wanted = tuple(dict.fromkeys([*rows(base.cast), *rows(scenario.cast)]))
    before_at, after_at = _Measured(base, wanted).at, _Measured(scenario, wanted).at
    counted_at = _Measured(relabelled(base, scenario), wanted).at
    split = np.array([is_split(row) for row in wanted])
    count = len(base.months)
    values = np.full((len(wanted), count, len(STATISTICS)), np.nan)
    for month in range(count):
        before, after = before_at(month), after_at(month)
        values[:, month, :-1] = statistics(before, after)
        counted = counted_at(month)[split]
        values[split, month, -1] = accounting_part(before[split], after[split], counted)
        for recording in (base, scenario):
            recording.release()
        if progress is not None:
            progress(month + 1, count)
    return Pair(names[1], names[0], base.months, base.replications, wanted, values)
