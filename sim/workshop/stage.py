"""The stages of a session, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["LOBBY", "Stage"]

Name = Literal["lobby", "open", "closed", "shown", "over"]


@dataclass(frozen=True)
class Stage:
    """Where a session stands.

    ``lobby``: people sit down; ``open``: they decide; ``closed``: the round is worked out;
    ``shown``: everybody sees it; ``over``: all of it may be looked at.
    """

    name: Name
    round: int

    @property
    def key(self) -> str:
        """The stage as commands name it: lobby, 1.open, 1.closed, 1.shown, over."""
        return self.name if self.name in ("lobby", "over") else f"{self.round}.{self.name}"

    def next(self, rounds: int) -> Stage | None:
        """The stage after this one; None after the last."""
        match self.name:
            case "lobby":
                return Stage("open", 1)
            case "open":
                return Stage("closed", self.round)
            case "closed":
                return Stage("shown", self.round)
            case "shown" if self.round < rounds:
                return Stage("open", self.round + 1)
            case "shown":
                return Stage("over", self.round)
        return None

    @property
    def shown(self) -> int:
        """Rounds whose results everybody may see."""
        return self.round if self.name in ("shown", "over") else max(0, self.round - 1)


LOBBY = Stage("lobby", 0)
