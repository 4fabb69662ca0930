"""What happened, as a sentence in a reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sim.agents.sentences import SENTENCES
from sim.aliases import JsonMapping
from sim.levers.teller import Names, Teller
from sim.measures.recording import Cast
from sim.report.names import LANGUAGES, names_in
from sim.world.cast import agent_name

__all__ = ["lines_in_every_language", "reason_in", "sentence", "teller"]


def teller(names: Names, language: str) -> Teller:
    """Return what tells, in a language, whatever is declared."""
    return Teller(SENTENCES, names, language)


def lines_in_every_language(cast: Cast) -> Callable[[JsonMapping], dict[str, str]]:
    """Return what tells an entry in each language as a line, of whoever is on stage in a run."""
    titles = dict(zip(cast.brands, cast.titles, strict=True))
    makers = dict(zip(cast.brands, cast.makers, strict=True))
    tellers = {each: teller(_names(each, titles, makers), each) for each in LANGUAGES}
    return lambda event: {language: teller.line(event) for language, teller in tellers.items()}


def _names(language: str, titles: Mapping[str, str], makers: Mapping[str, str]) -> Names:
    known = names_in(language)
    return Names(
        brand=lambda key: known.get(f"brand.{key}") or titles.get(key, key),
        agent=lambda key: known.get(f"agent.{key}") or agent_name(key),
        maker=makers.get,
        reason=lambda rule, given: reason_in(language, rule, given),
    )


def reason_in(language: str, rule: str, given: str) -> str:
    """A conditional rule's reason; a shipped one's in the language."""
    key = f"rule.{rule}.reason"
    return names_in(language)[key] if names_in("en").get(key) == given else given


def sentence(teller: Teller, event: JsonMapping) -> str:
    """An entry of the ledger as a sentence.

    One that holds no happening, since an earlier version wrote it, is told in the English it has.
    """
    if teller.knows(event):
        return teller.words(event)
    change = " -> ".join(str(event[end]) for end in ("from", "to") if event[end])
    return f"{event['reason']} ({change})" if change else str(event["reason"])
