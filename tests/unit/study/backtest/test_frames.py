"""Outcomes from Python go through the checks of files, and every error is a SimError."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import sim
from sim.errors import InputError, OutcomesError, SimError
from sim.study.backtest import Outcome, read_outcomes
from tests.laws.helpers import scenario

ROWS = (
    Outcome("2025-07", "aito_share", 0.8),
    Outcome("2025-09", "aito_share", 0.7),
    Outcome("2025-07", "hima_units", 50_000.0),
)
MONTHS = ("2025-07", "2025-08", "2025-09", "2025-07")
MEASURES = ("aito_share", "aito_share", "aito_share", "hima_units")
VALUES = (0.8, None, 0.7, 50_000.0)


def asked() -> sim.Scenario:
    return scenario("cede_sales", months=6, replications=20)


def frame(months: Any = MONTHS, values: Any = VALUES) -> pd.DataFrame:
    return pd.DataFrame({"Month": months, "measure": MEASURES, "value": values, "source": "x"})


FRAMES = {
    "text": frame(),
    "periods": frame(pd.PeriodIndex(MONTHS, freq="M")),
    "timestamps": frame(pd.to_datetime(list(MONTHS))),
    "dates": frame([date.fromisoformat(f"{month}-15") for month in MONTHS]),
    "datetimes": frame([datetime.fromisoformat(f"{month}-15T12:00") for month in MONTHS]),
    "whole numbers": frame([int(month.replace("-", "")) for month in MONTHS]),
    "NaN": frame(values=[0.8, np.nan, 0.7, 50_000.0]),
    "NA": frame(values=pd.array([0.8, pd.NA, 0.7, 50_000.0], dtype="Float64")),
    "texts for values": frame(values=["80%", "NA", "0.7", "50,000"]),
    "objects": frame(
        values=pd.Series([np.float64(0.8), None, 0.7, np.int64(50_000)], dtype=object)
    ),
    "index": frame().set_index(["Month", "measure"]),
    "other index": frame().set_index(pd.Index([9, 9, 9, 9])),
    "sorted otherwise": frame().iloc[[2, 1, 0, 3]],
}


@pytest.mark.parametrize("kind", FRAMES)
def test_a_frame_is_read_as_a_file(kind: str) -> None:
    found = read_outcomes(FRAMES[kind], asked())
    assert found.known == ROWS
    assert found.ignored == ("source",)


def test_dicts_and_a_file_are_read_alike(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"month": month, "measure": measure, "value": value}
        for month, measure, value in zip(MONTHS, MEASURES, VALUES, strict=True)
    ]
    del rows[1]["value"]
    path = tmp_path / "mine.csv"
    frame().to_csv(path, index=False)
    for source in (rows, tuple(rows), path, str(path)):
        assert read_outcomes(source, asked()).known == ROWS


def test_quarters_of_pandas_are_quarters() -> None:
    months = pd.PeriodIndex(["2025Q3", "2025Q4"], freq="Q")
    table = pd.DataFrame({"month": months, "measure": "hima_units", "value": [150_000, 160_000]})
    assert [each.month for each in read_outcomes(table, asked()).known] == ["2025Q3", "2025Q4"]


def test_all_problems_of_a_frame_come_at_once_by_row() -> None:
    table = frame(months=["2025-07", pd.NaT, "2025-06", "07/08/2025"], values=[85, 0.8, 0.8, True])
    with pytest.raises(OutcomesError) as caught:
        sim.backtest(asked(), table)
    assert [line.split(" ")[0:2] for line in str(caught.value).splitlines()] == [
        ["<outcomes>:1:", "value:"],
        ["<outcomes>:2:", "month:"],
        ["<outcomes>:3:", "month:"],
        ["<outcomes>:4:", "month:"],
        ["<outcomes>:4:", "value:"],
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (frame().drop(columns="value"), "<outcomes>: value: column missing"),
        (frame().iloc[:0], "there are no rows"),
        (frame(values=[None] * 4), "no value is known"),
        (pd.DataFrame(), "the file is empty"),
        ([], "the file is empty"),
        ([("2025-07", "aito_share", 0.8)], "not list"),
        ({"month": ["2025-07"]}, "not dict"),
        (7, "not int"),
        (None, "not NoneType"),
        (b"month", "not bytes"),
        (frame()["value"], "not Series"),
        ("no file of this name.csv", "no such file"),
    ],
)
def test_what_is_no_table_is_an_error_of_this_package(source: Any, told: str) -> None:
    with pytest.raises(SimError, match=told) as caught:
        sim.backtest(asked(), source)
    assert isinstance(caught.value, InputError)


def test_a_backtest_of_a_frame_and_of_a_name() -> None:
    made = sim.backtest(asked(), frame())
    assert [(row.month, row.actual) for row in made.rows] == [(r.month, r.value) for r in ROWS]
    assert sim.backtest(sim.simulate(asked()), frame()).overall == made.overall
    named = sim.backtest("cede_sales", frame())
    assert named.result.scenario.name == "cede_sales"
    with pytest.raises(SimError, match="did you mean 'cede_sales'"):
        sim.backtest("cede_sale", frame())


def test_a_frame_is_left_as_it_was() -> None:
    table = frame().set_index("Month")
    before = table.copy()
    sim.backtest(asked(), table)
    pd.testing.assert_frame_equal(table, before)
