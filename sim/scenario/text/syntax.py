"""Our words for what a YAML parser finds wrong; its own differ from parser to parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from sim.scenario.text.nodes import MAX_DEPTH, too_deep

__all__ = ["syntax_problem", "unprintable"]

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_QUOTED = re.compile(r"""'[^']*'|"(?:[^"\\]|\\.)*\"""")

_WORDS = (
    ("mapping values", "a colon stands where none can; mend the indentation, or quote the text"),
    ("quoted scalar", "a quotation mark is not closed, or an escape in the text is wrong"),
    ("',' or", "a bracket or brace is not closed, or a comma is missing"),
    ("flow node", "a value is missing inside brackets or braces"),
    ("tag", "a tag (a word that begins with !) is not allowed; remove it"),
    ("block", "the indentation does not fit the lines above"),
    ("simple key", "a line without a colon stands among keys; write `key: value`"),
    ("expected ':'", "a line without a colon stands among keys; write `key: value`"),
    ("expected key", "the indentation does not fit the lines above"),
    ("directive", "a line that begins with % is not allowed; remove it"),
    ("incompatible", "a line that begins with % is not allowed; remove it"),
    ("any token", "a character that cannot begin a value; put the text in quotes"),
)


def unprintable(text: str) -> int | None:
    """Where the first character stands that no YAML text may hold; None when there is none."""
    match = _UNPRINTABLE.search(text)
    return match.start() if match else None


def syntax_problem(error: Exception, text: str) -> tuple[int, str]:
    """The line (from 1) and our words for what the parser complains about."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.splitlines()
    line = min(mark.line + 1, max(len(lines), 1)) if mark else 1
    for number in (line, line - 1):
        if 1 <= number <= len(lines) and _tab_indented(lines[number - 1]):
            return number, "a tab is used for indentation; use spaces"
    if _is_too_deep(lines, mark):
        return line, too_deep()
    return line, f"not valid YAML: {_words(error)}"


def _is_too_deep(lines: Sequence[str], mark: yaml.Mark | None) -> bool:
    if not lines or mark is None:
        return False
    before = lines[min(mark.line, len(lines) - 1)][: mark.column + 1]
    return _brackets_open(before) > MAX_DEPTH


def _brackets_open(text: str) -> int:
    """How many brackets and braces are still open at the end of a part of a line.

    A parser reads ahead within a line to find out whether `[` begins a key, and so meets its own
    limit before the composer sees the first bracket. What is too deep here must not depend on that.
    """
    bare = _QUOTED.sub("", text)
    return sum(bare.count(sign) for sign in "[{") - sum(bare.count(sign) for sign in "]}")


def _tab_indented(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _words(error: Exception) -> str:
    said = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    if isinstance(error, yaml.YAMLError):
        for part in (said, context):
            for sign, words in _WORDS:
                if sign in part:
                    return words
    return "mend the indentation, the quotation marks and the brackets around this line"
