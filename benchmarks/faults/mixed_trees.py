"""Scenarios put together from sound parts of others: most are accepted, few mean much.

What is judged of a scenario as a whole, such as terms that contradict each other or a rule that
can never act, is reached by these alone.
"""

from __future__ import annotations

from random import Random
from typing import Any

from benchmarks.faults.bases import bases
from benchmarks.faults.mutated_trees import written
from sim.world.world import vocabulary

__all__ = ["mixed_scenario"]

_HEAD = {"schema": 1, "name": "mixed", "title": "Mixed", "question": "What changes?"}
_ALIKE = tuple(
    tuple(words.split())
    for words in (
        "luxeed stelato aito shangjie maextro gac avatr zotye",
        "chery baic saic jac gac seres",
        "huawei shared partner",
        "hima hybrid huawei_inside supplier",
        "proportional equal focus",
        "agreed asked",
        "new refresh",
        "share units orders backlog outlets effort hhi",
        "aito_share share units hhi effective_number hima_units",
        "brand automaker channel profit",
        "above below",
        "lower_than higher_than",
        "low high",
        "all_of any_of",
        "effort outlets",
        "keep_control cede_sales yinwang_first",
    )
)
"""Words of which one may stand where another does."""


def mixed_scenario(random: Random) -> str:
    """Return a scenario that has sections of up to five others, with words and numbers changed."""
    tree: dict[str, Any] = dict(_HEAD)
    if random.random() < 0.3:
        tree["extends"] = random.choice(("keep_control", "cede_sales", "cede_gradually"))
    for _ in range(random.randrange(1, 6)):
        donor = random.choice(bases()).tree()
        for key in random.sample(list(donor), min(2, len(donor))):
            if key not in _HEAD and key != "extends":
                tree[key] = _joined(tree.get(key), donor[key])
    tree = _varied(random, tree, random.choice((0.0, 0.03, 0.1, 0.3)))
    if random.random() < 0.3:
        tree["assumptions"] = {**tree.get("assumptions", {}), **_assumption(random)}
    return written(random, tree)


def _assumption(random: Random) -> dict[str, Any]:
    """Return a range of one's own near one of the register's, or the register's own."""
    name, number = random.choice(list(vocabulary().register.items()))
    low, high = number.bounds
    far = random.choice((0.01, 0.2, 0.9, 1, 1.1, 5, 100))
    ranges = ({"low": low, "high": high}, {"fixed": far * low}, {"low": low, "high": far * high})
    return {name: random.choice(ranges)}


def _joined(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *new]
    return new


def _varied(random: Random, value: Any, share: float) -> Any:
    """Return the value with a share of its keys and leaves changed for others of their kind."""
    if isinstance(value, dict):
        items = value.items()
        return {_word(random, key, share): _varied(random, child, share) for key, child in items}
    if isinstance(value, list):
        return [_varied(random, child, share) for child in value]
    if isinstance(value, str):
        return _word(random, value, share)
    if isinstance(value, bool) or random.random() >= share:
        return value
    if isinstance(value, int):
        return max(value + random.choice((-6, -1, 1, 3, 12, -value)), 0)
    return random.choice((0, 0.5, 0.9, 1, 1.1, 2)) * value if isinstance(value, float) else value


def _word(random: Random, word: str, share: float) -> str:
    if random.random() >= share:
        return word
    if len(word) == 7 and word[4] == "-":  # a month
        return f"{random.randrange(2025, 2029)}-{random.randrange(1, 13):02}"
    alike = [words for words in _ALIKE if word in words]
    return random.choice(random.choice(alike)) if alike else word
