"""A copy of the project in which a recipe is followed, word for word.

The blocks of a recipe's page say in the comment before them what a contributor does with them:

    <!-- recipe: new scenarios/mine.yaml -->               the block is a new file
    <!-- recipe: add to seeds/brands.yaml -->              it goes to the end of a file
    <!-- recipe: add to sim/x.py before "TEXT" -->         it goes before the first line with TEXT
    <!-- recipe: replace in sim/x.py "TEXT" -->            it takes the place of the first TEXT
    <!-- recipe: run -->                                   commands of `sim`, one a line
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docs.blocks import Block, blocks

__all__ = ["ROOT", "Output", "Scratch"]

ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("sim", "seeds", "scenarios", "docs", "tests/baselines", "cli.py", "pyproject.toml")
_STEP = re.compile(
    r"recipe: (?P<verb>new|add to|replace in) (?P<file>\S+?)(?: (?:before )?\"(?P<text>.*)\")?"
)
# One process for all commands, since most of a command's time is imports.
_DRIVER = """
import io, json, sys
from glob import glob
from sim.commands import app

given_words = list(sys.argv)

answers = []
for arguments in json.loads(sys.stdin.read()):
    # as a shell would: the name of a run folder ends with a digest
    words = [each for word in arguments for each in (glob(word) if "*" in word else [word])]
    sys.argv, streams = ["sim", *words], (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "12")
    try:
        app()
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    held, (sys.stdout, sys.stderr) = (sys.stdout, sys.stderr), streams
    texts = []
    for stream in held:
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    answers.append([code, *texts])
sys.argv = given_words
print(json.dumps(answers), flush=True)
"""


@dataclass(frozen=True)
class Output:
    """What a command printed, and its exit code."""

    command: str
    code: int
    out: str
    err: str


@dataclass
class Scratch:
    """A copy of the project.

    Attributes:
        root: its folder.
        touched: the files that a recipe made or changed.
    """

    root: Path
    touched: set[str] = field(default_factory=set)

    @classmethod
    def copy(cls, folder: Path) -> Scratch:
        """Copy what recipes change, with what is compiled, so that it need not be again."""
        for part in _PARTS:
            source, target = ROOT / part, folder / part
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copy2(source, target)
        return cls(folder)

    def follow(self, page: Path) -> list[Output]:
        """Do what every block of a page says, in order; returns what its commands printed.

        Raises:
            AssertionError: a step does not fit the files, or a command does not end as promised.
        """
        steps = [b for b in blocks(page.read_text(encoding="utf-8")) if b.is_step]
        assert steps, f"{page} has no step of a recipe"
        commands: list[str] = []
        for step in steps:
            if step.mark == "recipe: run":
                commands += step.text.strip().splitlines()
            else:
                self._change(step)
        outputs = self.sim(*commands)
        for output in outputs:
            assert output.code == 0, f"{output.command}: {output.code}\n{output.err}"
        return outputs

    def sim(self, *commands: str) -> list[Output]:
        """Run commands, each as a page has it, in the copy."""
        return self.sim_then("", (), *commands)[0]

    def sim_then(
        self, code: str, arguments: Sequence[str], *commands: str
    ) -> tuple[list[Output], str]:
        """Run commands and then a text of Python in one process; returns what that printed."""
        words = [shlex.split(command)[1:] for command in commands]
        done = self.python(f"{_DRIVER}\n{code}", json.dumps(words), arguments)
        answers, _, more = done.partition("\n")
        told = zip(commands, json.loads(answers), strict=True)
        return [Output(command, *answer) for command, answer in told], more

    def python(self, code: str, given: str = "", arguments: Sequence[str] = ()) -> str:
        """Run a text of Python in the copy, and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=self.root,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(self.root), "COLUMNS": "80"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _change(self, step: Block) -> None:
        found = _STEP.fullmatch(step.mark)
        assert found, f"no step of a recipe: {step.mark}"
        verb, name, text = found["verb"], found["file"], found["text"]
        file = self.root / name
        self.touched.add(name)
        if verb == "new":
            assert not file.exists(), f"{name} exists already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.text, encoding="utf-8")
            return
        before = file.read_text(encoding="utf-8")
        if verb == "replace in":
            assert text in before, f"{name} does not hold {text!r}"
            file.write_text(before.replace(text, step.text.rstrip("\n"), 1), encoding="utf-8")
        elif text is None:
            file.write_text(before + step.text, encoding="utf-8")
        else:
            lines = before.splitlines(keepends=True)
            places = [i for i, line in enumerate(lines) if text in line]
            assert places, f"{name} has no line with {text!r}"
            lines.insert(places[0], step.text)
            file.write_text("".join(lines), encoding="utf-8")
