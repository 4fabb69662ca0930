"""Every chart has a picture; files say what they show, and stand as they were written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

import sim
from sim.errors import InputError, StoreError
from sim.report.charts.causes import breakcurve, breakfield, waterfall
from sim.report.charts.evidence import widths
from sim.report.charts.over_time import fan, stack
from sim.report.charts.types import Chart, Fan
from sim.report.pictures import (
    draw,
    figure,
    pictures_of,
    pictures_of_comparison,
    provenance_of,
    save_pictures,
)
from sim.report.pictures.labels import spread
from sim.report.pictures.words import change_label, level_label
from sim.study.calibrate.shipped import shipped_fit
from tests.unit.report.fits import RANGES, fits
from tests.unit.report.samples import (
    breakmap,
    breakpoint_found,
    explanation,
    pair_of,
    result,
    three,
)

ABOUT = {"scenarios": "keep_control, cede_sales_fully", "seed": "625", "model": "0.1.0+abc"}
CHARTS: dict[str, Chart] = {
    **{f"one-{name}": chart for name, chart in pictures_of(result()).items()},
    **{f"badge-{name}": c for name, c in pictures_of(result("single_aito_brand")).items()},
    **{f"two-{name}": chart for name, chart in pictures_of_comparison(pair_of()).items()},
    **{f"three-{name}": chart for name, chart in pictures_of_comparison(three()).items()},
    "waterfall": waterfall(explanation()),
    "waterfall-long": waterfall(explanation(30, base=None)),
    "breakcurve": breakcurve(breakpoint_found()),
    "breakcurve-open": breakcurve(breakpoint_found(open_ended=True)),
    "breakfield": breakfield(breakmap()),
    "widths": widths(shipped_fit()),
    "widths-one": widths(fits(1), ranges=RANGES),
    "widths-many": widths(fits(20), ranges=RANGES),
}


def words_on(drawn: Figure) -> list[Text]:
    found: list[Text] = [text for text in drawn.texts if text.get_text()]
    for axes in drawn.axes:
        found += [text for text in axes.texts if text.get_text()]
    return found


@pytest.mark.parametrize("name", CHARTS)
def test_every_picture_has_its_title_and_no_word_leaves_the_page(name: str) -> None:
    drawn = draw(CHARTS[name])
    told = " ".join(text.get_text() for text in words_on(drawn))
    assert CHARTS[name].title in told
    renderer = drawn.canvas.get_renderer()  # type: ignore[attr-defined]
    page = drawn.bbox.padded(1)
    for text in words_on(drawn):
        box = text.get_window_extent(renderer)
        assert page.x0 <= box.x0 <= box.x1 <= page.x1, text.get_text()
        assert page.y0 <= box.y0 <= box.y1 <= page.y1, text.get_text()


@pytest.mark.parametrize("name", CHARTS)
def test_no_label_lies_on_another(name: str) -> None:
    drawn = draw(CHARTS[name])
    renderer = drawn.canvas.get_renderer()  # type: ignore[attr-defined]
    boxes = [(t.get_text(), t.get_window_extent(renderer)) for t in drawn.texts if t.get_text()]
    for i, (one, box) in enumerate(boxes):
        for other, near in boxes[i + 1 :]:
            across = min(box.x1, near.x1) - max(box.x0, near.x0)
            over = min(box.y1, near.y1) - max(box.y0, near.y0)
            assert across <= 0 or over <= 4, (one, other)


def test_pictures_leave_the_user_s_settings_and_pyplot_alone() -> None:
    matplotlib.rcParams["font.size"] = 33.0
    try:
        before = dict(matplotlib.rcParams)
        draw(CHARTS["one-stack"])
        assert dict(matplotlib.rcParams) == before
    finally:
        matplotlib.rcdefaults()
    code = "import sys, sim.report.pictures.canvas; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_does_not_wait_for_matplotlib() -> None:
    code = "import sys, sim.report.pictures, sim; sim.figure; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_matplotlib_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(InputError, match=re.escape("pip install 'alliance-sim[plot]'")):
        sim.figure(result(), "stack")


def test_a_figure_is_found_by_its_name_or_the_beginning_of_it() -> None:
    for thing, kind in ((result(), "fan_hhi"), (result(), "network"), (three(), "panels")):
        assert isinstance(figure(thing, kind), Figure)
    assert figure(fan(result()))._repr_png_().startswith(b"\x89PNG")  # type: ignore[attr-defined]
    with pytest.raises(InputError, match="did you mean 'stack'"):
        figure(result(), "stak")


def test_the_line_of_a_fan_is_named_and_ends_where_the_statistic_does() -> None:
    for chart, name, at in (
        (fan(result()), "mean", "mean"),
        (replace(fan(result()), middle="p50"), "median", "p50"),
    ):
        (axes,) = figure(chart).axes
        end = getattr(chart.bands[0], at)[-1]
        assert any(line.get_ydata()[-1] == end for line in axes.get_lines())
        told = [text.get_text() for text in [*axes.texts, *figure(chart).texts]]
        assert any(text.startswith((f"{name} ", "always ")) for text in told)


def test_names_of_pictures() -> None:
    assert list(pictures_of(result())) == [
        "fan_aito_share", "fan_hhi", "fan_effective_number", "fan_hima_units",
        "stack", "lenses", "payoffs", "network",
    ]  # fmt: skip
    assert "panels" in pictures_of_comparison(pair_of())
    names = pictures_of_comparison(three(), ["panels", "payoffs"])
    assert list(names) == ["panels_cede_sales_fully", "panels_single_aito_brand", "payoffs"]


def test_a_kind_without_a_picture_is_refused() -> None:
    class Pie(Chart):
        pass

    with pytest.raises(InputError, match="no picture of a pie"):
        draw(Pie("Pie", "Nobody draws it.", "share"))


def test_every_format_says_what_it_was_made_from(tmp_path: Path) -> None:
    title = CHARTS["one-stack"].title
    paths = save_pictures({"s": CHARTS["one-stack"]}, tmp_path, ["svg", "png", "pdf"], ABOUT)
    assert [path.name for path in paths] == ["s.svg", "s.png", "s.pdf"]
    svg, png, pdf = paths
    text = svg.read_text(encoding="utf-8")
    assert f"<dc:title>{title}</dc:title>" in text
    with Image.open(png) as image:
        told = dict(image.info)
    assert (told["Title"], told["Seed"], told["Model"]) == (title, "625", "0.1.0+abc")
    raw = pdf.read_bytes()
    assert (
        b"/Keywords (scenarios: keep_control, cede_sales_fully; seed: 625; model: 0.1.0+abc)" in raw
    )
    for words in ("seed: 625", "model: 0.1.0+abc", f"alliance-sim {sim.__version__}"):
        assert words in text
        assert words.encode() in raw
    assert "<dc:date>" not in text
    assert b"CreationDate" not in raw


@pytest.mark.slow
def test_the_same_charts_give_the_same_bytes(tmp_path: Path) -> None:
    charts = {name: CHARTS[name] for name in ("one-fan_hhi", "two-network", "breakfield")}
    one, other = (
        save_pictures(charts, tmp_path / place, ["svg", "png", "pdf"], ABOUT) for place in "ab"
    )
    matplotlib.rcParams["lines.linewidth"] = 9.0
    try:
        third = save_pictures(charts, tmp_path / "c", ["svg", "png", "pdf"], ABOUT)
    finally:
        matplotlib.rcdefaults()
    for a, b, c in zip(one, other, third, strict=True):
        assert a.read_bytes() == b.read_bytes() == c.read_bytes(), a.name


def test_nothing_is_overwritten_and_nothing_else_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.svg").write_text("mine")
    charts = {"a": CHARTS["one-stack"], "b": CHARTS["one-lenses"]}
    with pytest.raises(InputError, match=r"b\.svg: already exists"):
        save_pictures(charts, tmp_path, ["svg"], ABOUT)
    assert [path.name for path in tmp_path.iterdir()] == ["b.svg"]
    assert (tmp_path / "b.svg").read_text() == "mine"


def test_a_folder_that_cannot_be_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="a file stands where a folder is needed"):
        save_pictures({"a": CHARTS["one-stack"]}, tmp_path / "file" / "x", ["svg"], ABOUT)


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    charts = {"a": CHARTS["one-stack"], "b": CHARTS["one-lenses"]}
    with pytest.raises(StoreError, match="the disk is full"):
        save_pictures(charts, tmp_path, ["svg"], ABOUT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ["gif", "", "svg,"])
def test_an_unknown_format_is_refused(tmp_path: Path, word: str) -> None:
    with pytest.raises(InputError, match=r"no format '(gif|)'; known: svg, png, pdf"):
        save_pictures({"a": CHARTS["one-stack"]}, tmp_path, [word], ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_where_pictures_come_from() -> None:
    scenarios = [each.scenario for each in pair_of().results]
    found = provenance_of(scenarios, "sim plot x")
    assert found["scenarios"] == "keep_control, cede_sales_fully"
    assert (found["seed"], found["replications"], found["months"]) == ("625", "24", "9")
    assert found["command"] == "sim plot x"
    assert set(provenance_of(scenarios)) >= {"package", "model"}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([1.0, 5.0, 9.0], [1.0, 5.0, 9.0]),
        ([5.0, 5.0], [4.5, 5.5]),
        ([5.2, 5.0, 5.1], [6.1, 4.1, 5.1]),
        ([0.0, 0.0, 0.1], [0.0, 1.0, 2.0]),
        ([9.9, 10.0], [9.0, 10.0]),
    ],
)
def test_labels_are_spread(wanted: list[float], found: list[float]) -> None:
    assert spread(wanted, 1.0, 0.0, 10.0) == pytest.approx(found)


def test_labels_without_room_are_centred() -> None:
    assert spread([1.0, 1.0, 1.0], 1.0, 1.0, 2.0) == pytest.approx([0.5, 1.5, 2.5])


@pytest.mark.parametrize(
    ("unit", "value", "as_level", "as_change"),
    [
        ("share", 0.5234, "52%", "+52.3"),
        ("vehicles", 52747.2, "52,747", "+52,747"),
        ("index", -194.3, "−194", "−194"),
        ("yuan", 9.4e7, "94", "+94"),
        ("yuan", -1.28e9, "−1.28", "−1.28"),
        ("yuan", -1e3, "0", "−0.001"),
        ("yuan", 0.0, "0", "0"),
        ("yuan_per_month", -1.28e9, "−1.28", "−1.28"),
    ],
)
def test_numbers_read_well(unit: str, value: float, as_level: str, as_change: str) -> None:
    assert (level_label(value, unit), change_label(value, unit)) == (as_level, as_change)


def test_a_fan_where_all_futures_are_alike_has_one_label() -> None:
    chart = CHARTS["badge-fan_aito_share"]
    assert isinstance(chart, Fan)
    told = [text.get_text() for text in words_on(draw(chart))]
    assert "always 100%" in told


def test_a_stack_names_every_layer_with_its_last_value() -> None:
    told = [text.get_text() for text in words_on(draw(stack(result())))]
    for layer in stack(result()).layers:
        assert f"{layer.label} {layer.values[-1]:,.0f}" in told
