"""A role's file: its contracts, what is on the table, and a line for everything that it may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.aliases import Json
from sim.levers import Sign
from sim.levers.automakers import MakerPolicy
from sim.levers.declaration import controls_of
from sim.levers.ranges import latest
from sim.scenario.types.events import each_event
from sim.scenario.types.months import add_months
from sim.workshop.files.terms import called, control_text, flow, of_brand, terms_text
from sim.workshop.places import UNPLAYED, parsed
from sim.workshop.roles.quarters import QUARTER, quarter
from sim.workshop.roles.standing import standing
from sim.workshop.roles.view import role_task
from sim.workshop.state import State

__all__ = ["role_form"]

Said = Mapping[str, str]

_FACTORS = tuple(controls_of(MakerPolicy))
_EXAMPLES = {
    "sales_control": "sales_control: {stores: partner, policy: shared, after_sales: partner}, "
    "handover_months: 6, exit_months: 3",
    "model_type": "model_type: hybrid, handover_months: 6",
    "yinwang_share": "yinwang_share: 0.25",
}


def role_form(state: State, place: str, said: Said) -> str:
    """What stands in a role's file below its head."""
    task = role_task(state, place)
    months = quarter(state.opening, state.stage.round)
    parts = [
        said["quarter"].format(first=months.first, last=months.last),
        said["contracts"],
        *_contracts(task, months.last, said),
    ]
    if task["policy"]:
        parts.append(said["your_policy"].format(what=flow(task["policy"])))
    parts += _told(task, place, said)
    parts += _may(state, task, months.first, said)
    parts += ["\n", said["ready_line"], *_moves(state, task, place, said)]
    return "".join(parts)


def _contracts(task: Json, month: str, said: Said) -> Iterable[str]:
    for brand, terms in task["contracts"].items():
        # whether a default rule takes what it is asked is not known before
        agreed = [term for term in terms if term["rule"] != "asked"]
        now = standing(agreed, brand, add_months(month, 1))
        control = control_text(now["sales_control"])
        yield f"#   {said[brand]} ({brand}): {now['model_type']}, sales_control: {control}\n"


def _mine(task: Json) -> list[Json]:
    return [offer for offer in task["offers"] if offer["mine"]]


def _own(task: Json, place: str) -> list[Json]:
    return [o for o in task["offers"] if o["from"] == place and o["state"] == "open"]


def _told(task: Json, place: str, said: Said) -> Iterable[str]:
    """What is on the table, and what is agreed."""
    for key, line, offers, side in (
        ("on_table", "offer_line", _mine(task), "from"),
        ("own_table", "own_line", _own(task, place), "to"),
    ):
        if offers:
            yield said[key]
        for offer in offers:
            yield said[line].format(
                number=offer["number"],
                other=called(offer[side], said),
                brand=of_brand(offer["brand"], said),
                terms=terms_text(offer["terms"]),
            )
    for key, deals in (("deals", _live(task)), ("asked_deals", _asked(task))):
        if deals:
            yield said[key]
        yield from (_deal(deal, place, said) for deal in deals)


def _live(task: Json) -> list[Json]:
    """Deals that are in force, or will be."""
    return [deal for deal in task["deals"] if deal["status"] in ("agreed", "in_force")]


def _asked(task: Json) -> list[Json]:
    """Offers that a default rule has yet to answer."""
    return [deal for deal in task["deals"] if deal["status"] == "asked"]


def _deal(deal: Json, place: str, said: Said) -> str:
    (other,) = (party for party in deal["parties"] if party != place)
    return said["deal_line"].format(
        number=deal["number"],
        other=called(other, said),
        brand=of_brand(deal["brand"], said),
        terms=terms_text(deal["terms"]),
        ends=said["ends"].format(month=deal["ends"]) if deal["ends"] else "",
    )


def _may(state: State, task: Json, first: str, said: Said) -> Iterable[str]:
    """What may be offered to whom, and from when on."""
    asked = [each for each in task["may"]["offer"] if each[0] not in UNPLAYED]
    alone = [each for each in task["may"]["offer"] if each[0] in UNPLAYED]
    if state.stage.round == state.opening.rounds:
        yield said["may_last"]
    else:
        yield said["may_offer"].format(first=add_months(first, QUARTER))
        by_kind: dict[str, list[str]] = {}
        for to, _, kinds in asked:
            by_kind.setdefault(", ".join(kinds), []).append(to)
        yield from (f"#   {', '.join(to)}: {kinds}\n" for kinds, to in by_kind.items())
    if alone:
        what = ", ".join(to for to, _, _ in alone)
        yield said["may_alone"].format(what=what, first=first)


def _moves(state: State, task: Json, place: str, said: Said) -> Iterable[str]:
    """A line for each kind of move, as an example that is right once its # is removed."""
    role, following = parsed(place)[1], state.stage.round < state.opening.rounds
    numbers = [offer["number"] for offer in _mine(task)]
    if numbers:
        lines = "".join(f"#  - {{offer: {number}, accept: true}}\n" for number in numbers)
        yield said["answer_block"].format(lines=lines)
    if numbers and following:
        yield said["counter_block"].format(lines=_counters(state, _mine(task)))
    if role == "huawei":
        yield said["policy_huawei"]
    elif role != "yinwang":
        ends = {c.field: said["factor_limits"].format(low=c.low, high=c.high) for c in _FACTORS}
        yield said["policy_maker"].format(**ends)
    lines = _offers(state, task) if following or role == "yinwang" else ""
    if lines:
        yield said["offer_block"].format(lines=lines)
    own = [str(offer["number"]) for offer in _own(task, place)]
    if own:
        yield said["withdraw_line"].format(numbers=", ".join(own))
    left = [deal for deal in _live(task) if deal["terms"]["exit_months"] is not None]
    going = [str(deal["number"]) for deal in left if not (deal["ends"] or deal["replaced"])]
    if going:
        yield said["leave_line"].format(numbers=", ".join(going))


def _next_quarter(state: State) -> str:
    return add_months(quarter(state.opening, state.stage.round).first, QUARTER)


def _counters(state: State, offers: Iterable[Json]) -> str:
    lines = ""
    for offer in offers:
        month = max(offer["terms"]["from"], _next_quarter(state))
        terms = terms_text({**offer["terms"], "from": month})
        lines += f"#  - {{offer: {offer['number']}, {terms}}}\n"
    return lines


def _offers(state: State, task: Json) -> str:
    """An example of each kind of offer that can still be made."""
    following = state.stage.round < state.opening.rounds
    lines, seen = "", set()
    for to, brand, kinds in task["may"]["offer"]:
        alone = to in UNPLAYED
        kind = ("alone" if alone else "asked", kinds[0])
        if kind in seen or not (alone or following):
            continue
        seen.add(kind)
        first = quarter(state.opening, state.stage.round).first
        month = first if alone else _next_quarter(state)
        signed = _first_possible(state, brand, month)
        lines += f"#  - {{to: {to}, from: {signed}, {_EXAMPLES[kinds[0]]}}}\n"
    return lines


def _first_possible(state: State, brand: str | None, month: str) -> str:
    """The month, or the one in which a brand signs its own first contract, when that is later."""
    signed = [
        latest(event.month)
        for _, event in each_event(state.opening.played.events)
        if isinstance(event.what, Sign) and event.what.brand == brand
    ]
    return max([month, *signed])
