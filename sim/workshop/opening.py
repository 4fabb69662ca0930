"""What a session is opened with: the format, the scenario, how long, how many."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sim.measures.recording import Cast
from sim.scenario import Scenario
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.scenario.types.months import add_months
from sim.workshop.contents import SHOWN
from sim.workshop.measure_words import measures_for_pages
from sim.workshop.measures import current_name, goal_measures, measure_named
from sim.world.seeds import seeds
from sim.world.world import World

__all__ = ["USUAL_GOAL", "Format", "Language", "MeasureName", "Opening"]

Format = Literal["predict", "design", "roles"]
Language = Literal["en", "zh"]
MeasureName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
USUAL_GOAL = next(iter(seeds().workshop.goals))


def _is_empty(names: list[str]) -> bool:
    return not names


class Opening(BaseModel):
    """How a session began; never changed afterwards.

    Attributes:
        format: which game.
        title: a heading for people.
        scenario: what is played on, as a resolved scenario in plain data.
        base: what it is held against; the same where decisions are laid over it.
        language: of the screen and of what is printed.
        rounds: how many; a quarter each in `roles`.
        minutes, round_minutes: how long the session and a round are meant to take.
        teams: teams (`design`), worlds (`roles`), 0 in `predict`.
        goal: what teams are ranked by in `design`: a goal of seeds/workshop.yaml, or a measure.
        measures: the outcomes that are shown, by name; those of seeds/workshop.yaml when empty.
        questions: the month of each round's question in `predict`, counted from 1.
        future: the replication that is lived through in `roles`, counted from 0.
        replications: futures of every run.
        model: the version of the model that it was opened with; empty where that is not known.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)

    format: Format
    title: Annotated[str, Field(min_length=1, max_length=120), SHOWN]
    scenario: dict[str, Any]
    base: dict[str, Any]
    language: Language = "en"
    rounds: Annotated[int, Field(ge=1, le=40)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    round_minutes: Annotated[int, Field(ge=1, le=120)]
    teams: Annotated[int, Field(ge=0, le=12)] = 0
    goal: MeasureName = USUAL_GOAL
    # left out while empty: a session of an earlier version is known again by its opening
    measures: Annotated[list[MeasureName], Field(max_length=12, exclude_if=_is_empty)] = []
    questions: list[Annotated[int, Field(ge=1, le=120)]] = []
    future: Annotated[int, Field(ge=0, lt=1_000_000)] = 0
    replications: Annotated[int, Field(ge=4, le=4000)] = 1000
    model: Annotated[str, Field(max_length=80)] = ""

    @cached_property
    def played(self) -> Scenario:
        """The scenario that is played on."""
        return _resolved(self.scenario)

    @cached_property
    def against(self) -> Scenario:
        """The scenario that it is held against."""
        return _resolved(self.base)

    @property
    def months(self) -> int:
        """How many months are simulated."""
        return self.played.run.months

    @cached_property
    def cast(self) -> Cast:
        """Who is on stage."""
        return World.of(self.played).cast

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The measures that are shown, and what a goal of one measure is about."""
        names = [current_name(name) for name in self.measures or seeds().workshop.measures]
        scored = goal_measures(self.goal) if self.format == "design" else ()
        return tuple(dict.fromkeys([*names, *(scored if len(scored) == 1 else ())]))

    @cached_property
    def told(self) -> dict[str, Any]:
        """The measures and the goal as pages are told of them, the same in every snapshot."""
        return measures_for_pages(self)

    @property
    def lead(self) -> str:
        """The outcome that pages draw month by month: the first that is shown."""
        return measure_named(self.shown[0]).outcome.name

    @property
    def followed(self) -> str:
        """The outcome whose turns a debrief looks for: the first that the goal scores."""
        scored = goal_measures(self.goal) if self.format == "design" else self.shown
        return measure_named(scored[0]).outcome.name

    @cached_property
    def calendar(self) -> tuple[str, ...]:
        """The months that are simulated."""
        run = self.played.run
        return tuple(add_months(run.start, t) for t in range(run.months))


def _resolved(plain: dict[str, Any]) -> Scenario:
    return validated(Scenario, node_of(plain, Place("the session's scenario", 0)))
