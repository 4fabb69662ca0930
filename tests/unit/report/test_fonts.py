"""Every character of a picture has a font where one is installed, and a warning where none is."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from matplotlib.font_manager import FontManager, fontManager

from sim.report.charts.over_time import stack
from sim.report.charts.types import Chart
from sim.report.pictures import draw, fonts
from sim.report.pictures.canvas import styled, width_of, wrapped
from tests.commands.front_door import printed
from tests.unit.report.samples import result

CHINESE = (
    "问界交给伙伴之后，销售控制权由华为转给各家车企：一年之内联盟的集中度怎样变化？鸿蒙智行的品牌。"
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    caches = (fonts._chosen, fonts._find_new_fonts)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


@pytest.fixture
def only_first(monkeypatch: pytest.MonkeyPatch) -> FontManager:
    """Matplotlib as it lists a system without other fonts than its own."""
    own = [font for font in fontManager.ttflist if font.name == fonts.FIRST]
    monkeypatch.setattr(fontManager, "ttflist", own)
    return fontManager


@pytest.fixture
def no_others(only_first: FontManager, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no other fonts."""
    monkeypatch.setattr(fonts, "findSystemFonts", list)


def _chart(title: str) -> Chart:
    return replace(stack(result()), title=title)


def _has_chinese() -> bool:
    return len(fonts.families(CHINESE)) > 1


def test_latin_text_takes_the_first_font_alone() -> None:
    assert fonts.families("Aito's share ±3") == [fonts.FIRST]


def test_a_picture_in_chinese_has_a_font_for_every_character() -> None:
    if not _has_chinese():
        pytest.skip("no font with Chinese characters is installed here")
    chart = _chart(CHINESE)
    assert fonts.missing_note([chart]) is None
    with styled(fonts.text_of(chart)), warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib's warning of a missing glyph
        figure = draw(chart)
        figure.canvas.draw()


def test_fonts_installed_after_matplotlib_listed_them_are_found(only_first: FontManager) -> None:
    chosen = fonts.families(CHINESE)
    known = {font.name for font in only_first.ttflist}
    assert set(chosen) <= known
    installed = [path for path in fonts.findSystemFonts() if "CJK" in path]
    assert len(chosen) > 1 or not installed


def test_what_no_font_has_is_named_with_what_to_install(no_others: None) -> None:
    note = fonts.missing_note([_chart("Aito 问界")])
    assert note is not None
    assert "boxes for them: 界问;" in note
    assert "Noto Sans CJK" in note
    assert fonts.missing_note([_chart("Aito")]) is None


def test_a_command_warns_once_and_matplotlib_not_at_all(no_others: None, tmp_path: Path) -> None:
    scenario = "schema: 1\nname: mine\ntitle: 问界\nquestion: q?\nextends: cede_sales_fully\n"
    (tmp_path / "mine.yaml").write_text(scenario, encoding="utf-8")
    command = ("plot", "mine.yaml", "--reps", "8", "--months", "3", "--format", "png")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = printed((*command, "--only", "stack"), "utf-8", tmp_path)
    assert done.code == 0
    assert done.out == b"figures/mine-stack.png\n"
    (line,) = done.err.decode().splitlines()
    assert "界问" in line


def test_chinese_text_is_broken_between_characters_and_keeps_its_marks() -> None:
    text = f"Aito (问界) {CHINESE} In words."
    with styled(text):
        lines = wrapped(text, 2.0, 11.0)
        assert len(lines) > 3
        assert all(width_of(line, 11.0) <= 2.0 + 11.0 / 72 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line[0] not in "，。：？" for line in lines)
