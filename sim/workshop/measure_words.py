"""What a session's measures and its goal are called, from the outcomes' declarations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.aliases import Json
from sim.capitals import capitalised
from sim.report.names import LANGUAGES, names_in
from sim.workshop.measures import Measure, goal_measures, measure_named, score_form, score_unit
from sim.world.cast import agent_name

if TYPE_CHECKING:
    from sim.workshop.opening import Opening

__all__ = ["goal_words", "measure_title", "measure_words", "measures_for_pages", "names_of"]

Named = Callable[[str, str], str]
"""Gives the name of a ``brand`` or an ``agent`` by its key."""
_OVER_RUN = {"en": "{measure} over the run", "zh": "{measure}（全程合计）"}

_AND = {"en": ", ", "zh": "、"}
_GOALS = {
    "en": {
        "parts": "{measures}, in equal parts",
        "value": "{measures}, the more the better",
        "less": "{measures}, the less the better",
    },
    "zh": {
        "parts": "{measures}，同等重要",
        "value": "{measures}，越高越好",
        "less": "{measures}，越低越好",
    },
}


def measure_words(name: str, language: str, named: Named) -> str:
    """Return a measure in words: the alliance's sales over the run."""
    measure = measure_named(name)
    kind = measure.outcome.kind
    words = kind.words.replace(" of {whole}", "") if language == "en" else kind.chinese
    return _with_name(measure, words, language, named)


def goal_words(goal: str, form: str, language: str, named: Named) -> str:
    """Return what is played for: the alliance's sales, the more the better.

    Args:
        goal: its name.
        form: see ``score_form``.
        language: the reader's.
        named: names of brands and agents.
    """
    told = [measure_words(name, language, named) for name in goal_measures(goal)]
    way = form if form in ("parts", "value") else "less"
    return _GOALS[language][way].format(measures=_AND[language].join(told))


def measure_title(name: str, language: str, named: Named) -> str:
    """Return a measure as the head of a table."""
    measure = measure_named(name)
    kind = measure.outcome.kind
    told = _with_name(measure, kind.title if language == "en" else kind.chinese, language, named)
    return capitalised(told)


def _with_name(measure: Measure, words: str, language: str, named: Named) -> str:
    per = measure.outcome.kind.per
    told = words.format(**{per: named(per, measure.outcome.entity)}) if per else words
    return _OVER_RUN[language].format(measure=told) if measure.summed else told


def measures_for_pages(opening: Opening) -> Json:
    """Return the measures of a session and what its goal scores, for pages."""
    form = score_form(opening.goal, opening.cast)
    wanted = dict.fromkeys((*opening.shown, *goal_measures(opening.goal), opening.lead))
    return {
        "measures": {name: _told(opening, name) for name in wanted},
        "shown": list(opening.shown),
        "lead": opening.lead,
        "score": {
            "measures": list(goal_measures(opening.goal)),
            "unit": score_unit(opening.goal),
            "form": form,
            "words": {
                language: goal_words(opening.goal, form, language, names_of(opening, language))
                for language in LANGUAGES
            },
        },
    }


def _told(opening: Opening, name: str) -> Json:
    measure = measure_named(name)
    texts: dict[str, Callable[[str, str, Named], str]] = {
        "words": measure_words,
        "title": measure_title,
    }
    return {
        "unit": measure.unit,
        "best": measure.outcome.best(opening.cast),
        "last": not measure.summed and measure.unit != "yuan",
    } | {
        key: {language: tell(name, language, names_of(opening, language)) for language in LANGUAGES}
        for key, tell in texts.items()
    }


def names_of(opening: Opening, language: str) -> Named:
    """Names in a language; what the scenario adds is called by its title."""
    cast, known = opening.cast, names_in(language)
    titles = dict(zip(cast.brands, cast.titles, strict=True))

    def named(kind: str, key: str) -> str:
        own = titles.get(key, key) if kind == "brand" else agent_name(key)
        return known.get(f"{kind}.{key}", own)

    return named
