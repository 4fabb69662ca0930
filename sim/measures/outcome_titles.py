"""Outcomes in words, from the table of outcomes."""

from __future__ import annotations

from sim.measures.outcome import outcome_named, unit_of
from sim.measures.recording import Cast
from sim.world.cast import agent_name

__all__ = ["agreeing", "outcome_title", "outcome_words", "titles"]


def titles(cast: Cast) -> dict[str, str]:
    """Display names of the brands by their keys."""
    return dict(zip(cast.brands, cast.titles, strict=True))


def outcome_words(name: str, cast: Cast | None = None, *, short: bool = False) -> str:
    """An outcome in words, to stand within a sentence.

    Args:
        name: the outcome.
        cast: whose titles brands have; without it they are made from the keys.
        short: leave out what a share is a part of.
    """
    found = outcome_named(name)
    if found is None:
        return name
    words = found.kind.words
    whole = "" if short or found.kind.per != "brand" else _whole(found.entity, cast)
    if not whole:
        words = words.replace(" of {whole}", "")
    return words.format(whole=whole, **_names(found.entity, cast))


_PLURAL = {"is": "are", "goes": "go"}


def agreeing(name: str, verb: str) -> str:
    """Return a verb, given in the singular, as it follows an outcome's words: sales rise."""
    if unit_of(name) != "vehicles":
        return verb
    return _PLURAL.get(verb, verb.removesuffix("s"))


def outcome_title(name: str, cast: Cast | None = None) -> str:
    """An outcome as the head of a table, or where few words fit."""
    found = outcome_named(name)
    return name if found is None else found.kind.title.format(**_names(found.entity, cast))


def _names(entity: str, cast: Cast | None) -> dict[str, str]:
    known = titles(cast) if cast is not None else {}
    return {"brand": known.get(entity, entity.capitalize()), "agent": agent_name(entity)}


def _whole(brand: str, cast: Cast | None) -> str:
    if cast is None or brand not in cast.brands:
        return ""
    inside = cast.hima[cast.brands.index(brand)]
    return "the alliance's sales" if inside else "sales on Huawei technology"
