"""What default rules answered: in the future that was played, and in which part of all futures."""

from __future__ import annotations

from collections.abc import Mapping

from sim.aliases import Json
from sim.workshop.debrief.room import Room
from sim.workshop.results.design import declined
from sim.workshop.results.runs import Measured
from sim.workshop.roles.answers import Answers, answers_in
from sim.workshop.roles.lived import lived
from sim.workshop.state import Deal

__all__ = ["answers_by_world", "rule_answers"]


def answers_by_world(room: Room) -> dict[int, Answers]:
    """The answers in the played future by world, as far as it was played."""
    if room.opening.format != "roles":
        return {}
    return {
        int(key[1:]): answers_in(lived(scenario, room.months, room.opening.future))
        for key, scenario in room.made.items()
    }


def rule_answers(room: Room, answers: Mapping[int, Answers]) -> list[Json]:
    """Every offer that a default rule was asked about, by its number in the log.

    ``answer`` is that of the played future, ``asked`` where its month was not played; ``share`` is
    the part of all futures in which the rule accepts, None where no future came to that month.
    """
    return [
        {
            "offer": deal.number,
            "world": deal.world,
            "brand": deal.brand,
            "month": deal.terms.from_,
            "answer": answers[deal.world].of(deal),
            "share": _accepts(room.run(room.made[f"w{deal.world}"]), deal),
        }
        for deal in room.state.deals.values()
        if deal.own_rule and deal.world in answers
    ]


def _accepts(run: Measured, deal: Deal) -> float | None:
    if deal.terms.from_ not in run.months:
        return None
    lost = {(each["month"], each["brand"]): float(each["share"]) for each in declined(run)}
    return 1.0 - lost.get((deal.terms.from_, deal.brand), 0.0)
