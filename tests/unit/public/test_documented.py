"""docs/reference/python.md has every public name, with the signature that it really has."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import sim
from sim.errors import SimError

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
FUNCTIONS = [name for name in sim.__all__ if isinstance(getattr(sim, name), FunctionType)]
CLASSES = {"Scenario": sim.Scenario, "Result": sim.Result, "Comparison": sim.Comparison}


def _documented(start: str, text: str = PAGE) -> str:
    """The arguments that a table gives a name: ``sim.load(`` to ``source, overrides=()``."""
    found = re.search(rf"^\| `{re.escape(start)}\((.*)\)`", text, re.MULTILINE)
    assert found, f"{start} is not in a table of docs/reference/python.md"
    return found.group(1)


def _parameters(written: str) -> list[tuple[str, str, str]]:
    """Name, kind and default of every parameter of a written signature."""
    tree = ast.parse(f"def f({written}): ...").body[0]
    namespace: dict[str, Any] = {}
    exec(compile(ast.Module([tree], []), "page", "exec"), namespace)  # what the page says, parsed
    return _real(namespace["f"])


def _real(function: Callable[..., Any]) -> list[tuple[str, str, str]]:
    parameters = inspect.signature(function).parameters.values()
    return [
        (each.name, each.kind.description, "" if each.default is each.empty else repr(each.default))
        for each in parameters
        if each.name != "self"
    ]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_has_the_documented_signature(name: str) -> None:
    assert _parameters(_documented(f"sim.{name}")) == _real(getattr(sim, name))


def test_every_public_name_is_documented_and_no_other() -> None:
    documented = set(re.findall(r"^\| `sim\.(\w+)", PAGE, re.MULTILINE))
    assert documented == set(sim.__all__) - {"__version__"}
    assert sorted(sim.__all__) == sim.__all__
    assert all(hasattr(sim, name) for name in sim.__all__)
    assert set(dir(sim)) == set(sim.__all__)


def _section(name: str) -> str:
    return PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]


def _members() -> Iterator[tuple[str, str]]:
    for name, kind in CLASSES.items():
        for member, held in vars(kind).items():
            known = isinstance(held, FunctionType | property | cached_property)
            if known and member[0] != "_" and member != "summary":
                yield name, member


@pytest.mark.parametrize(("kind", "member"), list(_members()))
def test_a_member_is_documented_as_it_is(kind: str, member: str) -> None:
    held = vars(CLASSES[kind])[member]
    text = _section(kind)
    if isinstance(held, FunctionType):
        assert _parameters(_documented(member, text)) == _real(held)
    else:
        assert f"`{member}`" in text


def test_every_error_is_documented() -> None:
    def below(kind: type) -> Iterator[type]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    # others are raised inside one layer and do not reach a user
    public = {each.__name__ for each in below(SimError) if each.__module__ == "sim.errors"}
    assert public - {"FileError", "OutcomesError"} == set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `\w+`", _section("Errors"), re.MULTILINE)))
    )


def test_every_public_function_has_a_docstring_that_names_its_errors() -> None:
    for name in FUNCTIONS:
        function = getattr(sim, name)
        doc = inspect.getdoc(function) or ""
        assert "Raises:" in doc, name
