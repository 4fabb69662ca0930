"""A setting that is saved loads back to the scenario that the page ran."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sim.scenario import Scenario, canonical
from sim.scenario import load as load_file
from sim.shipped import shipped_names
from sim.web.explorer.question import HowRun, Setting
from sim.web.explorer.scenarios import scenario_of
from sim.web.explorer.worker import work
from sim.world.world import vocabulary

SETTINGS: list[tuple[str, dict[str, Any]]] = [
    *((name, {}) for name in shipped_names()),
    ("cede_sales", {"alliance.luxeed": None}),
    ("cede_sales", {"alliance.luxeed.sales_control.policy": "huawei"}),
    ("cede_gradually", {"alliance.luxeed.1.from": "2026-12"}),
    ("cede_gradually", {"alliance.luxeed": {"sales_control": "partner"}}),
    ("cede_sales", {"alliance.luxeed": [{"sales_control": "shared"}]}),
    ("single_aito_brand", {"huawei.single_brand": None}),
    ("keep_control", {"huawei.floor_rule": "focus", "huawei.focus": ["luxeed", "stelato"]}),
    ("keep_control", {"huawei.yinwang_share.in_36_months": 0.6}),
    ("take_back_when_slumping", {"rules.0.when.below": 0.02}),
    ("take_back_when_slumping", {"rules": []}),
    ("keep_control", {"assumptions.luxeed.network_plan": {"low": 100, "high": 300}}),
    ("keep_control", {"assumptions.shock_sd": {"fixed": 0.2}}),
    (
        "keep_control",
        {
            "events.xiaomi_suv": None,
            "events.gac_signs.month": "2026-01",
            "events.another": {"month": "2026-03", "launch": {"brand": "aito", "strength": 0.5}},
        },
    ),
]


def saved(base: str, changes: dict[str, Any], **more: Any) -> str:
    asked = {"setting": {"base": base, "changes": changes}, **more}
    reply = work("yaml", asked)
    assert reply.status == 200, reply.content
    return reply.content.decode()


def without_words(scenario: Scenario) -> bytes:
    return canonical(scenario.replace(name="x", title="x", question="x", expect=(), sources=()))


@pytest.mark.parametrize(("base", "changes"), SETTINGS)
def test_it_loads_back(base: str, changes: dict[str, Any], tmp_path: Path) -> None:
    run = HowRun(replications=70, seed=9)
    file = tmp_path / "saved.yaml"
    file.write_text(saved(base, changes, run=run.model_dump()), encoding="utf-8")
    loaded = load_file(file, vocabulary=vocabulary()).scenario
    page = scenario_of(Setting(base=base, changes=changes), run)
    assert without_words(loaded) == without_words(page)


def test_it_says_only_what_differs() -> None:
    text = saved("cede_sales", {"alliance.luxeed.handover_months": 9}, name="mine", title="Mine: x")
    keys = [line.split(":")[0] for line in text.splitlines() if line[0] not in "# "]
    assert keys == ["schema", "name", "title", "question", "extends", "run", "alliance"]
    assert "handover_months: 9" in text
    assert "name: mine" in text
    assert "stelato" not in text


def test_months_beyond_the_page_are_kept_and_the_command_is_told(tmp_path: Path) -> None:
    changes = {"alliance.luxeed.from": "2027-05"}
    text = saved("cede_sales", changes, run={"months": 12, "replications": 5})
    assert "sim run FILE --months 12" in text
    file = tmp_path / "saved.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load_file(file, vocabulary=vocabulary(), run={"months": 12}).scenario
    page = scenario_of(
        Setting(base="cede_sales", changes=changes), HowRun(months=12, replications=5)
    )
    assert without_words(loaded) == without_words(page)
    assert load_file(file, vocabulary=vocabulary()).scenario.run.months == 23


@pytest.mark.parametrize("words", [{"name": "No"}, {"name": "a/b"}, {"title": ""}, {"title": 5}])
def test_a_name_or_title_that_cannot_be_is_refused(words: dict[str, Any]) -> None:
    reply = work("yaml", {"setting": {"base": "cede_sales"}, **words})
    assert reply.status == 400
    assert json.loads(reply.content)["error"]["problems"][0]["key"] in words


def test_a_title_cannot_break_out_of_the_file(tmp_path: Path) -> None:
    title = 'x"\nextends: cede_all # <script>'
    file = tmp_path / "saved.yaml"
    file.write_text(saved("keep_control", {}, title=title), encoding="utf-8")
    loaded = load_file(file, vocabulary=vocabulary())
    assert loaded.scenario.title == title.replace("\n", " ")
    assert loaded.bases == ("keep_control",)
