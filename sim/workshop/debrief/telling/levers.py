"""What changes and groups of levers are called."""

from __future__ import annotations

from typing import Any

from sim.levers.sections import LEVERS as DECLARED
from sim.levers.sections import SECTIONS
from sim.workshop.debrief.drawing.letters import clean
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.words import LEVERS

__all__ = ["change_name", "lever_name", "setting", "value_name"]

_TITLES = {lever.key: lever.title for _, lever in DECLARED}
"""What levers are called where a language has no words of its own for one."""
_OF_BRAND, _OF_AGENT = "automaker of the brand", "automaker"
"""Owners whose sections have an entry for each brand, or for each agent."""


def lever_name(told: Told, group: str) -> str:
    """A group of levers that a room talks about as one thing: ``alliance.luxeed``, ``rules``."""
    section, _, name = group.partition(".")
    words = LEVERS[told.language]
    if group in words:
        return words[group]
    if section not in words:
        return setting(told, group)
    return words[section].format(who=_entry(told, section, name))


def _entry(told: Told, section: str, name: str) -> str | None:
    """Whose entry of a section a name is: a brand's or an agent's; None in other sections."""
    owner = SECTIONS[section].owner if section in SECTIONS else None
    if owner == _OF_BRAND:
        return told.brand(name)
    return told.agent(name) if owner == _OF_AGENT else None


def change_name(told: Told, key: str) -> str:
    """A change of the split of a difference: a dotted key, a group (``alliance@chery``), a role."""
    if told.knows(f"agent.{key}"):
        return told.agent(key)
    section, _, agent = key.partition("@")
    if agent:
        return told.say("setting.of", whose=told.agent(agent), what=_kind(told, section))
    return _kind(told, key) if key in SECTIONS else setting(told, key)


def _kind(told: Told, section: str) -> str:
    """What the changes of a section are called together."""
    key = f"kind.{section}"
    return told.say(key) if told.knows(key) else SECTIONS[section].title


def setting(told: Told, key: str) -> str:
    """A dotted key of a scenario in words: Luxeed: control of sales."""
    section, _, rest = key.partition(".")
    if section not in SECTIONS or not rest:
        return _kind(told, section) if section in SECTIONS else _term(told, key)
    if SECTIONS[section].owner == "huawei" and SECTIONS[section].levers:
        return told.say("setting.of", whose=told.agent("huawei"), what=_terms(told, rest))
    name, _, term = rest.partition(".")
    whose = _entry(told, section, name)
    if whose is None:
        return told.say("setting.of", whose=_single(told, section), what=clean(name))
    what = _terms(told, term) if term else _single(told, section)
    return told.say("setting.of", whose=whose, what=what)


def _single(told: Told, section: str) -> str:
    """What one entry of a section is called."""
    key = f"setting.{section}"
    return told.say(key) if told.knows(key) else _kind(told, section)


def _terms(told: Told, path: str) -> str:
    return " ".join(_term(told, part) for part in path.split("."))


def value_name(told: Told, key: str, value: Any) -> str:
    """What a design sets a key to; contracts and the like are told part by part."""
    if value is None or isinstance(value, bool):
        return told.say("setting.none" if value is None else "yes" if value else "no")
    if isinstance(value, str):
        return _word(told, key, value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return told.joined(told.brand(each) for each in value) or told.say("setting.nobody")
    if isinstance(value, list):
        return told.say("list.semicolon").join(value_name(told, key, each) for each in value)
    if isinstance(value, dict):
        return told.joined(
            told.say("setting.is", what=_term(told, name), value=value_name(told, key, each))
            for name, each in value.items()
        )
    return f"{value:g}" if isinstance(value, (int, float)) else clean(value)


def _term(told: Told, name: str) -> str:
    if told.knows(f"setting.{name}"):
        return told.say(f"setting.{name}")
    return _TITLES.get(name) or clean(name)


def _word(told: Told, key: str, value: str) -> str:
    section, _, rest = key.partition(".")
    if value == "partner" and section in SECTIONS and SECTIONS[section].owner == _OF_BRAND:
        maker = told.makers.get(rest.partition(".")[0])
        return told.say("holder.partner") if maker is None else told.agent(maker)
    for kind in ("holder", "type", "floor_rule", "setting"):
        if told.knows(f"{kind}.{value}"):
            return told.say(f"{kind}.{value}")
    return clean(value)
