"""What made a report beside its scenarios: command, versions, and how its page is worded."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from sim import __version__
from sim.aliases import Json, JsonMapping
from sim.paths import shown, typed

__all__ = ["Made", "page_version"]

_VERSION = re.compile(r"[\w.+-]{1,40}")
_MOST_WORDS, _MOST_SIGNS = 1000, 10_000


@dataclass(frozen=True)
class Made:
    """How a report was made. A rerun takes these words from the report, since it cannot know them.

    Attributes:
        command: the command line, word by word.
        again: the command that makes its numbers again.
        package, python, numpy: versions.
    """

    command: tuple[str, ...]
    again: str
    package: str
    python: str
    numpy: str

    @classmethod
    def here(cls, command: Sequence[str], file: str) -> Made:
        """A report that this process makes, in a file of this name."""
        return cls(
            tuple(map(shown, command)),
            f"sim rerun {typed(file)}",
            __version__,
            platform.python_version(),
            np.__version__,
        )

    @classmethod
    def of(cls, block: JsonMapping) -> Made | None:
        """What a report's data say; None where they say no such thing."""
        command, again = block.get("command"), block.get("again")
        versions = [block.get(name) for name in ("package", "python", "numpy")]
        if not isinstance(command, list) or len(command) > _MOST_WORDS:
            return None
        texts = [each for each in (*command, again, *versions) if isinstance(each, str)]
        if len(texts) < len(command) + 4 or sum(map(len, texts)) > _MOST_SIGNS:
            return None
        package, python, numpy = texts[-3:]
        if not all(map(_VERSION.fullmatch, (package, python, numpy))):
            return None
        return cls(tuple(command), texts[-4], package, python, numpy)

    def to_plain(self) -> Json:
        """As it stands in a report's data."""
        return {
            "package": self.package,
            "python": self.python,
            "numpy": self.numpy,
            "command": list(self.command),
            "again": self.again,
        }


@cache
def page_version() -> str:
    """A digest of everything that words and draws a report; the model has a version of its own."""
    home, digest = Path(__file__).resolve().parents[2], sha256()
    page = home / "report" / "page"
    files = [home / "paths.py", *sorted((home / "report").rglob("*.py"))]
    assets = (each for part in ("static", "vendor") for each in (page / part).rglob("*"))
    files += sorted(each for each in assets if each.is_file())
    for file in files:
        digest.update(file.relative_to(home).as_posix().encode() + b"\0")
        digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
