"""The words in a workshop's files, by language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sim.report.names import names_in
from sim.workshop.files.words.en import EN
from sim.workshop.files.words.zh import ZH
from sim.workshop.opening import Language

__all__ = ["words"]

_WORDS: Mapping[Language, Mapping[str, str]] = {"en": EN, "zh": ZH}


@cache
def words(language: Language) -> Mapping[str, str]:
    """The words of a language; brands and agents by their keys.

    A key that is a brand's and an agent's is the agent's: files speak of who decides.
    """
    named = names_in(language)
    kinds = (f"{kind}." for kind in ("brand", "agent"))
    names = {
        key.removeprefix(kind): name
        for kind in kinds
        for key, name in named.items()
        if key.startswith(kind)
    }
    return {**names, **_WORDS[language]}
