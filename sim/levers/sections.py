"""The sections of a scenario file that hold decisions and events, and who decides in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["CHOSEN", "SECTIONS", "Section"]


@dataclass(frozen=True)
class Section:
    """A section of a scenario file.

    Attributes:
        key: the key in the file.
        title: what its changes are called together.
        owner: who decides: Huawei; the automaker of the brand, or the one that is named; who the
            event says; or nobody but the world.
        is_choice: whether all of it is what actors choose.
    """

    key: str
    title: str
    owner: Literal["huawei", "automaker of the brand", "automaker", "event", "world"]
    is_choice: bool = False


SECTIONS = {
    section.key: section
    for section in (
        Section("alliance", "contracts", "automaker of the brand", is_choice=True),
        Section("huawei", "Huawei's levers", "huawei", is_choice=True),
        Section("makers", "own factors", "automaker", is_choice=True),
        Section("events", "events", "event"),
        Section("rules", "conditional rules", "huawei", is_choice=True),
        Section("assumptions", "assumptions", "world"),
        Section("brands", "brands", "automaker of the brand"),
    )
}
"""Every section that a scenario can differ in from another, by key."""

CHOSEN = tuple(key for key, section in SECTIONS.items() if section.is_choice)
"""The sections in which actors choose."""
