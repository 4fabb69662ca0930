"""From a source to a page of HTML that is fit to print."""

from __future__ import annotations

import re
import string

from tools.handouts.fonts import faces
from tools.handouts.sources import HERE, LANGUAGES, Handout, filled, sheets_of

__all__ = ["paper"]

_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]+\)")
_FOOT = {"en": "The workshop, alliance-sim", "zh": "alliance-sim 工作坊"}


def paper(handout: Handout, language: str) -> str:
    """The HTML of a handout, complete in itself."""
    text = filled(handout.source(language))
    if handout.form:
        body = text * handout.copies
    elif handout.sheets:
        note = _html(text.partition("\n## ")[0].strip().rpartition("\n\n")[2])
        body = "".join(
            f"<section class=sheet>{_html(each)}<div class=note>{note}</div></section>"
            for each in sheets_of(text).values()
        )
    else:
        body = _html(text)
    title = re.search(r"<h1[^>]*>(.*?)</h1>", body)
    style = (HERE / "style.css").read_text(encoding="utf-8").replace("FOOT", _FOOT[language])
    fonts = faces(body + style + string.printable)
    return (
        f'<!doctype html><html lang="{LANGUAGES[language]}"><meta charset="utf-8">'
        f"<title>{title[1] if title else handout.name}</title><style>{fonts}{style}</style>"
        f'<body class="{handout.name} {language}">{body}</body></html>'
    )


def _html(markdown: str) -> str:
    """Markdown as HTML; links lead nowhere on paper, so only their words are left."""
    from markdown import markdown as render  # noqa: PLC0415 - comes with the extra `docs`

    text = _LINK.sub(r"\1", markdown)
    return render(text, extensions=["attr_list", "sane_lists", "tables"])
