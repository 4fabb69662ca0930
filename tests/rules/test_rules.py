"""Every rule and formula: worked examples that can be checked by hand, and what all have in common.

``<file>.yaml`` holds the examples of ``sim/rules/<file>.py``: of a rule its numbers, a call, the
arguments and what it gives; of a formula, which is a function, the arguments and what it gives.
Arrays have replications last, and at least two of them.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from numpy.typing import NDArray

import sim.rules
from sim.rules.catalogue import CATALOGUE
from sim.rules.claims import Claims
from sim.rules.conditions import Watcher
from sim.rules.consent import Position, Terms
from sim.rules.handover import Handover
from sim.rules.launch import Freshness
from sim.rules.money import Money, Rates
from sim.rules.reach import InStores, Outlets, Reach
from sim.rules.sales_control import Standing
from sim.scenario.types.conditional import ConditionalRule

HERE = Path(__file__).parent
Example = dict[str, Any]
Formula = Callable[..., Any]
Turn = Callable[[NDArray[Any]], NDArray[Any]]

RECORDS = {
    "now": Terms,
    "then": Terms,
    "standing": Standing,
    "at": Position,
    "outlets": Outlets,
    "stores": InStores,
    "rates": Rates,
    "reach": Reach,
    "claims": Claims,
    "money": Money,
    "freshness": Freshness,
}
"""Arguments that are records of arrays, or other rules, where an example gives their fields."""

NOT_BY_REPLICATION = {"focus", "factor", "where"}
"""Arrays of a rule, or of a call, that have no replications."""

WITH_STATE = {Watcher}
"""A condition holds after so many months in a row, so its rule must remember the months before. The
agent that reviews makes a watcher of its own for every block."""


def _files() -> list[str]:
    names = {module.name for module in pkgutil.iter_modules(sim.rules.__path__)}
    return sorted(names - {"catalogue"})


def _classes() -> list[type]:
    """Every class in sim/rules that does something: records of arrays do not."""
    found = []
    for name in _files():
        module = importlib.import_module(f"sim.rules.{name}")
        own = [each for each in vars(module).values() if inspect.isclass(each)]
        own = [each for each in own if each.__module__ == module.__name__]
        own = [
            each for each in own if each is not Standing
        ]  # a record, one of whose parts is a rest
        found += [each for each in own if _methods(each) or hasattr(each, "mechanism")]
    return found


def _formulas() -> list[Formula]:
    """Every public function in sim/rules."""
    modules = [importlib.import_module(f"sim.rules.{name}") for name in _files()]
    return [
        held
        for module in modules
        for name, held in vars(module).items()
        if inspect.isfunction(held) and held.__module__ == module.__name__ and name[0] != "_"
    ]


def _methods(rule: type) -> list[str]:
    """Public methods and properties."""
    kinds = (property,)
    return [
        name
        for name, held in vars(rule).items()
        if not name.startswith("_") and (inspect.isfunction(held) or isinstance(held, kinds))
    ]


def _file(rule: type | Formula) -> str:
    return rule.__module__.rpartition(".")[2]


def _held(file: str, folder: Path = HERE) -> dict[str, list[Example]]:
    path = folder / f"{file}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def missing(
    classes: Sequence[type], catalogue: Sequence[type], held: Callable[[str], Mapping[str, Any]]
) -> list[str]:
    """Which of a rule's three places are missing, in words."""
    found = []
    for rule in classes:
        name = f"{_file(rule)}.{rule.__name__}"
        if not getattr(rule, "mechanism", "") or not getattr(rule, "source", ""):
            found.append(f"{name} does not say its mechanism and source")
        if rule not in catalogue:
            found.append(f"{name} has no line in sim/rules/catalogue.py")
        if not held(_file(rule)).get(rule.__name__):
            found.append(f"{name} has no examples in tests/rules/{_file(rule)}.yaml")
    found += [
        f"the catalogue's {rule.__name__} is no rule" for rule in catalogue if rule not in classes
    ]
    names = {(_file(rule), rule.__name__) for rule in (*classes, *_formulas())}
    for file in sorted({_file(rule) for rule in classes}):
        unknown = [name for name in held(file) if (file, name) not in names]
        found += [
            f"tests/rules/{file}.yaml has examples of {name}, which is no rule" for name in unknown
        ]
    return found


EXAMPLES = [
    pytest.param(rule, example, id=f"{_file(rule)}.{rule.__name__}: {example['name']}")
    for rule in (*CATALOGUE, *_formulas())
    for example in _held(_file(rule)).get(rule.__name__, [])
]


