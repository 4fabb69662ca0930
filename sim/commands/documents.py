"""Documents on standard output: UTF-8 with plain line ends, whatever the locale."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from sim.commands.streams import tell
from sim.one_line import in_json
from sim.paths import shown, shown_all

__all__ = ["print_document", "print_json", "print_path"]

_SURROGATE = re.compile("[\ud800-\udfff]|\\\\ud[89a-f]", re.IGNORECASE)
"""A character that UTF-8 has no bytes for, as it is or as an escape of JSON."""


def print_document(text: str) -> None:
    """Print YAML, CSV, Markdown or any other text that a program or a file takes, as it is."""
    _print_bytes(shown(text).encode("utf-8"))


def print_json(content: Any, *, indent: int | None = 1, ensure_ascii: bool = True) -> None:
    """Print one JSON document; a file name that is no text is written with escapes."""
    options: dict[str, Any] = {
        "indent": indent,
        "ensure_ascii": ensure_ascii,
        "allow_nan": False,
    }
    text = in_json(json.dumps(content, **options))
    if _SURROGATE.search(text):
        text = in_json(json.dumps(shown_all(content), **options))
    print_document(f"{text}\n")


def print_path(path: Path) -> None:
    """Print the name of a file as a line of its own: its bytes, so that a program can open it.

    A terminal, which hidden characters could steer, gets it as messages have it.
    """
    if sys.stdout.isatty():
        tell(path.as_posix())
        return
    _print_bytes(os.fsencode(path.as_posix()) + b"\n")


def _print_bytes(content: bytes) -> None:
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a notebook's output takes text only
        sys.stdout.write(content.decode("utf-8", "backslashreplace"))
        return
    sys.stdout.flush()
    stream.write(content)
