"""Both languages say the same things, and have words for all that the project can come up with."""

from __future__ import annotations

import re

import pytest

from sim.report.names import names_in, translated
from sim.web.explorer.catalogue import catalogue
from tests.unit.web.page_words import LANGUAGES, MINE, controls, placeholders, words

PAGE = {
    language: {k: v for name in MINE for k, v in words(language, name).items()}
    for language in LANGUAGES
}
ALL = {language: {**PAGE[language], **names_in(language)} for language in LANGUAGES}
CONTROLS = (
    "assumption.js",
    "dated.js",
    "events.js",
    "field.js",
    "format.js",
    "happenings.js",
    "huawei.js",
    "index.js",
    "inputs.js",
    "kinds.js",
    "lever.js",
    "makers.js",
    "partners.js",
    "rules.js",
    "sales.js",
    "step.js",
    "frame.js",
    "section.js",
    "world.js",
)
PARTS = ("title", "question")
REGISTER = ("source.", "reason.", "unit.")
"""Texts of seeds/ by themselves: a language without words for one shows it as it is."""
OF_THE_PAGE = {"months.one", "months.many", "months.range"}
"""Words that page.js has and the controls use as well."""


@pytest.mark.parametrize("name", MINE)
def test_both_languages_have_the_same_keys_in_the_same_order(name: str) -> None:
    english, chinese = (list(words(language, name)) for language in LANGUAGES)
    # the register's own English needs no words, and may have Chinese ones
    assert english == [key for key in chinese if key in english or not key.startswith(REGISTER)]


def test_both_languages_fill_in_the_same_values() -> None:
    english, chinese = (PAGE[language] for language in LANGUAGES)
    odd = [k for k in english if placeholders(english[k]) != placeholders(chinese[k])]
    assert odd == []


def test_no_module_takes_a_key_of_another() -> None:
    for language in LANGUAGES:
        keys = [key for name in MINE for key in words(language, name)]
        assert len(keys) == len(set(keys))


def test_chinese_is_chinese_and_english_is_not() -> None:
    names = r"Huawei Inside|HHI|SUV|[A-Z]?[0-9]+|[A-Za-z-]+ (?:19|20)\d\d"
    chinese = re.compile(r"[\u4e00-\u9fff]")
    assert [k for k, v in ALL["en"].items() if chinese.search(v)] == []
    told = PAGE["zh"] | translated("zh")
    plain = {k: re.sub(names, "", re.sub(r"\{\w+\}", "", v)) for k, v in told.items()}
    without = [k for k, v in plain.items() if re.search(r"\w", v) and not chinese.search(v)]
    assert without == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_declared_has_a_name(language: str) -> None:
    told, known = catalogue(), names_in(language)
    wanted = [f"scenario.{each['name']}.{part}" for each in told["scenarios"] for part in PARTS]
    wanted += [f"brand.{brand['key']}" for brand in told["brands"]]
    wanted += [f"agent.{agent['key']}" for agent in told["agents"]]
    shared = [row["name"] for row in told["assumptions"] if "." not in row["name"]]
    wanted += [f"assumption.{name}{end}" for name in shared for end in ("", ".means")]
    assert [key for key in wanted if not known.get(key)] == []


def test_english_is_as_declared() -> None:
    told, known = catalogue(), names_in("en")
    for scenario in told["scenarios"]:
        for part in PARTS:
            assert known[f"scenario.{scenario['name']}.{part}"] == scenario[part]
    for kind in ("brand", "agent"):
        for each in told[f"{kind}s"]:
            assert known[f"{kind}.{each['key']}"] == each["title"]


def test_a_translation_is_of_something() -> None:
    assert set(translated("zh")) <= set(names_in("en"))
    assert names_in("zh")["brand.aito"] == "问界"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assumption_has_its_words(language: str) -> None:
    known = ALL[language]
    for row in catalogue()["assumptions"]:
        key = f"number.{row['field']}" if "field" in row else f"assumption.{row['name']}"
        # a brand's number without words is called and explained as its field declares
        named = [] if row.get("title") and row.get("means") else [key, f"{key}.means"]
        wanted = [*named, f"evidence.{row['evidence']}"]
        if row["history"]:
            wanted += [f"history.{row['history']['grade']}"]
            wanted += [f"history.{row['history']['edge']}"] * bool(row["history"]["edge"])
        assert [key for key in wanted if key not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_a_name(language: str) -> None:
    known, told = ALL[language], catalogue()
    kinds = ("holder", "model_type", "floor_rule", "watched")
    wanted = [f"{kind}.{word}" for kind in kinds for word in told["choices"][kind]]
    assert [key for key in wanted if key not in known] == []


def test_every_word_that_the_controls_say_is_there() -> None:
    known = set(ALL["en"]) | OF_THE_PAGE
    for name in CONTROLS:
        said = re.findall(r'(?:say|knows)\("([\w.]+)"', controls(name))
        assert [key for key in said if key not in known] == [], name


def test_every_control_that_can_be_asked_why_says_so() -> None:
    known = ALL["en"]
    for name in CONTROLS:
        asked = re.findall(r' why="([\w.]+)"', controls(name))
        assert [key for key in asked if f"explain.{key}" not in known] == [], name
    for kind in catalogue()["events"]:
        names = [f"event.{kind['key']}.{field['field']}" for field in kind["fields"]]
        assert [name for name in names if (name in known) != (f"explain.{name}" in known)] == []


def test_nobody_writes_a_long_dash() -> None:
    assert [k for each in ALL.values() for k, v in each.items() if "\u2014" in v] == []
