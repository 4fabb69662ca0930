"""Results as labelled arrays and tables: every outcome by its name, with unit and long name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.errors import SimError
from sim.measures.outcome import known_outcomes, outcome, unit_of
from sim.shipped import shipped_names
from sim.world.seeds import seeds
from sim.world.world import fixed_numbers, register
from tests.unit.public import small

NAMES = known_outcomes(small.result().recording.cast)


@pytest.mark.parametrize("name", NAMES)
def test_every_outcome_is_an_array_with_its_unit(name: str) -> None:
    result = small.result()
    found = result.outcome(name)
    assert found.dims == ("replication", "month")
    assert found.shape == (6, 2)
    assert list(found["month"].values) == ["2025-07", "2025-08"]
    assert (found.name, found.attrs["units"]) == (name, unit_of(name))
    assert len(found.attrs["long_name"]) > 5
    for month in range(2):
        assert (found.values[:, month] == outcome(result.recording, name, month)).all()


def test_long_names_tell_outcomes_apart() -> None:
    told = [small.result().outcome(name).attrs["long_name"] for name in NAMES]
    assert len(set(told)) == len(NAMES)
    assert told[0] == "Aito's share of the alliance's sales"


@pytest.mark.parametrize("name", ["aito_shar", "shangjie", "payoff_huwei"])
def test_an_unknown_outcome_names_the_nearest(name: str) -> None:
    with pytest.raises(SimError, match=f"no outcome '{name}'; (did you mean|known)"):
        small.result().outcome(name)


def test_a_dataset_has_everything_with_its_unit() -> None:
    result = small.result()
    found = result.to_dataset()
    assert set(NAMES) | set(result.recording.arrays) | {"draws"} == set(found.data_vars)
    assert all(found[name].attrs["units"] and found[name].attrs["long_name"] for name in found)
    assert (found["deliveries"] == result.sales).all()
    assert found["deliveries"].dims == ("replication", "month", "brand")
    assert found["payoff"].dims == ("replication", "month", "agent")
    assert found["hhi"].equals(result.outcome("hhi"))
    assert found["draws"].dims == ("replication", "assumption")
    drawn = found["draws"].sel(assumption="presence_elasticity").values
    assert (drawn == result.draws["presence_elasticity"].values).all()
    assert found.attrs["scenario"] == "cede_sales"
    assert found.attrs["seed"] == 625


def test_a_frame_has_a_row_for_every_replication_and_month() -> None:
    result = small.result()
    found = result.to_frame()
    assert list(found.columns) == ["replication", "month", *NAMES]
    assert len(found) == 6 * 2
    wide = found.pivot(index="replication", columns="month", values="hima_units").to_numpy()
    assert (wide == result.outcome("hima_units").values).all()
    assert found.attrs["units"] == {name: unit_of(name) for name in NAMES}


def test_the_labelled_attributes_have_units() -> None:
    result = small.result()
    assert result.sales.attrs == {"units": "vehicles", "long_name": "deliveries"}
    assert result.payoffs.attrs["units"] == "yuan a month"
    measured = result.concentration("channel")
    assert measured.cr2.attrs == {
        "units": "share",
        "long_name": "share of the two largest by channel within hima",
    }
    assert measured.shares.attrs["units"] == "share"


def test_a_difference_is_an_array_with_its_unit() -> None:
    found = small.compared().difference("aito_share", "cede_sales")
    assert found.dims == ("replication", "month")
    assert found.attrs["units"] == "share"
    assert found.attrs["long_name"].startswith("difference in ")
    base, other = sim.simulate(small.keep()), small.result()
    assert np.array_equal(found, other.outcome("aito_share") - base.outcome("aito_share"))
    assert found.equals(sim.compare(base, other).difference("aito_share"))


def test_months_are_taken_by_name_or_number() -> None:
    compared = small.compared()
    first = compared.futures("hhi", 1, "cede_sales")
    assert (first == compared.futures("hhi", "2025-08", "cede_sales")).all()
    assert sim.scorecard(compared, 0) == sim.scorecard(compared, "2025-07")
    assert sim.scorecard(compared).month == "2025-08"


@pytest.mark.parametrize("name", shipped_names())
def test_a_scenario_as_yaml_loads_back(name: str, tmp_path: Path) -> None:
    scenario = sim.load(name).replace(
        title="a: 'title' # with marks",
        assumptions={"launch_pull": {"low": 0.2, "high": 0.3}},
    )
    path = tmp_path / "written.yaml"
    path.write_text(scenario.to_yaml(), encoding="utf-8")
    assert sim.load(path) == scenario


def test_a_shortened_scenario_as_yaml_loads_back_with_its_length(tmp_path: Path) -> None:
    scenario = small.cede()
    path = tmp_path / "short.yaml"
    path.write_text(scenario.to_yaml(), encoding="utf-8")
    assert sim.load(path, [f"run.months={scenario.run.months}"]) == scenario


def test_the_register_is_a_table() -> None:
    found = sim.assumptions()
    assert set(found.index) == {*register(), *fixed_numbers()}
    row = found.loc["presence_elasticity"]
    number = seeds().assumptions["presence_elasticity"]
    assert (row["low"], row["high"]) == number.bounds
    assert (row["unit"], row["source"], row["reason"]) == (
        number.unit,
        number.source,
        number.reason,
    )
    assert number.low is not None
    assert number.low <= row["p05"] < row["p50"] < row["p95"] <= row["high"]
    assert found.loc[found["evidence"] == "assumption", "reason"].str.len().min() > 0
    fixed = sim.load("cede_sales").replace(assumptions={"presence_elasticity": {"fixed": 0.3}})
    own = sim.assumptions(fixed).loc["presence_elasticity"]
    assert (own["value"], own["low"], own["high"]) == (0.3, 0.3, 0.3)
    assert np.isnan(own["p50"])


def test_check_lists_every_problem(tmp_path: Path) -> None:
    assert sim.check("cede_sales") == []
    assert sim.check(small.cede()) == []
    path = tmp_path / "bad.yaml"
    path.write_text("name: bad\ntitle: t\nrun:\n  months: x\n  seeds: 3\n", encoding="utf-8")
    found = sim.check(path)
    assert {(each.line, each.key) for each in found} == {
        (1, "question"),
        (4, "run.months"),
        (5, "run.seeds"),
    }
    assert [each.text for each in sim.check("keep_contrl")] == [
        "no such file and no such shipped scenario; did you mean 'keep_control'?"
    ]


LAZY = """
import sys, sim
from sim.commands import app
result = sim.simulate(sim.load("cede_sales", ["run.replications=4", "run.months=1"]))
compared = sim.compare(result, result)
repr(result), result._repr_html_(), repr(compared), sim.scorecard(compared)
print(sorted({"xarray", "pandas", "matplotlib"} & set(sys.modules)))
"""


def test_nothing_heavy_is_imported_until_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LAZY], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.parametrize(
    "call",
    [
        lambda: small.result().outcome("hhi"),
        lambda: small.result().to_dataset(),
        lambda: small.result().by_brand("orders"),
        lambda: small.result().concentration(),
        lambda: small.compared().difference("hhi", "cede_sales"),
        lambda: small.result().to_frame(),
        lambda: sim.Result(small.cede(), small.result().recording).series,
        lambda: sim.Result(small.cede(), small.result().recording).draws,
        lambda: small.compared().table(),
        lambda: small.named()["explain"].table,
        lambda: small.named()["find_breakpoint"].table,
        lambda: small.named()["breakpoint_map"].table,
        lambda: small.backtested().table,
        sim.assumptions,
    ],
)
def test_without_the_extra_one_error_says_what_to_install(
    call: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.named()
    monkeypatch.setitem(sys.modules, "xarray", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SimError, match=r"pip install 'alliance-sim\[notebook\]'"):
        call()  # type: ignore[operator]
