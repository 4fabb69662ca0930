"""What pages say of precision: a mean is or is not distinguishable from zero, never "settled"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sim

PAGE = Path(__file__).resolve().parents[3] / "sim" / "web" / "page"
DEBRIEF = sorted((Path(sim.__file__).parent / "workshop" / "debrief" / "words").glob("*.py"))
WORDS = sorted((PAGE / "words").rglob("*.js")) + sorted((PAGE / "room" / "words").rglob("*.js"))
VAGUE = re.compile(r"settled|尚无定论|方向未定")


@pytest.mark.parametrize("path", WORDS, ids=lambda path: "-".join(path.parts[-3:]))
def test_no_page_calls_a_sign_settled(path: Path) -> None:
    assert not VAGUE.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DEBRIEF, ids=lambda path: path.stem)
def test_no_debrief_does(path: Path) -> None:
    texts = re.sub(r'"ranking\.(un)?settled"', "", path.read_text(encoding="utf-8"))
    assert not VAGUE.findall(texts)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [("en", "In this model, with these ranges"), ("zh", "在这个模型和这些取值范围下")],
)
def test_the_headline_says_what_its_share_of_futures_rests_on(language: str, phrase: str) -> None:
    text = (PAGE / "words" / language / "page.js").read_text(encoding="utf-8")
    told = dict(re.findall(r'"(say\.\w+)": "([^"]*)"', text))
    for key in ("say.falls", "say.rises", "say.stays", "say.level"):
        assert told[key].count(phrase) == 1
