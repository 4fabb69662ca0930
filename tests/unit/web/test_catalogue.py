"""What the page is told of: complete, JSON-able, and true to the seeds and the types."""

from __future__ import annotations

import json
import re

from sim.report.learnt import Learnt
from sim.scenario.text.resolved import to_plain
from sim.shipped import shipped_names
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue
from sim.world.seeds import seeds
from sim.world.world import vocabulary


def test_it_is_json_and_made_once() -> None:
    assert json.loads(json.dumps(catalogue(), allow_nan=False)) == catalogue()
    assert catalogue() is catalogue()


def test_it_holds_every_shipped_scenario_as_it_resolves() -> None:
    told = {each["name"]: each for each in catalogue()["scenarios"]}
    assert set(told) == set(shipped_names())
    for name, each in told.items():
        assert each["plain"] == json.loads(json.dumps(to_plain(load(name))))
        assert each["title"] == each["plain"]["title"]
        assert re.fullmatch("#[0-9a-f]{6}", catalogue()["scenario_colours"][name])


def test_the_base_comes_first_and_ceding_next() -> None:
    names = [each["name"] for each in catalogue()["scenarios"]]
    assert names[:2] == ["keep_control", "cede_sales"]


def test_it_names_every_brand_maker_and_rival() -> None:
    told = catalogue()
    assert [brand["key"] for brand in told["brands"]] == list(seeds().brands)
    agents = {agent["key"] for agent in told["agents"]}
    assert agents >= {"huawei", "yinwang", "buyers"} | {brand["maker"] for brand in told["brands"]}
    assert [rival["key"] for rival in told["rivals"]] == list(seeds().rivals)
    assert sum(brand["hima"] for brand in told["brands"]) == 5


def test_it_holds_every_number_that_a_scenario_may_set_with_its_limits() -> None:
    known = vocabulary()
    rows = {row["name"]: row for row in catalogue()["assumptions"]}
    assert set(rows) == set(known.assumptions)
    for name, row in rows.items():
        unit = known.units[name]
        assert (row["least"], row["most"]) == (unit.low, unit.high)
        assert unit.low <= row["low"] < row["high"] <= unit.high


def test_main_assumptions_come_first_in_their_order() -> None:
    mains = {key: number.main for key, number in seeds().assumptions.items()}
    places = {key: main.place for key, main in mains.items() if main is not None}
    rows = catalogue()["assumptions"]
    first = [row["name"] for row in rows if row["main"]]
    assert [row["name"] for row in rows[: len(first)]] == first
    assert [places[name] for name in first] == list(range(1, len(places) + 1))


def test_history_is_told_where_the_fit_speaks() -> None:
    fitted = Learnt.of().fitted
    rows = {row["name"]: row["history"] for row in catalogue()["assumptions"]}
    assert {name for name, history in rows.items() if history} == set(fitted)
    for name, each in fitted.items():
        assert rows[name]["p05"] == each.p05
        assert rows[name]["grade"] == each.grade


def test_numbers_know_whose_they_are() -> None:
    rows = {row["name"]: row for row in catalogue()["assumptions"]}
    assert rows["luxeed.capacity"]["brand"] == "luxeed"
    plate = {"brand": "aito", "nameplate": "M9", "field": "share"}
    assert plate.items() <= rows["aito.m9.share"].items()
    assert rows["xiaomi.june_sales"]["rival"] == "xiaomi"
    assert rows["market.floor"]["brand"] is rows["market.floor"]["rival"] is None


def test_limits_are_those_of_the_types() -> None:
    limits = catalogue()["limits"]
    assert limits["months"] == [1, 120]
    assert limits["handover_months"] == [0, 60]
    assert limits["rival.launch"] == [0, 3]
    assert limits["rival.pull"] == [-3, 3]
