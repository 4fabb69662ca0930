"""How words begin a sentence or a line."""

from __future__ import annotations

__all__ = ["capitalised"]


def capitalised(words: str) -> str:
    """Return words with a capital first letter; the others stay as they are."""
    return words[:1].upper() + words[1:]
