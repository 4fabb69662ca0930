"""Each part of the agents' state is written by its owners, and by others through its methods."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import sim
from sim.agents.state.shared import SharedState

HOME = Path(sim.__file__).parent

OWNERS = {
    "allocation": {"agents/huawei.py", "engine/opening.py"},
    "levers": {"agents/lever_schedule.py", "agents/policies.py"},
    "market": {"agents/buyers.py", "agents/reach.py", "engine/opening.py"},
    "plants": {"agents/automaker.py"},
    "selling": {"agents/automaker.py"},
}
"""Who may write fields of a part; of a part that is not here, nobody but the part itself.

What a conditional rule does (``sim/levers/actions/``) may set anything, in its replications.
"""


def _assigned(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from node.targets
        elif isinstance(node, ast.AugAssign | ast.AnnAssign):
            yield node.target


def _written(tree: ast.AST, parts: set[str]) -> set[str]:
    """The parts of which a field, or an element of one, is set."""
    found = set()
    for target in _assigned(tree):
        for node in ast.walk(target):
            if isinstance(node, ast.Attribute):
                holder = node.value
                name = getattr(holder, "attr", getattr(holder, "id", ""))
                found |= {name} & parts
    return found


def test_no_part_is_written_by_somebody_else() -> None:
    parts = {field.name for field in fields(SharedState)} - {"world", "luck", "draws", "record"}
    strangers = [
        (part, name)
        for folder in ("agents", "levers", "engine")
        for path in sorted((HOME / folder).rglob("*.py"))
        if path.parent.name not in ("state", "actions")
        for name in [path.relative_to(HOME).as_posix()]
        for part in sorted(_written(ast.parse(path.read_text("utf-8")), parts))
        if name not in OWNERS.get(part, set())
    ]
    assert strangers == []


def test_a_stranger_is_found() -> None:
    code = "def f(state, plants):\n    state.market.push[3] += 1.0\n    plants.wait = 2\n    x = 1"
    assert _written(ast.parse(code), {"market", "plants", "levers"}) == {"market", "plants"}
