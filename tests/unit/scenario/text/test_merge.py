from __future__ import annotations

from typing import Any

import pytest

from sim.scenario.text.merge import merge, prune
from sim.scenario.text.nodes import Place, locate, node_of, plain

BASE, CHILD = Place("base.yaml", 1), Place("child.yaml", 2)


def merged(base: dict[str, Any], over: dict[str, Any]) -> Any:
    return plain(merge(node_of(base, BASE), node_of(over, CHILD)))


@pytest.mark.parametrize(
    ("base", "over", "result"),
    [
        ({"run": {"a": 1, "b": 2}}, {"run": {"b": 3}}, {"run": {"a": 1, "b": 3}}),
        ({"events": [1, 2]}, {"events": [3]}, {"events": (3,)}),
        ({"events": [1, 2]}, {"events": []}, {"events": ()}),
        ({"a": {"b": 1}}, {"a": 2}, {"a": 2}),
        ({"a": 2}, {"a": {"b": 1}}, {"a": {"b": 1}}),
        ({"a": 1, "b": 2}, {"a": None}, {"b": 2}),
        ({}, {"a": {"b": None}}, {"a": {}}),
    ],
)
def test_maps_merge_and_all_else_replaces(base: Any, over: Any, result: Any) -> None:
    assert merged(base, over) == result


def test_a_contract() -> None:
    one = {"sales_control": "partner", "from": "2025-07"}
    two = [one, {"from": "2026-07"}]
    change = {"from": "2025-09"}
    both = {"sales_control": "partner", "from": "2025-09"}
    assert merged({"alliance": {"x": one}}, {"alliance": {"x": change}}) == {
        "alliance": {"x": both}
    }
    assert merged({"alliance": {"x": [one]}}, {"alliance": {"x": change}}) == {
        "alliance": {"x": both}
    }
    assert merged({"alliance": {"x": two}}, {"alliance": {"x": change}}) == {
        "alliance": {"x": change}
    }
    assert merged({"alliance": {"x": one}}, {"alliance": {"x": [change]}}) == {
        "alliance": {"x": (change,)}
    }


def test_one_word_of_control_is_its_three_parts() -> None:
    base = {"alliance": {"x": {"sales_control": "partner"}}}
    over = {"alliance": {"x": {"sales_control": {"policy": "huawei"}}}}
    control = {"stores": "partner", "policy": "huawei", "after_sales": "partner"}
    assert merged(base, over) == {"alliance": {"x": {"sales_control": control}}}
    assert merged(over, base) == base


def test_a_fixed_value_and_a_range_are_two_forms_of_one_thing() -> None:
    def over(base: Any, change: Any) -> Any:
        return merged({"assumptions": {"x": base}}, {"assumptions": {"x": change}})["assumptions"][
            "x"
        ]

    span = {"low": 1, "high": 2}
    assert over(span, {"fixed": 3}) == {"fixed": 3}
    assert over({"fixed": 3}, span) == span
    assert over(span, {"low": 0}) == {"low": 0, "high": 2}


def test_places_follow_the_value_that_won() -> None:
    tree = merge(node_of({"run": {"a": 1, "b": 2}}, BASE), node_of({"run": {"b": 3}}, CHILD))
    assert locate(tree, ("run", "a"))[1].place == BASE
    assert locate(tree, ("run", "b"))[1].place == CHILD


def test_nothing_written_is_nothing_given() -> None:
    tree = node_of({"run": None, "events": [{"launch": None, "month": 1}, None]}, BASE)
    assert plain(prune(tree)) == {"events": ({"month": 1}, None)}
