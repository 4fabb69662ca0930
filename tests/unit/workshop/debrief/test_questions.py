"""Every question has its words, and they name numbers that it has."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from sim.workshop.debrief import asked
from sim.workshop.debrief.asked.question import KINDS, question
from sim.workshop.debrief.words import LEVERS, QUESTIONS

_ASKED = Path(asked.__file__).parent


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_ask_the_same() -> None:
    assert list(QUESTIONS["en"]) == list(QUESTIONS["zh"])
    assert list(LEVERS["en"]) == list(LEVERS["zh"])
    for key, texts in QUESTIONS["en"].items():
        other = QUESTIONS["zh"][key]
        assert [_names(text) for text in texts] == [_names(text) for text in other], key
        assert texts[1].rstrip().endswith("?"), key
        assert other[1].endswith("？"), key


def test_all_that_is_asked_has_words_and_all_words_are_asked() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in _ASKED.glob("*.py"))
    code += (_ASKED.parent / "questions.py").read_text(encoding="utf-8")
    known = set(re.findall(r'"([a-z_]+)"', code))
    assert set(QUESTIONS["en"]) <= known


def test_a_value_has_a_kind_that_is_known() -> None:
    assert question("k", a=("percent", 0.5)) == {
        "key": "k",
        "values": {"a": 0.5},
        "kinds": {"a": "percent"},
    }
    assert "yuan" in KINDS
    with pytest.raises(ValueError, match="money"):
        question("k", a=("money", 1.0))
