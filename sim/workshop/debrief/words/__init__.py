"""The words of a debrief's questions, by language; numbers come from elsewhere.

Every text names its numbers in braces, under the names that the question gives them.
"""

from __future__ import annotations

from collections.abc import Mapping

from sim.workshop.debrief.words import en, zh

__all__ = ["LEVERS", "QUESTIONS"]

QUESTIONS: Mapping[str, Mapping[str, tuple[str, str]]] = {"en": en.QUESTIONS, "zh": zh.QUESTIONS}
"""By language and key: what the numbers say, and what to ask the room."""

LEVERS: Mapping[str, Mapping[str, str]] = {"en": en.LEVERS, "zh": zh.LEVERS}
"""By language: a group of levers (``huawei.floor``); ``{who}`` is a brand or a maker."""
