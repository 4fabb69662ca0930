"""What `sim` gives shows itself in a few lines, and in a notebook in a small safe table."""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from types import FunctionType
from typing import Any

import pandas as pd
import pytest

import sim
from sim.display import Displayed, Summary, band, difference, value
from tests.unit.public import small

OWN = ("assumptions", "figure", "check")
"""Functions that give a pandas or matplotlib object, or a plain list."""


def test_every_function_is_among_the_examples() -> None:
    functions = {name for name in sim.__all__ if isinstance(getattr(sim, name), FunctionType)}
    assert functions == set(small.MADE_BY)


def _public(thing: Any) -> dict[str, Any]:
    """An object and what its public attributes hold, if that is ours."""
    names = [] if isinstance(thing, pd.DataFrame) else [n for n in vars(thing) if n[0] != "_"]
    held = {name: getattr(thing, name) for name in names}
    return {"": thing} | {n: v for n, v in held.items() if type(v).__module__.startswith("sim.")}


@pytest.mark.parametrize(
    "name",
    [
        *small.MADE_BY,
        "recording",
        "concentration",
        "pair",
        "track",
        "card",
        "part",
        "point",
        "score",
        "row",
        "saved run",
        "loaded",
        "calibration",
    ],
)
def test_a_repr_is_a_few_lines(name: str) -> None:
    thing = small.examples()[name]
    if name in OWN:
        return
    for attribute, held in _public(thing).items():
        for text in (repr(held), str(held)):
            assert len(text) < 1000, (attribute, text[:200])
            assert text.count("\n") < 8, (attribute, text)


DISPLAYED = [
    "simulate",
    "compare",
    "load",
    "scorecard",
    "explain",
    "movement",
    "find_breakpoint",
    "breakpoint_map",
    "find_flips",
    "backtest",
    "run_scenario",
    "saved run",
    "loaded",
    "calibration",
]


@pytest.mark.parametrize("name", DISPLAYED)
def test_a_notebook_shows_a_small_table(name: str) -> None:
    html = small.examples()[name]._repr_html_()
    assert 50 < len(html) < 5000
    assert not re.search(r"<(script|img|link|style|iframe)|https?:|url\(|\bon\w+=", html)
    opened, closed = re.findall(r"<(\w+)>", html), re.findall(r"</(\w+)>", html)
    assert sorted(opened) == sorted(closed)


def test_everything_of_ours_that_is_shown_has_a_summary() -> None:
    for name, thing in small.examples().items():
        if name not in OWN and not is_dataclass(thing):
            assert isinstance(thing, Displayed), name


def test_a_result_says_what_it_is() -> None:
    heading, answer = repr(small.result()).splitlines()
    assert heading == (
        "Result of cede_sales: 2 months (2025-07 to 2025-08), 6 replications, seed 625"
    )
    values = small.result().outcome("aito_share").sel(month="2025-08")
    low, high = values.quantile([0.05, 0.95]).values
    assert answer == (
        f"  aito_share in 2025-08: {float(values.mean()):.1%} on average, "
        f"{low:.1%} to {high:.1%} in 90% of replications"
    )


def test_a_comparison_says_what_each_scenario_does() -> None:
    heading, *answers = repr(small.compared()).splitlines()
    assert heading.startswith("Comparison with keep_control: 2 months")
    assert [line.split(":")[0].strip() for line in answers] == ["cede_sales", "single_aito_brand"]


def test_text_is_escaped() -> None:
    bad = sim.load("cede_sales").replace(title="<script>alert(1)</script>", question="a & b")
    html = bad._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "a &amp; b" in html


def test_long_text_and_many_rows_are_cut() -> None:
    long = Summary("x " * 5000, ["y " * 5000] * 50, ["a"], [["z " * 5000]] * 500)
    assert len(long.text()) < 1000
    assert long.text().endswith("and 46 more")
    assert len(long.html()) < 4000
    assert "and 488 more" in long.html()


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (value(0.4612, "share"), "46.1%"),
        (value(44834.95, "vehicles"), "44,835 vehicles"),
        (value(1.204e9, "yuan"), "1.20 billion yuan"),
        (value(float("nan"), "index"), "-"),
        (band(1000, 2000, "vehicles"), "1,000 to 2,000 vehicles"),
        (difference(-0.0321, "share"), "-3.2 points"),
        (difference(0.0, "share"), "0 points"),
        (difference(0.00004, "share"), "+0.0040 points"),
        (difference(1e-9, "index"), "+1e-09"),
        (difference(1234.5, "vehicles"), "+1,234 vehicles"),
    ],
)
def test_numbers_in_their_units(shown: str, text: str) -> None:
    assert shown == text
