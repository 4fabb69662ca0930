"""Renew the tested set of versions: python -m tools.renew_constraints

Resolves the newest versions that pyproject.toml allows, for every supported Python and system,
installs them in a new environment and runs all tests there. Only when they pass are the versions
written: to constraints.txt, which pip takes with `-c`; to `[tool.uv]` in pyproject.toml, where uv
looks; and hatchling's, which builds the package, to `[build-system]`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.fresh_environment import ROOT, UV, fresh_environment

CONSTRAINTS = ROOT / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"
HEAD = """\
# The versions that the tests passed with. Written by `python -m tools.renew_constraints`.
"""
_UV_LIST = re.compile(r"(?m)^constraint-dependencies = \[\n(?:  .*\n)*\]\n")
_BUILD = re.compile(r'(?m)^requires = \["hatchling==[^"]*"\]$')


def main() -> int:
    """Resolve, test, write; return 0, or pytest's exit code with nothing written."""
    text = resolved()
    with TemporaryDirectory() as folder:
        candidate = Path(folder) / CONSTRAINTS.name
        candidate.write_text(text, encoding="utf-8")
        with fresh_environment(sys.executable, "--constraint", str(candidate)) as environment:
            code = environment.test()
    if code:
        print("The tests failed with these versions; nothing was written.", file=sys.stderr)
        return code
    project = with_versions(PROJECT.read_text(encoding="utf-8"), versions(text))
    CONSTRAINTS.write_text(text, encoding="utf-8")
    PROJECT.write_text(project, encoding="utf-8")
    print(f"{len(versions(text))} versions written to {CONSTRAINTS.name} and {PROJECT.name}")
    return 0


def resolved() -> str:
    """The text of the file with the newest versions: one a package, for all supported Pythons."""
    # no comments and no index options: the file holds versions, not where they came from
    bare = ("--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links")
    command = (*UV, "pip", "compile", "--quiet", "--no-config", *bare)
    command += ("--universal", "--fork-strategy", "fewest", "--all-extras", PROJECT.name)
    found = subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE)
    return HEAD + found.stdout


def versions(constraints: str) -> list[str]:
    """The requirements in a constraints file, without its comments."""
    return [line for line in constraints.splitlines() if line and not line.startswith("#")]


def with_versions(project: str, constraints: list[str]) -> str:
    """The text of pyproject.toml with these versions for uv and for the build.

    Raises:
        ValueError: one of the two places is not found, or there is no hatchling.
    """
    listed = "".join(f"  {_quoted(line)},\n" for line in constraints)
    build = next((line for line in constraints if line.startswith("hatchling==")), None)
    if build is None or not _UV_LIST.search(project) or not _BUILD.search(project):
        raise ValueError("pyproject.toml has no [tool.uv] list, or hatchling is not pinned")
    # functions, since a replacement text may hold backslashes
    filled = _UV_LIST.sub(lambda _: f"constraint-dependencies = [\n{listed}]\n", project)
    return _BUILD.sub(lambda _: f'requires = ["{build}"]', filled)


def _quoted(line: str) -> str:
    return f'"{line}"' if '"' not in line else f"'{line}'"


if __name__ == "__main__":
    sys.exit(main())
