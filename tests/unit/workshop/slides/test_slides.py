"""Slides: every one there, nothing runs off, every name can be set."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest

from sim.workshop.debrief.slides import slides
from sim.workshop.debrief.slides.canvas import HEIGHT, WIDTH, Canvas
from sim.workshop.debrief.slides.deck import deck
from sim.workshop.debrief.slides.fonts import BOLD, CHINESE, MISSING, PLAIN, letters, runs, width
from sim.workshop.debrief.telling.told import Told
from tests.unit.workshop.page.sessions import ALL, HOSTILE, session

_MORE = [*ALL, ("predict", 60), ("design", 12), ("roles", 6)]


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def _text(pdf: bytes) -> str:
    """The Latin text of all slides, in the order in which it is set."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        plain = zlib.decompress(
            base64.a85decode(stream.strip(), adobe=False)
            if not stream.strip().endswith(b"~>")
            else base64.a85decode(b"<~" + stream.strip(), adobe=True)
        )
        found += re.findall(rb"\((.*?)(?<!\\)\) Tj", plain, re.S)
    return b" ".join(found).decode("latin-1")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "size"), ALL)
def test_every_slide_is_in_the_file(kind: str, size: int, language: str) -> None:
    told = session(kind, size)
    made = slides(told, language)
    assert made.startswith(b"%PDF-1.")
    assert made.rstrip().endswith(b"%%EOF")
    assert _pages(made) == 1 + len(list(deck(Told(told, language))))
    assert made == slides(told, language)


def test_the_deck_tells_everything() -> None:
    told = session("design")
    made = list(deck(Told(told, "en")))
    titles = [slide.title for slide in made]
    for wanted in ("What was played", "What each team decided", "Score against luck"):
        assert wanted in titles
    assert sum(slide.kicker == "What made the difference" for slide in made) == 3
    assert sum(slide.big != "" for slide in made) == len(told["questions"]) > 2
    assert titles[-1] == "How to read this, and what the model does not know"


def test_words_and_numbers_are_text_not_pictures() -> None:
    told = session("design")
    text = _text(slides(told, "en"))
    assert "What was played" in text
    for line in told["ranking"]:
        assert f"{100 * line['first']:.0f}%" in text
    assert "alert\\(1\\)" in text
    assert b"/Subtype /Image" not in slides(told, "en")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "size"), _MORE)
def test_no_text_runs_off_a_slide(
    kind: str, size: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = 0
    real = Canvas.text

    def text(
        self: Canvas, at: tuple[float, float], told: str, size: float, *a: Any, **k: Any
    ) -> None:
        nonlocal seen
        anchor = k.get("anchor", a[2] if len(a) > 2 else "start")
        bold = k.get("bold", a[1] if len(a) > 1 else False)
        wide = width(told, size, bold)
        left = at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
        assert left >= 20.0, told
        assert left + wide <= WIDTH - 12.0, told
        assert size <= at[1] <= HEIGHT - 8.0, told
        seen += 1
        real(self, at, told, size, *a, **k)

    monkeypatch.setattr(Canvas, "text", text)
    slides(session(kind, size), language)
    assert seen > 10


def test_long_lists_go_over_few_slides() -> None:
    told = session("predict", 60)
    assert _pages(slides(told, "en")) < 45
    more = [
        text for slide in deck(Told(told, "en")) for text in slide.text if "more; the page" in text
    ]
    assert more


@pytest.mark.parametrize("name", [*HOSTILE, "", "\ud800", "李雷 Anna", "ﬁ", "Ńő"])
def test_any_name_can_be_set(name: str) -> None:
    told = letters(name)
    pieces = list(runs(told, bold=True))
    assert "".join(piece for font, piece in pieces if font != MISSING) == told.replace("❏", "")
    for font, piece in pieces:
        if font == BOLD:
            piece.encode("cp1252")
        elif font == CHINESE:
            piece.encode("gbk")
        else:
            assert (font, piece) == (MISSING, "o")


def test_letters_that_no_font_has_are_one_box() -> None:
    assert letters("😀😀 Ann") == "❏ Ann"
    assert letters("محمد") == "❏"
    assert letters("Jürgen Ńowak") == "Jürgen Nowak"
    assert list(runs("李 Ann")) == [(CHINESE, "李"), (PLAIN, " Ann")]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not installed")
def test_a_reader_can_draw_it(tmp_path: Path) -> None:
    file = tmp_path / "slides.pdf"
    made = slides(session("roles", 2), "en")
    file.write_bytes(made)
    command = ["pdftoppm", "-r", "8", str(file), str(tmp_path / "slide")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert len(list(tmp_path.glob("slide-*.ppm"))) == _pages(made)
