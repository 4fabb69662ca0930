"""Changes between scenarios as players of a game: in words, with whose choice each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.levers.sections import SECTIONS
from sim.scenario.differences.difference import Delta
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.events import Event
from sim.study.causes.titles import title_of
from sim.world.cast import agent_name

__all__ = ["Player", "grouped", "players"]


@dataclass(frozen=True)
class Player:
    """One change, or a group of them, that is made as a whole.

    Attributes:
        key: a change's key, or the group's name.
        title: in words.
        agent: whose choice it is.
        changes: keys of the changes.
    """

    key: str
    title: str
    agent: str
    changes: tuple[str, ...]


def players(deltas: Sequence[Delta], brands: Mapping[str, BrandSpec]) -> tuple[Player, ...]:
    """A player for each change."""
    return tuple(
        Player(delta.key, title_of(delta, brands), _agent(delta, brands), (delta.key,))
        for delta in deltas
    )


def grouped(single: Sequence[Player], most: int) -> tuple[Player, ...]:
    """At most so many players: changes of one kind and agent as one, or if need be of one kind."""
    for by in (_kind_and_agent, _kind):
        groups: dict[str, list[Player]] = {}
        for player in single:
            groups.setdefault(by(player), []).append(player)
        if len(groups) <= most:
            break
    return tuple(_group(name, members) for name, members in sorted(groups.items()))


def _group(name: str, members: Sequence[Player]) -> Player:
    if len(members) == 1:
        return members[0]
    agents = {member.agent for member in members}
    agent = agents.pop() if len(agents) == 1 else "several"
    changes = tuple(key for member in members for key in member.changes)
    return Player(name, f"{name} ({len(members)} changes)", agent, changes)


def _kind(player: Player) -> str:
    return SECTIONS[player.key.partition(".")[0]].title


def _kind_and_agent(player: Player) -> str:
    return f"{agent_name(player.agent)}: {_kind(player)}"


def _agent(delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    section, _, rest = delta.key.partition(".")
    name = rest.partition(".")[0]
    match SECTIONS[section].owner:
        case "automaker of the brand":
            return brands[name].maker
        case "automaker":
            return name
        case "event":
            event = delta.value or delta.base
            return event.what.owner(brands) if isinstance(event, Event) else "world"
        case owner:
            return owner
