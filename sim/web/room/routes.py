"""All routes of the workshop."""

from __future__ import annotations

from starlette.routing import BaseRoute

from sim.web.room.facilitator import desk_routes
from sim.web.room.house import House
from sim.web.room.people import people_routes
from sim.web.room.seeing import seeing_routes
from sim.web.room.ways import Ways, ways_routes

__all__ = ["room_routes"]


def room_routes(house: House, ways: Ways) -> list[BaseRoute]:
    """The routes of the workshop.

    Args:
        house: the sessions.
        ways: the addresses that people reach the server at.
    """
    return [
        *people_routes(house),
        *desk_routes(house),
        *seeing_routes(house),
        *ways_routes(house, ways),
    ]
