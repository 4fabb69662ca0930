"""The version of the model: what decides a result beside the scenario."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from sim import __version__
from sim.shipped import shipped

__all__ = ["is_same_model", "model_digest", "model_version"]

_SOURCES = (
    *("randomness.py", "inputs.py", "defaults.py", "levers", "scenario"),
    *("world", "rules", "agents", "engine", "measures", "study"),
)
_DATA = (".csv", ".yaml")


@cache
def model_digest() -> str:
    """Return the first 12 hexadecimal digits of a SHA-256 over the model's source and its seeds.

    It depends on nothing else: not on the platform, Python, numpy or the package's version. A
    library is not the model. Its version is kept beside the model's, in the manifest of a run.
    """
    home, digest = Path(__file__).resolve().parents[1], sha256()
    for part in _SOURCES:
        path = home / part
        files = path.rglob("*.py") if path.is_dir() else [path]
        for file in sorted(files, key=Path.as_posix):
            _add(digest, file.relative_to(home).as_posix(), file)
    for file in sorted(shipped("seeds").iterdir(), key=Path.as_posix):
        if file.suffix in _DATA:
            _add(digest, file.name, file)
    return digest.hexdigest()[:12]


def model_version() -> str:
    """Return the version that people read: the package's, a plus sign and the model's digest."""
    return f"{__version__}+{model_digest()}"


def is_same_model(version: str | None) -> bool:
    """Whether a version, as ``model_version`` gives it, is of this model.

    Only the digest counts: a release that changes no source and no seed is the same model.
    """
    return (version or "").rpartition("+")[2] == model_digest()


def _add(digest: Any, name: str, file: Path) -> None:
    # a clone on Windows has other line ends and the same model
    content = file.read_bytes().replace(b"\r\n", b"\n")
    digest.update(name.encode() + b"\0" + content + b"\0")
