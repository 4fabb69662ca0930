"""``workshop.yaml``: what a session was opened with, for people to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, NoReturn

from pydantic import Field

from sim.errors import FileError, Problem, ScenarioError
from sim.inputs import ONE_LINE, Input
from sim.scenario import Scenario
from sim.scenario.loader import load
from sim.scenario.text.nodes import Node, plain
from sim.scenario.text.problems import validated
from sim.scenario.text.reader import read_bytes
from sim.scenario.text.resolved import dump, to_plain
from sim.study.vocabulary import vocabulary
from sim.workshop.files.disk import read
from sim.workshop.files.names import BASE, SCENARIO, SHEET
from sim.workshop.measures import problems_with
from sim.workshop.opening import USUAL_GOAL, Format, Language, MeasureName, Opening
from sim.workshop.people import MOST_SEATS, tidy
from sim.workshop.refused import Refused
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.start import DEFAULTS
from sim.world.world import World

__all__ = ["Opened", "Sheet", "opened", "people_problem", "sheet_text"]


class Sheet(Input):
    """The opening, without the scenarios, which are files of their own beside it."""

    workshop: Literal[1]
    format: Format
    title: Annotated[str, Field(max_length=120), ONE_LINE] = ""
    language: Language = "en"
    rounds: Annotated[int, Field(ge=1, le=40)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    round_minutes: Annotated[int, Field(ge=1, le=120)]
    teams: Annotated[int, Field(ge=0, le=12)] = 0
    goal: MeasureName = USUAL_GOAL
    measures: Annotated[tuple[MeasureName, ...], Field(max_length=12)] = ()
    questions: tuple[Annotated[int, Field(ge=1, le=120)], ...] = ()
    future: Annotated[int, Field(ge=0, lt=1_000_000)] = 0
    replications: Annotated[int, Field(ge=4, le=4000)] = 1000
    model: Annotated[str, Field(max_length=80)] = ""
    people: tuple[Annotated[str, Field(max_length=200)], ...] = ()


class Opened(NamedTuple):
    """What a folder was opened with: the opening, and who takes part (`predict`)."""

    opening: Opening
    people: tuple[str, ...]


_HEAD = """\
# What the workshop in this folder was opened with. It is played on scenario.yaml; what comes of it
# is held against base.yaml. Once a round is closed, these three stay as they are.
"""
_LATER = "# Who comes later can be added to people, at the end.\n"


def sheet_text(opening: Opening, people: Sequence[str]) -> str:
    """The file that a session is opened with."""
    told = {"workshop": 1, **opening.model_dump(mode="json", exclude={"scenario", "base"})}
    if opening.format == "predict":
        return _HEAD + _LATER + dump({**told, "people": list(people)})
    return _HEAD + dump(told)


def opened(folder: Path) -> Opened:
    """What a folder was opened with.

    Raises:
        FileError: with everything that is wrong with its three files.
    """
    if not os.path.isdir(folder):
        _fail(folder, "there is no such folder; `sim workshop new` makes one")
    path = folder / SHEET
    data = read(path)
    if data is None:
        _fail(folder, f"is no workshop: there is no {SHEET} in it; `sim workshop new` makes one")
    problems: list[Problem] = []
    found: list[Any] = []
    node = _tried(lambda: read_bytes(data, path.as_posix()), problems)
    if node is not None:
        found.append(_tried(lambda: validated(Sheet, node), problems))
    for name in (SCENARIO, BASE):
        found.append(_tried(lambda name=name: _scenario(folder / name), problems))
    if problems or node is None:
        raise FileError(problems)
    sheet, played, base = found
    problems = list(_problems(sheet, node, played, base, folder))
    if problems:
        raise FileError(problems)
    given = sheet.model_dump(exclude={"workshop", "people"})
    given |= {"title": sheet.title or played.title[:120]}
    given |= {name: list(given[name]) for name in ("questions", "measures")}
    opening = Opening(**given, scenario=to_plain(played), base=to_plain(base))
    return Opened(opening, sheet.people)


def _tried(make: Any, problems: list[Problem]) -> Any:
    try:
        return make()
    except FileError as error:
        problems += error.problems
        return None


def _scenario(path: Path) -> Scenario:
    data = read(path)
    if data is None:
        _fail(path, "is missing; put back the file that `sim workshop new` made")
    months = plain(read_bytes(data, path.as_posix())).get("run", {})
    months = months.get("months") if isinstance(months, dict) else None
    # named like an option, so that what a shorter session cuts off is no mistake
    run = {"months": months} if type(months) is int else {}
    return load(path, vocabulary=vocabulary(), run=run).scenario


def people_problem(people: Sequence[str], game: str) -> str | None:
    """What is wrong with who takes part, None when nothing is."""
    if game != "predict":
        return "only the format predict has people; here teams or roles play" if people else None
    if not 1 <= len(people) <= MOST_SEATS:
        return f"name who takes part: 1 to {MOST_SEATS} people"
    for name in people:
        try:
            tidy(name)
        except Refused as error:
            return f"{name[:40]!r}: {error}"
    return None


def _problems(
    sheet: Sheet, node: Node, played: Scenario, base: Scenario, folder: Path
) -> Iterator[Problem]:
    """What does not go together, though each alone is right."""
    months = played.run.months
    cast = World.of(played).cast
    for key, text in (*_clashes(sheet, months), *problems_with(sheet.goal, sheet.measures, cast)):
        assert isinstance(node.value, dict)
        at = node.value.get(key, node)
        yield Problem(*at.place, key, text)
    for field in ("months", "seed", "replications"):
        if getattr(played.run, field) != getattr(base.run, field):
            text = f"must be as in {SCENARIO}, {getattr(played.run, field)}: same luck, same length"
            yield Problem((folder / BASE).as_posix(), 0, f"run.{field}", text)


def _clashes(sheet: Sheet, months: int) -> Iterator[tuple[str, str]]:
    usual = DEFAULTS[sheet.format]
    least = 1 if usual.most_teams else 0
    if not least <= sheet.teams <= usual.most_teams:
        yield "teams", f"must be {least} to {usual.most_teams} in the format {sheet.format}"
    if sheet.format == "roles" and sheet.rounds * QUARTER > months:
        yield "rounds", f"{sheet.rounds} quarters are longer than the {months} months of {SCENARIO}"
    asked = sheet.questions
    if sheet.format == "predict" and (len(asked) != sheet.rounds or max(asked) > months):
        yield "questions", f"{sheet.rounds} months are needed, each from 1 to {months}"
    if sheet.future >= sheet.replications:
        yield "future", f"must be below the {sheet.replications} replications"
    wrong = people_problem(sheet.people, sheet.format)
    if wrong is not None:
        yield "people", wrong


def _fail(path: Path, text: str) -> NoReturn:
    raise ScenarioError([Problem(path.as_posix(), 0, "", text)])
