"""The slides of a debrief, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from sim.workshop.debrief.slides.canvas import Canvas
from sim.workshop.debrief.slides.layout import draw, draw_title
from sim.workshop.debrief.slides.slide import Slide
from sim.workshop.debrief.slides.split import of_pairs, of_section
from sim.workshop.debrief.telling.asked import asked
from sim.workshop.debrief.telling.sections import limits, sections
from sim.workshop.debrief.telling.told import Told

__all__ = ["deck", "slides"]


def slides(debrief: Mapping[str, Any], language: str) -> bytes:
    """A debrief as a PDF of 16:9 slides; the same debrief gives the same bytes.

    Args:
        debrief: what ``sim.workshop.debrief.debrief`` gives.
        language: ``en`` or ``zh``.

    Raises:
        ValueError: there is no such language.
    """
    told, file = Told(debrief, language), BytesIO()
    title = told.title
    canvas = Canvas(file, f"{title}: {told.say('debrief')}", language)
    found = list(deck(told))
    draw_title(canvas, title, [told.say("debrief"), told.say(f"format.{told.format}")])
    for number, slide in enumerate(found, 2):
        draw(canvas, slide, told.say("slides.page", number=number, of=len(found) + 1))
    canvas.save()
    return file.getvalue()


def deck(told: Told) -> Iterator[Slide]:
    """Every slide after the title."""
    found = {section.key: section for section in sections(told)}
    for key in ("case", "ranking", "predictions", "luck", "turning"):
        if key in found:
            yield from of_section(told, found[key])
    if "parts" in found:
        yield from of_pairs(told, found["parts"], found["neighbours"])
    yield from _questions(told)
    title = told.say("limits.title")
    yield Slide(title, notes=limits(told))


def _questions(told: Told) -> Iterator[Slide]:
    title = told.say("questions.title")
    for number, (said, ask) in enumerate(asked(told), 1):
        yield Slide(told.say("slides.question", number=number), title, [said], big=ask)
