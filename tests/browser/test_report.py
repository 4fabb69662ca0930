"""The report in a real browser without a network: what is drawn, printed, and how it fits.

Needs Playwright for Python (`pip install -e '.[browser]'`) and Debian's Chromium; without them
these tests are skipped, but for CI, where they have to be there.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.report.charts.types import BreakCurve, BreakField
from sim.report.page.block import embedded
from sim.report.page.figures import figure_html
from sim.report.page.html import items
from sim.report.page.write import page_of, write_report
from sim.study.dossier import gather_dossier
from tests.browser.chromium import ARGUMENTS, CHROMIUM, required


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on two scenarios, one of them with a hostile title."""
    required()
    run = {"replications": 60, "months": 14}
    keep, cede = (sim.load(name).replace(run=run) for name in ("keep_control", "cede_sales"))
    cede = cede.replace(title="</script><script>document.title='taken'</script>")
    path = tmp_path_factory.mktemp("browser") / "report.html"
    return write_report(gather_dossier([keep, cede]), path, command=["sim", "report"])


@pytest.fixture(scope="module")
def block(report: Path) -> dict[str, Any]:
    text = report.read_text(encoding="utf-8")
    found = re.search(r'id="alliance-sim">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


class Visit:
    """A page that was opened with the network cut, and all that went wrong or out."""

    def __init__(self, browser: Any, path: Path, width: int, height: int) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
        self.page = context.new_page()
        self.told: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.told.append(message.text))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def __call__(self, script: str) -> Any:
        return self.page.evaluate(script)


@pytest.fixture(scope="module")
def desktop(browser: Any, report: Path) -> Visit:
    return Visit(browser, report, 1280, 900)


@pytest.fixture
def phone(browser: Any, report: Path) -> Visit:
    return Visit(browser, report, 390, 844)


# every place of a chart: its key, how many drawings it has, how many shapes and words are in them
DRAWN = """[...document.querySelectorAll('[data-chart]')].map((place) => ({
    key: place.dataset.chart,
    drawings: place.querySelectorAll('svg').length,
    shapes: place.querySelectorAll('svg path').length,
    words: place.querySelectorAll('svg text').length,
    wide: [...place.querySelectorAll('svg')].every(
        (svg) => svg.clientWidth > 150 && svg.clientWidth <= place.clientWidth),
}))"""


def test_it_loads_nothing_and_says_nothing(desktop: Visit, report: Path) -> None:
    assert desktop.asked == [report.as_uri()]
    assert desktop.told == []
    assert desktop("document.title") == "</script><script>document.title='taken'</script>"


def test_every_chart_is_drawn(desktop: Visit, block: dict[str, Any]) -> None:
    found = desktop(DRAWN)
    assert {each["key"] for each in found} == set(block["numbers"]["charts"])
    for each in found:
        several = {"panels": 4, "lenses": 4, "network": 2}.get(each["key"].partition("-")[0], 1)
        assert each["drawings"] == several, each
        assert each["shapes"] > 5 * several, each
        assert each["words"] > 3 * several, each
        assert each["wide"], each


def test_a_phone_does_not_scroll_sideways(phone: Visit) -> None:
    assert phone("document.documentElement.scrollWidth") <= 390
    assert all(each["wide"] for each in phone(DRAWN))
    opened = "document.querySelectorAll('details').forEach((each) => (each.open = true))"
    phone(opened)
    assert phone("document.documentElement.scrollWidth") <= 390


def test_charts_follow_the_width_of_the_window(phone: Visit) -> None:
    phone.page.set_viewport_size({"width": 900, "height": 800})
    phone.page.wait_for_function("document.querySelector('[data-chart=fan] svg').clientWidth > 500")
    phone.page.set_viewport_size({"width": 390, "height": 844})
    phone.page.wait_for_function("document.querySelector('[data-chart=fan] svg').clientWidth < 380")


def test_names_stand_at_the_ends_of_lines(desktop: Visit, phone: Visit) -> None:
    words = "[...document.querySelectorAll('[data-chart=fan] svg text')].map((t) => t.textContent)"
    for visit in (desktop, phone):  # on a phone in a legend
        assert {"keep_control", "cede_sales"} <= set(visit(words))


def test_a_chart_tells_its_numbers_under_the_pointer(desktop: Visit) -> None:
    place = desktop.page.locator("[data-chart=fan]")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    desktop.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desktop.page.wait_for_selector(".tip")
    assert "90%:" in desktop.page.locator(".tip").inner_text()


def _cells(visit: Visit, key: str) -> list[list[list[str]]]:
    """The rows of every table of a chart's figure."""
    found: list[list[list[str]]] = visit(
        f"""[...document.querySelector('[data-chart="{key}"]').closest('figure')
        .querySelectorAll('.tables table')].map((table) => [...table.tBodies[0].rows].map(
        (row) => [...row.cells].map((cell) => cell.textContent)))"""
    )
    return found


def _number(cell: str) -> float:
    return float(cell.replace(",", "").rstrip("%"))


