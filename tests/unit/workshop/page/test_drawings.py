"""Charts stay in their frame, and say what the numbers say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sim.workshop.debrief.drawing.axis import Scale, ticks
from sim.workshop.debrief.drawing.bars import Row, bars
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import clean, cut, width_of, wrapped
from sim.workshop.debrief.drawing.shapes import Box, Dot, Drawing, Path, Text
from sim.workshop.debrief.drawing.waterfall import Step, waterfall
from sim.workshop.debrief.telling.section import Figure
from sim.workshop.debrief.telling.sections import sections
from sim.workshop.debrief.telling.told import Told
from tests.unit.workshop.page.sessions import ALL, HOSTILE, session

_FRAMES = (Frame(640.0, 13.0), Frame(330.0, 13.0), Frame(414.0, 15.0, 330.0, rows=14))


def _figures(kind: str, size: int, language: str) -> Iterator[Figure]:
    for section in sections(Told(session(kind, size), language)):
        for block in section.blocks:
            yield from block.figures


def _corners(drawing: Drawing) -> Iterator[tuple[float, float]]:
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            yield from shape.points
        elif isinstance(shape, Box):
            yield from ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
        elif isinstance(shape, Dot):
            yield shape.x, shape.y
        else:
            start = {"start": 0.0, "middle": -0.5, "end": -1.0}[shape.anchor]
            wide = width_of(shape.text, shape.size)
            yield shape.x + start * wide, shape.y
            yield shape.x + (start + 1.0) * wide, shape.y


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "size"), [*ALL, ("predict", 60)])
def test_nothing_runs_off_a_chart(kind: str, size: int, language: str) -> None:
    for figure in _figures(kind, size, language):
        for frame in _FRAMES:
            drawing = figure.draw(frame)
            assert drawing.width == frame.width
            if frame.height is not None:
                assert drawing.height <= frame.height + 0.01, figure.key
            for x, y in _corners(drawing):
                assert -1.0 <= x <= drawing.width + 1.0, (figure.key, frame)
                assert -1.0 <= y <= drawing.height + 1.0, (figure.key, frame)


def test_a_bar_is_as_long_as_its_value() -> None:
    rows = [Row("a", 10.0, "10"), Row("b", 5.0, "5"), Row("c", -5.0, "-5")]
    drawing = bars(rows, Frame(640.0, 13.0), str)
    widths = [s.width for s in drawing.shapes if isinstance(s, Box) and s.stroke]
    assert widths[0] == pytest.approx(2 * widths[1]) == pytest.approx(2 * widths[2])


def test_a_part_of_the_rows_has_the_scale_of_all() -> None:
    rows = [Row(str(i), float(i), str(i)) for i in range(30)]
    whole, part = (bars(rows, Frame(640.0, 13.0, first=first, rows=10), str) for first in (0, 20))
    for drawing in (whole, part):
        assert len([s for s in drawing.shapes if isinstance(s, Text) and s.bold]) == 10
    longest = [s.width for s in part.shapes if isinstance(s, Box) and s.stroke][-1]
    first = [s.width for s in whole.shapes if isinstance(s, Box) and s.stroke][1]
    assert longest == pytest.approx(29 * first, rel=0.1)


def test_steps_lead_from_one_end_to_the_other() -> None:
    steps = [Step("up", 0.3, "+", 0.2, 0.4), Step("down", -0.1, "-", -0.2, 0.0)]
    ends = (("before", 0.5, "50%"), ("after", 0.7, "70%"))
    drawing = waterfall(steps, ends, Frame(640.0, 13.0), str)
    marks = [s for s in drawing.shapes if isinstance(s, Box) and s.width == 4.0]
    parts = [s for s in drawing.shapes if isinstance(s, Box) and s.stroke]
    assert parts[0].x == pytest.approx(marks[0].x + 2.0)
    assert parts[0].width == pytest.approx(3 * parts[1].width)
    assert parts[1].x == pytest.approx(marks[1].x + 2.0)
    assert parts[0].fill != parts[1].fill


@pytest.mark.parametrize(
    ("low", "high"), [(0.0, 1.0), (-0.26, 0.013), (1e9, 7.2e10), (0.655, 0.67)]
)
def test_ticks_are_few_round_and_inside(low: float, high: float) -> None:
    found = ticks(Scale(low, high, 0.0, 1.0), 5)
    assert 2 <= len(found) <= 7
    assert all(low - 1e-9 <= value <= high + 1e-9 for value in found)
    step = found[1] - found[0]
    assert f"{step:e}"[0] in "125"


def test_names_lose_what_steers() -> None:
    assert clean("\u202eabc\u202c\u0000\n d") == "abc d"
    assert clean("a\u2066b") == "ab"
    assert clean(HOSTILE[5]) == "=HYPERLINK(0) {title} %s"


@pytest.mark.parametrize("name", [*HOSTILE, "", "😀" * 90, "李" * 90, "e\u0301" * 90])
def test_a_text_fits_when_it_is_cut(name: str) -> None:
    told = cut(name, 100.0, 13.0)
    assert width_of(told, 13.0) <= 100.0
    assert told == clean(name) or told.endswith("…")
    lines = wrapped(name, 100.0, 13.0, 3)
    assert len(lines) <= 3
    assert all(width_of(line, 13.0) <= 100.0 + 13.0 for line in lines)


def test_lines_hold_the_whole_text() -> None:
    text = "One two three four. 一二三四五，六七八“九十”。"
    lines = wrapped(text, 90.0, 13.0)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。”" or line[-1] == "“"]
