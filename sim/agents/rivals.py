"""Rivals that act by name: launches and price moves, from the scenario."""

from __future__ import annotations

from sim.agents.clock import Clock, Phase, Process
from sim.agents.state.shared import SharedState
from sim.scenario.events import Rival

__all__ = ["rival"]


def rival(clock: Clock, state: SharedState, month: int, event: Rival) -> Process:
    """Launch a model, or move the rival's pull for good."""
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    r = tuple(state.world.rivals).index(event.name)
    title = state.world.rivals[event.name].title
    if event.launch is not None:
        luck = state.luck.once(event.name, f"launch {state.calendar(month)}")
        state.products.rival_novelty.launch(r, event.launch, luck, "new")
        state.ledger.note(month, event.name, "launch", after="new", reason=f"{title} launches")
    if event.pull is not None:
        state.market.move_rival(r, event.pull)
        reason = f"{title}'s pull {event.pull:+g} log points"
        state.ledger.note(month, event.name, "pull", after="for good", reason=reason)
