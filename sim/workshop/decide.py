"""What places decide while a round is open: who may, and what is kept of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sim.errors import ScenarioError
from sim.levers.automakers import MakerPolicy
from sim.levers.huawei import HuaweiLevers
from sim.levers.lever import levers_of
from sim.levers.sections import CHOSEN
from sim.workshop.decisions import Design, Policy, Predict, Ready
from sim.workshop.entry import DESK, FILE, Entry
from sim.workshop.people import seated
from sim.workshop.places import BRAND_OF, known, parsed
from sim.workshop.plays import designed
from sim.workshop.refused import Refused
from sim.workshop.roles.binding import bound
from sim.workshop.roles.legal import check_world
from sim.workshop.roles.quarters import quarter
from sim.workshop.state import State
from sim.world.seeds import seeds

__all__ = ["design", "may", "policy", "predict", "ready"]

_MOST_CHARACTERS = 8_000
_HUAWEI, _MAKER = (
    {lever.field for lever in levers_of(model) if lever.field in Policy.model_fields}
    for model in (HuaweiLevers, MakerPolicy)
)


def may(state: State, entry: Entry, place: str, *formats: str) -> None:
    """Refuse a decision that is not this one's to make, or not now."""
    if formats and state.opening.format not in formats:
        raise Refused("not_this_format")
    if not known(state, place):
        raise Refused("unknown_place", place=place)
    if entry.by == DESK:
        if place not in state.takeovers:
            raise Refused("not_taken")
    elif entry.by != FILE and seated(state, entry.by).place != place:
        raise Refused("not_yours")
    if state.stage.name != "open":
        raise Refused("not_open")
    if state.held and entry.by != DESK:
        raise Refused("held")


def note(state: State, place: str) -> None:
    """The place has decided something in this round."""
    state.decided.add((state.stage.round, place))


def ready(state: State, entry: Entry, content: Ready) -> None:
    """Done for this round, or not yet."""
    may(state, entry, content.place)
    key = (state.stage.round, content.place)
    (state.ready.add if content.on else state.ready.discard)(key)


def predict(state: State, entry: Entry, content: Predict) -> None:
    """A prediction for this round; a later one replaces it."""
    may(state, entry, content.place, "predict")
    if content.low >= content.high:
        raise Refused("range")
    state.predictions[state.stage.round, content.place] = content
    note(state, content.place)


def design(state: State, entry: Entry, content: Design) -> None:
    """A team's rules; they replace what it had."""
    may(state, entry, content.place, "design")
    closed = [key for key in content.changes if key.partition(".")[0] not in CHOSEN]
    if closed:
        told = f"{', '.join(closed[:3])}: not a team's to set; {', '.join(CHOSEN)} are"
        raise Refused("design", problems=told)
    if len(json.dumps(content.changes)) > _MOST_CHARACTERS:
        raise Refused("design", problems="too much at once; set fewer rules")
    try:
        designed(state.opening, content.changes)
    except ScenarioError as error:
        raise Refused("design", problems=told_in(error)) from None
    key = (state.stage.round, content.place)
    state.designs[key], state.designers[key] = content, entry.by
    note(state, content.place)


def policy(state: State, entry: Entry, content: Policy) -> None:
    """What a role decides alone from this quarter on; what is left out stays as it was."""
    may(state, entry, content.place, "roles")
    world, role = parsed(content.place)
    given = content.given()
    allowed = _HUAWEI if role == "huawei" else _MAKER if role in BRAND_OF else set()
    if not given or not set(given) <= allowed:
        raise Refused("policy", place=content.place)
    if role == "huawei":
        _focused(state, world, given)
    key = (state.stage.round, content.place)
    before = state.policies[key].given() if key in state.policies else {}
    policies = {**state.policies, key: Policy(place=content.place, **{**before, **given})}
    check_world(replace(state, policies=policies), world)
    state.policies = policies
    note(state, content.place)


def _focused(state: State, world: int, given: dict[str, Any]) -> None:
    """A focus names brands, and leaves out none that Huawei is bound to."""
    focus = given.get("focus")
    rules = [given.get("floor_rule"), given.get("resource_rule")]
    if "focus" in rules and not focus:
        raise Refused("design", problems="focus: name at least one brand")
    if not focus:
        return
    brands = {**seeds().brands, **state.opening.played.brands}
    unknown = [brand for brand in focus if brand not in brands or not brands[brand].hima]
    if unknown:
        raise Refused("design", problems=f"focus: there is no brand '{unknown[0]}' in the alliance")
    first = quarter(state.opening, state.stage.round).first
    left_out = sorted(bound(state, world, "huawei", first) - set(focus))
    if left_out:
        raise Refused("focus", brand=left_out[0])


def told_in(error: ScenarioError) -> str:
    """The problems of a scenario in one sentence."""
    told = [f"{p.key}: {p.text}" if p.key else p.text for p in error.problems]
    return "; ".join(told[:3])
