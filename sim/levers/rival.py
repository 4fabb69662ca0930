"""A named rival launches a model, or moves its pull for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field, model_validator

from sim.arrays import Bools
from sim.levers.declaration import Control
from sim.levers.event import EventDeclaration, Example, RivalEvent, Shock, Strength
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["Rival"]


class Rival(RivalEvent):
    """A named rival launches a model, or moves its pull for good (a price move)."""

    launch: Annotated[Strength | None, Control(low=0.1)] = Field(
        None, description="strength of a launch; 1 is a new model in the main segment"
    )
    pull: Annotated[Shock | None, Control(-1.5, 1.5, written="log points")] = Field(
        None, description="lasting change of the rival's pull, in log points"
    )

    declared = EventDeclaration(
        key="rival",
        title="move",
        source="rivals",
        may_be_drawn=True,
        happened=(
            Sentence(
                key="launch.rival",
                words="{rival} launches a new model",
                chinese="{rival}推出新车型",
                after="new",
                reason="{rival} launches",
            ),
            Sentence(
                key="pull",
                words="{rival} moves its pull on buyers for good: {pull:push}",
                chinese="{rival}对买家的吸引力永久变化：{pull:push}",
                after="for good",
                reason="{rival}'s pull {pull:+g} log points",
            ),
        ),
        examples=(
            Example(
                "xiaomi_next",
                "2025-11",
                {"name": "xiaomi", "launch": 1.0},
                "a rival launches",
            ),
            Example(
                "xiaomi_cuts",
                "2025-12",
                {"name": "xiaomi", "pull": 0.2},
                "draws more buyers for good",
            ),
        ),
    )

    @model_validator(mode="after")
    def _something(self) -> Rival:
        if self.launch is None and self.pull is None:
            raise ValueError("nothing to do: give launch or pull")
        return self

    def begin_in(self, state: SharedState, month: int, where: Bools) -> None:
        """Launch a model, or move the rival's pull for good."""
        rival = tuple(state.world.rivals).index(self.name)
        if self.launch is not None:
            agent, purpose = len(state.world.brands) + rival, f"launch {state.calendar(month)}"
            nobody = np.zeros_like(where)
            state.lineup.launch(agent, month, self.launch, purpose, where=where, first=nobody)
            state.ledger.note(month, self.name, self.happening("launch.rival"), where=where)
        if self.pull is not None:
            state.market.move_rival(rival, np.where(where, self.pull, 0.0))
            state.ledger.note(month, self.name, self.happening("pull"), where=where)