def _array(value: Any, turn: Turn | None = None) -> Any:
    """Lists as arrays, turned and read-only; other values as they are."""
    if not isinstance(value, list):
        return value
    array = np.asarray(value)
    if array.dtype != np.bool_:
        array = array.astype(np.float64)
    if turn is not None:
        array = np.ascontiguousarray(turn(array))
    array.flags.writeable = False
    return array


def _value(name: str, value: Any, turn: Turn | None) -> Any:
    """What an example gives under a name: an array, arrays by name, or a record of them."""
    if isinstance(value, dict):
        held = {key: _value(key, each, turn) for key, each in value.items()}
        return RECORDS[name](**held) if name in RECORDS else held
    if name == "where":
        value = np.array(value, dtype=np.intp)
        value.flags.writeable = False
    return _array(value, None if name in NOT_BY_REPLICATION else turn)


def _made(rule: type, example: Example, turn: Turn | None) -> Any:
    given = example.get("rule", {})
    return rule(**{name: _value(name, value, turn) for name, value in given.items()})


def _arguments(example: Example, turn: Turn | None) -> dict[str, Any]:
    given = example.get("with", {})
    return {name: _value(name, value, turn) for name, value in given.items()}


def _plain(result: Any) -> Any:
    """A result as an array, or arrays by name."""
    if dataclasses.is_dataclass(result):
        fields = dataclasses.fields(result)
        return {field.name: np.asarray(getattr(result, field.name)) for field in fields}
    return np.asarray(result)


def _seen(
    observed: Mapping[str, NDArray[np.float64]], measure: str, brand: str | None
) -> NDArray[np.float64]:
    return observed[f"{measure} {brand}" if brand else measure]


def _watch(example: Example, turn: Turn | None) -> NDArray[np.bool_]:
    """What a watcher says, month after month, (months, replications)."""
    then = {"floor_rule": "equal"}
    made = {"name": "x", "when": example["condition"], "then": then}
    watcher = Watcher(ConditionalRule.model_validate_json(json.dumps(made)).when)
    said = []
    for month in example["months"]:
        observed = {key: _array(value, turn) for key, value in month["observed"].items()}
        size = len(next(iter(observed.values())))
        lasted = _array(month.get("lasted", [1000] * size), turn).astype(np.int64)
        said.append(watcher.holds(partial(_seen, observed), lasted))
    return np.array(said)


def played(rule: type | Formula, example: Example, turn: Turn | None = None) -> Any:
    """What a rule or formula gives in an example, whose arrays may be turned first."""
    if rule is Watcher:
        return _watch(example, turn)
    if not isinstance(rule, type):
        return _plain(rule(**_arguments(example, turn)))
    made = _made(rule, example, turn)
    if "get" in example:
        return _plain(getattr(made, example["get"]))
    return _plain(getattr(made, example["call"])(**_arguments(example, turn)))


def _expected(example: Example) -> Any:
    if "months" in example:
        return np.array([month["gives"] for month in example["months"]])
    gives = example["gives"]
    if isinstance(gives, dict):
        return {name: np.array(value, dtype=float) for name, value in gives.items()}
    return np.array(gives)


def _by_name(value: Any) -> dict[str, NDArray[Any]]:
    return value if isinstance(value, dict) else {"": value}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_worked_example(rule: type | Formula, example: Example) -> None:
    expected, given = _by_name(_expected(example)), _by_name(played(rule, example))
    assert given.keys() == expected.keys()
    for name, value in expected.items():
        assert given[name].shape == value.shape, name
        assert given[name].astype(float) == pytest.approx(value.astype(float), rel=1e-12, abs=1e-12)


def test_a_wrong_number_fails() -> None:
    example = _held("handover")["Handover"][0]
    wrong = example | {"gives": [[0.25, 1, 0.3, 0.26]]}
    with pytest.raises(AssertionError):
        test_worked_example(Handover, wrong)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_replications_do_not_see_each_other(rule: type | Formula, example: Example) -> None:
    straight = _by_name(played(rule, example))
    size = next(iter(straight.values())).shape[-1]
    assert size >= 2, "an example needs two replications at least"
    order = np.roll(np.arange(size), 1)
    turns: tuple[Turn, ...] = (lambda array: array[..., order], lambda array: array[..., ::-1])
    for turn in turns:
        turned = _by_name(played(rule, example, turn))
        for name, value in straight.items():
            assert np.array_equal(turned[name], turn(value)), name


@pytest.mark.parametrize("rule", CATALOGUE)
def test_some_replications_differ_in_an_example_of_every_rule(rule: type) -> None:
    given = [_by_name(played(rule, each)) for each in _held(_file(rule))[rule.__name__]]
    values = [value for each in given for value in each.values()]
    assert any((value != value[..., :1]).any() for value in values)


