"""The ledger of what was played, with its texts in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter

from sim.agents.ledger import Key
from sim.agents.sentences import SENTENCES
from sim.levers.happening import Happening
from sim.levers.teller import Names, Teller
from sim.measures.recording import Entry
from sim.world.cast import agent_name
from sim.world.world import World

__all__ = ["Texts", "entries", "texts_in_english"]

Texts = tuple[str, str, str]
"""Before, after, reason: what the ledger has in words."""
_Row = tuple[int, str, str, str, str, str]


def entries(world: World, counts: Counter[Key]) -> tuple[Entry, ...]:
    """The entries by month, agent, rule and texts; those that read alike are one."""
    titles = {name: spec.title for name, spec in world.brands.items()}
    rivals = {name: rival.title for name, rival in world.rivals.items()}
    texts = texts_in_english(titles, rivals)
    told = cache(lambda what: (what.rule, *texts(what)))  # a happening is one of few, often
    found: dict[_Row, tuple[int, Happening]] = {}
    for (month, agent, what), count in counts.items():
        row = (month, agent, *told(what))
        before, first = found.get(row, (0, what))
        found[row] = before + count, first
    return tuple(Entry(*row, *held) for row, held in sorted(found.items(), key=itemgetter(0)))


def texts_in_english(
    brands: Mapping[str, str], rivals: Mapping[str, str]
) -> Callable[[Happening], Texts]:
    """Return what makes the ledger's texts, given the titles of brands and rivals."""
    names = Names(
        brand=lambda key: brands.get(key, key),
        agent=lambda key: rivals.get(key) or agent_name(key),
    )
    teller = Teller(SENTENCES, names)

    def texts(what: Happening) -> Texts:
        plain = what.to_plain()
        return (
            teller.text(plain, "before"),
            teller.text(plain, "after"),
            teller.text(plain, "reason"),
        )

    return texts
