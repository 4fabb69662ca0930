"""No number of the world stands in code: it is read from ``seeds/``, where it has its evidence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import sim
from sim.defaults import FILES, declared
from sim.world.seeds import Structure, seeds

HOME = Path(sim.__file__).parent
PLAIN = {0, 1, 2, 0.5}
"""Identity, unity, doubling and halving: parts of a formula, with either sign."""
BOUNDS = {"default", "ge", "gt", "le", "lt"}

ALLOWED = {
    ("agents/clock.py", 10): "ticks of the simulation clock in a month: more than it has phases",
    ("agents/luck.py", 4): "months drawn at a time: speed alone",
    ("agents/nameplates.py", 14): "a power of two: a month that no run has",
    ("agents/state/market.py", 1e-9): "below any order, so that nothing is divided by zero",
    ("agents/state/shared.py", 12): "months in a year",
    ("agents/weights.py", 24): "months after which no novelty is left that could be told",
    ("rules/concentration.py", 1e-300): "the limit of s ln s at zero",
    ("rules/concentration.py", 1e4): "the unit of the HHI",
    ("rules/delivery.py", 3): "a coefficient of Cornish and Fisher's expansion",
    ("rules/delivery.py", 6): "a coefficient of Cornish and Fisher's expansion",
    ("rules/floor.py", 1e-12): "below any part of the stores, so that nothing is divided by zero",
    ("rules/money.py", 1000): "yuan in a thousand",
    ("rules/money.py", 1e6): "yuan in a million",
    ("rules/reach.py", 1e-12): "below any floor, so that nothing is divided by zero",
    ("rules/reach.py", 4): "makes overlap 1 where both sell half and all see both",
    ("scenario/types/scenario.py", 36): "the length of a run, not of the world",
    ("scenario/types/scenario.py", 120): "the longest run",
    ("scenario/types/scenario.py", 1000): "replications of a run",
    ("scenario/types/scenario.py", 1_000_000): "the most replications of a run",
    ("scenario/types/scenario.py", 625): "the seed of a run",
    ("scenario/types/scenario.py", 63): "bits of a seed",
    ("scenario/types/scenario.py", 10_000): "places in a list of scenarios",
}
"""What may stand in code all the same, and why."""


def _literals(tree: ast.AST) -> Iterator[float]:
    """Numbers of a formula; not places in an array, nor members of an enumeration."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant):
            if type(node.value) in (int, float):
                yield node.value
        elif isinstance(node, ast.Subscript):
            yield from _literals(node.value)
        elif not (isinstance(node, ast.ClassDef) and "Enum" in ast.unparse(node.bases or [])):
            yield from _literals(node)


def _bounds(tree: ast.AST) -> Iterator[float]:
    """Defaults and bounds of the fields of input types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Field":
            parts = [*node.args, *(word.value for word in node.keywords if word.arg in BOUNDS)]
        elif isinstance(node, ast.ClassDef):
            fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
            parts = [part.value for part in fields if isinstance(part.value, ast.Constant)]
        else:
            continue
        for part in parts:
            yield from _literals(ast.Expression(part))


def _found() -> set[tuple[str, float]]:
    kinds = {"agents": _literals, "rules": _literals, "levers": _bounds, "scenario": _bounds}
    return {
        (path.relative_to(HOME).as_posix(), number)
        for folder, numbers in kinds.items()
        for path in sorted((HOME / folder).rglob("*.py"))
        for number in numbers(ast.parse(path.read_text("utf-8")))
        if number not in PLAIN
    }


def test_agents_rules_and_input_types_hold_no_number_of_the_world() -> None:
    assert sorted(_found() - set(ALLOWED)) == []


def test_what_is_allowed_is_still_there() -> None:
    assert sorted(set(ALLOWED) - _found()) == []


def test_a_number_in_code_is_found() -> None:
    formula = "def f(x):\n    return 0.9 * x[3] + 1.0"
    field = "class A(Input):\n    a: int = 7\n    b: B = Field(6, le=60, max_length=9)"
    assert list(_literals(ast.parse(formula))) == [0.9, 1.0]
    assert sorted(_bounds(ast.parse(field))) == [6, 7, 60]


def test_defaults_and_limits_have_their_evidence_and_are_read_as_they_stand() -> None:
    checked = {**dict(seeds().structure), **seeds().defaults}
    assert {name: number.known for name, number in checked.items()} == declared()
    assert len(checked) == len(Structure.model_fields) + len(seeds().defaults)
    assert all(number.reason or number.evidence == "public" for number in checked.values())


def test_every_number_of_form_and_every_default_is_read_by_something() -> None:
    read = {
        node.value
        for path in HOME.rglob("*.py")
        if "web/page" not in path.as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert FILES == ("structure", "defaults")
    assert sorted(set(declared()) - read) == []
