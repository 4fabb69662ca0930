"""Words that only slides have, in English."""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "slides.part": "{title} ({number} of {of})",
    "slides.more": "There are {more} more; the page has them all.",
    "slides.about": "{title}: {text}",
    "slides.page": "{number} / {of}",
    "slides.question": "Question {number}",
}
