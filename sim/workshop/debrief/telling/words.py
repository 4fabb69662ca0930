"""The words of page and slides in a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

__all__ = ["FILES", "LANGUAGES", "title_in", "words_of"]

LANGUAGES = ("en", "zh")
FILES = (
    "page_names",
    "page_titles",
    "page_events",
    "page_parts",
    "page_sections",
    "page_heads",
    "page_files",
    "slides",
)
"""Files of words, each with one for every language: ``page_names_en.py``."""


@cache
def words_of(language: str) -> Mapping[str, str]:
    """All words of a language by their key.

    Raises:
        ValueError: there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words in '{language}'; there are {' and '.join(LANGUAGES)}")
    found: dict[str, str] = {}
    for name in FILES:
        found |= import_module(f"sim.workshop.debrief.words.{name}_{language}").WORDS
    return found


def title_in(language: str, name: str, title: str) -> str:
    """A scenario's title on one line; a shipped one's in the language."""
    told, key = " ".join(title.split()), f"scenario.{name}"
    return words_of(language)[key] if words_of("en").get(key) == told else told
