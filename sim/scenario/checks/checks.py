"""What the types cannot see: names that do not exist, months outside the run, terms that clash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sim.errors import FileWarning, Problem
from sim.levers.event import RivalEvent
from sim.scenario.checks.contradictions import contradictions
from sim.scenario.checks.dated import clashing, unlisted
from sim.scenario.checks.doubtful import doubtful
from sim.scenario.checks.idle import idle, late_rules
from sim.scenario.checks.leaving import leaving, rules_too_late
from sim.scenario.checks.plausible import implausible
from sim.scenario.checks.roster import Roster
from sim.scenario.checks.unused import unused
from sim.scenario.text.nearest import mend, quoted
from sim.scenario.text.nodes import KeyPath, Node, Place, dotted, locate, node_of
from sim.scenario.text.resolved import to_plain
from sim.scenario.types.events import each_event
from sim.scenario.types.mentions import Mention, brands_mentioned, months_mentioned
from sim.scenario.types.months import ANCHOR, FIRST, add_months
from sim.scenario.types.scenario import Scenario
from sim.scenario.types.vocabulary import Vocabulary

__all__ = ["Origin", "Vocabulary", "check", "warnings_of"]

_RESERVED = ("all", "huawei", "yinwang")
"""Names of entities in every result."""


@dataclass(frozen=True)
class Origin:
    """Where a scenario was written, for places in messages and for what is judged.

    Attributes:
        node: the merged tree.
        file: the outermost file; None when there is none.
        scenarios: the names of scenarios that an expectation may compare with.
        is_scenario: whether some other text (a path) leads to a scenario.
    """

    node: Node
    file: str | None = None
    scenarios: tuple[str, ...] = ()
    is_scenario: Callable[[str], bool] | None = None


def check(
    scenario: Scenario,
    vocabulary: Vocabulary | None,
    origin: Origin | None = None,
    *,
    whole: bool = True,
    between: bool = False,
) -> list[Problem]:
    """Every problem across the parts of a scenario that the types accept; empty when sound.

    Months before the start are always wrong. A month after the run's last is wrong only where
    the outermost file (or an option) wrote it, and ``run.months`` was not set by an option: an
    event that a base wrote, or that a shorter run (``--months 12``) cuts off, is silently
    dormant, since otherwise nobody could shorten a run.

    Args:
        scenario: what to check.
        vocabulary: the names that exist; None leaves names unchecked.
        origin: where it was written; None for a scenario that was made in Python.
        whole: whether nothing was left out of it; if not, what goes together is not checked.
        between: whether it has some of the changes between two sound scenarios. It may then
            launch a brand that no event signs, since the two can be changes of their own.
    """
    origin = origin or _made(scenario)
    found = [*_runs(scenario), *_times(scenario, origin), *clashing(scenario)]
    found += _rules(scenario) if whole else ()
    found += implausible(scenario, vocabulary)
    if vocabulary is not None:
        found += [*_brands(scenario, vocabulary), *_names(scenario, vocabulary)]
        if whole and not between:
            roster = Roster.of(scenario, vocabulary.specs)
            found += [
                *contradictions(scenario, roster),
                *leaving(scenario, roster, vocabulary.anchor),
            ]
    if origin.is_scenario is not None:
        found += _compared(scenario, origin)
    return [_problem(origin.node, path, text) for path, text in found]


def warnings_of(
    scenario: Scenario, vocabulary: Vocabulary, origin: Origin | None = None
) -> list[FileWarning]:
    """What is allowed in a sound scenario and probably not meant, in the order of its keys.

    Args:
        scenario: one in which ``check`` finds no problem.
        vocabulary: the names that exist, and what the world knows of them.
        origin: where it was written; None for a scenario that was made in Python.
    """
    origin = origin or _made(scenario)
    roster = Roster.of(scenario, vocabulary.specs)
    outcomes = vocabulary.outcomes_with(scenario.brands)
    found = [
        *idle(scenario, roster, outcomes),
        *unused(scenario, roster),
        *doubtful(scenario, vocabulary),
        *rules_too_late(scenario),
    ]
    # to shorten a run by an option is no mistake in its rules
    found += [each for each in late_rules(scenario) if not _shortened(origin)]
    return sorted({FileWarning(*_located(origin.node, path), text) for path, text in found})


def _made(scenario: Scenario) -> Origin:
    """The origin of a scenario that was made in Python."""
    return Origin(node_of(to_plain(scenario), Place(scenario.name, 0)))


def _problem(node: Node, path: KeyPath, text: str) -> Problem:
    return Problem(*_located(node, path), text)


def _located(node: Node, path: KeyPath) -> tuple[str, int, str]:
    """File, line and dotted key of the nearest place to a path that was written."""
    written, at = locate(node, path)
    return *at.place, dotted(written)


def _runs(scenario: Scenario) -> Iterator[Mention]:
    if scenario.run.start != FIRST:
        yield (
            ("run", "start"),
            f"must be {FIRST}, the month after {ANCHOR}, to which the model is calibrated",
        )


def _times(scenario: Scenario, origin: Origin) -> Iterator[Mention]:
    last = add_months(FIRST, scenario.run.months - 1)
    for path, month in months_mentioned(scenario):
        if month < FIRST:
            yield path, f"{month} lies before the run, which is {FIRST} to {last}"
        elif month > last and _judged(path, origin):
            yield path, f"{month} lies after the run, which is {FIRST} to {last}"
    for name, brand in scenario.brands.items():
        for i, launch in enumerate(brand.launches):
            if launch.month >= FIRST:
                text = f"{launch.month} is no past launch; write it under events"
                yield ("brands", name, "launches", i, "month"), text


def _judged(path: KeyPath, origin: Origin) -> bool:
    """Whether a month after the run's end is an error: see ``check``."""
    place = locate(origin.node, path)[1].place
    mine = place.file == origin.file or place.line == 0
    return origin.file is not None and mine and not _shortened(origin)


