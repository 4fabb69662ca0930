"""The places of a session: what teams and roles there are."""

from __future__ import annotations

from typing import NamedTuple

from sim.workshop.opening import Opening
from sim.workshop.state import State
from sim.world.cast import technology_firms
from sim.world.seeds import seeds

__all__ = ["BRAND_OF", "ROLES", "UNPLAYED", "Place", "known", "parsed", "places_of", "world_place"]

BRAND_OF = {seeds().brands[brand].maker: brand for brand in seeds().workshop.played}
"""The automakers that are played, with their brands in the alliance."""
ROLES = (*technology_firms(), *BRAND_OF)
"""Who is played in each world."""
UNPLAYED = tuple(
    key for key, brand in seeds().brands.items() if not brand.hima and not brand.on_sale
)
"""Brands that Yinwang can make offers to, and whose own rule answers."""


class Place(NamedTuple):
    """What is played: a team, or a role in a world."""

    key: str
    kind: str
    world: int | None


def places_of(opening: Opening) -> tuple[Place, ...]:
    """The places that there are from the start; in `predict` every seat is its own."""
    if opening.format == "design":
        return tuple(Place(f"t{i}", "team", None) for i in range(1, opening.teams + 1))
    if opening.format == "roles":
        worlds = range(1, opening.teams + 1)
        return tuple(Place(world_place(w, role), role, w) for w in worlds for role in ROLES)
    return ()


def world_place(world: int, role: str) -> str:
    """The place of a role in a world: w1.huawei."""
    return f"w{world}.{role}"


def parsed(place: str) -> tuple[int, str]:
    """World and role of a place such as w1.huawei."""
    world, _, role = place.partition(".")
    return int(world[1:]), role


def known(state: State, place: str) -> bool:
    """Whether there is such a place in the session."""
    if state.opening.format == "predict":
        return place in state.seats
    return any(place == each.key for each in places_of(state.opening))
