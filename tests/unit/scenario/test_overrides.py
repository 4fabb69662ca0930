from __future__ import annotations

from typing import Any

import pytest

from sim.scenario.overrides import apply_overrides, apply_run
from sim.scenario.text.nodes import Place, locate, node_of, plain

FILE = Place("f.yaml", 3)
BASE = {
    "run": {"months": 36},
    "alliance": {"x": {"sales_control": "partner"}, "y": [{"from": "2025-07"}]},
    "events": [{"launch": {"brand": "x", "strength": 1.0}}, {"tax": {}}],
    "assumptions": {"plain": {"low": 1, "high": 2}},
}


def put(*overrides: str) -> Any:
    return plain(apply_overrides(node_of(BASE, FILE), overrides))


@pytest.mark.parametrize(
    ("override", "path", "value"),
    [
        ("run.months=12", ("run", "months"), 12),
        (" run.months =12", ("run", "months"), 12),
        ("run.seed=1", ("run", "seed"), 1),
        ("run={seed: 1}", ("run",), {"months": 36, "seed": 1}),
        ("title=a=b", ("title",), "a=b"),
        ("events.0.launch.strength=0.5", ("events", 0, "launch", "strength"), 0.5),
        ("events=[]", ("events",), ()),
        ("huawei.single_brand.from=2026-01", ("huawei", "single_brand"), {"from": "2026-01"}),
        ("alliance.y.consent=asked", ("alliance", "y"), {"from": "2025-07", "consent": "asked"}),
        (
            "alliance.x.sales_control.stores=huawei",
            ("alliance", "x", "sales_control", "policy"),
            "partner",
        ),
        ("assumptions.plain.low=0", ("assumptions", "plain"), {"low": 0, "high": 2}),
        ("assumptions.plain={fixed: 3}", ("assumptions", "plain"), {"fixed": 3}),
        ("assumptions.x.plan.fixed=3", ("assumptions", "x.plan"), {"fixed": 3}),
        ("assumptions.x.plan={fixed: 3}", ("assumptions", "x.plan", "fixed"), 3),
    ],
)
def test_one_value(override: str, path: tuple[Any, ...], value: Any) -> None:
    result = put(override)
    for part in path:
        result = result[part]
    assert result == value


def test_null_goes_back_to_the_default() -> None:
    assert "months" not in put("run.months=null")["run"]
    assert "run" not in put("run=")
    assert put("run.other=null") == put()


def test_the_last_one_wins() -> None:
    assert put("run.months=12", "run.months=24")["run"]["months"] == 24


def test_places() -> None:
    tree = apply_overrides(node_of(BASE, FILE), ["run.months=12"])
    assert locate(tree, ("run", "months"))[1].place == Place("--set run.months=12", 0)
    assert tree.place == locate(tree, ("events",))[1].place == FILE


def test_options_of_their_own() -> None:
    tree = apply_run(node_of(BASE, FILE), {"months": 6, "replications": 10})
    assert plain(tree)["run"] == {"months": 6, "replications": 10}
    assert locate(tree, ("run", "replications"))[1].place == Place("--reps", 0)
