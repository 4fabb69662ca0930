"""A session that a test plays: moves by who makes them."""

from __future__ import annotations

from typing import Any

from sim.workshop.entry import DESK, entry
from sim.workshop.replay import Game
from sim.workshop.start import begin
from sim.workshop.wish import wished


class Table:
    """A game and whoever sits around it."""

    def __init__(self, game: str, *people: str, **wish: Any) -> None:
        self.game = Game(begin(wished({"format": game, "replications": 40, **wish})))
        for place in people:
            self.join(place)

    @property
    def state(self) -> Any:
        return self.game.state

    def join(self, place: str | None = None, name: str = "") -> str:
        """Somebody new sits down; without a name it is that of the seat."""
        seat = f"s{len(self.state.seats) + 1}"
        self.by(DESK, "join", seat=seat, name=name or seat)
        if place is not None and self.state.opening.format != "predict":
            self.by(seat, "sit", seat=seat, place=place)
        return seat

    def by(self, who: str, kind: str, **content: Any) -> int:
        """A move; its number in the log."""
        number = len(self.game.entries) + 1
        plain = {key.rstrip("_"): value for key, value in content.items()}
        self.game.take(entry(number, 1000.0 + number, who, kind, plain))
        return number

    def at(self, place: str, kind: str, **content: Any) -> int:
        """A move of the first person at a place."""
        return self.by(self.state.people(place)[0].key, kind, place=place, **content)

    def on(self, stages: int = 1) -> None:
        """The desk goes on."""
        for _ in range(stages):
            self.by(DESK, "advance", from_=self.state.stage.key)


def control(holder: str, month: str = "2025-10", **more: Any) -> dict[str, Any]:
    """Terms that pass all parts of selling to one holder."""
    parts = dict.fromkeys(("stores", "policy", "after_sales"), holder)
    return {"sales_control": parts, "from": month, "handover_months": 3, **more}
