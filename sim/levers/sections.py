"""The sections of a scenario file that hold decisions and events, and who decides in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim.inputs import Input
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Contract
from sim.levers.huawei import HuaweiLevers
from sim.levers.lever import LeverDeclaration, all_of, levers_of

__all__ = ["CHOSEN", "DATED", "LEVERS", "SECTIONS", "ScenarioSection"]


@dataclass(frozen=True)
class ScenarioSection:
    """A section of a scenario file.

    Attributes:
        key: the key in the file.
        title: what its changes are called together.
        owner: who decides: Huawei; the automaker of the brand, or the one that is named; who the
            event says; or nobody but the world.
        is_choice: whether all of it is what actors choose.
        entries: of a section in which each owner has one map, or a list of dated ones: what such a
            map holds, in words.
        levers: the model whose marked fields are its levers, if it has any.
    """

    key: str
    title: str
    owner: Literal["huawei", "automaker of the brand", "automaker", "event", "world"]
    is_choice: bool = False
    entries: str = ""
    levers: type[Input] | None = None


SECTIONS = {
    section.key: section
    for section in (
        ScenarioSection(
            "alliance",
            "contracts",
            "automaker of the brand",
            is_choice=True,
            entries="of contract terms",
            levers=Contract,
        ),
        ScenarioSection("huawei", "Huawei's levers", "huawei", is_choice=True, levers=HuaweiLevers),
        ScenarioSection(
            "makers",
            "own factors",
            "automaker",
            is_choice=True,
            entries=f"with from, {all_of([lever.key for lever in levers_of(MakerPolicy)])}",
            levers=MakerPolicy,
        ),
        ScenarioSection("events", "events", "event"),
        ScenarioSection("rules", "conditional rules", "huawei", is_choice=True),
        ScenarioSection("assumptions", "assumptions", "world"),
        ScenarioSection("brands", "brands", "automaker of the brand"),
    )
}
"""Every section that a scenario can differ in from another, by key."""

CHOSEN = tuple(key for key, section in SECTIONS.items() if section.is_choice)
"""The sections in which actors choose."""

DATED = {key: section.entries for key, section in SECTIONS.items() if section.entries}
"""The sections in which each owner has one map, or a list of dated ones: what a map holds."""

LEVERS: tuple[tuple[str, LeverDeclaration], ...] = tuple(
    (key, lever)
    for key, section in SECTIONS.items()
    if section.levers is not None
    for lever in levers_of(section.levers)
)
"""Every lever and contract term, with the section in which it is written."""
