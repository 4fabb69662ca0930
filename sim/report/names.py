"""What is declared, by its name in a language: brands, agents, scenarios, rules, assumptions.

English stands with each thing's declaration in seeds/ and in scenarios' files. Another language has
a file of its own, ``seeds/words/<language>.yaml``; where it has no line, English is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from sim.scenario.text.headings import shipped_headings
from sim.scenario.text.reader import read_trusted
from sim.shipped import shipped
from sim.world.cast import agent_name
from sim.world.seeds import seeds

__all__ = ["LANGUAGES", "agents", "makers", "names_in", "translated"]

LANGUAGES = ("en", "zh")


def makers() -> dict[str, str]:
    """The automaker of every shipped brand, in their order."""
    return {key: brand.maker for key, brand in seeds().brands.items()}


@cache
def agents() -> Mapping[str, str]:
    """Every agent by its key, with its English name; what comes from outside is last."""
    outside = [key for key, agent in seeds().agents.items() if agent.role == "outside"]
    acting = (*seeds().agents, *makers().values(), *seeds().rivals)
    keys = (*(key for key in acting if key not in outside), *outside)
    return {key: agent_name(key) for key in keys}


@cache
def names_in(language: str) -> Mapping[str, str]:
    """Every declared name by its key: ``brand.aito``, ``scenario.cede_sales.title``.

    Raises:
        ValueError: there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words in '{language}'; there are {' and '.join(LANGUAGES)}")
    return {**dict(_english()), **({} if language == "en" else translated(language))}


@cache
def translated(language: str) -> Mapping[str, str]:
    """What a language has its own words for, by the key of ``names_in``."""
    found: dict[str, str] = read_trusted(shipped("seeds") / "words" / f"{language}.yaml")
    return found


def _english() -> Iterator[tuple[str, str]]:
    for key, brand in seeds().brands.items():
        yield f"brand.{key}", brand.title
    for key, name in agents().items():
        yield f"agent.{key}", name
    for heading in shipped_headings().values():
        yield f"scenario.{heading.name}.title", heading.title
        yield f"scenario.{heading.name}.question", heading.question
        for rule, reason in heading.reasons.items():
            yield f"rule.{rule}.reason", reason
    for key, number in seeds().assumptions.items():
        yield f"assumption.{key}", number.title
        yield f"assumption.{key}.means", number.means
