"""Files that the page saves: a scenario that runs to the same numbers, data, report, figures."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.browser.explorer.visit import Visit, fragment
from tests.web.serving import ROOT

MIXED = {
    "alliance.luxeed.handover_months": 9,
    "alliance.stelato.sales_control.stores": "huawei",
    "huawei.yinwang_share.in_36_months": 0.45,
    "events.shangjie_first_model": None,
    "events.aito_launch": {"month": "2026-03", "launch": {"brand": "aito", "strength": 1.5}},
    "assumptions.effort_response": {"fixed": 0.5},
}
SETTINGS = [
    (fragment(MIXED), "run.replications=250&run.months=14&run.seed=11"),
    (fragment({}, "take_back_when_slumping"), "run.replications=100&run.months=24&run.prior=true"),
]
FIGURES = ("share", "paired", "sales", "lenses", "money", "outlets", "control")
STATISTICS = ("mean", "p05", "p25", "p50", "p75", "p95")


def saved(visit: Visit, act: Callable[[], None], into: Path) -> Path:
    """The file that something on the page gives."""
    with visit.page.expect_download() as waited:
        act()
    path = into / str(waited.value.suggested_filename)
    waited.value.save_as(path)
    return path


def of_menu(visit: Visit, item: str, into: Path) -> Path:
    visit.page.locator("#open-files").click()
    return saved(visit, visit.page.locator(f"#save-{item}").click, into)


def _scenario(visit: Visit, into: Path) -> Path:
    visit.page.locator("#open-files").click()
    visit.page.locator("#save-yaml").click()
    visit.page.locator("dialog input[name=name]").fill("of_the_page")
    visit.page.locator("dialog input[name=title]").fill("A title: “of one's own” 中文")
    path = saved(visit, visit.page.locator("dialog .primary").click, into)
    visit.page.locator("dialog").wait_for(state="detached")
    return path


def _run(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "sim", "run", str(path), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("link", "run"), SETTINGS)
def test_sim_run_gives_the_numbers_of_the_page(
    opened: Callable[..., Visit], tmp_path: Path, link: str, run: str
) -> None:
    visit = opened(link, run=run, accept_downloads=True)
    shown = visit.answered()
    path = _scenario(visit, tmp_path)
    assert path.name == "of_the_page.yaml"
    told = _run(path)
    series = {}
    for row in told["series"]:
        place = (row["lens"], row["scope"], row["entity"], row["measure"])
        series[(*place, row["month"])] = [row[name] for name in STATISTICS]
    checked = 0
    for row in shown["rows"]:
        place = (row["lens"], row["scope"], row["entity"], row["measure"])
        for number, month in enumerate(shown["months"]):
            there = [row[name][number] for name in STATISTICS if name in row]
            assert there == series[(*place, month)][: len(there)], (place, month)
            checked += len(there)
    banded = len(STATISTICS) - 1  # of the outcome that is led with; of the others the mean alone
    assert checked == len(shown["months"]) * (len(shown["rows"]) + banded)


def test_data_are_the_table_of_sim_run(visit: Visit, tmp_path: Path) -> None:
    path = of_menu(visit, "data", tmp_path)
    assert path.name == "cede_sales.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    (share,) = (row for row in visit.answered()["rows"] if row["measure"] == "share"
                and row["entity"] == "aito")  # fmt: skip
    found = [
        float(row["mean"])
        for row in rows
        if (row["lens"], row["scope"], row["entity"], row["measure"])
        == ("brand", "hima", "aito", "share") and row["month"] in visit.answered()["months"]
    ]  # fmt: skip
    assert found == share["mean"]


def test_the_report_opens_with_its_charts(visit: Visit, tmp_path: Path) -> None:
    path = of_menu(visit, "report", tmp_path)
    page = visit.context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("[data-chart] svg")
    drawn = page.evaluate(
        "[...document.querySelectorAll('[data-chart]')].map((e) => e.querySelector('svg') !== null)"
    )
    assert all(drawn)
    assert len(drawn) > 6


@pytest.mark.slow
def test_every_figure_is_saved_in_three_kinds(visit: Visit, tmp_path: Path) -> None:
    visit.page.locator("#work-out").click()
    visit.page.locator("#figure-causes .drawing svg").wait_for()
    for name in (*FIGURES, "causes"):
        figure = visit.page.locator(f"#figure-{name}")
        title = figure.locator("h2").inner_text()
        found = {kind: _of_figure(visit, figure, kind, tmp_path) for kind in ("svg", "png", "csv")}
        assert found["svg"].name == f"cede_sales-{name}.svg"
        drawing = ElementTree.parse(found["svg"]).getroot()
        texts = [each.text for each in drawing.iter("{http://www.w3.org/2000/svg}text")]
        assert title in texts
        assert len(list(drawing.iter("{http://www.w3.org/2000/svg}path"))) > 5
        assert any("seed 625" in (text or "").lower() for text in texts)
        assert found["png"].read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
        assert found["png"].stat().st_size > 15_000
        _table(found["csv"], 13 if name in ("sales", "lenses") else 3)


def test_what_happened_is_saved_as_a_table(visit: Visit, tmp_path: Path) -> None:
    figure = visit.page.locator("#figure-happened")
    rows = _table(_of_figure(visit, figure, "csv", tmp_path), 5)
    assert rows[0] == ["Month", "Until", "Who", "What", "In futures"]


def _of_figure(visit: Visit, figure: Any, kind: str, into: Path) -> Path:
    figure.locator(".head .menu > button").click()
    return saved(visit, figure.locator(f"[data-file={kind}]").click, into)


def _table(path: Path, least: int) -> list[list[str]]:
    """A table's rows, all as wide as its head, in the form that spreadsheets read."""
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > least
    return rows


def test_a_name_that_is_none_is_refused_before_it_is_sent(visit: Visit) -> None:
    visit.page.locator("#open-files").click()
    visit.page.locator("#save-yaml").click()
    visit.page.locator("dialog input[name=name]").fill("../Etc")
    visit.page.locator("dialog .primary").click()
    assert visit("document.querySelector('dialog input[name=name]').validity.patternMismatch")
    assert not any(url.endswith("/api/yaml") for url in visit.asked)
