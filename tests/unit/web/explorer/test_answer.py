"""What the page is told has the bits of `sim run` and of `sim compare`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

import sim
from sim.measures.outcomes import OUTCOMES
from sim.store.long_table import STATISTICS, Table
from sim.study.compare.pair import Pair
from sim.study.series import series
from sim.web.explorer.scenarios import OPEN
from sim.web.explorer.worker import WORK, work

RUN = {"replications": 30, "months": 14}
CHANGED = {
    "base": "cede_sales",
    "changes": {
        "alliance.luxeed.handover_months": 9,
        "alliance.maextro.sales_control.stores": "shared",
        "assumptions.outlet_productivity": {"fixed": 0.5},
        "events.xiaomi_suv": None,
    },
}
KEEP = {"base": "keep_control"}
CEDE = {"base": "cede_sales"}


@cache
def run_of(name: str) -> Table:
    return series(sim.simulate(sim.load(name).replace(run=RUN)).recording)


@cache
def compared() -> Pair:
    keep, cede = (sim.load(name).replace(run=RUN) for name in ("keep_control", "cede_sales"))
    return sim.compare(keep, cede).pairs[0]


def asked(what: str, **given: Any) -> Any:
    reply = work(what, {"setting": CHANGED, "run": RUN, **given})
    assert reply.status == 200, reply.content
    return json.loads(reply.content) if reply.kind == "application/json" else reply.content.decode()


def labels(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("lens", "scope", "entity", "measure")}


@pytest.fixture(scope="module")
def full() -> Any:
    return asked("answer", pinned=KEEP, detail="full")


def test_its_rows_have_the_bits_of_a_run_of_the_saved_file(full: Any, tmp_path: Any) -> None:
    file = tmp_path / "saved.yaml"
    file.write_text(asked("yaml"), encoding="utf-8")
    table = series(sim.simulate(sim.load(file)).recording)
    told = set()
    for row in full["rows"]:
        wanted = table.where(**labels(row)).columns()
        for name in set(STATISTICS) & set(row):
            assert row[name] == list(wanted[name]), (labels(row), name)
            told.add((row["measure"], row["entity"], name))
    assert {("share", "aito", "p95"), ("units", "all", "mean"), ("hhi", "all", "mean")} <= told
    assert {("outlets", "faw", "mean"), ("effective_number", "all", "mean")} <= told


def test_a_quick_answer_says_the_same(full: Any) -> None:
    quick = asked("answer", pinned=KEEP, detail="quick")
    assert {**quick, "detail": "full"} == full


def test_its_differences_have_the_bits_of_a_comparison(full: Any, tmp_path: Any) -> None:
    file = tmp_path / "saved.yaml"
    file.write_text(asked("yaml"), encoding="utf-8")
    base = sim.load("keep_control").replace(run=RUN)
    pair = sim.compare(base, sim.load(file)).pairs[0]
    for row in full["paired"]:
        track = pair.track(row["lens"], row["entity"], row["measure"], row["scope"])
        for name in ("difference", "low", "high", "p05", "p95", "higher", "lower"):
            assert row[name] == track[name].tolist(), (labels(row), name)
        if row["accounting"] is not None:
            assert row["accounting"] == track["accounting"].tolist()


def test_its_findings_say_what_its_rows_say(full: Any) -> None:
    found, share = full["findings"], full["rows"][0]
    assert labels(share) == {
        "lens": "brand",
        "scope": "hima",
        "entity": "aito",
        "measure": "share",
    }
    assert found["start"] == full["lead"]["june"] == pytest.approx(full["june"]["share"])
    assert found["start"] == pytest.approx(0.85)
    assert full["june"]["total"] == pytest.approx(52_747)
    assert found["last"] == {
        "month": "2026-08",
        **{n: share[n][-1] for n in ("mean", "p05", "p50", "p95")},
        "undefined": 0,
    }
    assert [each["months"] for each in found["against"]] == [6, 12, 14]
    for each in found["against"]:
        low, high = each["low"], each["high"]
        assert low <= each["difference"] <= high
        known = "higher" if low > 0 else "lower" if high < 0 else "unclear"
        assert each["effect"] == known


def test_payoffs_of_the_alliance_are_told_with_their_differences(full: Any) -> None:
    told = {each["agent"]: each for each in full["payoffs"]}
    assert {"huawei", "yinwang", "seres", "chery"} <= set(told)
    result = sim.simulate(sim.load("keep_control").replace(run=RUN))
    alone = {each["agent"]: each for each in asked("answer", setting=KEEP)["payoffs"]}
    for agent, each in told.items():
        earned = float(result.payoffs.sel(agent=agent).mean())
        assert alone[agent]["mean"] == pytest.approx(earned, rel=1e-5, abs=10)
        change = each["difference"]
        assert change["mean"] == pytest.approx(each["mean"] - alone[agent]["mean"], abs=10)
        assert change["low"] <= change["mean"] <= change["high"]
        assert 0 <= change["higher"] + change["lower"] <= 1


OF = {"brand": "shangjie", "agent": "saic"}
MEASURES = [*(kind.name.format(**OF) for kind in OUTCOMES), "gac_share"]
"""One outcome of every kind, and one of a brand outside the alliance."""


@pytest.mark.parametrize("measure", MEASURES)
def test_any_outcome_leads_with_the_bits_of_a_comparison(measure: str) -> None:
    found = asked("answer", setting=CEDE, pinned=KEEP, measure=measure)
    pair = compared()
    track = pair.outcome(measure)
    lead, row = found["paired"][0], found["rows"][0]
    assert labels(lead) == labels(row) == found["lead"]["row"] == track.row._asdict()
    for name in ("difference", "low", "high", "p05", "p95", "higher", "lower"):
        assert lead[name] == track[name].tolist(), name
    for side, name in (("rows", "cede_sales"), ("pinned", "keep_control")):
        wanted = run_of(name).where(**labels(row)).columns()
        for statistic in STATISTICS:
            assert found[side][0][statistic] == list(wanted[statistic]), (side, statistic)
    months = [each["months"] for each in found["findings"]["against"]]
    assert [each["difference"] for each in found["findings"]["against"]] == [
        lead["difference"][month - 1] for month in months
    ]
    assert (found["findings"]["units"] is None) == (measure == "hima_units")


def test_an_outcome_of_nobody_on_stage_is_refused() -> None:
    reply = work("answer", {"setting": CEDE, "run": RUN, "measure": "shangjie_shares"})
    assert reply.status == 400
    assert "did you mean 'shangjie_share'" in json.loads(reply.content)["error"]["message"]


def test_with_nothing_pinned_nothing_is_compared() -> None:
    found = asked("answer")
    assert found["pinned"] is found["paired"] is found["findings"]["against"] is None
    assert all(each["difference"] is None for each in found["payoffs"])


def test_one_future_has_no_precision_and_says_so() -> None:
    found = asked("answer", pinned=KEEP, run={"replications": 1, "months": 3})
    assert found["findings"]["half_width"] is None
    assert found["findings"]["against"][-1]["effect"] == "unclear"
    assert found["paired"][0]["low"] == [None] * 3


def test_what_happened_is_told_once_with_its_months(full: Any) -> None:
    told = full["happened"]
    assert [each["month"] for each in told] == sorted(each["month"] for each in told)
    assert all(each["until"] == each["month"] for each in told if not each["by_rule"])
    contracts = [each for each in told if each["rule"] == "contract"]
    assert any("Luxeed" in each["from"] and "9 months" in each["to"] for each in contracts)
    assert all(each["until"] >= each["month"] for each in told)


def test_a_rule_says_in_which_part_of_the_futures_it_fired() -> None:
    rule = {"name": "never", "when": {"measure": "hhi", "above": 9999.0, "for_months": 12}}
    rules = [{**rule, "then": {"floor_rule": "equal"}}, {**rule, "name": "soon"}]
    rules[1] |= {"when": {"measure": "hhi", "above": 1.0}, "then": {"floor_rule": "equal"}}
    found = asked("answer", setting={**KEEP, "changes": {"rules": rules}})
    told = {each["rule"]: each for each in found["happened"] if each["by_rule"]}
    assert (told["soon"]["share"], told["soon"]["month"]) == (1.0, "2025-08")
    assert (told["never"]["share"], told["never"]["to"]) == (0.0, "never")


def test_causes_add_up_to_the_difference(full: Any) -> None:
    found = asked("causes", pinned=KEEP)
    assert len(found["steps"]) == 6
    total = sum(step["value"] for step in found["steps"])
    assert found["start"] + total == pytest.approx(found["end"], abs=1e-12)
    assert total == pytest.approx(full["findings"]["against"][-1]["difference"], abs=1e-12)


def test_data_are_the_long_table_of_a_run() -> None:
    lines = asked("data", name="mine").splitlines()
    assert lines[0].startswith("scenario,lens,scope,entity,measure,month,mean,p05")
    assert lines[1].startswith("mine,brand,hima,aito,share,2025-07,0.")
    assert len(lines) == 1 + 243 * 14


def test_a_report_tells_of_both_settings() -> None:
    page = asked("report", pinned=KEEP, title="Nine months", run={"replications": 4, "months": 3})
    assert "Nine months" in page
    assert "keep_control" in page


def test_files_lead_with_the_outcome_that_the_page_leads_with() -> None:
    few = {"replications": 4, "months": 3}
    page = asked("report", pinned=KEEP, run=few, measure="shangjie_units")
    assert "Shangjie&#x27;s sales" in page.partition("</title>")[0]
    assert "--measure shangjie_units" in page
    assert "`sim run FILE --measure shangjie_units`" in asked("yaml", measure="shangjie_units")


@pytest.mark.parametrize("what", [name for name in WORK if name != "causes"])
@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ({"base": "cede_all_the_sales"}, "no scenario 'cede_all_the_sales'"),
        ({"base": "../keep_control"}, "base"),
        ({"base": "keep_control", "changes": {"extends": "cede_sales"}}, "cannot be changed here"),
        ({"base": "keep_control", "changes": {"expect": []}}, "cannot be changed here"),
        ({"base": "keep_control", "changes": {"run.seed": 3}}, "cannot be changed here"),
        ({"base": "keep_control", "changes": {"huawei.x=y": 3}}, "changes"),
        ({"base": "cede_sales", "changes": {"alliance.luxed.from": "2025-09"}}, "'luxeed'"),
        ({"base": "cede_sales", "changes": {"alliance.luxeed.from": 7}}, "alliance.luxeed.from"),
        ({"base": "cede_sales", "changes": {"alliance.luxeed.from": "2025-13"}}, "2025-13"),
        ({"base": "cede_sales", "changes": {"huawei.floor_rule": "fair"}}, "huawei.floor_rule"),
        ({"base": "cede_sales", "changes": {"rules": [{}] * 9}}, "rules"),
        ({"base": "cede_sales", "changes": {"assumptions.luck": {"fixed": 1}}}, "luck"),
        ({"base": "cede_sales", "changes": {"assumptions.wait_cost": {"fixed": 1e300}}}, "1e+300"),
        ({"base": "cede_sales", "changes": {"events.x": {"month": "2026-01"}}}, "exactly one"),
        ({"base": "cede_sales", "changes": []}, "changes"),
        ({"base": 5}, "base"),
        ({}, "base"),
        ({"base": "cede_sales", "more": 1}, "more"),
    ],
)
def test_a_wrong_setting_is_told_and_nothing_is_run(
    what: str, setting: dict[str, Any], says: str
) -> None:
    reply = work(what, {"setting": setting, "run": RUN})
    assert reply.status == 400
    error = json.loads(reply.content)["error"]
    assert says in error["message"]
    assert all({"key", "message"} == set(each) for each in error["problems"])


@pytest.mark.parametrize(
    ("run", "says"),
    [
        ({"replications": 0}, "run.replications"),
        ({"replications": 10**9}, "run.replications"),
        ({"replications": "many"}, "run.replications"),
        ({"replications": 2.5}, "run.replications"),
        ({"months": 121}, "run.months"),
        ({"months": 120, "replications": 2000}, "at most 1,000 futures"),
        ({"seed": -1}, "run.seed"),
        ({"seed": 2**60}, "run.seed"),
        ({"prior": "yes"}, "run.prior"),
        ({"start": "2026-01"}, "run.start"),
    ],
)
def test_a_run_that_is_too_much_or_none_is_refused(run: dict[str, Any], says: str) -> None:
    reply = work("answer", {"setting": KEEP, "run": run})
    assert reply.status == 400
    assert says in json.loads(reply.content)["error"]["message"]


def test_what_goes_before_others_is_little() -> None:
    much = {"setting": KEEP, "run": {"replications": 1000, "months": 2}}
    assert work("answer", much | {"detail": "full"}).status == 200
    reply = work("answer", much | {"detail": "quick"})
    assert reply.status == 400
    assert "ask for a full one" in json.loads(reply.content)["error"]["message"]


def test_causes_of_no_difference_are_refused() -> None:
    reply = work("causes", {"setting": KEEP, "pinned": KEEP, "run": RUN})
    assert reply.status == 400
    assert "move a control" in json.loads(reply.content)["error"]["message"]


def test_only_levers_and_the_world_are_open() -> None:
    assert set(OPEN) == {"alliance", "huawei", "makers", "events", "rules", "assumptions"}
