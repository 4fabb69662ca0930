"""What default rules answered, read from what was simulated and not from the ledger.

A run in which the rule has declined is the run without the terms; one in which it has accepted is
the run in which they are agreed.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from sim.engine import record_one

__all__ = ["answer", "declined_in"]


@cache
def _run(text: str, future: int) -> dict[str, Any]:
    return dict(record_one(_KNOWN[text], future).arrays)


_KNOWN: dict[str, Any] = {}


def _arrays(scenario: Any, future: int) -> dict[str, Any]:
    text = scenario.model_dump_json()
    _KNOWN[text] = scenario
    return _run(text, future)


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(np.array_equal(one[name], other[name]) for name in one)


def _with(scenario: Any, brand: str, terms: tuple[Any, ...]) -> Any:
    return scenario.model_copy(update={"alliance": {**scenario.alliance, brand: terms}})


def answer(scenario: Any, brand: str, month: str, future: int) -> str | None:
    """``accepted``, ``declined``, or None where it makes no difference to anything."""
    terms = scenario.alliance[brand]
    (at,) = (i for i, t in enumerate(terms) if t.from_ == month and t.consent == "asked")
    agreed = terms[at].model_copy(update={"consent": "agreed"})
    now = _arrays(scenario, future)
    no = _same(now, _arrays(_with(scenario, brand, terms[:at] + terms[at + 1 :]), future))
    yes = _same(
        now, _arrays(_with(scenario, brand, (*terms[:at], agreed, *terms[at + 1 :])), future)
    )
    assert yes or no, "the rule takes the terms or leaves them"
    return None if yes and no else "accepted" if yes else "declined"


def declined_in(scenario: Any, future: int) -> set[tuple[str, str]]:
    """Brand and first month of all terms that default rules decline in a future."""
    return {
        (brand, term.from_)
        for brand, terms in scenario.alliance.items()
        for term in terms
        if term.consent == "asked" and answer(scenario, brand, term.from_, future) == "declined"
    }
