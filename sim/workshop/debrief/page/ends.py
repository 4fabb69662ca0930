"""What stands at the end of the page: questions, plays to save, and how to read it all."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from sim.report.page.html import Html, items, listing, paragraph, tag
from sim.workshop.debrief.plays_as_files import commands, file_name
from sim.workshop.debrief.telling.asked import asked
from sim.workshop.debrief.telling.sections import limits
from sim.workshop.debrief.telling.told import Told

__all__ = ["read_with_care", "saved_plays", "to_discuss"]

Part = tuple[str, str, Html]


def _section(key: str, title: str, content: Sequence[Html]) -> Part:
    whole = tag(
        "section",
        tag("h2", title, id=f"{key}-title"),
        *content,
        id=key,
        aria_labelledby=f"{key}-title",
    )
    return key, title, whole


def to_discuss(told: Told) -> Part:
    """The questions."""
    found = asked(told)
    lines = (tag("li", paragraph(said), paragraph(ask, class_="ask")) for said, ask in found)
    content = (
        tag("ol", *lines, class_="questions") if found else paragraph(told.say("questions.none"))
    )
    return _section("questions", told.say("questions.title"), [content])


def saved_plays(told: Told) -> Part:
    """A link for each play that saves its scenario file, and the command that runs it."""
    title, plays = told.say("plays.title"), told.debrief["plays"]
    if not plays:
        return _section("plays", title, [paragraph(told.say("plays.none"))])
    lines = (_saved(told, key, text) for key, text in plays.items())
    lead = paragraph(told.say("plays.lead"))
    return _section("plays", title, [lead, tag("div", *lines, class_="plays")])


def _saved(told: Told, key: str, text: str) -> Html:
    file, name = file_name(key), told.place(key)
    people = told.people(key, 8) if told.format == "design" else ""
    heading = told.say("plays.people", place=name, people=people) if people else name
    link = tag(
        "a",
        told.say("plays.save", file=file),
        href=f"data:application/yaml;charset=utf-8,{quote(text)}",
        download=file,
    )
    return tag(
        "div",
        paragraph(tag("strong", tag("bdi", heading)), items(" "), link),
        tag("pre", "\n".join(commands(told.debrief, key)), tabindex="0"),
    )


def read_with_care(told: Told) -> Part:
    """How to read it, and what the model does not know."""
    return _section("limits", told.say("limits.title"), [listing(*limits(told))])
