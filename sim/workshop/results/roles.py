"""What a quarter gives: the months lived through so far, in the one future that is played."""

from __future__ import annotations

from sim.aliases import Json
from sim.measures.lenses import brands_in
from sim.measures.recording import Recording
from sim.measures.rows import Row
from sim.report.ledger_sentences import lines_in_every_language
from sim.store.contents import events_of
from sim.study.glance import glance
from sim.workshop.opening import Opening
from sim.workshop.places import BRAND_OF, ROLES, world_place
from sim.workshop.plays import plays
from sim.workshop.results.numbers import plain
from sim.workshop.roles.answers import answers_in
from sim.workshop.roles.compile import deals_in
from sim.workshop.roles.in_force import terms_of
from sim.workshop.roles.lived import lived
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.state import State

__all__ = ["by_own_rule", "never_decided", "roles_round"]


def roles_round(opening: Opening, state: State, number: int) -> Json:
    """The results of a quarter, world by world."""
    months = QUARTER * number
    return {
        "format": "roles",
        "round": number,
        "months": months,
        "calendar": list(opening.calendar[:months]),
        "worlds": [
            _world(opening, state, int(key[1:]), lived(scenario, months, opening.future))
            for key, scenario in plays(opening, state).items()
        ],
    }


def _world(opening: Opening, state: State, world: int, recording: Recording) -> Json:
    cast = recording.cast
    inside = [cast.brands[b] for b in brands_in(cast, "hima")]
    rows = [Row("brand", "hima", brand, "units") for brand in inside]
    rows += [Row("brand", "hima", cast.brands[cast.anchor], "share")]
    rows += [Row("brand", "hima", "all", name) for name in ("hhi", "units")]
    values = glance(recording, rows)[:, :, 0]
    share, hhi, units = values[len(inside) :]
    payoff = recording.arrays["payoff"][:, :, 0]
    return {
        "world": world,
        "brands": dict(zip(inside, plain(values[: len(inside)]), strict=True)),
        "share": plain(share),
        "hhi": plain(hhi),
        "hima_units": plain(units),
        "payoffs": {agent: plain(payoff[:, a]) for a, agent in enumerate(cast.agents)},
        "rule_answers": _answers(state, world, recording),
        "contracts": _contracts(opening, state, world, recording),
        "events": events(recording),
        "own_rule": by_own_rule(state, world),
    }


def _answers(state: State, world: int, recording: Recording) -> list[Json]:
    """What default rules were asked so far: by whom, about which brand and month, the answer."""
    answers = answers_in(recording)
    return [
        {
            "offer": deal.number,
            "by": deal.parties[0],
            "brand": deal.brand,
            "month": deal.terms.from_,
            "answer": answers.of(deal),
        }
        for deal in state.deals.values()
        if deal.own_rule and deal.world == world
    ]


def _contracts(opening: Opening, state: State, world: int, recording: Recording) -> Json:
    """Every brand's terms by month, as the sheets of the roles have them."""
    deals, answers = deals_in(state, world, frozenset(ROLES)), answers_in(recording)
    return {brand: terms_of(opening, brand, deals, answers) for brand in BRAND_OF.values()}


def events(recording: Recording) -> list[Json]:
    """What happened; in one future a model that is renewed at random is an event like others."""
    sentence_of = lines_in_every_language(recording.cast)
    return [
        {key: value for key, value in event.items() if key != "share"}
        | {"sentence": sentence_of(event)}
        for event in events_of(recording)
    ]


def by_own_rule(state: State, world: int) -> list[str]:
    """Roles that the agents' own rules play now: nobody is there, or has ever decided."""
    never = never_decided(state, world)
    return [r for r in ROLES if r in never or state.absent(world_place(world, r))]


def never_decided(state: State, world: int) -> list[str]:
    """Roles that the agents' own rules have played from the first quarter to the last."""
    played = {place for _, place in state.decided | state.ready}
    return [role for role in ROLES if world_place(world, role) not in played]
