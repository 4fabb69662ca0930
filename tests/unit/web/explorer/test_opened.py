"""The link that `sim serve SCENARIO` opens: the page would run the same scenario for it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from sim.errors import InputError
from sim.scenario.text.resolved import to_plain
from sim.shipped import shipped_names
from sim.study.run import run_scenario
from sim.study.sources import load_source
from sim.web.explorer.opened import fragment_of
from sim.web.explorer.question import HowRun, Setting
from sim.web.explorer.scenarios import OPEN, scenario_of

HEAD = "schema: 1\nname: mine\ntitle: t\nquestion: q?\nextends: {}\n"
OWN = {
    "levers": "alliance:\n  luxeed: {sales_control: partner, from: 2025-09}\n"
    "huawei: {floor_rule: equal}\n",
    "automakers": "makers:\n  chery: {effort: 1.5}\n  saic:\n    - {outlets: 0.5}\n"
    "    - {from: 2026-06, effort: 0.8}\n",
    "lists": "alliance:\n  stelato:\n    - {sales_control: shared, from: 2025-08}\n"
    "    - {sales_control: partner, from: 2026-06}\n",
    "rule": "rules:\n  - name: enough\n"
    "    when: {measure: share, brand: luxeed, below: 0.05, for_months: 3}\n"
    "    then: {brand: luxeed, sales_control: shared}\n    reason: a 'test', & 100%\n",
    "world": "assumptions:\n  luxeed.network_plan: {low: 1, high: 1.2}\n"
    "  channel_fee: {fixed: 0.1}\n",
    "run": "run: {months: 24, replications: 500, seed: 7, prior: true}\n",
    "nothing": "",
}
PAGE = Path(__file__).parents[4] / "docs/how-to/add_a_scenario.md"
BRANDS = re.findall(r"^brands:\n.*?(?=^events:)", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def _read(fragment: str) -> dict[str, Any]:
    """As link.js reads it."""
    found: dict[str, Any] = {"changes": {}, "run": {}}
    for part in fragment.removeprefix("#").split("&"):
        key, value = (unquote(word) for word in part.split("=", 1))
        try:
            plain = json.loads(value)
        except ValueError:
            assert re.fullmatch(r"[A-Za-z_][\w-]*|\d{4}-\d{2}", value), value
            plain = value
        head, _, rest = key.partition(".")
        if head == "run":
            found["run"][rest] = plain
        elif head in OPEN:
            found["changes"][key] = plain
        else:
            found[key] = plain
    return found


def _same(source: str | Path) -> dict[str, Any]:
    loaded = load_source(source)
    found = _read(fragment_of(loaded))
    setting = Setting(base=found["scenario"], changes=found["changes"])
    made = to_plain(scenario_of(setting, HowRun(**found["run"])))
    wanted = to_plain(loaded.scenario)
    for key in ("alliance", "huawei", "makers", "events", "rules", "assumptions", "run", "brands"):
        assert made.get(key) == wanted.get(key), key
    return found


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_scenario_is_its_name(name: str) -> None:
    assert fragment_of(load_source(name)) == f"#scenario={name}"


@pytest.mark.parametrize("base", ["keep_control", "xiaomi_surge", "take_back_when_slumping"])
@pytest.mark.parametrize("own", OWN)
def test_a_file_is_what_differs_from_its_shipped_base(tmp_path: Path, own: str, base: str) -> None:
    (tmp_path / "mine.yaml").write_text(HEAD.format(base) + OWN[own])
    found = _same(tmp_path / "mine.yaml")
    assert found["scenario"] == base
    assert found.get("pin") == (base if found["changes"] else None)
    assert ("world" in found) == (own == "world")


def test_a_file_that_extends_ones_own_and_a_run_folder(tmp_path: Path) -> None:
    (tmp_path / "far.yaml").write_text(HEAD.format("cede_sales") + OWN["levers"])
    (tmp_path / "near.yaml").write_text(HEAD.format("far") + OWN["world"])
    assert _same(tmp_path / "near.yaml")["scenario"] == "cede_sales"
    loaded = load_source(tmp_path / "near.yaml", run={"replications": 4, "months": 3})
    folder = run_scenario(loaded.scenario, tmp_path / "runs", loaded=loaded).saved.path
    assert _same(folder)["run"] == {"replications": 4, "months": 3}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (*BRANDS, r"changes brands\.sixth.* of keep_control"),
        ("run: {replications: 100000}\n", "replications: "),
        ("run: {replications: 4000, months: 120}\n", "at most 1,000 futures"),
    ],
)
def test_what_the_page_cannot_show_is_refused(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "mine.yaml").write_text(HEAD.format("keep_control") + text)
    with pytest.raises(InputError, match=rf"mine\.yaml: the explorer cannot show.*{says}"):
        fragment_of(load_source(tmp_path / "mine.yaml"))
