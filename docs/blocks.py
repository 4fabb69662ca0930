"""Fenced blocks of a page, and how those that can be run are run: for the build and for the tests.

A comment on the line before a block says what it is:

    <!-- file: mine.yaml -->     the block is that file
    <!-- exit: 2 -->             the commands end with this code (0 when nothing is said)
    <!-- not run: why -->        the commands are shown only
    <!-- runnable -->            a block of Python that runs as it stands
    <!-- printed by: sim ... --> a block of text: lines that this command prints
    <!-- recipe: ... -->         a step for contributors; tests/recipes/ follows it on a copy

A line ``<!-- output -->`` after a block of commands is replaced by what they print, and a line
``<!-- pictures -->`` (after that, if both stand there) by the SVG files that they write. The blocks
of a page run in their order in one folder.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.warm_sim import AVAILABLE, shared

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = "<!-- output -->"
PICTURES = "<!-- pictures -->"

_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]*?) -->\n)?^(?P<block>```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^```$)"
    rf"(?P<output>\n\n{OUTPUT}$)?(?P<pictures>\n\n{PICTURES}$)?",
    re.MULTILINE | re.DOTALL,
)
_SHELL = 'sim() {{ {sim} "$@"; }}\nset -e\n{text}'


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, text and mark, where it ends, and where what it shows ends."""

    language: str
    text: str
    mark: str
    end: int
    shown_until: int
    shows_output: bool
    shows_pictures: bool

    @property
    def runs(self) -> bool:
        """Whether it is run: commands of `sim`, or Python that is marked."""
        if self.language == "python":
            return self.mark == "runnable"
        shown_only = self.is_left_out or self.is_step
        return self.language == "bash" and self.text.startswith("sim ") and not shown_only

    @property
    def is_left_out(self) -> bool:
        """Whether the page says why it is not run."""
        return self.mark.startswith("not run: ")

    @property
    def is_step(self) -> bool:
        """Whether it is a step of a recipe."""
        return self.mark.startswith("recipe: ")

    @property
    def code(self) -> int:
        """The exit code that the page promises."""
        return int(self.mark.removeprefix("exit: ")) if self.mark.startswith("exit: ") else 0

    @property
    def printed_by(self) -> str | None:
        """The command whose output it quotes."""
        made = self.mark.startswith("printed by: ")
        return self.mark.removeprefix("printed by: ") if made else None

    @property
    def file(self) -> str | None:
        """The name of the file that it is."""
        return self.mark.removeprefix("file: ") if self.mark.startswith("file: ") else None


def blocks(markdown: str) -> list[Block]:
    """The blocks of a page in their order."""
    return [
        Block(
            language=x["language"],
            text=x["text"],
            mark=x["mark"] or "",
            end=x.end("block"),
            shown_until=x.end(),
            shows_output=x["output"] is not None,
            shows_pictures=x["pictures"] is not None,
        )
        for x in _BLOCK.finditer(markdown)
    ]


def is_shown(markdown: str) -> bool:
    """Whether a page shows what its blocks print or draw, so that the build has to play it."""
    return any(block.shows_output or block.shows_pictures for block in blocks(markdown))


def play(markdown: str, folder: Path) -> Iterator[tuple[Block, subprocess.CompletedProcess[str]]]:
    """Write the files of a page into a folder, run its blocks there; yields what was run."""
    for block in blocks(markdown):
        if block.file is not None:
            (folder / block.file).write_text(block.text, encoding="utf-8")
        if block.runs:
            yield block, _run(block, folder)


def _run(block: Block, folder: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
    if block.language == "python" and AVAILABLE:
        done = shared().run(folder, [], env=surroundings, script=block.text)
        out, err = (text.decode() for text in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)
    words = shared().command if AVAILABLE else shlex.join([sys.executable, "-m", "sim"])
    shell = ["bash", "-c", _SHELL.format(sim=words, text=block.text)]
    command = (
        [sys.executable, "-W", "error", "-c", block.text] if block.language == "python" else shell
    )
    return subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )


def with_output(markdown: str, folder: Path, picture: Callable[[Path], str]) -> str:
    """The page with what its commands print and draw, where it asks for that.

    Args:
        markdown: the page.
        folder: where its blocks run.
        picture: what shows a picture on the page.

    Raises:
        RuntimeError: a block does not end with the code that the page promises, or draws nothing
            where a picture is asked for.
    """
    parts, start, seen = [], 0, set[Path]()
    for block, done in play(markdown, folder):
        if done.returncode != block.code:
            raise RuntimeError(f"exit {done.returncode}:\n{block.text}\n{done.stderr}")
        drawn = _drawn(folder, seen)
        if block.shows_output or block.shows_pictures:
            parts.append(markdown[start : block.end])
            start = block.shown_until
        if block.shows_output:
            parts.append(f"\n\n```text\n{(done.stdout + done.stderr).rstrip()}\n```")
        if block.shows_pictures:
            if not drawn:
                raise RuntimeError(f"no picture is drawn by:\n{block.text}")
            parts += [f"\n\n{picture(path)}" for path in drawn]
    return "".join([*parts, markdown[start:]])


def _drawn(folder: Path, seen: set[Path]) -> list[Path]:
    """The pictures that were not there before, in the order in which they were written."""
    found = [path for path in folder.rglob("*.svg") if path not in seen]
    seen.update(found)
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path))
