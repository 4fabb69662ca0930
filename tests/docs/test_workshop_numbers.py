"""The numbers of the teaching notes come out when they are run, in both languages."""

from __future__ import annotations

import re

import numpy as np
import pytest

import sim
from sim.workshop.places import BRAND_OF
from sim.workshop.results.scores import best_range, direction_of, direction_points, range_points
from sim.world.seeds import seeds
from tools.handouts.sources import LANGUAGES, WORKSHOP

LAST = 35
MILLION = 1e6
OFFERS: list[dict[str, object]] = [
    {"sales_control": "partner"},
    {"sales_control": "shared"},
    {"sales_control": {"policy": "partner"}},
    {"model_type": "hybrid"},
    {"model_type": "huawei_inside"},
]
pages = pytest.mark.parametrize("language", LANGUAGES)


def _rows(language: str) -> list[list[str]]:
    folder = WORKSHOP if language == "en" else WORKSHOP / language
    text = (folder / "teaching_notes.md").read_text("utf-8")
    return [
        [cell.strip() for cell in row.split("|")[1:-1]] for row in re.findall(r"^\|.*", text, re.M)
    ]


def _numbers(cells: list[str]) -> list[str]:
    """Cells without words: the two languages join ranges differently."""
    return [" ".join(re.findall(r"[-+\d.,]+%?| \?", cell)) for cell in cells]


@pytest.fixture(scope="module")
def keep() -> sim.Result:
    return sim.simulate(sim.load("keep_control"))


def _line(keep: sim.Result, name: str) -> list[str]:
    found = sim.compare(keep, sim.load(name))
    share = found.pair().track("brand", "aito", "share")
    points = [
        f"{100 * share['difference'][m]:+.1f}" + ("" if share.effects[m].has_sign else " ?")
        for m in (11, 23, LAST)
    ]
    vehicles = found.futures("hima_units", LAST).mean()
    payoff = found.futures("payoff_huawei", LAST).mean() / (LAST + 1) / MILLION
    return [*points, f"{share.same_sign[LAST]:.0%}", f"{vehicles:+,.0f}", f"{payoff:+,.0f}"]


def test_the_table_of_scenarios(keep: sim.Result) -> None:
    tables = [
        {row[0].strip("`"): row[1:] for row in _rows(language) if row[0].startswith("`")}
        for language in LANGUAGES
    ]
    assert tables[0] == tables[1]
    assert len(tables[0]) > 10
    assert tables[0] == {name: _line(keep, name) for name in tables[0]}


@pages
def test_what_the_makers_own_rules_sign(language: str) -> None:
    titles = [seeds().brands[brand].title for brand in BRAND_OF.values()]
    accepted: dict[str, list[str]] = {title: [] for title in titles}
    for terms in OFFERS:
        asked = {**terms, "from": "2025-10", "handover_months": 6, "consent": "asked"}
        world = sim.load("keep_control").replace(
            alliance=dict.fromkeys(BRAND_OF.values(), asked), run={"months": 4}
        )
        ledger = [e for e in sim.simulate(world).ledger if e.rule == "consent"]
        for title in titles:
            no = sum(
                e.replications
                for e in ledger
                if (e.before, e.after) == (f"{title}: asked", "declined")
            )
            accepted[title].append(f"{1 - no / world.run.replications:.0%}")
    rows = [row[1:] for row in _rows(language) if len(row) == 1 + len(OFFERS)]
    told = [row for row in rows if all(cell.endswith("%") for cell in row)]
    assert sorted(told) == sorted(accepted.values())


@pages
def test_what_the_futures_say_to_the_two_questions(language: str, keep: sim.Result) -> None:
    cede = sim.simulate(sim.load("cede_sales"))
    base, share = (r.concentration().shares.sel(entity="aito").values for r in (keep, cede))
    columns = []
    for month in (11, LAST):
        values = share[:, month].astype(np.float64)
        change = values - base[:, month]
        low, high = best_range(values)
        sides = [float((direction_of(change) == i).mean()) for i in range(3)]
        best = max(direction_points(way, change).mean() for way in ("higher", "same", "lower"))
        points = (best + range_points(low, high, values).mean()) / 2
        columns.append(
            [
                f"{values.mean():.0%}",
                f"{low:.0%} {high:.0%}",
                *(f"{part:.0%}" for part in sides),
                f"{points:.0f}",
            ]
        )
    rows = _rows(language)
    means = [column[0] for column in columns]
    first = next(i for i, row in enumerate(rows) if row[1:] == means)
    told = [_numbers(row[1:]) for row in rows[first : first + 6]]
    assert told == [list(pair) for pair in zip(*columns, strict=True)]


def test_the_small_table_of_the_chinese_notes(keep: sim.Result) -> None:
    share = sim.compare(keep, sim.load("cede_sales")).pair().track("brand", "aito", "share")
    months = (5, 11, 23, LAST)
    mean = [
        f"{100 * share['difference'][m]:+.1f}" + ("" if share.effects[m].has_sign else " ?")
        for m in months
    ]
    sides = [[f"{share[side][m]:.0%}" for m in months] for side in ("higher", "lower")]
    rows = [row[1:] for row in _rows("zh") if len(row) == 5]
    assert [mean, *sides] == rows[2:5]
