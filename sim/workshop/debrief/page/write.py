"""The page around its sections."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from sim import __version__
from sim.report.page.html import Html, items, paragraph, tag
from sim.workshop.debrief.page.ends import read_with_care, saved_plays, to_discuss
from sim.workshop.debrief.page.parts import section_of
from sim.workshop.debrief.telling.sections import sections
from sim.workshop.debrief.telling.told import Told

__all__ = ["page"]

_LANG = {"en": "en", "zh": "zh-Hans"}


def page(debrief: Mapping[str, Any], language: str) -> str:
    """A debrief as HTML: one file, no script, nothing loaded from anywhere.

    Args:
        debrief: what ``sim.workshop.debrief.debrief`` gives.
        language: ``en`` or ``zh``.

    Raises:
        ValueError: there is no such language.
    """
    told = Told(debrief, language)
    title = told.title
    style = _style()
    return (
        f'<!doctype html>\n<html lang="{_LANG[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="alliance-sim {__version__}">\n'
        f"<title>{escape(title)}: {escape(told.say('debrief'))}</title>\n"
        f"<style>{style}</style>\n</head>\n<body>\n{_body(told, title)}\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return (Path(__file__).resolve().parent / "style.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Nothing at all but this style sheet, by its digest: what people typed can do nothing."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _body(told: Told, title: str) -> Html:
    parts = list(_parts(told))
    links = (tag("li", tag("a", heading, href=f"#{key}")) for key, heading, _ in parts)
    return items(
        tag(
            "header",
            paragraph(told.say("debrief"), class_="kicker"),
            tag("h1", tag("bdi", title)),
            tag("nav", tag("ul", *links), aria_label=told.say("nav")),
        ),
        tag("main", *(part for _, _, part in parts)),
        tag("footer", paragraph(told.say("footer"))),
    )


def _parts(told: Told) -> Iterator[tuple[str, str, Html]]:
    for each in sections(told):
        yield each.key, each.title, section_of(told, each)
    yield from (to_discuss(told), saved_plays(told), read_with_care(told))
