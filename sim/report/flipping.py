"""Which conclusions of a run would turn round inside the ensemble, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from sim.report.words import CENT, agent, months, points
from sim.store.run_folder import SavedRun
from sim.study.against import Difference
from sim.study.flips import FEWEST, Flip, Thirds
from sim.study.horizons import horizons
from sim.world.world import register

__all__ = ["Conclusion", "conclusions", "flipping"]

_SHOWN = 3
"""Thirds that are told of one conclusion."""


@dataclass(frozen=True)
class Conclusion:
    """What a reader would take from a run.

    Attributes:
        words: the conclusion.
        flips: where in the ensemble the opposite holds on average; None where it is not settled
            itself.
        unit: of the flips' means: ``points``, ``vehicles`` or ``yuan a month``.
        months: over which a payoff was added up; else 1.
    """

    words: str
    flips: tuple[Flip, ...] | None
    unit: str
    months: int = 1

    def amount(self, flip: Flip) -> str:
        """What holds in that third instead."""
        if self.unit == "points":
            return f"{points(flip.mean)} points"
        if self.unit == "vehicles":
            return f"{flip.mean:+,.0f} vehicles"
        return f"{flip.mean / self.months / 1e9:+.2f} billion"


def _own(run: SavedRun) -> Iterator[Conclusion]:
    """What a run says by itself: below June or not, more than half or not."""
    found = run.replications
    names = [name for name in found if name in register()]
    if not names:
        return
    thirds = Thirds({name: found[name] for name in names})
    last = found["aito_share_last"]
    for words, effect in (
        ("{} June's at the end", last - found["aito_share_june"]),
        ("{} half at the end", last - 0.5),
    ):
        side = "above" if effect.mean() > 0 else "below"
        text = f"Aito's share is {words.format(side)}"
        yield Conclusion(text, thirds.flips(effect), "points")


def _paired(length: int, found: Mapping[str, Difference], base: str) -> Iterator[Conclusion]:
    """What a scenario does against its base."""
    for h in horizons(length):
        share = found.get(f"aito_share_m{h}", found["aito_share_last"])
        side = "higher" if share.mean > 0 else "lower"
        text = f"Aito's share is {side} than under {base} after {months(h)}"
        yield Conclusion(text, share.flips, "points")
    units = found["hima_units_last"]
    text = f"the alliance sells {'more' if units.mean > 0 else 'less'} in the last month"
    yield Conclusion(text, units.flips, "vehicles")
    for name, each in found.items():
        if name.startswith("payoff_") and name.endswith("_last"):
            if abs(each.mean) / length < CENT:
                continue
            who = agent(name.removeprefix("payoff_").removesuffix("_last"))
            text = f"{who} {'gains' if each.mean > 0 else 'loses'}"
            yield Conclusion(text, each.flips, "yuan a month", length)


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
    firm = [each.words for each in told if each.flips == ()]
    unsettled = [each.words for each in told if each.flips is None]
    head = ("What would flip", "bold")
    if not told or run.manifest.replications < FEWEST:
        return Text.assemble(head, f"  too few futures to tell; take --reps {FEWEST} or more")
    lines = []
    for each in told:
        if each.flips:
            words = "; ".join(f"{each.amount(flip)} {_where(flip)}" for flip in each.flips[:_SHOWN])
            lines.append(f"{each.words}, but on average {words}.")
    if unsettled:
        lines.append(f"Not settled by so many futures: {'; '.join(unsettled)}.")
    if firm:
        lines.append(f"Holds in every third of every assumption: {'; '.join(firm)}.")
    return Text.assemble(head, *(f"\n{line}" for line in lines))
