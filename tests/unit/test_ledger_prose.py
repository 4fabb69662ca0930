"""No page and no module finds the meaning of the ledger's entries in their text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import sim
from sim.agents.sentences import DECLARED

HOME = Path(sim.__file__).parent
DECLARES = ("levers", "agents")
"""Folders that declare what is told."""
TEXTS = {"before", "after", "reason", "from", "to"}
CUTS = {
    "partition", "rpartition", "split", "rsplit", "splitlines", "startswith", "endswith",
    "removeprefix", "removesuffix", "find", "index", "replace", "strip",
}  # fmt: skip
MATCHES = {"match", "fullmatch", "search", "findall", "finditer", "sub", "split"}
OTHERS = {"it changes its mind"}
"""What other texts say as well: a file that `sim new` makes."""

MODULES = sorted(p for p in HOME.rglob("*.py") if p.relative_to(HOME).parts[0] not in DECLARES)
PAGES = sorted(p for p in HOME.rglob("*.js") if not {"vendor", "words"} & set(p.parts))


def _pieces() -> set[str]:
    """What stands between the values in the ledger's texts, where it is more than a word."""
    texts = [t for s in DECLARED for t in (s.words, s.chinese, s.before, s.after, s.reason)]
    pieces = {piece.strip(" :;,()") for text in texts for piece, *_ in Formatter().parse(text)}
    long = {p for p in pieces if len(p.split()) > 2 or re.search("[\u4e00-\u9fff]{6}", p)}
    return long - OTHERS


def _is_text(node: ast.expr) -> bool:
    """Whether an expression holds a text of an entry: ``event["from"]``, ``entry.before``."""
    for part in ast.walk(node):
        name = None
        if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Constant):
            name = part.slice.value
        if isinstance(part, ast.Attribute):
            name = part.attr
        if name in TEXTS and re.search(r"\b(entry|event)\b", ast.unparse(part)):
            return True
    return False


def _read_apart(tree: ast.AST) -> Iterator[str]:
    """Calls that cut an entry's text or match it, and comparisons with a text of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            cuts = node.func.attr in CUTS and _is_text(node.func.value)
            matches = node.func.attr in MATCHES and any(map(_is_text, node.args))
            if cuts or matches:
                yield ast.unparse(node)
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(s, ast.Constant | ast.JoinedStr) for s in sides) and any(
                map(_is_text, sides)
            ):
                yield ast.unparse(node)


def _strings(tree: ast.AST) -> Iterator[str]:
    """The strings of a module but its docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for node in constants:
        if isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _apart_in_page(text: str) -> list[str]:
    code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", text, flags=re.S | re.M)
    field = r"\b(?:entry|event|line)\.(?:from|to|reason|before|after)\b"
    cut = (
        rf"{field}\)?\.(?:match|replace|split|startsWith|endsWith|includes|slice|indexOf|search)\("
    )
    tested = rf"(?:exec|test|match)\(\s*{field}"
    compared = rf"{field}\s*[!=]==?\s*[\"'`]"
    return re.findall(f"{cut}|{tested}|{compared}", code)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_module_reads_the_ledgers_texts_apart(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert list(_read_apart(tree)) == []
    words = " \n".join(_strings(tree))
    assert [piece for piece in _pieces() if piece in words] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_page_reads_the_ledgers_texts_apart(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _apart_in_page(text) == []
    assert [piece for piece in _pieces() if piece in text] == []


def test_what_used_to_do_so_would_be_found() -> None:
    for code in (
        'brand, colon, _ = str(event["from"]).partition(":")',
        'entry.before.partition(":")[0]',
        're.match(r"^floor (\\w+)$", event["to"])',
        'event["to"] == "over"',
        'if ":" in str(event["from"]): pass',
    ):
        assert list(_read_apart(ast.parse(code))), code
    for page in (
        "const [, to] = /^(.*?)$/.exec(entry.to);",
        "entry.reason.replace(/^signs /, '')",
        'if (entry.to === "over") return 1;',
        'entry.from.split(":")[0]',
    ):
        assert _apart_in_page(page), page
    assert {"launches its first model", "as the contract between them says"} <= _pieces()
