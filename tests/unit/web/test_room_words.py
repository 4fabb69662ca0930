"""The workshop's pages say the same in both languages, and have words for whatever is refused."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

import sim.web
from sim.workshop import refused
from tests.unit.web.page_words import LANGUAGES, placeholders

PAGE = Path(sim.web.__file__).parent / "page"
ROOM = PAGE / "room"
MODULES = sorted(path.stem for path in (ROOM / "words" / "en").glob("*.js") if path.stem != "index")
_ENTRY = re.compile(r'("(?:[^"\\]|\\.)*"):\s*("(?:[^"\\]|\\.)*")')
IN_ENGLISH = {"design", "terms", "malformed", "nothing_to_undo", "not_taken"}
"""What is wrong is told in detail by the server, or is the facilitator's business."""

MONTHS = {"chart.month", "chart.long"}
"""A month by its name, or by its number."""


def _words(path: Path) -> list[tuple[str, str]]:
    found = _ENTRY.findall(path.read_text("utf-8"))
    return [(json.loads(key), json.loads(text)) for key, text in found]


def _room(language: str, *names: str) -> dict[str, str]:
    return dict(pair for name in names for pair in _words(ROOM / "words" / language / f"{name}.js"))


def _known() -> set[str]:
    """The words that participants' pages have: the explorer's too."""
    shared = ("page", "controls")
    explorer = {key for name in shared for key, _ in _words(PAGE / "words" / "en" / f"{name}.js")}
    return explorer | set(_room("en", *MODULES))


@pytest.mark.parametrize("name", MODULES)
def test_both_languages_have_the_same_keys_once_in_the_same_order(name: str) -> None:
    english, chinese = (_words(ROOM / "words" / each / f"{name}.js") for each in LANGUAGES)
    keys = [key for key, _ in english]
    assert keys
    # Chinese has one form for one and many
    both = [key for key in keys if not key.endswith(".one") or key in dict(chinese)]
    assert both == [key for key, _ in chinese]
    assert not [key for key, after in pairwise(sorted(keys)) if key == after]


@pytest.mark.parametrize("name", MODULES)
def test_both_languages_fill_in_the_same_values(name: str) -> None:
    english, chinese = (_room(each, name) for each in LANGUAGES)
    both = [key for key in english if key in chinese and key not in MONTHS]
    odd = [key for key in both if placeholders(english[key]) != placeholders(chinese[key])]
    assert odd == []


def test_whatever_is_refused_has_words() -> None:
    known = _room("en", "people", "roles")
    assert {f"refused.{key}" for key in set(refused._WORDS) - IN_ENGLISH} - set(known) == set()


def test_every_word_that_participants_pages_say_is_there() -> None:
    known = _known()
    modules = [*(ROOM / "people").rglob("*.js"), ROOM / "say.js"]
    assert len(modules) > 20
    for path in modules:
        said = re.findall(r'\b(?:say|number)\("([\w.]+)"', path.read_text("utf-8"))
        assert [key for key in said if key not in known] == [], path.name
