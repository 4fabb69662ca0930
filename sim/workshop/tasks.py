"""What places have decided and can decide, as their own page and the desk show it."""

from __future__ import annotations

from sim.aliases import Json
from sim.scenario.types.months import add_months
from sim.workshop.places import places_of
from sim.workshop.replay import Game
from sim.workshop.roles.view import role_task

__all__ = ["Tasks", "without_plain"]


class Tasks:
    """The tasks of a session as it stands now, each made once.

    Args:
        game: the session.
    """

    def __init__(self, game: Game) -> None:
        self._opening, self._state = game.opening, game.state
        self._tasks: dict[str, Json] = {}

    def of(self, place: str) -> Json:
        """What a place has decided and can decide; the same for all who share it."""
        if place not in self._tasks:
            self._tasks[place] = self._made_task(place)
        return self._tasks[place]

    def _made_task(self, place: str) -> Json:
        match self._opening.format:
            case "predict":
                return self._prediction(place)
            case "design":
                return self._design(place)
            case _:
                return role_task(self._state, place)

    def question(self) -> Json:
        """What a prediction round asks."""
        opening = self._opening
        number = max(1, self._state.stage.round)
        months = opening.questions[number - 1]
        month = add_months(opening.played.run.start, months - 1)
        return {"question": {"round": number, "month": month, "months": months}}

    def _prediction(self, place: str) -> Json:
        state, now = self._state, max(1, self._state.stage.round)
        found = {r: p for (r, key), p in state.predictions.items() if key == place}
        before = [
            {"round": r, "mine": p.model_dump(exclude={"place"})}
            for r, p in sorted(found.items())
            if r < now
        ]
        mine = found[now].model_dump(exclude={"place"}) if now in found else None
        return {**self.question(), "mine": mine, "before": before}

    def _design(self, place: str) -> Json:
        state = self._state
        task: Json = {"mine": self._made(place), "plain": self.plain}
        if state.stage.name in ("shown", "over"):
            task["all"] = {each.key: self._made(each.key) for each in places_of(self._opening)}
        return task

    def _made(self, place: str) -> Json | None:
        found = self._state.design_of(place)
        if found is None:
            return None
        number, design = found
        by = self._state.designers[number, place]
        seat = self._state.seats.get(by)
        name = seat.name if seat else by
        return {"changes": design.changes, "text": design.text, "by": name, "round": number}

    @property
    def plain(self) -> Json:
        """The session's scenario, which teams lay their changes over."""
        return self._opening.scenario


def without_plain(task: Json) -> Json:
    """A team's task for the desk, which has the scenario once."""
    return {key: value for key, value in task.items() if key != "plain"}
