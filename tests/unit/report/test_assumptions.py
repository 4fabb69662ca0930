"""The line on the history below an assumption: edges, trades, and words for every grade."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from sim.report.assumptions import print_register
from sim.report.learnt import Learnt
from sim.study.calibrate.identify import Fitted
from tests.unit.report.fits import RANGES, fits

FIT = fits(1)[0]


def printed(fit: Fitted) -> str:
    console = Console(file=StringIO(), width=80)
    print_register(console, {fit.name: RANGES[fit.name]}, Learnt({fit.name: fit}))
    assert isinstance(console.file, StringIO)
    return " ".join(console.file.getvalue().split())


def test_an_end_that_is_pressed_against_and_all_trades_are_told() -> None:
    trades = (("wait_cost", -0.62), ("depth_pull", 0.41))
    words = printed(replace(FIT, width=0.44, grade="identified", edge="low", trades=trades))
    assert (
        "history: 0.1 to 1.9 in 90% of the ensemble, median 1.0; 44% as wide: identified, "
        "presses against its low end; trades off with wait_cost (-0.6), depth_pull (+0.4)"
    ) in words


@pytest.mark.parametrize(
    ("grade", "words", "summary"),
    [
        ("identified", "identified", f"identifies 1 ({FIT.name})."),
        ("weakly", "narrowed a little", "identifies none and narrows 1 a little."),
        ("open", "open", "identifies none and leaves 1 open."),
    ],
)
def test_every_grade_has_its_words(grade: str, words: str, summary: str) -> None:
    told = printed(replace(FIT, grade=grade))
    assert f"100% as wide: {words} 1 number: 1 public Of 1 drawn number" in told
    assert told.endswith(summary)
