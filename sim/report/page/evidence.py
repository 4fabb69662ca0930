"""What the numbers rest on: kinds of evidence, the draws that matter, every changed key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from numpy.typing import NDArray

from sim.measures.outcome import outcome
from sim.report.page.html import Html, code, items, paragraph, table, tag
from sim.scenario import Scenario
from sim.scenario.difference import difference
from sim.scenario.numbers import Quantity
from sim.study.dossier import Dossier
from sim.study.drivers import Driver, drivers
from sim.world.world import World

__all__ = ["drivers_of", "evidence", "evidence_of"]

_KINDS = ("assumption", "public", "derived", "article")


def evidence(dossier: Dossier, found: tuple[Driver, ...]) -> Html:
    """The section: how much is assumed, which assumptions move the answer, what was changed."""
    scenario = dossier.scenarios[-1]
    numbers = World.of(scenario).register
    return items(
        paragraph(_counted(dossier, numbers)),
        _drivers(dossier, found, numbers),
        *(_changes(dossier.scenarios[0], each) for each in dossier.scenarios[1:]),
    )


def drivers_of(dossier: Dossier) -> tuple[Driver, ...]:
    """The draws that go with the last month's difference (of a single run, with the share)."""
    last = len(dossier.months) - 1
    found: NDArray[object]
    if dossier.comparison is None:
        found = outcome(dossier.results[0].recording, "aito_share", last)
    else:
        name = dossier.comparison.pairs[-1].scenario
        found = dossier.comparison.futures("aito_share", last, name)
    known = World.of(dossier.scenarios[-1]).register
    draws = dossier.results[-1].recording.draws
    return drivers({name: draws[name] for name in draws if name in known}, found)


def _counted(dossier: Dossier, numbers: Mapping[str, Quantity]) -> str:
    drawn = [name for name in dossier.results[-1].recording.draws if name in numbers]
    kinds = Counter(numbers[name].evidence for name in drawn)
    told = ", ".join(f"{kinds[kind]} {_KIND_WORDS[kind]}" for kind in _KINDS if kinds[kind])
    own = len(dossier.scenarios[-1].assumptions)
    words = f"{len(drawn)} numbers of the world go into every future: {told}."
    if own:
        words += f" Of these the scenario sets {own} itself."
    return (
        f"{words} June 2025 is solved for, so that expected sales are as published in every "
        "future; nothing after June 2025 sets a number. `sim assumptions` tells range, source and "
        "reason of each."
    )


_KIND_WORDS = {
    "assumption": "assumptions",
    "public": "public",
    "derived": "derived from public ones",
    "article": "from the article",
}


def _drivers(dossier: Dossier, found: tuple[Driver, ...], numbers: Mapping[str, Quantity]) -> Html:
    pairs = dossier.comparison.pairs if dossier.comparison else ()
    what = "Aito's share"
    if pairs:
        what = f"the difference in Aito's share ({pairs[-1].scenario} less {pairs[-1].base})"
    if not found:
        return paragraph(f"No drawn number stands out among those that go with {what}.")
    rows = [
        (
            code(d.name),
            f"{d.correlation:+.2f}",
            _range(numbers[d.name]),
            numbers[d.name].evidence,
            numbers[d.name].reason or numbers[d.name].source,
        )
        for d in found
    ]
    head = ("number", "correlation", "range", "evidence", "why")
    return items(
        tag("h3", "What the answer hangs on"),
        table(f"Draws that go most with {what} in {dossier.months[-1]}", head, rows, words=5),
        paragraph(
            "Rank correlations over futures. What these leave is the luck of months, launches and "
            "newcomers.",
            class_="size",
        ),
    )


def _range(number: Quantity) -> str:
    low, high = number.bounds
    return f"{low:g} {number.unit}" if low == high else f"{low:g} to {high:g} {number.unit}"


def _changes(base: Scenario, scenario: Scenario) -> Html:
    rows = [
        (
            code(delta.key),
            _plain(delta.value),
            _plain(delta.base),
            evidence_of(delta.key, World.of(scenario).register, scenario.sources),
        )
        for delta in difference(base, scenario).deltas
    ]
    title = f"What {scenario.name} changes over {base.name}"
    if not rows:
        return items(tag("h3", title), paragraph("Nothing."))
    head = ("key", "value", "was", "evidence")
    return items(tag("h3", title), table(title, head, rows, words=4))


def _plain(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def evidence_of(key: str, numbers: Mapping[str, Quantity], sources: tuple[str, ...]) -> str:
    """What speaks for the value of a scenario's key, in words."""
    if key.startswith("assumptions."):
        known = numbers.get(key.removeprefix("assumptions."))
        return f"{known.evidence}: {known.source}" if known else "assumption"
    lever = key.startswith(("alliance.", "huawei.", "rules"))
    kind = "a lever: what an actor chooses" if lever else "what happens"
    said = f"sources of the scenario: {', '.join(sources)}" if sources else "an assumption"
    return f"{kind}; {said}"
