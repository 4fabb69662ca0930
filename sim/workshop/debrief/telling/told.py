"""A debrief in a language: words, numbers and names as they are written there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from sim.aliases import JsonMapping
from sim.capitals import capitalised
from sim.levers.teller import Names, Teller
from sim.report.ledger_sentences import reason_in, teller
from sim.report.names import makers
from sim.workshop.debrief.drawing.letters import clean, cut
from sim.workshop.debrief.telling.numbers import Numbers
from sim.workshop.debrief.telling.words import title_in, words_of
from sim.workshop.measure_words import measure_words
from sim.world.cast import agent_name

__all__ = ["JsonMapping", "Told"]

_NAME = 22.0
"""Letters of a name, about, before it is cut."""


class Told:
    """What a debrief's keys and numbers are called.

    Attributes:
        debrief: what is told.
        language: ``en`` or ``zh``.
        numbers: values in words.
    """

    def __init__(self, debrief: JsonMapping, language: str) -> None:
        self.debrief, self.language = debrief, language
        self._words = words_of(language)
        self.numbers = Numbers(self.say)

    def say(self, key: str, **values: object) -> str:
        """The words of a key, with values in them."""
        return self._words[key].format_map(values) if values else self._words[key]

    def knows(self, key: str) -> bool:
        """Whether there are words for a key."""
        return key in self._words

    @property
    def session(self) -> JsonMapping:
        """What the session was."""
        found: JsonMapping = self.debrief["session"]
        return found

    @property
    def title(self) -> str:
        """What the session is called; by its scenario's title where it was given no other."""
        own, scenario = self.session["title"], self.session["scenario"]["title"]
        return self.scenario("scenario") if own == scenario else clean(own) or self.say("untitled")

    def scenario(self, which: str) -> str:
        """The title of the session's ``scenario`` or ``base``, in the reader's language."""
        scenario = self.session[which]
        return clean(title_in(self.language, scenario["name"], scenario["title"]))

    @property
    def format(self) -> str:
        """Which game was played."""
        return str(self.session["format"])

    def joined(self, texts: Iterable[str]) -> str:
        """Words after each other, as the language lists them."""
        return self.say("list.comma").join(texts)

    @cached_property
    def _people(self) -> dict[str, list[str]]:
        """Names by place, of everybody that the debrief mentions."""
        found = {each["key"]: each["people"] for each in self.session["places"]}
        found |= {line["place"]: line["people"] for line in self.debrief["ranking"]}
        for asked in self.debrief["predictions"]:
            found |= {said["place"]: said["people"] for said in asked["said"]}
        return {place: [clean(name) for name in people] for place, people in found.items()}

    def people(self, place: str, most: int = 4) -> str:
        """Who sits at a place; of many the first few. Empty where nobody does."""
        names = self._people.get(place, [])
        told = self.joined(cut(name, _NAME * 0.6, 1.0) for name in names[:most])
        more = len(names) - most
        return self.say("people.more", names=told, more=more) if more > 0 else told

    def place(self, place: str) -> str:
        """A place: Team 2; World 1, Huawei; a person's name."""
        if place == "scenario":
            return self.scenario("scenario")
        if self.format == "predict":
            return self._person(place)
        if self.format == "design":
            return self.say("place.team", number=place[1:])
        world, _, role = place.partition(".")
        told = self.say("place.world", number=world[1:])
        return self.say("place.role", world=told, role=self.agent(role)) if role else told

    def _person(self, place: str) -> str:
        names = self._people.get(place) or [place]
        told = cut(names[0], _NAME * 0.6, 1.0) or place
        return f"{told} ({place})" if self._namesakes[names[0]] > 1 else told

    @cached_property
    def _namesakes(self) -> Counter[str]:
        first = [names[0] for names in self._people.values() if names]
        return Counter(first)

    def agent(self, key: str) -> str:
        """An agent's name."""
        return self.named("agent", key)

    def brand(self, key: str) -> str:
        """A brand's name."""
        return self.named("brand", key)

    def named(self, kind: str, key: str) -> str:
        """The name of a ``brand`` or an ``agent``."""
        if self.knows(f"{kind}.{key}"):
            return self.say(f"{kind}.{key}")
        titles = {each["key"]: str(each["title"]) for each in self._own(f"{kind}s")}
        return clean(titles.get(key) or agent_name(key))

    def _own(self, kind: str) -> Sequence[JsonMapping]:
        """Brands or agents that the session's scenario adds to the shipped ones."""
        found: Sequence[JsonMapping] = (
            self.debrief.get("session", {}).get("stage", {}).get(kind, ())
        )
        return found

    @cached_property
    def makers(self) -> Mapping[str, str]:
        """The automaker of every brand, by its key."""
        return makers() | {each["key"]: each["maker"] for each in self._own("brands")}

    @cached_property
    def teller(self) -> Teller:
        """What tells the ledger's entries."""
        names = Names(
            brand=self.brand,
            agent=self.agent,
            maker=self.makers.get,
            reason=lambda rule, given: reason_in(self.language, rule, given),
        )
        return teller(names, self.language)

    def measure(self, key: str) -> str:
        """What a measure is called within a sentence."""
        if self.knows(f"measure.{key}"):
            return self.say(f"measure.{key}")
        return measure_words(key, self.language, self.named)

    def measure_head(self, key: str) -> str:
        """What a measure is called at the beginning of a line."""
        told = self.measure(key)
        return capitalised(told)
