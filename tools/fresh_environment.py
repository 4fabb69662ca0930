"""A virtual environment that exists only while something is tried in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
UV = (sys.executable, "-m", "uv")


@dataclass(frozen=True)
class Environment:
    """A virtual environment with this checkout installed in it."""

    python: Path

    def test(self, *arguments: str) -> int:
        """Run pytest on both cores; return its exit code."""
        command = [str(self.python), "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
        # the caches of the checkout belong to the environment that people work in
        command += ["-p", "no:cacheprovider", *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


@contextmanager
def fresh_environment(python: str, *install: str) -> Iterator[Environment]:
    """Install this checkout with its test extra, and remove the environment afterwards.

    Args:
        python: the interpreter or its version, as ``uv venv --python`` takes it.
        install: further arguments of ``uv pip install``.

    Raises:
        SystemExit: an environment cannot be made or filled; uv has said why.
    """
    with TemporaryDirectory(prefix="sim-environment-") as folder:
        path = Path(folder) / "venv"
        _uv("venv", "--quiet", "--no-config", "--python", python, str(path))
        scripts = "Scripts" if os.name == "nt" else "bin"
        environment = Environment(path / scripts / "python")
        # without the settings in pyproject.toml, which hold the tested versions
        target = ("--quiet", "--no-config", "--python", str(environment.python))
        _uv("pip", "install", *target, "--editable", ".[test]", *install)
        yield environment


def _uv(*arguments: str) -> None:
    done = subprocess.run([*UV, *arguments], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
