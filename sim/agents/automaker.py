"""An automaker: renews models, and sets budgets for one brand."""

from __future__ import annotations

import numpy as np

from sim.agents.cached import Cached
from sim.agents.claims import Pair, claims_now, margins
from sim.agents.clock import Clock, Phase, Process
from sim.agents.state.shared import SharedState
from sim.arrays import Floats
from sim.levers.happening import Happening, Sentence
from sim.rules.budgets import Effort, Network, Plant, steady_effort

__all__ = ["ARRIVALS", "RENEWALS", "budgets", "model_cycles", "openings"]


def _sentence(key: str, who: str, does: str, chinese: str) -> Sentence:
    return Sentence(
        key=key if who == "brand" else f"{key}.{who}",
        words=f"{{{who}}} {does}",
        chinese=f"{{{who}}}{chinese}",
        after=f"{{{who}}}",
        reason=does,
    )


RENEWALS = {
    who: _sentence("refresh", who, "renews a model", "更新一款车型") for who in ("brand", "rival")
}
ARRIVALS = {
    who: _sentence("arrival", who, "adds a model", "推出一款新车型") for who in ("brand", "rival")
}


def budgets(clock: Clock, state: SharedState) -> Process:
    """Every quarter Huawei and the makers adjust effort, and the makers capacity."""
    d, form = state.draws, state.world.seeds.structure
    selling, past, plants = state.selling, state.experience, state.plants
    effort = Effort(
        success=d["effort_success"],
        adjustment=d["effort_adjustment"],
        offset=form["success_offset"],
        limit=form["success_ratio_limit"],
    )
    plant = Plant(d["capacity_response"], form["crowded_months"])
    margin = margins(state.world, d)
    steady = Cached[Pair]()
    for month in range(0, clock.months, int(form["review_months"])):
        yield clock.at(month, Phase.BUDGETS)
        version = state.contracts.version, state.prices.version
        maker, huawei = steady.at(version, lambda: _steady_efforts(state, margin))
        momentum = effort.momentum(past.recent_sales, past.yearly_sales)
        factor = state.levers.factors.get("effort")
        selling.effort = effort.step(selling.effort, maker, momentum, factor)
        selling.huawei_effort = effort.step(selling.huawei_effort, huawei, momentum)
        plants.capacity = plant.step(plants.capacity, plants.backlog)
        selling.budgets += 1


def _steady_efforts(state: SharedState, margin: Floats) -> Pair:
    """Both parties' efforts where success is steady, from their claims."""
    selling, response = state.selling, state.draws["effort_response"]
    maker, huawei = claims_now(state, margin)
    return (
        steady_effort(maker, selling.usual_claim, response),
        steady_effort(huawei, selling.usual_huawei_claim, response),
    )


def openings(clock: Clock, state: SharedState) -> Process:
    """Every month own outlets open, or close, toward what the makers want."""
    network = Network(state.draws["own_network_months"], state.draws["sales_per_outlet"])
    selling, past = state.selling, state.experience
    for month in range(clock.months):
        yield clock.at(month, Phase.BUDGETS)
        factor = state.levers.factors.get("outlets")
        net = 1.0 - state.contracts.through
        wanted = network.target(net, selling.planned_outlets, past.recent_sales, factor)
        change = network.change(selling.outlets, wanted)
        change *= state.roster.served | state.roster.left[:, None]
        selling.outlets = selling.outlets + change
        selling.opened = np.maximum(change, 0.0, out=change)


def model_cycles(clock: Clock, state: SharedState) -> Process:
    """Makers and rivals renew nameplates, each by its own calendar, and add new ones."""
    owners = [("brand", name, spec.maker) for name, spec in state.world.brands.items()]
    owners += [("rival", name, name) for name in state.world.rivals]
    told = [
        [(agent, Happening(words[kind].key, (kind, name))) for kind, name, agent in owners]
        for words in (RENEWALS, ARRIVALS)
    ]
    counted = state.ledger.replications
    for month in range(clock.months):
        yield clock.at(month, Phase.CYCLE)
        state.lineup.cycle(month)
        for lines, hits in zip(told, (state.lineup.renewed, state.lineup.arrived), strict=True):
            counts = hits[:, :counted].view(np.uint8).sum(axis=1, dtype=np.int64).tolist()
            for (agent, what), count in zip(lines, counts, strict=True):
                state.ledger.count(count, (month, agent, what))
