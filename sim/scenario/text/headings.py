"""What the shipped scenarios are called, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sim.aliases import Json
from sim.scenario.text.reader import read_trusted
from sim.shipped import shipped, shipped_names

__all__ = ["Heading", "default_pair", "shipped_headings"]


@dataclass(frozen=True)
class Heading:
    """What a scenario's own file says of how it is shown; nothing of it is inherited.

    ``reasons`` are those of its conditional rules, by the rule's name.
    """

    name: str
    title: str
    question: str
    colour: str | None
    reasons: Mapping[str, str]


@cache
def shipped_headings() -> Mapping[str, Heading]:
    """Headings by name: ascending by ``order``, then those that have none, by name.

    Read without the scenarios' bases, so that a name and a colour cost little.
    """
    files = {name: _read(name) for name in shipped_names()}
    ordered = sorted(files, key=lambda name: _place(name, files[name].get("order")))
    return {name: _heading(name, files[name]) for name in ordered}


def default_pair() -> tuple[str, str]:
    """Return the base that others are compared with, and what is compared with it at first.

    They are the first two in order.
    """
    base, compared, *_ = shipped_headings()
    return base, compared


def _heading(name: str, file: Json) -> Heading:
    rules = {rule["name"]: rule.get("reason", "") for rule in file.get("rules", ())}
    return Heading(name, file["title"], file["question"], file.get("colour"), rules)


def _read(name: str) -> Json:
    found: Json = read_trusted(shipped("scenarios") / f"{name}.yaml")
    return found


def _place(name: str, order: int | None) -> tuple[bool, int, str]:
    return order is None, order or 0, name
