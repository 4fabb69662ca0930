"""Rivals that act by name: launches and price moves, from the scenario."""

from __future__ import annotations

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.scenario.events import Rival

__all__ = ["rival"]


def rival(clock: Clock, stage: Stage, month: int, event: Rival) -> Process:
    """Launch a model, or move the rival's pull for good."""
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    r = tuple(stage.world.rivals).index(event.name)
    title = stage.world.rivals[event.name].title
    if event.launch is not None:
        luck = stage.luck.once(event.name, f"launch {stage.calendar(month)}")
        stage.rival_novelty.launch(r, event.launch, luck, "new")
        stage.ledger.note(month, event.name, "launch", after="new", reason=f"{title} launches")
    if event.pull is not None:
        stage.rival_pull[r] += event.pull
        reason = f"{title}'s pull {event.pull:+g} log points"
        stage.ledger.note(month, event.name, "pull", after="for good", reason=reason)
