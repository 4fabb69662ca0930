"""Who is on stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sim.world.seeds import seeds

__all__ = ["Cast", "agent_name", "technology_firms"]


@dataclass(frozen=True)
class Cast:
    """Who is on stage, in the order of every array.

    Attributes:
        brands: keys of the brands, length B.
        titles: their display names, length B.
        makers: the automaker of each brand, length B.
        hima: whether the alliance counts the brand, length B.
        anchor: index of the brand that the article's share belongs to (Aito).
        agents: the technology firms (Huawei, Yinwang), then each automaker once; length A.
    """

    brands: tuple[str, ...]
    titles: tuple[str, ...]
    makers: tuple[str, ...]
    hima: tuple[bool, ...]
    anchor: int

    @property
    def agents(self) -> tuple[str, ...]:
        """The technology firms, then each automaker once."""
        return (*technology_firms(), *dict.fromkeys(self.makers))

    @property
    def partners(self) -> tuple[str, ...]:
        """The automakers of the alliance's brands, each once."""
        inside = zip(self.makers, self.hima, strict=True)
        return tuple(dict.fromkeys(maker for maker, hima in inside if hima))


@cache
def technology_firms() -> tuple[str, ...]:
    """Who earns by technology in every world."""
    return tuple(key for key, agent in seeds().agents.items() if agent.role == "technology")


def agent_name(key: str) -> str:
    """An agent's name: the title of its declaration, or else its key in letters.

    So whoever a scenario makes up has a name as well: sixth_works is Sixth Works.
    """
    declared = seeds().agents.get(key) or seeds().rivals.get(key)
    if declared is not None:
        return declared.title
    return key.upper() if len(key) <= 4 else " ".join(map(str.capitalize, key.split("_")))
