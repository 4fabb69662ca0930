"""Who is on stage."""

from __future__ import annotations

from dataclasses import dataclass

from sim.world.seeds import seeds

__all__ = ["TECHNOLOGY", "Cast", "agent_name"]

TECHNOLOGY = ("huawei", "yinwang")
"""The agents that are no automakers."""


@dataclass(frozen=True)
class Cast:
    """Who is on stage, in the order of every array.

    Attributes:
        brands: keys of the brands, length B.
        titles: their display names, length B.
        makers: the automaker of each brand, length B.
        hima: whether the alliance counts the brand, length B.
        anchor: index of the brand that the article's share belongs to (Aito).
        agents: ``huawei``, ``yinwang``, then each automaker once; length A.
    """

    brands: tuple[str, ...]
    titles: tuple[str, ...]
    makers: tuple[str, ...]
    hima: tuple[bool, ...]
    anchor: int

    @property
    def agents(self) -> tuple[str, ...]:
        """Huawei, Yinwang, then each automaker once."""
        return (*TECHNOLOGY, *dict.fromkeys(self.makers))

    @property
    def partners(self) -> tuple[str, ...]:
        """The automakers of the alliance's brands, each once."""
        inside = zip(self.makers, self.hima, strict=True)
        return tuple(dict.fromkeys(maker for maker, hima in inside if hima))


def agent_name(key: str) -> str:
    """An agent's name: a rival's title; an automaker's key in letters (saic as SAIC).

    So li_auto is Li Auto, and whoever a scenario makes up has a name as well.
    """
    rival = seeds().rivals.get(key)
    if rival is not None:
        return rival.title
    return key.upper() if len(key) <= 4 else " ".join(map(str.capitalize, key.split("_")))
