"""Who is on stage."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cast", "agent_name"]


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
        return ("huawei", "yinwang", *dict.fromkeys(self.makers))


def agent_name(key: str) -> str:
    """An agent's key as its name: saic as SAIC, chery as Chery."""
    return key.upper() if len(key) <= 4 else key.capitalize()
