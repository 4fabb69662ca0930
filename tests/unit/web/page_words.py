"""The page's words, read from its modules: flat maps with one entry a line, strings as in JSON."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import sim.web

__all__ = ["LANGUAGES", "MINE", "controls", "placeholders", "words"]

LANGUAGES = ("en", "zh")
MINE = ("controls", "numbers")
_PAGE = Path(sim.web.__file__).parent / "page"
_ENTRY = re.compile(r'^ {2}("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*"),$')
_OTHER = ("//", "import ", "export default {", "};", "...numbers,")


@cache
def words(language: str, name: str) -> dict[str, str]:
    """The entries of one module; a line that is none of the known kinds fails."""
    entries: dict[str, str] = {}
    for line in (_PAGE / "words" / language / f"{name}.js").read_text("utf-8").splitlines():
        if not line.strip() or line.strip().startswith(_OTHER):
            continue
        match = _ENTRY.match(line)
        assert match, f"{language}/{name}.js: {line}"
        key = json.loads(match[1])
        assert key not in entries, f"{language}/{name}.js: {key} twice"
        entries[key] = json.loads(match[2])
    return entries


def controls(name: str) -> str:
    """The text of a module of the controls."""
    return (_PAGE / "controls" / name).read_text("utf-8")


def placeholders(text: str) -> set[str]:
    """The names in braces that a text fills in."""
    return set(re.findall(r"\{(\w+)\}", text))
