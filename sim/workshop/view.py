"""What each viewer may see of a session: whole snapshots, as JSON has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from sim.aliases import Json
from sim.report.on_stage import own_on_stage
from sim.workshop.entry import DECISIONS
from sim.workshop.places import Place, places_of
from sim.workshop.replay import Game
from sim.workshop.tasks import Tasks, without_plain
from sim.workshop.undone import last_step, shorter
from sim.world.seeds import seeds

__all__ = ["View"]

_LAST = 50


class View:
    """A session as it is seen now.

    Args:
        game: the session.
        code: its join code.
        here: keys of the seats that are connected.
        now: epoch seconds.
        work: what is known of the round's results: ``ready``, ``failed``, and ``results``, the
            digests of rounds by their number.
    """

    def __init__(
        self,
        game: Game,
        code: str,
        here: Collection[str],
        now: float,
        work: Mapping[str, Any] | None = None,
    ) -> None:
        self._game, self._state = game, game.state
        self._code, self._here, self._now = code, here, now
        self._tasks = Tasks(game)
        self._work = {"ready": False, "failed": None, "results": {}, **(work or {})}

    def of_seat(self, key: str) -> Json:
        """What a person sees."""
        seat = self._state.seats[key]
        me = {"role": "seat", "seat": key, "name": seat.name, "place": seat.place}
        task = None if seat.place is None else self._tasks.of(seat.place)
        return {**self._common, "me": me, "message": self._message(seat.place), "task": task}

    def of_desk(self) -> Json:
        """What the facilitator sees: everything."""
        tasks = {place.key: self._tasks.of(place.key) for place in places_of(self._game.opening)}
        if self._game.opening.format == "predict":
            tasks = {key: self._tasks.of(key) for key in self._state.seats}
        return {
            **self._common,
            "me": {"role": "desk"},
            "message": self._message(None),
            "places": [self._place(place) for place in self._places],
            "people": [
                {
                    "seat": seat.key,
                    "name": seat.name,
                    "place": seat.place,
                    "here": seat.key in self._here,
                    "removed": seat.removed,
                }
                for seat in self._state.seats.values()
            ],
            "task": None,
            "tasks": {place: without_plain(task) for place, task in tasks.items()},
            "plain": self._tasks.plain if self._game.opening.format == "design" else None,
            "log": [each.plain() for each in self._game.entries[-_LAST:]],
            "undo": self._undo(),
        }

    def of_screen(self) -> Json:
        """What the projector shows: nothing that a participant may not see."""
        names = [seat.name for seat in self._state.seats.values() if not seat.removed]
        return {
            **self._common,
            "me": {"role": "screen"},
            "message": self._message(None),
            "names": names,
            "task": self._tasks.question() if self._game.opening.format == "predict" else None,
        }

    @cached_property
    def _common(self) -> Json:
        """What all see alike."""
        opening, state = self._game.opening, self._state
        played, base = opening.played, opening.against
        question = {"name": played.name, "title": played.title, "question": played.question}
        shown = state.stage.shown
        predicts = opening.format == "predict"
        return {
            "version": state.version,
            "now": round(self._now * 1000),
            "session": {
                "code": self._code,
                "title": opening.title,
                "format": opening.format,
                "language": opening.language,
                "rounds": opening.rounds,
                "minutes": opening.minutes,
                "round_minutes": opening.round_minutes,
                "teams": opening.teams,
                "goal": opening.goal,
                **opening.told,
                "questions": opening.questions,
                "scenario": question,
                "base": {"name": base.name, "title": base.title},
                "stage": own_on_stage([played, base]),
                "calendar": list(opening.calendar),
                "june": seeds().facts.anchor.share.value,
                "locked": state.locked,
            },
            "stage": {
                "key": state.stage.key,
                "name": state.stage.name,
                "round": state.stage.round,
                "held": state.held,
                "timer": self._timer(),
                "ready": self._work["ready"],
                "failed": self._work["failed"],
            },
            "places": [] if predicts else [self._place(place) for place in self._places],
            "counts": self._counts(),
            "results": {str(r): d for r, d in self._work["results"].items() if int(r) <= shown},
        }

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        if self._game.opening.format == "predict":
            seats = self._state.seats.values()
            return tuple(Place(seat.key, "seat", None) for seat in seats if not seat.removed)
        return places_of(self._game.opening)

    def _place(self, place: Place) -> Json:
        state, key = self._state, (self._state.stage.round, place.key)
        people = state.people(place.key)
        return {
            "key": place.key,
            "kind": place.kind,
            "world": place.world,
            "people": [seat.name for seat in people],
            "here": sum(seat.key in self._here for seat in people),
            "ready": key in state.ready,
            "decided": key in state.ready or key in state.decided,
            "desk": place.key in state.takeovers,
            "absent": state.absent(place.key),
        }

    def _counts(self) -> Json:
        state, now = self._state, self._state.stage.round
        there = [seat for seat in state.seats.values() if not seat.removed]
        manned = [place.key for place in self._places if not state.absent(place.key)]
        decided = sum((now, key) in state.decided or (now, key) in state.ready for key in manned)
        return {
            "joined": len(there),
            "here": sum(seat.key in self._here for seat in there),
            "decided": decided,
            "of": len(manned),
        }

    def _timer(self) -> Json | None:
        clock = self._state.timer
        if clock.left is not None:
            return {"left_ms": round(clock.left * 1000)}
        return None if clock.ends is None else {"ends": round(clock.ends * 1000)}

    def _message(self, place: str | None) -> Json | None:
        """The newest message to all or to a place; the desk's own view shows the newest of all."""
        for said in reversed(self._state.messages):
            if said.to in ("all", place):
                return {"text": said.text, "at": round(said.at * 1000), "to": said.to}
        return None

    def _undo(self) -> Json | None:
        """What an undo would take back, and how many decisions with it."""
        left = shorter(self._game.entries)
        step = last_step(left)
        if step is None:
            return None
        gone = sum(each.kind in DECISIONS for each in left[step:])
        return {
            "kind": left[step].kind,
            "stage": self._state.stage.key,
            "decisions": gone,
        }
