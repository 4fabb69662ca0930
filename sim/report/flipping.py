"""Which conclusions of a run would turn round inside the ensemble, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rich.text import Text

from sim.capitals import capitalised
from sim.measures.outcome import VOLUME, unit_of
from sim.measures.outcome_titles import agreeing, outcome_words
from sim.measures.recording import Cast
from sim.report.forms import change, change_unit
from sim.report.paired import at_months
from sim.report.tables import payoff_changes
from sim.report.words import CENT, agent, months
from sim.store.run_folder import SavedRun
from sim.study.against import EndDifference
from sim.study.effect import Effect, paired
from sim.study.flips import FEWEST, Flip, Thirds

__all__ = ["Conclusion", "conclusions", "flipping"]

_SHOWN = 3
"""Thirds that are told of one conclusion."""


_BY_ITSELF = (
    "These are thirds of the futures as drawn; `sim breakpoint BASE SCENARIO` moves each number by "
    "itself to the ends of its range."
)
"""What a reader can do next: in a third, all other numbers vary as well."""


@dataclass(frozen=True)
class Conclusion:
    """What a reader would take from a run.

    Attributes:
        words: the conclusion; where its sign cannot be told, what it is about.
        flips: where in the ensemble the opposite holds on average; None where the sign cannot be
            told.
        unit: of the flips' means, such as ``share`` or ``yuan_per_month``.
        months: over which a payoff was added up; else 1.
        effect: what can be said of the mean.
    """

    words: str
    flips: tuple[Flip, ...] | None
    unit: str
    months: int = 1
    effect: Effect = Effect.UNCLEAR

    def amount(self, flip: Flip) -> str:
        """What holds in that third instead."""
        words = {"vehicles": "vehicles", "yuan_per_month": "billion yuan a month"}
        value = change(self.unit, flip.mean / self.months)
        return f"{value} {words.get(self.unit, change_unit(self.unit))}".strip()


def _own(run: SavedRun, cast: Cast, drawn: Sequence[str], measure: str) -> Iterator[Conclusion]:
    """What a run says by itself: below June or not; of a share, more than half or not."""
    found, unit = run.replications, unit_of(measure)
    draws = {name: values for name, values in found.items() if name in drawn}
    if not draws:
        return
    thirds = Thirds(draws)
    last, words, verb = found[f"{measure}_last"], _begin(measure, cast), agreeing(measure, "is")
    levels = {"June's": found[f"{measure}_june"]} if f"{measure}_june" in found else {}
    if unit == "share":
        levels["half"] = np.full(len(last), 0.5)
    for level, values in levels.items():
        difference = last - values
        effect = paired(difference).effect
        claim = f"{words} {verb} {{}} {level} at the end"
        told = _words(effect, claim, ("above", "below"), f"{words} and {level}, at the end")
        yield Conclusion(told, thirds.flips(difference), unit, effect=effect)


def _begin(measure: str, cast: Cast) -> str:
    words = outcome_words(measure, cast, short=True)
    return words if words.startswith(("the ", "concentration")) else capitalised(words)


def _words(effect: Effect, claim: str, sides: tuple[str, str], topic: str) -> str:
    """The claim with the side that the effect is on; what is not known or does not differ."""
    if effect in (Effect.NONE, Effect.UNDEFINED):
        return topic
    if effect is Effect.UNCLEAR:
        return f"whether {claim.format(' or '.join(sides))}"
    return claim.format(sides[effect is Effect.LOWER])


def _paired(
    length: int,
    cast: Cast,
    measures: Sequence[str],
    found: Mapping[str, EndDifference],
    base: str,
    ends: Sequence[int],
) -> Iterator[Conclusion]:
    """What a scenario does against its base."""
    for measure in measures:
        begin, verb = _begin(measure, cast), agreeing(measure, "is")
        unit, per = unit_of(measure), 1
        if unit == "yuan":
            unit, per = "yuan_per_month", length
        for h, each in at_months(found, measure, ends):
            claim = f"{begin} {verb} {{}} than under {base} after {months(h)}"
            topic = f"{begin} after {months(h)}"
            words = _words(each.effect, claim, ("higher", "lower"), topic)
            yield Conclusion(words, each.flips, unit, per, each.effect)
    units = found[f"{VOLUME}_last"]
    claim = f"the alliance sells {{}} vehicles than under {base} in the last month"
    words = _words(
        units.effect, claim, ("more", "fewer"), "the alliance's vehicles in the last month"
    )
    yield Conclusion(words, units.flips, "vehicles", effect=units.effect)
    for key, each in payoff_changes(found).items():
        if abs(each.mean) / length < CENT:
            continue
        who = agent(key)
        words = _words(each.effect, f"{who} {{}}", ("gains", "loses"), f"{who}'s payoff")
        yield Conclusion(words, each.flips, "yuan_per_month", length, each.effect)


def conclusions(
    run: SavedRun,
    cast: Cast,
    drawn: Sequence[str],
    measures: Sequence[str],
    found: Mapping[str, EndDifference],
    base: str | None,
    ends: Sequence[int],
) -> list[Conclusion]:
    """The conclusions of a run on some outcomes, against its base where it has one.

    ``drawn`` names the numbers that the run draws.
    """
    told = [each for measure in measures for each in _own(run, cast, drawn, measure)]
    if base and found:
        told += _paired(run.manifest.months, cast, measures, found, base, ends)
    return told


def _where(flip: Flip) -> str:
    side = "below" if flip.end == "low" else "above"
    return f"where {flip.name} is {side} {flip.bound:.2g}"


def flipping(
    run: SavedRun,
    cast: Cast,
    drawn: Sequence[str],
    measures: Sequence[str],
    found: Mapping[str, EndDifference],
    base: str | None,
    ends: Sequence[int],
) -> Text:
    """The conclusions that turn round in a third of some assumption, then those that do not."""
    told = conclusions(run, cast, drawn, measures, found, base, ends)
    head = ("What would flip", "bold")
    if not told or run.manifest.replications < FEWEST:
        return Text.assemble(head, f"  too few futures to tell; take --reps {FEWEST} or more")
    lines = [_flip_words(each) for each in told if each.flips]
    futures = f"{run.manifest.replications:,} futures"
    headings = {
        Effect.UNCLEAR: f"Not distinguishable from zero in {futures} (95% interval)",
        Effect.NONE: f"No difference from {base} in any of {futures}",
        Effect.UNDEFINED: f"Undefined in all of {futures}, for lack of sales",
    }
    for effect, heading in headings.items():
        lines += _listed(heading, [each for each in told if each.effect is effect])
    settled = [each for each in told if each.flips == ()]
    lines += _listed("Holds in every third of every assumption", settled)
    if base:
        lines.append(_BY_ITSELF)
    return Text.assemble(head, *(f"\n{line}" for line in lines))


def _flip_words(conclusion: Conclusion) -> str:
    flips = (conclusion.flips or ())[:_SHOWN]
    words = "; ".join(f"{conclusion.amount(flip)} {_where(flip)}" for flip in flips)
    return f"{conclusion.words}, but on average {words}."


def _listed(heading: str, conclusions: Sequence[Conclusion]) -> list[str]:
    return [f"{heading}: {'; '.join(each.words for each in conclusions)}."] if conclusions else []
