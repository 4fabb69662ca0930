"""YAML text to a tree of nodes, with limits: a hostile or broken file is a clear problem.

The tree is composed from the parser's events and not by PyYAML's loader, which resolves by YAML
1.1 (dates, ``yes``), keeps no lines, lets the last of two equal keys win and expands aliases.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import yaml

from sim.errors import Problem, ScenarioError
from sim.regular_files import read_regular, why_unreadable
from sim.scenario.text.compose import Composer
from sim.scenario.text.nodes import Node, Place, node_of, plain
from sim.scenario.text.syntax import syntax_problem, unprintable

__all__ = [
    "MAX_BYTES",
    "bytes_of_file",
    "bytes_of_stdin",
    "parse_value",
    "read_bytes",
    "read_file",
    "read_text",
    "read_trusted",
]

MAX_BYTES = 1024 * 1024
"""The largest scenario file that is read."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_file(path: Path, file: str) -> Node:
    """The tree in a file; ``file`` is its name in messages.

    Raises:
        ScenarioError: it cannot be read, or is not one YAML map within the limits.
    """
    return read_bytes(bytes_of_file(path, file), file)


def bytes_of_file(path: Path, file: str) -> bytes:
    """Return what a file holds, at most one byte above MAX_BYTES; ``file`` is for messages.

    Raises:
        ScenarioError: it cannot be read, or is no regular file.
    """
    try:
        return read_regular(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        _fail(file, 0, why_unreadable(error, path))


def read_trusted(path: Path) -> Any:
    """A shipped data file as plain Python: dict, tuple, text, numbers; same limits and errors."""
    return plain(read_file(path, str(path)))


def bytes_of_stdin() -> bytes:
    """Return what standard input holds, at most one byte above MAX_BYTES."""
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        return (sys.stdin.read(MAX_BYTES) if sys.stdin else "").encode()
    return stream.read(MAX_BYTES + 1)


def read_bytes(data: bytes, file: str) -> Node:
    """The tree in what was read of a file already; the errors are those of ``read_file``."""
    if len(data) > MAX_BYTES:
        _too_large(file)
    return read_text(_decoded(data, file), file)


def _decoded(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _fail(file, 0, "the text is UTF-16; save it as UTF-8")
    if b"\0" in data:
        _fail(file, 0, "this is a binary file, not a scenario")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _fail(file, line, "the text is not UTF-8; save it as UTF-8")


def read_text(text: str, file: str) -> Node:
    """The tree in a text: a map of keys and values.

    Raises:
        ScenarioError: with every problem that could be found in one go.
    """
    composer = Composer(lambda line: Place(file, line))
    root = _composed(text, file, composer)
    if root is None or root.value is None:
        _fail(file, 0, "the file is empty; begin with `sim new NAME --from BASE`")
    if not isinstance(root.value, dict):
        _fail(file, root.place.line, "not a scenario: write keys and values, such as `name: mine`")
    return root


def parse_value(text: str, place: Place) -> Node:
    """The value of ``--set key=VALUE``: a YAML word, ``[list]`` or ``{map}``, all at one place.

    Text that YAML would take for an indented map or list (``why: because``) stays text.
    """
    composer = Composer(lambda _: place, block=False)
    root = _composed(text, place.file, composer, option=True)
    if composer.block_met:
        return node_of(text, place)
    return root or Node(None, place)


def _composed(text: str, file: str, composer: Composer, option: bool = False) -> Node | None:
    at = unprintable(text)
    if at is not None:
        line = 0 if option else text.count("\n", 0, at) + 1
        if option and 0xDC80 <= ord(text[at]) <= 0xDCFF:  # a byte of the command line
            _fail(file, line, "the text is not UTF-8; type it in a terminal that uses UTF-8")
        _fail(file, line, f"the character U+{ord(text[at]):04X} is not allowed in a scenario")
    try:
        return composer.compose(_events(text))
    except (yaml.YAMLError, ValueError) as error:
        line, words = syntax_problem(error, text)
        problem = Problem(file, 0 if option else line, "", words)
        raise ScenarioError([*composer.problems, problem]) from None


def _events(text: str) -> Iterator[object]:
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    return events


def _too_large(file: str) -> NoReturn:
    _fail(file, 0, "larger than 1 MiB; a scenario is a few kilobytes of text")


def _fail(file: str, line: int, text: str) -> NoReturn:
    raise ScenarioError([Problem(file, line, "", text)])
