"""Fenced blocks of a page, and how those that can be run are run: for the build and for the tests.

A comment on the line before a block says what it is:

    <!-- file: mine.yaml -->     the block is that file
    <!-- exit: 2 -->             the commands end with this code (0 when nothing is said)
    <!-- not run: why -->        the commands are shown only
    <!-- runnable -->            a block of Python that runs as it stands

A line ``<!-- output -->`` after a block of commands is replaced by what they print. The blocks of a
page run in their order in one folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = "<!-- output -->"

_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]*?) -->\n)?^```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^```$"
    rf"(?P<output>\n\n{OUTPUT}$)?",
    re.MULTILINE | re.DOTALL,
)
_SHELL = 'sim() {{ "{python}" -m sim "$@"; }}\nset -e\n{text}'


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, text, mark, and where it ends on the page."""

    language: str
    text: str
    mark: str
    end: int
    shows_output: bool

    @property
    def runs(self) -> bool:
        """Whether it is run: commands of `sim`, or Python that is marked."""
        if self.language == "python":
            return self.mark == "runnable"
        return self.language == "bash" and self.text.startswith("sim ") and not self.is_left_out

    @property
    def is_left_out(self) -> bool:
        """Whether the page says why it is not run."""
        return self.mark.startswith("not run: ")

    @property
    def code(self) -> int:
        """The exit code that the page promises."""
        return int(self.mark.removeprefix("exit: ")) if self.mark.startswith("exit: ") else 0

    @property
    def file(self) -> str | None:
        """The name of the file that it is."""
        return self.mark.removeprefix("file: ") if self.mark.startswith("file: ") else None


def blocks(markdown: str) -> list[Block]:
    """The blocks of a page in their order."""
    return [
        Block(x["language"], x["text"], x["mark"] or "", x.end(), x["output"] is not None)
        for x in _BLOCK.finditer(markdown)
    ]


def play(markdown: str, folder: Path) -> Iterator[tuple[Block, subprocess.CompletedProcess[str]]]:
    """Write the files of a page into a folder, run its blocks there; yields what was run."""
    for block in blocks(markdown):
        if block.file is not None:
            (folder / block.file).write_text(block.text, encoding="utf-8")
        if block.runs:
            yield block, _run(block, folder)


def _run(block: Block, folder: Path) -> subprocess.CompletedProcess[str]:
    shell = ["bash", "-c", _SHELL.format(python=sys.executable, text=block.text)]
    command = (
        [sys.executable, "-W", "error", "-c", block.text] if block.language == "python" else shell
    )
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )


def with_output(markdown: str, folder: Path) -> str:
    """The page with what its commands print, where it asks for that.

    Raises:
        RuntimeError: a block does not end with the code that the page promises.
    """
    parts, start = [], 0
    for block, done in play(markdown, folder):
        if done.returncode != block.code:
            raise RuntimeError(f"exit {done.returncode}:\n{block.text}\n{done.stderr}")
        if block.shows_output:
            printed = (done.stdout + done.stderr).rstrip()
            before = markdown[start : block.end].removesuffix(OUTPUT)
            parts += [before, f"```text\n{printed}\n```"]
            start = block.end
    return "".join([*parts, markdown[start:]])
