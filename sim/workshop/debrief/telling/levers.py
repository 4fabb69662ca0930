"""What changes and groups of levers are called."""

from __future__ import annotations

from typing import Any

from sim.levers.sections import LEVERS as DECLARED
from sim.workshop.debrief.drawing.letters import clean
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.words import LEVERS

__all__ = ["change_name", "lever_name", "setting", "value_name"]

_TITLES = {lever.key: lever.title for _, lever in DECLARED}
"""What levers are called where a language has no words of its own for one."""


def lever_name(told: Told, group: str) -> str:
    """A group of levers that a room talks about as one thing: ``alliance.luxeed``, ``rules``."""
    section, _, name = group.partition(".")
    words = LEVERS[told.language]
    if group in words:
        return words[group]
    if section not in words:
        return setting(told, group)
    return words[section].format(
        who=told.brand(name) if section == "alliance" else told.agent(name)
    )


def change_name(told: Told, key: str) -> str:
    """A change of the split of a difference: a dotted key, a group (``alliance@chery``), a role."""
    if told.knows(f"agent.{key}"):
        return told.agent(key)
    section, _, agent = key.partition("@")
    if agent:
        return told.say("setting.of", whose=told.agent(agent), what=told.say(f"kind.{section}"))
    return told.say(f"kind.{key}") if told.knows(f"kind.{key}") else setting(told, key)


def setting(told: Told, key: str) -> str:
    """A dotted key of a scenario in words: Luxeed: control of sales."""
    section, _, rest = key.partition(".")
    name, _, term = rest.partition(".")
    if section in ("alliance", "brands"):
        return _of(told, told.brand(name), term or "contract")
    if section == "makers":
        return _of(told, told.agent(name), term or "policy")
    if section == "huawei":
        return _of(told, told.agent("huawei"), rest or "levers")
    if section in ("rules", "events") and name:
        return told.say("setting.of", whose=told.say(f"setting.{section}"), what=clean(name))
    return told.say(f"setting.{key}") if told.knows(f"setting.{key}") else clean(key)


def _of(told: Told, whose: str, what: str) -> str:
    words = " ".join(_term(told, part) for part in what.split("."))
    return told.say("setting.of", whose=whose, what=words)


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
    if value == "partner" and key.startswith("alliance."):
        maker = told.makers.get(key.split(".")[1])
        return told.say("holder.partner") if maker is None else told.agent(maker)
    for kind in ("holder", "type", "floor_rule", "setting"):
        if told.knows(f"{kind}.{value}"):
            return told.say(f"{kind}.{value}")
    return clean(value)
