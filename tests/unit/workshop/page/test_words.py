"""Both languages say everything, with the same values in it."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import sim.workshop.debrief as home
from sim import web
from sim.scenario import Scenario, load
from sim.shipped import shipped, shipped_names
from sim.workshop.debrief.asked.question import KINDS
from sim.workshop.debrief.telling.asked import _KINDS
from sim.workshop.debrief.telling.words import FILES, words_of

_CHINESE = re.compile("[\u4e00-\u9fff]")


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("file", FILES)
def test_the_same_words_in_both_languages(file: str) -> None:
    english, chinese = (
        import_module(f"sim.workshop.debrief.words.{file}_{language}").WORDS
        for language in ("en", "zh")
    )
    # months have names in English; a reason that Chinese has words for is English already
    spare = {key for key in chinese if key.startswith("happened.reason.")}
    assert set(english) - spare == set(chinese) - spare
    for key in set(english) & set(chinese):
        if key != "month":
            assert _fields(english[key]) == _fields(chinese[key]), key


def test_no_word_of_one_file_hides_that_of_another() -> None:
    for language in ("en", "zh"):
        words = [import_module(f"sim.workshop.debrief.words.{f}_{language}").WORDS for f in FILES]
        assert sum(map(len, words)) == len(words_of(language))


def test_english_is_english_and_chinese_chinese() -> None:
    assert not [key for key, text in words_of("en").items() if _CHINESE.search(text)]
    bare = {key for key, text in words_of("zh").items() if not _CHINESE.search(text)}
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


def test_titles_are_those_of_the_scenarios_and_of_the_page() -> None:
    english, chinese = (_titles(language) for language in ("en", "zh"))
    assert english == {name: _shipped(name).title for name in shipped_names()}
    page = Path(web.__file__).parent / "page" / "words" / "zh" / "scenarios.js"
    found = re.findall(r'"scenario\.(\w+)\.title": "(.*?)",', page.read_text(encoding="utf-8"))
    assert chinese == dict(found)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_agents_and_brands_are_called_as_on_the_page(language: str) -> None:
    folder = Path(web.__file__).parent / "page" / "words" / language
    page = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    found = dict(re.findall(r'"((?:agent|brand)\.\w+)": "(.*?)"', page))
    words = words_of(language)
    both = {key for key in found if key in words}
    assert len(both) > 20
    assert {key: words[key] for key in both} == {key: found[key] for key in both}


def _titles(language: str) -> dict[str, str]:
    words = import_module(f"sim.workshop.debrief.words.page_titles_{language}").WORDS
    return {key.partition(".")[2]: title for key, title in words.items()}


def _shipped(name: str) -> Scenario:
    return load(shipped("scenarios") / f"{name}.yaml", vocabulary=None).scenario