def _shortened(origin: Origin) -> bool:
    """Whether an option said how long the run is."""
    length, at = locate(origin.node, ("run", "months"))
    return length == ("run", "months") and at.place.line == 0


def _rules(scenario: Scenario) -> Iterator[Mention]:
    yield from unlisted(scenario)
    first: dict[str, int] = {}
    for i, rule in enumerate(scenario.rules):
        if rule.name in first:
            text = f"the rule name '{rule.name}' is taken by rules.{first[rule.name]}; rename one"
            yield ("rules", i, "name"), text
        first.setdefault(rule.name, i)


def _brands(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Mention]:
    yield from _taken(scenario, vocabulary)
    known = (*vocabulary.brands, *scenario.brands)
    for path, brand in brands_mentioned(scenario):
        if brand not in known:
            yield path, f"unknown brand {quoted(brand)}{mend(brand, known)}"
    makers = dict.fromkeys((*vocabulary.makers, *(b.maker for b in scenario.brands.values())))
    for maker in scenario.makers:
        if maker not in makers:
            yield ("makers", maker), f"unknown automaker {quoted(maker)}{mend(maker, makers)}"


def _taken(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Mention]:
    for name, spec in scenario.brands.items():
        for kind, taken in (("brand", vocabulary.brands), ("rival", vocabulary.rivals)):
            if name in taken:
                yield ("brands", name), f"'{name}' is a shipped {kind}; choose another name"
        if name in _RESERVED:
            yield ("brands", name), f"'{name}' has a meaning of its own in results; choose another"
        if spec.maker in (*_RESERVED, *vocabulary.rivals):
            text = f"'{spec.maker}' is no automaker's name here; choose another"
            yield ("brands", name, "maker"), text


def _names(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Mention]:
    yield from _rivals(scenario, vocabulary)
    yield from _outcomes(scenario, vocabulary)
    for name in scenario.assumptions:
        if name not in vocabulary.assumptions:
            instead = vocabulary.gone.get(name)
            text = (
                f"unknown assumption {quoted(name)}{mend(name, vocabulary.assumptions)}"
                if instead is None
                else f"there is no assumption {quoted(name)} since version 0.2: {instead}"
            )
            yield ("assumptions", name), text


def _rivals(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Mention]:
    for i, event in each_event(scenario.events):
        what = event.what
        if isinstance(what, RivalEvent) and what.name not in vocabulary.rivals:
            text = f"unknown rival {quoted(what.name)}{mend(what.name, vocabulary.rivals)}"
            yield ("events", i, event.kind, "name"), text


def _outcomes(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Mention]:
    outcomes = vocabulary.outcomes_with(scenario.brands)
    for i, wanted in enumerate(scenario.expect):
        # of a brand that does not exist the brand is said to be unknown
        if outcomes and wanted.brand is None and wanted.outcome not in outcomes:
            text = f"there is no outcome {quoted(wanted.measure)}{mend(wanted.measure, outcomes)}"
            yield ("expect", i, "measure"), text


def _compared(scenario: Scenario, origin: Origin) -> Iterator[Mention]:
    for i, expectation in enumerate(scenario.expect):
        for side in ("lower_than", "higher_than"):
            name = getattr(expectation, side)
            if isinstance(name, str) and origin.is_scenario and not origin.is_scenario(name):
                text = f"no scenario {quoted(name)}{mend(name, origin.scenarios)}"
                yield ("expect", i, side), text
