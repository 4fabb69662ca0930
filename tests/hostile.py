"""Texts that try to be more than text, and what no output may hold of them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

LINE = "file:1: all is well"
"""What a forged line would say."""
MARKS = (
    *("\n", "\r", "\t", "\0", "\x0b", "\x0c", "\x1c", "\x1b[2K", "\x7f", "\x85", "\x9b31m"),
    *("\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c"),
    *("\u200b", "\u200d", "\u00ad", "\ufeff", "\ufff9", "\ufffe", "\ue000", "\U000e0041"),
    *("\udcce", "\ud800"),
)
SIGNS = (
    *("=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "'=1"),
    *(";=1", ",=1", ';"=1', "  =1", "|=1", "\u3000=1"),
    *("<script>alert(1)</script>", "<img src=x onerror=y>", "</title>", "]]>", "-->", "&lt;"),
    *("](http://x)", "[a", "`", "``", "**", "_", "|", "~~", "\\", '"', "'"),
    *("# ", "> ", "---", "===", "1. ", "- ", "{{title}}", "{name|x}", "$x^$"),
)
SEEN = ("问界", "销售——控制", "Zoë", "\u3000", "a", " ", LINE, "😀", "1.5")

hostile_texts = st.lists(st.sampled_from((*MARKS, *SIGNS, *SEEN)), max_size=8).map("".join)
"""Texts of marks that nobody sees, of signs that other formats obey, and of plain letters."""


def marks_in(text: str, allowed: str = "") -> set[str]:
    """The characters of a text that steer; written again here, so that a mistake shows."""
    odd = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    return {c for c in text if unicodedata.category(c) in odd or c == "\ufffe"} - set(allowed)
