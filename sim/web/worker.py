"""What a worker process of the server can be asked: the explorer's questions and the workshop's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.web.explorer import worker as explorer
from sim.web.explorer.worker import Reply
from sim.web.room.work import WORK as WORKSHOP

__all__ = ["prepare", "work"]

_KNOWN = {**explorer.WORK, **WORKSHOP}


def prepare() -> None:
    """Get a fresh process ready for the questions that must be quick."""
    explorer.prepare()


def work(what: str, given: Mapping[str, Any]) -> Reply:
    """The reply to a question; one that cannot be answered is told why, with status 400.

    Args:
        what: one of the explorer's questions, or of the workshop's.
        given: the question, as its JSON says it.
    """
    return explorer.work(what, given, _KNOWN)
