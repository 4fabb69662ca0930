"""The words of page and slides in a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from sim.report.names import LANGUAGES, names_in

__all__ = ["FILES", "LANGUAGES", "title_in", "words_of"]

FILES = (
    "page_names",
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
    found = dict(names_in(language))
    for name in FILES:
        found |= import_module(f"sim.workshop.debrief.words.{name}_{language}").WORDS
    return found


def title_in(language: str, name: str, title: str) -> str:
    """A scenario's title on one line; a shipped one's in the language."""
    told, key = " ".join(title.split()), f"scenario.{name}.title"
    return names_in(language)[key] if names_in("en").get(key) == told else told
