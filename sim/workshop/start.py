"""From a wish to an opening: defaults of each format, and any scenario to play it on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.engine import record
from sim.errors import InputError, Problem, ScenarioError
from sim.levers import Supply
from sim.scenario import Scenario
from sim.scenario.chain import Source, shipped_chain
from sim.scenario.loader import resolve
from sim.scenario.text.nearest import mend
from sim.scenario.text.reader import read_text
from sim.scenario.text.resolved import to_plain
from sim.scenario.types.events import each_event
from sim.shipped import shipped_names
from sim.study.vocabulary import vocabulary
from sim.workshop.measures import problems_with
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused
from sim.workshop.results.runs import check_sales
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.wish import Wish
from sim.world.version import model_version
from sim.world.world import World

__all__ = ["DEFAULTS", "begin"]


@dataclass(frozen=True)
class Defaults:
    """How a format is played when nothing else is wished."""

    scenario: str
    rounds: int
    minutes: int
    round_minutes: int
    teams: int = 0
    most_teams: int = 0
    months: int = 36
    base: str | None = None


DEFAULTS: Mapping[str, Defaults] = {
    "predict": Defaults("cede_sales", 2, 15, 3, base="keep_control"),
    "design": Defaults("keep_control", 3, 40, 8, 4, 12),
    "roles": Defaults("keep_control", 6, 75, 9, 1, 6),
}
_LITTLE = 0.01
"""A factor on supply below which a brand may sell nothing."""


def begin(wish: Wish, scenario: Scenario | None = None, base: Scenario | None = None) -> Opening:
    """The opening that is wished for.

    Args:
        wish: what is said of it.
        scenario: what to play on, when it was read already.
        base: what to hold it against in `predict`, when it was read already.

    Raises:
        ScenarioError: the scenario cannot be used.
        Refused: the wish does not go together, or nothing is sold in a month of the scenario.
    """
    usual = DEFAULTS[wish.format]
    played = scenario or _scenario(wish, usual)
    run = _run(wish, played)
    against = _in_step(base or _base(wish, played), run)
    played = _in_step(played, run)
    for each in (played, against):
        _check_sales(each)
    _check_measures(wish, played)
    rounds = wish.rounds or (len(wish.questions) if wish.questions else usual.rounds)
    teams = _teams(wish, usual)
    questions = _questions(wish, rounds, run["months"])
    if wish.format == "roles" and rounds * QUARTER > run["months"]:
        text = f"{rounds} quarters are longer than the {run['months']} months that are simulated"
        raise Refused("malformed", problems=text)
    return Opening(
        format=wish.format,
        title=wish.title or played.title,
        scenario=to_plain(played),
        base=to_plain(against),
        language=wish.language,
        rounds=rounds,
        minutes=wish.minutes or usual.minutes,
        round_minutes=wish.round_minutes or usual.round_minutes,
        teams=teams,
        goal=wish.goal,
        measures=wish.measures,
        questions=questions,
        future=_future(wish, run["seed"]),
        replications=wish.replications,
        model=model_version(),
    )


def _future(wish: Wish, seed: int) -> int:
    """Which future is lived through, counted from 0.

    Any is as likely as another. The seed picks one, so that nobody does by taste; who plays with
    a second class names another number.

    Raises:
        Refused: there are not so many.
    """
    if wish.future is None:
        digest = hashlib.sha256(f"the future of {seed}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % wish.replications
    if wish.future > wish.replications:
        told = f"future: {wish.future} is more than the {wish.replications} that are drawn"
        raise Refused("malformed", problems=told)
    return wish.future - 1


def _scenario(wish: Wish, usual: Defaults) -> Scenario:
    if wish.file is not None and wish.scenario is not None:
        raise Refused("malformed", problems="name a shipped scenario or give a file, not both")
    if wish.file is not None:
        return _from_text(wish.file)
    return _shipped(wish.scenario or usual.scenario)


def _base(wish: Wish, played: Scenario) -> Scenario:
    usual = DEFAULTS[wish.format].base
    return played if usual is None else _shipped(wish.base or usual)


def _shipped(name: str) -> Scenario:
    if name not in shipped_names():
        text = f"no shipped scenario is called '{name}'{mend(name, shipped_names(), 'there are')}"
        raise Refused("malformed", problems=text)
    return resolve(shipped_chain(name), vocabulary=vocabulary()).scenario


def _from_text(text: str) -> Scenario:
    """A scenario from somebody's file; it may extend shipped ones only, since it comes alone."""
    file = "the file"
    node = read_text(text, file)
    assert isinstance(node.value, dict)
    extends = node.value.get("extends")
    bases: tuple[Source, ...] = ()
    if extends is not None and isinstance(extends.value, str):
        if extends.value not in shipped_names():
            near = mend(extends.value, shipped_names(), "there are")
            text = f"a file that comes alone can extend a shipped scenario only{near}"
            raise ScenarioError([Problem(file, extends.place.line, "extends", text)])
        bases = shipped_chain(extends.value)
    return resolve((Source(file, None, node), *bases), vocabulary=vocabulary()).scenario


def _run(wish: Wish, played: Scenario) -> dict[str, Any]:
    months = wish.months or min(played.run.months, DEFAULTS[wish.format].months)
    seed = played.run.seed if wish.seed is None else wish.seed
    return {"months": months, "replications": wish.replications, "seed": seed}


def _in_step(scenario: Scenario, run: Mapping[str, Any]) -> Scenario:
    """The scenario run as the session is; what it expects of itself is no matter here."""
    return scenario.replace(run={**run, "prior": scenario.run.prior}, expect=[])


def _check_sales(scenario: Scenario) -> None:
    """Refuse a scenario that leaves months without sales, before anybody has played on it.

    Only a stop of supply does that, so only such a scenario is simulated.

    Raises:
        Refused: there is a month without sales in some future.
    """
    played = [event.what for _, event in each_event(scenario.events)]
    if not any(isinstance(what, Supply) and what.factor < _LITTLE for what in played):
        return
    try:
        check_sales(record(scenario))
    except InputError as error:
        raise Refused("malformed", problems=str(error)) from None


def _check_measures(wish: Wish, played: Scenario) -> None:
    cast = World.of(played).cast
    wrong = [f"{key}: {text}" for key, text in problems_with(wish.goal, wish.measures, cast)]
    if wish.measures and wish.format == "predict":
        wrong.append("measures: predictions are of one share; leave them out")
    if wrong:
        raise Refused("malformed", problems="; ".join(wrong))


def _teams(wish: Wish, usual: Defaults) -> int:
    teams = usual.teams if wish.teams is None or not usual.teams else wish.teams
    if teams > usual.most_teams:
        text = f"teams: {teams} are too many for this format; at most {usual.most_teams}"
        raise Refused("malformed", problems=text)
    return teams


def _questions(wish: Wish, rounds: int, months: int) -> list[int]:
    if wish.format != "predict":
        return []
    asked = wish.questions or _spread(rounds, months)
    if len(asked) != rounds or max(asked) > months:
        text = f"questions: {rounds} months are needed, each from 1 to {months}"
        raise Refused("malformed", problems=text)
    return list(asked)


def _spread(rounds: int, months: int) -> list[int]:
    """The last month for the last round; a year from now before it, and even steps for more."""
    if rounds == 2 and months > 12:
        return [12, months]
    return [max(1, round(months * (i + 1) / rounds)) for i in range(rounds)]
