"""What the handouts are made from: pages of docs/workshop/, and forms in HTML of this folder."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["HANDOUTS", "LANGUAGES", "PDFS", "Handout", "filled", "sheets_of"]

HERE = Path(__file__).resolve().parent
DOCS = HERE.parents[1] / "docs"
WORKSHOP = DOCS / "workshop"
PDFS = WORKSHOP / "handouts"
LANGUAGES = {"en": "en", "zh": "zh-Hans"}
"""Languages of the kit, with what HTML calls them."""

_PLACEHOLDER = re.compile(r"\{\{ *(\w+) *\}\}")
_SHEET = re.compile(r"^## (?P<title>.+?) \{#(?P<key>\w+)\}\n(?P<text>.*?)(?=^## |\Z)", re.M | re.S)


@dataclass(frozen=True)
class Handout:
    """One PDF in each language.

    Attributes:
        name: of the file, without its ending.
        form: whether it is a form in HTML; otherwise it is a page of the docs.
        sheets: whether each `##` section of the page has a sheet of its own; of what stands before
            the first, the last paragraph is put on all of them.
        copies: how often it stands on the page, to be cut.
    """

    name: str
    form: bool = False
    sheets: bool = False
    copies: int = 1

    def source(self, language: str) -> Path:
        """The file that it is made from."""
        if self.form:
            return HERE / language / f"{self.name}.html"
        return (WORKSHOP if language == "en" else WORKSHOP / language) / f"{self.name}.md"

    def pdf(self, language: str) -> Path:
        """Where it is printed to."""
        return PDFS / language / f"{self.name}.pdf"

    def digest(self, language: str) -> str:
        """SHA-256 of all that it is made from, with the numbers that stand for placeholders."""
        parts = [filled(self.source(language)), (HERE / "style.css").read_text(encoding="utf-8")]
        return hashlib.sha256("\0".join([repr(self), language, *parts]).encode()).hexdigest()


HANDOUTS = (
    Handout("case_summary"),
    Handout("role_sheets", sheets=True),
    Handout("prediction_slip", form=True, copies=2),
    Handout("design_sheet", form=True),
    Handout("offer_form", form=True, copies=2),
    Handout("debrief_questions"),
)


def filled(source: Path) -> str:
    """A source with its placeholders filled, as the docs are when they are built.

    Raises:
        KeyError: the docs know no such placeholder.
    """
    sys.path.insert(0, str(DOCS))  # the tables import one another as they do for mkdocs
    try:
        from tables import PLACEHOLDERS  # noqa: PLC0415 - found beside the docs
    finally:
        sys.path.remove(str(DOCS))
    text = source.read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda match: PLACEHOLDERS[match[1]](), text)


def sheets_of(markdown: str) -> dict[str, str]:
    """The sections of a page that have a key (`## Title {#key}`), as Markdown, by key."""
    return {
        match["key"]: f"# {match['title']}\n{match['text']}" for match in _SHEET.finditer(markdown)
    }
