"""Every assumption, also of a brand or rival, has a name, a unit, evidence, and is everywhere."""

from __future__ import annotations

import numpy as np
import pytest

from sim.report.assumptions import register_rows
from sim.report.learnt import Learnt
from sim.report.names import names_in
from sim.world.seeds import seeds
from sim.world.world import DRAWN, World, register, vocabulary
from tests.declared.walk import catalogued, documented, set_to


def _place(name: str) -> tuple[str, str]:
    """The table of the docs that a number stands in, and how its row begins there."""
    brand, _, field = name.partition(".")
    if brand not in seeds().brands:
        return "register_table", f"| `{name}` |"
    if field in DRAWN:
        return "brand_numbers_table", f"| `{name}` |"
    spec, number = seeds().brands[brand], register()[name]
    plate = spec.nameplates[field.removesuffix(".share")]
    low, high = number.bounds
    dates = f"{plate.launched} | {', '.join(plate.renewed)}"
    return "nameplates_table", f"| {spec.title} | {plate.title} | {dates} | {low:g} to {high:g} |"


@pytest.mark.parametrize("name", vocabulary().assumptions)
def test_an_assumption(name: str) -> None:
    number = register()[name]
    assert number.unit
    assert number.source
    assert number.reason or number.evidence != "assumption"
    assert name not in seeds().assumptions or names_in("en")[f"assumption.{name}"]
    table, row = _place(name)
    assert row in documented(table)
    row = catalogued("assumptions", name, "name")
    assert (row["unit"], row["evidence"], row["source"]) == (
        number.unit, number.evidence, number.source,
    )  # fmt: skip
    low, high = number.bounds
    middle = (low + high) / 2
    scenario, plain = set_to({f"assumptions.{name}.fixed": middle})
    assert plain["assumptions"][name]["fixed"] == middle
    assert np.all(World.of(scenario).drawn(range(2))[name] == middle)


def test_the_register_is_json_in_full() -> None:
    rows = register_rows(register(), Learnt.of(None))
    assert rows.keys() == register().keys()
    assert all({"unit", "evidence", "source"} <= row.keys() for row in rows.values())


def test_every_number_of_the_model_is_in_the_docs() -> None:
    for name in seeds().defaults:
        assert f"| `{name}` |" in documented("defaults_table")
    for name in type(seeds().structure).model_fields:
        assert f"| `{name}` |" in documented("structure_table")
