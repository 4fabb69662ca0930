"""What the numbers rest on: kinds of evidence, the draws that matter, every changed key."""

from __future__ import annotations

from collections.abc import Mapping

from sim.measures.outcome import outcome
from sim.measures.outcome_titles import outcome_words
from sim.report.drawn import drawn_numbers
from sim.report.evidence import changed_values, value_in_words
from sim.report.fitting import drawn_words
from sim.report.learnt import Learnt
from sim.report.own_ranges import not_fitted
from sim.report.page.html import Html, code, items, paragraph, table, tag
from sim.scenario import Scenario, to_plain
from sim.scenario.text.changes import changes_between
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.types.numbers import Quantity
from sim.signed import signed
from sim.study.dossier import Dossier
from sim.study.drivers import Driver, drivers
from sim.world.world import World

__all__ = ["Drivers", "drivers_of", "evidence"]

Drivers = Mapping[str, tuple[Driver, ...]]
"""The draws that go most with each scenario's outcome, by its name."""

_KINDS = {
    "assumption": "assumptions",
    "public": "public",
    "derived": "derived from public ones",
    "article": "from the article",
}
_MANY = 3
"""Scenarios beyond which fewer draws are told of each."""


def evidence(dossier: Dossier, found: Drivers) -> Html:
    """The section: how much is assumed, which assumptions move the answer, what was changed."""
    world = World.of(dossier.scenarios[-1])
    return items(
        _counted(dossier.scenarios[-1]),
        _drivers(dossier, found, world),
        *(_changes(dossier.scenarios[0], each) for each in dossier.scenarios[1:]),
    )


def drivers_of(dossier: Dossier) -> dict[str, tuple[Driver, ...]]:
    """The draws that go with the leading outcome's difference; of a single run, with it."""
    name = dossier.measures[0]
    last, base = len(dossier.months) - 1, dossier.results[0].recording
    if dossier.comparison is None:
        outcomes = {dossier.names[0]: outcome(base, name, last)}
    else:
        names = dossier.names[1:]
        outcomes = {n: dossier.comparison.futures(name, last, n) for n in names}
    known = World.of(dossier.scenarios[0]).register
    draws = {name: values for name, values in base.draws.items() if name in known}
    count = 5 if len(outcomes) <= _MANY else 2
    return {name: drivers(draws, values, count) for name, values in outcomes.items()}


def _counted(scenario: Scenario) -> Html:
    drawn = drawn_numbers(scenario)
    told = ", ".join(f"{drawn.kinds[k]} {words}" for k, words in _KINDS.items() if drawn.kinds[k])
    words = f"{len(drawn.names)} numbers of the world are drawn in every future: {told}. "
    if drawn.own:
        words += f"Of these, {len(drawn.own)} have a range of the scenario's own. "
    if drawn.pinned:
        words += f"The scenario gives {len(drawn.pinned)} more a single value. "
    if note := not_fitted(scenario).words():
        words += f"{note} "
    return paragraph(
        f"{words}{drawn_words(prior=scenario.run.prior)} June 2025 is "
        "solved for, so that expected sales are as published in every future; nothing after June "
        "2025 sets a number. ",
        code("sim assumptions"),
        " tells range, source and reason of each.",
    )


def _drivers(dossier: Dossier, found: Drivers, world: World) -> Html:
    cast = dossier.results[0].recording.cast
    what = outcome_words(dossier.measures[0], cast, short=True)
    what = f"the difference in {what}" if dossier.comparison else what
    learnt = Learnt.of(world)
    rows: list[tuple[object, ...]] = [
        (name, *_driver(d, world.register, learnt)) for name, each in found.items() for d in each
    ]
    if not rows:
        return paragraph(f"No drawn number stands out among those that go with {what}.")
    head: tuple[str, ...] = (
        *("scenario", "number", "correlation", "range", "evidence", "by the history", "why"),
    )
    if len(found) == 1:
        rows, head = [row[1:] for row in rows], head[1:]
    return items(
        tag("h3", "What the answer hangs on"),
        table(f"Draws that go most with {what} in {dossier.months[-1]}", head, rows, words=9),
        paragraph(
            "Rank correlations over futures. What these leave is the luck of months, launches and "
            "newcomers.",
            class_="size",
        ),
    )


def _driver(driver: Driver, numbers: Mapping[str, Quantity], learnt: Learnt) -> tuple[object, ...]:
    number = numbers.get(driver.name)
    if number is None:  # a brand that only the base has
        return (code(driver.name), signed(driver.correlation, 2), "", "", "", "")
    low, high = number.bounds
    span = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    why = number.reason or number.source
    return (
        code(driver.name),
        signed(driver.correlation, 2),
        f"{span} {number.unit}",
        number.evidence,
        learnt.grade(driver.name, number),
        why,
    )


def _changes(base: Scenario, scenario: Scenario) -> Html:
    after = to_plain(scenario)
    found = changes_between(to_plain(base), after, node_of(after, Place(scenario.name, 0)))
    rows: list[tuple[object, ...]] = [
        (
            code(each.key),
            value_in_words(each.value),
            f"{value_in_words(each.base)}{' (the register)' if each.from_register else ''}",
            each.evidence,
        )
        for each in changed_values(found, scenario)
    ]
    title = f"What {scenario.name} changes over {base.name}"
    if not rows:
        return paragraph(f"{title}: nothing.")
    return table(title, ("key", "value", "was", "evidence"), rows, words=4)
