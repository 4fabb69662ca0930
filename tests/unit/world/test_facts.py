"""Every fact of the article is something in the model, and what is named for it exists."""

from __future__ import annotations

import pytest

from sim.rules.catalogue import CATALOGUE
from sim.shipped import shipped_names
from sim.world.seeds import ArticleFact, seeds


def known() -> dict[str, set[str]]:
    base = seeds()
    return {
        "anchor": {"anchor.total", "anchor.share"},
        "mechanism": {rule.__name__ for rule in CATALOGUE},
        "range": set(base.assumptions),
        "scenario": set(shipped_names()),
        "left_out": set(),
    }


@pytest.mark.parametrize("fact", seeds().facts.article, ids=lambda fact: fact.fact)
def test_what_a_fact_is_in_the_model_exists(fact: ArticleFact) -> None:
    assert set(fact.by) <= known()[fact.plays]


def test_no_paragraph_of_the_digest_is_without_a_fact() -> None:
    told: set[int] = set()
    for fact in seeds().facts.article:
        for part in fact.para.replace("title", "0").split(", "):
            if part != "companies":
                first, _, last = part.partition("-")
                told |= set(range(int(first), int(last or first) + 1))
    assert told >= set(range(1, 25))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"plays": "range"}, "name what it is"),
        ({"plays": "left_out", "by": ("launch_pull",)}, "name what it is"),
        ({"plays": "left_out"}, "say why"),
    ],
)
def test_a_fact_without_a_place_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ArticleFact.model_validate({"fact": "x", "para": "1", "says": "y", **given})
