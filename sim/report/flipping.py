"""Which conclusions of a run would turn round inside the ensemble, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from sim.measures.outcome import PAYOFF, is_payoff
from sim.report.forms import change
from sim.report.paired import at_horizons
from sim.report.words import CENT, agent, months
from sim.store.run_folder import SavedRun
from sim.study.against import Difference
from sim.study.effect import Effect, paired
from sim.study.flips import FEWEST, Flip, Thirds
from sim.world.world import register

__all__ = ["Conclusion", "conclusions", "flipping"]

_SHOWN = 3
"""Thirds that are told of one conclusion."""


@dataclass(frozen=True)
class Conclusion:
    """What a reader would take from a run.

    Attributes:
        words: the conclusion; where its sign cannot be told, what it is about.
        flips: where in the ensemble the opposite holds on average; None where the sign cannot be
            told.
        unit: of the flips' means: ``share``, ``vehicles`` or ``yuan_per_month``.
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
        return f"{value} {words.get(self.unit, 'points')}"


def _own(run: SavedRun) -> Iterator[Conclusion]:
    """What a run says by itself: below June or not, more than half or not."""
    found = run.replications
    names = [name for name in found if name in register()]
    if not names:
        return
    thirds = Thirds({name: found[name] for name in names})
    last = found["aito_share_last"]
    for level, difference in (("June's", last - found["aito_share_june"]), ("half", last - 0.5)):
        effect = paired(difference).effect
        claim = f"Aito's share is {{}} {level} at the end"
        words = _words(effect, claim, ("above", "below"), f"Aito's share and {level}, at the end")
        yield Conclusion(words, thirds.flips(difference), "share", effect=effect)


def _words(effect: Effect, claim: str, sides: tuple[str, str], topic: str) -> str:
    """The claim with the side that the effect is on; what is not known or does not differ."""
    if effect in (Effect.NONE, Effect.UNDEFINED):
        return topic
    if effect is Effect.UNCLEAR:
        return f"whether {claim.format(' or '.join(sides))}"
    return claim.format(sides[effect is Effect.LOWER])


def _paired(length: int, found: Mapping[str, Difference], base: str) -> Iterator[Conclusion]:
    """What a scenario does against its base."""
    for h, share in at_horizons(found, "aito_share", length):
        claim = f"Aito's share is {{}} than under {base} after {months(h)}"
        topic = f"Aito's share after {months(h)}"
        words = _words(share.effect, claim, ("higher", "lower"), topic)
        yield Conclusion(words, share.flips, "share", effect=share.effect)
    units = found["hima_units_last"]
    claim = f"the alliance sells {{}} vehicles than under {base} in the last month"
    words = _words(
        units.effect, claim, ("more", "fewer"), "the alliance's vehicles in the last month"
    )
    yield Conclusion(words, units.flips, "vehicles", effect=units.effect)
    for name, each in found.items():
        if is_payoff(name) and name.endswith("_last"):
            if abs(each.mean) / length < CENT:
                continue
            who = agent(name.removeprefix(PAYOFF).removesuffix("_last"))
            words = _words(each.effect, f"{who} {{}}", ("gains", "loses"), f"{who}'s payoff")
            yield Conclusion(words, each.flips, "yuan_per_month", length, each.effect)


def conclusions(
    run: SavedRun, found: Mapping[str, Difference], base: str | None
) -> list[Conclusion]:
    """The conclusions of a run, against its base where it has one."""
    told = list(_own(run))
    if base and found:
        told += _paired(run.manifest.months, found, base)
    return told


def _where(flip: Flip) -> str:
    side = "below" if flip.end == "low" else "above"
    return f"where {flip.name} is {side} {flip.bound:.2g}"


def flipping(run: SavedRun, found: Mapping[str, Difference], base: str | None) -> Text:
    """The conclusions that turn round in a third of some assumption, then those that do not."""
    told = conclusions(run, found, base)
    head = ("What would flip", "bold")
    if not told or run.manifest.replications < FEWEST:
        return Text.assemble(head, f"  too few futures to tell; take --reps {FEWEST} or more")
    lines = []
    for each in told:
        if each.flips:
            words = "; ".join(f"{each.amount(flip)} {_where(flip)}" for flip in each.flips[:_SHOWN])
            lines.append(f"{each.words}, but on average {words}.")
    futures = f"{run.manifest.replications:,} futures"
    for heading, listed in (
        (
            f"Not distinguishable from zero in {futures} (95% interval)",
            [each.words for each in told if each.effect is Effect.UNCLEAR],
        ),
        (
            f"No difference from {base} in any of {futures}",
            [each.words for each in told if each.effect is Effect.NONE],
        ),
        (
            f"Undefined in all of {futures}, for lack of sales",
            [each.words for each in told if each.effect is Effect.UNDEFINED],
        ),
        (
            "Holds in every third of every assumption",
            [each.words for each in told if each.flips == ()],
        ),
    ):
        if listed:
            lines.append(f"{heading}: {'; '.join(listed)}.")
    return Text.assemble(head, *(f"\n{line}" for line in lines))