@pytest.mark.parametrize(
    ("rule", "example"), [each for each in EXAMPLES if each.values[0] is not Watcher]
)
def test_inputs_are_left_as_they_were(rule: type | Formula, example: Example) -> None:
    """They are read-only in every example; nor may what comes back share their memory."""
    made = _made(rule, example, None) if isinstance(rule, type) else None
    arguments = _arguments(example, None)
    inputs = [*_arrays(made), *_arrays(arguments)]
    assert not any(array.flags.writeable for array in inputs)
    copies = [array.copy() for array in inputs]
    if "get" in example:
        result = getattr(made, example["get"])
    else:
        call = rule if made is None else getattr(made, example["call"])
        result = call(**arguments)
    for array, copy in zip(inputs, copies, strict=True):
        assert np.array_equal(array, copy)
        assert not any(np.shares_memory(array, given) for given in _arrays(result))


def _arrays(value: Any) -> Iterator[NDArray[Any]]:
    if isinstance(value, np.ndarray):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _arrays(getattr(value, field.name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _arrays(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _arrays(each)


@pytest.mark.parametrize("rule", CATALOGUE)
def test_it_is_a_frozen_dataclass(rule: type) -> None:
    assert dataclasses.is_dataclass(rule)
    frozen = rule.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert frozen is (rule not in WITH_STATE)


@pytest.mark.parametrize("rule", CATALOGUE)
def test_it_says_what_it_does_and_where_that_comes_from(rule: type) -> None:
    for text in (rule.mechanism, rule.source):  # type: ignore[attr-defined]
        assert text == text.strip()
        assert len(text) > 10
        assert not text.endswith(".")
    assert rule.__doc__
    assert not rule.__doc__.startswith(rule.__name__ + "(")


@pytest.mark.parametrize("rule", CATALOGUE)
def test_every_method_has_an_example(rule: type) -> None:
    examples = _held(_file(rule))[rule.__name__]
    called = {example.get("call", example.get("get")) for example in examples}
    assert called == set(_methods(rule))


def test_every_rule_has_its_three_places() -> None:
    assert missing(_classes(), CATALOGUE, _held) == []


def test_every_formula_has_an_example_and_a_docstring() -> None:
    formulas = _formulas()
    assert len(formulas) > 20
    assert [f.__name__ for f in formulas if not _held(_file(f)).get(f.__name__)] == []
    assert [f.__name__ for f in formulas if not f.__doc__] == []


def test_the_catalogue_is_in_order_and_has_nothing_twice() -> None:
    places = [(_file(rule), rule.__name__) for rule in CATALOGUE]
    assert places == sorted(set(places))


def test_every_examples_file_belongs_to_a_rule() -> None:
    files = {_file(rule) for rule in (*CATALOGUE, *_formulas())}
    assert {path.stem for path in HERE.glob("*.yaml")} == files == set(_files())


class _New:
    """A rule that somebody has just written."""

    mechanism = "something happens"
    source = "somebody 2024"

    def step(self) -> None: ...


_New.__module__ = "sim.rules.new"


@pytest.mark.parametrize(
    ("classes", "catalogue", "examples", "told"),
    [
        ([_New], [_New], {"_New": [1]}, ""),
        ([_New], [], {"_New": [1]}, "no line in sim/rules/catalogue.py"),
        ([_New], [_New], {}, "no examples in tests/rules/new.yaml"),
        ([], [_New], {}, "the catalogue's _New is no rule"),
        ([_New], [_New], {"_New": [1], "Old": [1]}, "examples of Old, which is no rule"),
    ],
)
def test_a_missing_place_is_told(
    classes: list[type], catalogue: list[type], examples: dict[str, Any], told: str
) -> None:
    found = missing(classes, catalogue, lambda _: examples)
    assert len(found) == bool(told)
    assert all(told in each for each in found)


def test_a_rule_without_its_texts_is_told() -> None:
    nameless = type("Nameless", (), {"step": lambda self: None, "__module__": "sim.rules.new"})
    found = missing([nameless], [nameless], lambda _: {"Nameless": [1]})
    assert found == ["new.Nameless does not say its mechanism and source"]


@pytest.mark.parametrize("file", [*_files(), "catalogue"])
def test_no_rule_draws_luck(file: str) -> None:
    source = (Path(sim.rules.__path__[0]) / f"{file}.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module), *(f"{node.module}.{each.name}" for each in node.names)]
        )
    }
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    lucky = {"random", "secrets", "uuid", "sim.randomness", "numpy.random", "sim.agents.luck"}
    assert not imported & lucky
    assert not used & {"random", "default_rng", "Generator"}
