"""Changes between scenarios as players of a game: in words, with whose choice each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim.scenario.brand import BrandSpec
from sim.scenario.difference import Delta
from sim.world.cast import agent_name

__all__ = ["Player", "grouped", "players"]

_KIND = {
    "launch": "launch",
    "sign": "signing",
    "rival": "move",
    "supply": "supply",
    "demand": "demand",
}
_SECTIONS = {
    "alliance": "contracts",
    "assumptions": "assumptions",
    "brands": "brands",
    "events": "events",
    "huawei": "Huawei's levers",
    "rules": "conditional rules",
}


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
        Player(delta.key, _title(delta, brands), _agent(delta, brands), (delta.key,))
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
    return _SECTIONS[player.key.partition(".")[0]]


def _kind_and_agent(player: Player) -> str:
    return f"{agent_name(player.agent)}: {_kind(player)}"


def _agent(delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    section, _, rest = delta.key.partition(".")
    if section in ("huawei", "rules"):
        return "huawei"
    if section in ("alliance", "brands"):
        return brands[rest.partition(".")[0]].maker
    if section == "events":
        return _event_agent(delta.value or delta.base, brands)
    return "world"


def _event_agent(event: Mapping[str, Any], brands: Mapping[str, BrandSpec]) -> str:
    kind, what = _event(event)
    if kind == "sign":
        return "huawei" if brands[what["brand"]].hima else "yinwang"
    if kind == "rival":
        return str(what["name"])
    return brands[what["brand"]].maker if "brand" in what else "world"


def _event(event: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    kind = next(key for key in event if key != "month")
    return kind, event[kind]


def _title(delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    section, _, rest = delta.key.partition(".")
    words: Callable[[str, Delta, Mapping[str, BrandSpec]], str] = _TITLES[section]
    return words(rest, delta, brands)


def _of_terms(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    brand, _, term = rest.partition(".")
    title = brands[brand].title
    if not term:
        return f"{title}: contract {_steps(delta.value)} (was {_steps(delta.base)})"
    if term == "sales_control":
        june = "huawei" if brands[brand].model_type == "hima" else "partner"
        return f"{title}: sales control {_control(delta, june)}"
    word = {"model_type": "model type", "from": "starts"}
    return f"{title}: {word.get(term, term.replace('_', ' '))} {_change(delta)}"


def _control(delta: Delta, june: str) -> str:
    """Who gets which parts of control, of those that change; ``june`` held them in June."""
    value, base = (
        dict.fromkeys(("stores", "policy", "after_sales"), given)
        if isinstance(given, str)
        else given
        for given in (delta.value or {}, delta.base or {})
    )
    if not value:
        return "left as in June"
    new = {part: who for part, who in value.items() if who != base.get(part, june)}
    told = []
    for who in dict.fromkeys(new.values()):
        parts = [part.replace("_", " ") for part, holder in new.items() if holder == who]
        told.append(f"to {who}" if len(parts) == 3 else f"of {' and '.join(parts)} to {who}")
    return ", ".join(told) or "said anew"


def _steps(terms: Any) -> str:
    if terms is None:
        return "none"
    return f"in {len(terms)} steps" if isinstance(terms, list) else "in one step"


def _change(delta: Delta) -> str:
    """The new value, of a map only what is new, and what it was."""
    value, base = delta.value, delta.base
    if isinstance(value, dict) and isinstance(base, str):
        base = dict.fromkeys(value, base)
    if isinstance(base, dict) and isinstance(value, str):
        value = dict.fromkeys(base, value)
    if isinstance(value, dict) and isinstance(base, dict):
        keys = [key for key in value if value[key] != base.get(key)]
        value, base = ({key: each.get(key) for key in keys} for each in (value, base))
    was = "" if base is None else f" (was {_words(base)})"
    return f"{_words(value)}{was}"


def _words(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {_words(child)}" for key, child in value.items())
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of_event(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    event = delta.value or delta.base
    kind, what = _event(event)
    about = what.get("brand", what.get("name", ""))
    name = brands[about].title if about in brands else agent_name(about) if about else "market"
    how = "left out" if delta.value is None else "changed" if delta.base else event["month"]
    return f"{name}: {_KIND.get(kind, kind)} {rest} ({how})"


def _of_lever(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    return f"Huawei: {rest.replace('_', ' ')} {_change(delta)}"


def _of_rule(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    if not rest:
        return "The rules, in another order"
    return f"Rule {rest}" + (" left out" if delta.value is None else "")


def _of_assumption(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    return f"Assumption {rest}: {_change(delta)}"


def _of_brand(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    return f"Brand {rest}" + (" left out" if delta.value is None else "")


_TITLES = {
    "alliance": _of_terms,
    "assumptions": _of_assumption,
    "brands": _of_brand,
    "events": _of_event,
    "huawei": _of_lever,
    "rules": _of_rule,
}
