"""The words for each mistake are in tests/scenarios/mistakes; here is what holds for all."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from sim.errors import ScenarioError
from sim.scenario.text.known import known_keys
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.scenario.types.scenario import Scenario

PLACE = Place("f.yaml", 1)
KEYS = sorted(set(known_keys(Scenario, ())) | {"brand", "month", "launch", "when", "then", "zzz"})
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("loc", "key"),
    [
        ((), "huawei"),
        (("alliance", "x", 0), "from"),
        (("events", 3), "launch"),
        (("events", 3, "launch"), "strength"),
        (("rules", 0, "when", "level"), "all_of"),
        (("rules", 0, "when", "any_of"), "any_of"),
        (("rules", 0, "when", "any_of", "any_of", 0, "level"), "measure"),
        (("brands", "x", "bands"), "shares"),
        (("brands", "x", "launches", 0), "what"),
        (("huawei", "yinwang_share"), "now"),
        (("assumptions", "a.b"), "fixed"),
    ],
)
def test_keys_known_at_a_place(loc: tuple[str | int, ...], key: str) -> None:
    assert key in known_keys(Scenario, loc)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
@example({"schema": 2**63})
def test_whatever_is_wrong_is_said_in_our_words(data: dict[str, Any]) -> None:
    with pytest.raises(ScenarioError) as caught:
        validated(Scenario, node_of({**data, "zzz": 1}, PLACE))
    text = str(caught.value)
    for strange in ("pydantic", "http", "Value error", "Input should", "cannot be used here"):
        assert strange not in text
    assert len(set(caught.value.problems)) == len(caught.value.problems)


def test_python_names_of_keys_are_unknown() -> None:
    with pytest.raises(ScenarioError, match="schema_: unknown key; did you mean 'schema'"):
        validated(Scenario, node_of({"schema_": 1}, PLACE))


def test_every_field_that_may_be_none_is_none_by_default() -> None:
    """Null in a file goes back to the default, and a resolved scenario leaves None out."""
    todo: list[type[BaseModel]] = [Scenario]
    seen: set[type[BaseModel]] = set()
    while todo:
        model = todo.pop()
        seen.add(model)
        for field in model.model_fields.values():
            kinds = _kinds(field.annotation)
            if type(None) in kinds:
                assert field.default is None
            todo += [kind for kind in kinds if _is_model(kind) and kind not in seen]
    assert len(seen) > 20


def _kinds(annotation: Any) -> list[Any]:
    inner = [kind for each in get_args(annotation) for kind in _kinds(each)]
    return [annotation, *inner]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
