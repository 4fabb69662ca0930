"""The scenarios that another one names, as a run folder keeps them: resolved, in one file.

A scenario names others in `extends` and in its expectations. Those files may change, or be absent
on another machine. So a run folder has them too, each under the text that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.errors import Problem, ScenarioError
from sim.scenario.text.nodes import Node
from sim.scenario.text.reader import read_bytes
from sim.scenario.text.resolved import dump, to_plain
from sim.scenario.types.scenario import Scenario

__all__ = ["Related", "read_related", "related_text"]

_HEAD = """\
# The scenarios that the scenario of this run names, resolved, as they were when it ran: its base
# (extends), and those that its expectations compare it with (expect), by the text that names them.
"""
_KEYS = ("extends", "expect")


@dataclass(frozen=True)
class Related:
    """What a run folder keeps of other scenarios.

    Attributes:
        file: the name in messages of the file that holds them.
        base: the immediate base, by the text of ``extends``; empty without a base.
        compared: the scenarios that expectations name, by the text that names them.
    """

    file: str = ""
    base: Mapping[str, Node] = field(default_factory=dict)
    compared: Mapping[str, Node] = field(default_factory=dict)


def related_text(base: Mapping[str, Scenario], compared: Mapping[str, Scenario]) -> str:
    """Return the file that keeps a scenario's base and what its expectations name, by name."""
    kept = {
        key: {name: to_plain(scenario) for name, scenario in scenarios.items()}
        for key, scenarios in zip(_KEYS, (base, compared), strict=True)
    }
    return _HEAD + dump(kept)


def read_related(data: bytes, file: str) -> Related:
    """Read what ``related_text`` wrote; ``file`` is its name in messages.

    Raises:
        ScenarioError: it is something else.
    """
    node = read_bytes(data, file)
    assert isinstance(node.value, dict)  # the reader lets no other file through
    base, compared = (_by_name(node.value.get(key), file, key) for key in _KEYS)
    return Related(file, base, compared)


def _by_name(node: Node | None, file: str, key: str) -> dict[str, Node]:
    if node is None or not isinstance(node.value, dict):
        text = "expected a map of scenarios by name; the run folder is damaged"
        raise ScenarioError([Problem(file, node.place.line if node else 0, key, text)])
    return node.value
