"""What a participant may see of a round's results."""

from __future__ import annotations

from sim.aliases import Json
from sim.workshop.places import BRAND_OF, parsed

__all__ = ["for_screen", "for_viewer"]


def for_viewer(result: Json, place: str | None, over: bool) -> Json:
    """The results as one place sees them; the results themselves are not changed.

    Predictions and designs are public once they are shown. In ``roles`` a place sees its own world
    with nobody's payoffs but its own and with the contracts that are on its sheet, until the
    session is over; who sits nowhere sees no world. Events are public, since they happen in the
    market, but for what other automakers do beyond their own rules.

    Args:
        result: of ``round_result``.
        place: the viewer's place, None for somebody who sits nowhere.
        over: whether the session is over.
    """
    if result["format"] != "roles" or over:
        return result
    if place is None:
        return result | {"worlds": []}
    world, role = parsed(place)
    return result | {
        "worlds": [_own(each, role) for each in result["worlds"] if each["world"] == world]
    }


def for_screen(result: Json, over: bool) -> Json:
    """The results as the projector shows them to everybody; the results are not changed.

    In ``roles`` all worlds with what the market sees, sales and events, and until the session is
    over with nobody's payoffs and nobody's contracts.
    """
    if result["format"] != "roles" or over:
        return result
    return result | {
        "worlds": [
            world
            | {
                "payoffs": {},
                "contracts": {},
                "rule_answers": [],
                "events": _public(world, None),
            }
            for world in result["worlds"]
        ]
    }


def _own(world: Json, role: str) -> Json:
    earned = {role: world["payoffs"][role]} if role in world["payoffs"] else {}
    terms = world["contracts"]
    if role in BRAND_OF:
        terms = {BRAND_OF[role]: terms[BRAND_OF[role]]}
    elif role == "yinwang":
        terms = {brand: _not_of_huawei(each) for brand, each in terms.items()}
    asked = [each for each in world["rule_answers"] if parsed(each["by"])[1] == role]
    return world | {
        "payoffs": earned,
        "contracts": terms,
        "rule_answers": asked,
        "events": _public(world, role),
    }


def _public(world: Json, role: str | None) -> list[Json]:
    """What happened in the market; how hard another automaker pushes is its own affair."""
    return [
        event
        for event in world["events"]
        if event["rule"] != "lever" or event["agent"] not in BRAND_OF or event["agent"] == role
    ]


def _not_of_huawei(terms: list[Json]) -> list[Json]:
    """What Huawei agreed with the alliance's brands is no business of Yinwang's."""
    with_huawei = {term["deal"] for term in terms if "model_type" not in term}
    return [
        # what a left deal goes back to may have been agreed with Huawei
        term if term["deal"] is None else {k: v for k, v in term.items() if k != "sales_control"}
        for term in terms
        if term["deal"] is None or term["deal"] not in with_huawei
    ]
