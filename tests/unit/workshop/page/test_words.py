"""Both languages say everything, with the same values in it."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import sim.workshop.debrief as home
from sim.report.names import LANGUAGES, names_in
from sim.scenario.text.headings import shipped_headings
from sim.workshop.debrief.asked.question import KINDS
from sim.workshop.debrief.telling.asked import _KINDS
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.words import FILES, title_in, words_of
from sim.world.seeds import seeds

_CHINESE = re.compile("[\u4e00-\u9fff]")


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("file", FILES)
def test_the_same_words_in_both_languages(file: str) -> None:
    english, chinese = (
        import_module(f"sim.workshop.debrief.words.{file}_{language}").WORDS
        for language in ("en", "zh")
    )
    assert set(english) == set(chinese)
    for key in set(english) & set(chinese):
        if key != "month":
            assert _fields(english[key]) == _fields(chinese[key]), key


def test_no_word_of_one_file_hides_that_of_another() -> None:
    for language in ("en", "zh"):
        words = [import_module(f"sim.workshop.debrief.words.{f}_{language}").WORDS for f in FILES]
        assert sum(map(len, words)) + len(names_in(language)) == len(words_of(language))


def test_english_is_english_and_chinese_chinese() -> None:
    assert not [key for key, text in words_of("en").items() if _CHINESE.search(text)]
    own = words_of("zh").keys() - names_in("zh").keys()
    bare = {key for key in own if not _CHINESE.search(words_of("zh")[key])}
    assert {key.partition(".")[0] for key in bare} <= {
        "list", "luck", "plays", "unit", "place", "case", "type", "ranking", "happened", "span",
        "setting", "slides",
    }  # fmt: skip


def test_every_word_that_code_names_is_there() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("telling", "page", "slides")
        for path in (Path(home.__file__).parent / folder).glob("*.py")
    ) + (Path(home.__file__).parent / "data.py").read_text(encoding="utf-8")
    named = set(re.findall(r'\bsay\(\s*"([a-z_.]+)"', code))
    assert len(named) > 60
    assert named <= set(words_of("en"))


def test_every_kind_of_value_in_a_question_can_be_told() -> None:
    assert set(KINDS) == set(_KINDS)


def test_there_are_two_languages() -> None:
    with pytest.raises(ValueError, match="no words in 'fr'; there are en and zh"):
        words_of("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_declared_is_called_by_its_name(language: str) -> None:
    told = Told({}, language)
    assert {told.brand(key) for key in seeds().brands} <= set(names_in(language).values())
    assert told.agent("saic") == names_in(language)["agent.saic"]
    for heading in shipped_headings().values():
        name = names_in(language)[f"scenario.{heading.name}.title"]
        assert title_in(language, heading.name, heading.title) == name
    assert title_in(language, "cede_sales", "Somebody's own") == "Somebody's own"
    assert title_in(language, "own", "Somebody's own") == "Somebody's own"
