"""The words in a workshop's files, by language."""

from __future__ import annotations

from collections.abc import Mapping

from sim.workshop.files.words.en import EN
from sim.workshop.files.words.zh import ZH
from sim.workshop.opening import Language

__all__ = ["words"]

_WORDS: Mapping[Language, Mapping[str, str]] = {"en": EN, "zh": ZH}


def words(language: Language) -> Mapping[str, str]:
    """The words of a language; every language has the same keys."""
    return _WORDS[language]