def test_tables_show_the_numbers_that_are_drawn(desktop: Visit, block: dict[str, Any]) -> None:
    charts = block["numbers"]["charts"]
    for band, rows in zip(charts["fan"]["bands"], _cells(desktop, "fan"), strict=True):
        for m, row in enumerate(rows[1:]):  # the first is June
            told = [band[name][m] for name in ("mean", "p05", "p25", "p50", "p75", "p95")]
            assert [_number(cell) for cell in row[1:]] == pytest.approx(
                [100 * value for value in told], abs=0.0501
            )
    (rows,) = _cells(desktop, "causes-cede_sales-aito_share")
    steps = charts["causes-cede_sales-aito_share"]["steps"]
    assert [row[0] for row in rows[1:-1]] == [step["label"] for step in steps]
    assert [_number(row[2]) for row in rows[1:-1]] == pytest.approx(
        [100 * step["value"] for step in steps], abs=0.0501
    )
    panels = charts["panels-cede_sales"]["panels"]
    for panel, rows in zip(panels, _cells(desktop, "panels-cede_sales"), strict=True):
        scale = 100 if panel["unit"] == "share" else 1
        assert [_number(row[1]) for row in rows] == pytest.approx(
            [scale * value for value in panel["mean"]], abs=0.5 if scale == 1 else 0.0501
        )


def test_the_words_say_what_the_charts_show(desktop: Visit, block: dict[str, Any]) -> None:
    said = desktop("document.querySelector('#answer').innerText")
    share = block["numbers"]["charts"]["panels-cede_sales"]["panels"][0]
    for months in (6, 12, 14):
        assert f"{100 * share['mean'][months - 1]:+.1f} points after {months} months" in said
    fan = block["numbers"]["charts"]["fan"]["bands"]
    for band in fan:
        assert f"{100 * band['mean'][-1]:.0f}% in {band['key']}" in said


def test_it_prints_with_every_table_on_paper(browser: Any, report: Path, tmp_path: Path) -> None:
    visit = Visit(browser, report, 1280, 900)
    visit.page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, print_background=True)
    printed = (tmp_path / "report.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert b"/Font" in printed
    visit("window.dispatchEvent(new Event('beforeprint'))")
    assert visit("document.querySelectorAll('details:not([open])').length") == 0
    # A4 less its margins is 680 pixels wide: what is wider would shrink the whole page
    assert visit("document.querySelector('main').scrollWidth") <= 681
    assert (
        visit("Math.max(...[...document.querySelectorAll('svg')].map((s) => s.clientWidth))") <= 681
    )
    visit("window.dispatchEvent(new Event('afterprint'))")
    assert visit("document.querySelectorAll('details[open]').length") == 0
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-layout", "report.pdf", "-"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        for words in ("The answer", "Figure 1.", "How to make it again", "mean and quantiles"):
            assert words in done.stdout


def test_links_and_folded_parts_are_reached_by_keyboard(desktop: Visit) -> None:
    desktop("document.activeElement.blur()")
    met = set()
    for _ in range(40):
        desktop.page.keyboard.press("Tab")
        met.add(desktop("document.activeElement.tagName"))
    assert {"A", "SUMMARY"} <= met


def test_charts_of_break_points_are_drawn_too(browser: Any, tmp_path: Path) -> None:
    xs, ys = (0.0, 0.5, 1.0), (1.0, 2.0)
    curve = BreakCurve(
        "Curve", "Note.", "share", "x", xs, (0.1, 0.0, -0.1), (0.0, -0.1, -0.2), (0.2, 0.1, 0.0),
        (0.9, 0.5, 0.1), ((0.2, 0.5, 0.8),),
    )  # fmt: skip
    field = BreakField(
        "Field", "Note.", "index", "x", "y", xs, ys, ((1.0, 0.0, -1.0), (2.0, 1.0, 0.0)),
        ((True, False, True), (True, True, False)),
    )  # fmt: skip
    charts = {"curve": curve, "field": field}
    data = {"numbers": {"charts": {key: chart.to_plain() for key, chart in charts.items()}}}
    figures = items(*(figure_html(i, charts, key) for i, key in enumerate(charts, 1)))
    path = tmp_path / "breaks.html"
    path.write_text(page_of("Breaks", figures, embedded(data)), encoding="utf-8")
    visit = Visit(browser, path, 800, 800)
    assert visit.told == []
    assert all(each["shapes"] > 5 and each["words"] > 3 for each in visit(DRAWN))


def _without_network() -> list[str] | None:
    """A prefix that runs a command in a network of its own, which has no way out."""
    prefix = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        return None
    done = subprocess.run([*prefix, "true"], capture_output=True, check=False)
    return prefix if done.returncode == 0 else None


def test_it_is_drawn_where_there_is_no_network_at_all(report: Path, tmp_path: Path) -> None:
    prefix = _without_network()
    if prefix is None:
        pytest.skip("unshare may not make a network of its own here")
    command = [
        *prefix, str(CHROMIUM), "--headless", *ARGUMENTS, f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=4000", "--dump-dom", report.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    places = len(re.findall(r"data-chart=", done.stdout))
    assert len(re.findall(r"<svg ", done.stdout)) >= places > 8
