"""What comes of moving numbers one at a time: which conclusions flip, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import isfinite

from sim.aliases import Json
from sim.display import Displayed, Summary, difference, value
from sim.measures.outcome import unit_of
from sim.study.defined import finite_or_none
from sim.study.effect import Effect, Paired

__all__ = ["Conclusion", "FlippingEnd", "FlippingPair", "Flips", "Moved", "UnclearEnd"]


@dataclass(frozen=True)
class Moved:
    """A number put at both ends of its range, and the first conclusion's difference there.

    Attributes:
        name: of the assumption, or the dotted key of the lever.
        lever: whether somebody decides it; an assumption is drawn.
        low, high: the two values.
        at_low, at_high: the paired differences there.
    """

    name: str
    lever: bool
    low: float
    high: float
    at_low: Paired
    at_high: Paired

    @property
    def swing(self) -> float:
        """How far the mean difference moves from one end to the other; 0 where undefined."""
        swing = self.at_high.mean - self.at_low.mean
        return swing if isfinite(swing) else 0.0


@dataclass(frozen=True)
class FlippingEnd:
    """An end of a number's range at which the opposite of a conclusion holds on average.

    Attributes:
        name, lever: as in ``Moved``.
        fitted: whether the history has narrowed what is drawn.
        end: ``low`` or ``high``.
        value: where the number was put.
        difference: the paired difference there, whose 95% interval leaves 0 out.
        bound: the value beyond which the sign is the other, estimated; None where it was not
            found between the ends.
        bound_low, bound_high: where it lies with 95% confidence; None beyond the ends.
        part: the part of the number's range beyond ``bound``: of the futures for an assumption,
            of the declared values for a lever.
    """

    name: str
    lever: bool
    fitted: bool
    end: str
    value: float
    difference: Paired
    bound: float | None
    bound_low: float | None
    bound_high: float | None
    part: float


@dataclass(frozen=True)
class UnclearEnd:
    """An end of a number's range at which a conclusion cannot be told from no difference.

    Attributes:
        name, end, value: as in ``FlippingEnd``.
        difference: the paired difference there, whose 95% interval holds 0.
    """

    name: str
    end: str
    value: float
    difference: Paired


@dataclass(frozen=True)
class FlippingPair:
    """Two numbers at ends of their ranges at which the opposite of a conclusion holds on average.

    Attributes:
        names, ends, values: of both.
        difference: the paired difference there.
        alone: whether one of the two flips the conclusion there by itself.
    """

    names: tuple[str, str]
    ends: tuple[str, str]
    values: tuple[float, float]
    difference: Paired
    alone: bool


@dataclass(frozen=True)
class Conclusion:
    """What a scenario does to one outcome in one month, and what would turn it round.

    Attributes:
        measure, month: the outcome and the calendar month.
        difference: the paired difference with everything drawn.
        flips: the ends that flip it, the most harmful first: where the opposite is largest.
        pairs: the pairs of ends that do, likewise.
        unclear: the ends at which it is no longer distinguishable from zero.
    """

    measure: str
    month: str
    difference: Paired
    flips: tuple[FlippingEnd, ...] = ()
    pairs: tuple[FlippingPair, ...] = ()
    unclear: tuple[UnclearEnd, ...] = ()

    @property
    def together(self) -> tuple[FlippingPair, ...]:
        """The pairs that flip it though neither number does by itself."""
        return tuple(pair for pair in self.pairs if not pair.alone)

    def opposite(self, difference: Paired) -> float:
        """The part of the futures whose sign is the opposite of this conclusion's."""
        is_higher = self.difference.effect is Effect.HIGHER
        return difference.lower if is_higher else difference.higher


