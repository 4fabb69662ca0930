"""Results of rounds: one question for each log that matters, and what becomes of a failure."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import orjson
import pytest

from sim.web.inside import Answer, Asked
from sim.web.refusal import Refusal
from sim.web.room.rounds import Rounds
from sim.workshop.entry import entry
from sim.workshop.replay import Game
from sim.workshop.start import begin
from sim.workshop.wish import wished


class Crew:
    """Answers with what it is told to, and counts."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.status = 200

    async def ask(self, asked: Asked, _rank: object) -> Answer:
        self.asked.append(asked)
        content: dict[str, Any] = {"round": asked.given["round"], "of": len(self.asked)}
        if self.status == 400:
            content = {"error": {"message": "it cannot be simulated"}}
        return Answer(self.status, "application/json", orjson.dumps(content))


class Table:
    """A game's log and its results."""

    def __init__(self) -> None:
        self.game = Game(begin(wished({"format": "predict", "replications": 4, "months": 12})))
        log: Any = SimpleNamespace(code="ABCDE", opening=self.game.opening)
        self.log, self.crew = log, Crew()
        self.refresh()
        self.rounds = Rounds(log, self.crew, lambda: None)  # type: ignore[arg-type]

    def refresh(self) -> None:
        self.log.entries, self.log.state = self.game.entries, self.game.state

    def take(self, kind: str, by: str = "desk", **content: Any) -> None:
        if kind == "advance":
            content = {"from": content["at"]}
        self.game.take(entry(len(self.game.entries) + 1, 1.0, by, kind, content))
        self.refresh()

    async def shown(self, number: int) -> Any:
        closed = self.rounds.closed()[number]
        self.rounds.again(closed)
        kept = await self.rounds.shown(closed, "all", lambda result: result)
        return orjson.loads(kept.content)


def test_the_same_log_is_worked_out_once() -> None:
    async def play() -> None:
        table = Table()
        table.take("advance", at="lobby")
        assert table.rounds.closed() == {}
        table.take("advance", at="1.open")
        first = table.rounds.closed()[1]
        assert await table.shown(1) == await table.shown(1) == {"round": 1, "of": 1}
        # what comes later, and what results do not depend on, changes nothing
        table.take("advance", at="1.closed")
        table.take("message", to="all", text="hello")
        assert table.rounds.closed()[1] == first
        await table.shown(1)
        assert len(table.crew.asked) == 1
        # back and closed again: another log
        table.take("undo")
        table.take("undo")
        assert table.rounds.closed() == {}
        table.take("advance", at="1.open")
        assert table.rounds.closed()[1] != first
        assert await table.shown(1) == {"round": 1, "of": 2}

    asyncio.run(play())


def test_a_failure_is_told_and_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        table = Table()
        for at in ("lobby", "1.open"):
            table.take("advance", at=at)
        table.crew.status = 400
        for _ in range(3):
            with pytest.raises(Refusal, match="it cannot be simulated"):
                await table.shown(1)
        closed = table.rounds.closed()[1]
        assert table.rounds.standing(closed) == (False, "it cannot be simulated")
        assert len(table.crew.asked) == 1
        table.crew.status = 200
        monkeypatch.setattr("sim.web.room.rounds._PAUSE", -1.0)
        assert await table.shown(1) == {"round": 1, "of": 2}
        assert table.rounds.standing(closed) == (True, None)

    asyncio.run(play())