@dataclass(frozen=True, repr=False)
class Flips(Displayed):
    """The conclusions of a comparison, each with the numbers that flip it.

    Attributes:
        base, scenario: their names.
        conclusions: first those on the outcomes that the comparison leads with.
        moved: every number that was moved, the most influential on the first conclusion in the last
            month first.
        leading: the names whose pairs were moved.
        unmoved: levers of the scenario without a declared range.
        replications: futures at every end.
    """

    base: str
    scenario: str
    conclusions: tuple[Conclusion, ...]
    moved: tuple[Moved, ...]
    leading: tuple[str, ...]
    unmoved: tuple[str, ...]
    replications: int

    @property
    def assumptions(self) -> int:
        """How many of the numbers are drawn."""
        return sum(not each.lever for each in self.moved)

    @property
    def levers(self) -> int:
        """How many of the numbers somebody decides."""
        return sum(each.lever for each in self.moved)

    def summary(self) -> Summary:
        """How many numbers were moved, and which flip each conclusion."""
        rows = [
            (each.measure, each.month, difference(each.difference.mean, unit_of(each.measure)))
            for each in self.conclusions
        ]
        answers = [
            f"{each.measure} in {each.month}: {self._words(each)}" for each in self.conclusions
        ]
        heading = (
            f"Flips of {self.scenario} less {self.base}: {self.assumptions} assumptions and "
            f"{self.levers} levers at the ends of their ranges, {self.replications:,} replications"
        )
        return Summary(heading, answers, ("outcome", "month", "mean difference"), rows)

    def _words(self, conclusion: Conclusion) -> str:
        if not conclusion.difference.effect.has_sign:
            return "no sign to flip"
        names = list(dict.fromkeys(flip.name for flip in conclusion.flips))
        if not names:
            return "nothing flips the sign"
        parts = ", ".join(
            f"{flip.name} ({flip.end}, {value(flip.part, 'share')} of its range)"
            for flip in conclusion.flips
        )
        return f"flipped by {parts}"

    def to_rows(self) -> list[Json]:
        """A row for every conclusion and every end or pair that flips it, for CSV.

        A conclusion that nothing flips has one row, whose ``numbers`` is empty.
        """
        return [row for conclusion in self.conclusions for row in self._rows(conclusion)]

    def _rows(self, conclusion: Conclusion) -> Iterator[Json]:
        whole = conclusion.difference
        about = {
            **{"base": self.base, "scenario": self.scenario},
            **{"measure": conclusion.measure, "month": conclusion.month},
            **{"effect": str(whole.effect), "difference": finite_or_none(whole.mean)},
            **{"low": finite_or_none(whole.low), "high": finite_or_none(whole.high)},
        }
        found = [
            _row((flip.name,), (flip.end,), (flip.value,), flip.difference)
            | {"bound": flip.bound, "part_of_range": flip.part}
            for flip in conclusion.flips
        ]
        found += [
            _row(pair.names, pair.ends, pair.values, pair.difference)
            | {"bound": None, "part_of_range": None}
            for pair in conclusion.pairs
        ]
        blank = dict.fromkeys(_row((), (), (), whole) | {"bound": None, "part_of_range": None})
        for row in found or [blank]:
            yield about | row

    def to_plain(self) -> Json:
        """As maps and lists, for JSON; None for what is undefined."""
        plain: Json = {
            "base": self.base,
            "scenario": self.scenario,
            "replications": self.replications,
            "assumptions": self.assumptions,
            "levers": self.levers,
            "leading": list(self.leading),
            "unmoved": list(self.unmoved),
            "conclusions": [_told(each) for each in self.conclusions],
            "moved": [asdict(each) | {"swing": each.swing} for each in self.moved],
        }
        found: Json = finite_or_none(plain)
        return found


def _told(conclusion: Conclusion) -> Json:
    return {
        "measure": conclusion.measure,
        "month": conclusion.month,
        "unit": unit_of(conclusion.measure),
        "effect": str(conclusion.difference.effect),
        "difference": asdict(conclusion.difference),
        "flips": [
            asdict(flip) | {"share_opposite": conclusion.opposite(flip.difference)}
            for flip in conclusion.flips
        ],
        "pairs": [
            asdict(pair) | {"share_opposite": conclusion.opposite(pair.difference)}
            for pair in conclusion.pairs
        ],
        "unclear": [asdict(end) for end in conclusion.unclear],
    }


def _row(
    names: tuple[str, ...],
    ends: tuple[str, ...],
    values: tuple[float, ...],
    difference: Paired,
) -> Json:
    return {
        "numbers": " & ".join(names),
        "ends": " & ".join(ends),
        "values": " & ".join(f"{value:.6g}" for value in values),
        "flipped_difference": finite_or_none(difference.mean),
        "flipped_low": finite_or_none(difference.low),
        "flipped_high": finite_or_none(difference.high),
        "flipped_higher": finite_or_none(difference.higher),
        "flipped_lower": finite_or_none(difference.lower),
    }
