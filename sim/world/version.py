"""The version of the model: what decides a result beside the scenario."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from numpy import __version__ as numpy_version

from sim import __version__
from sim.scenario.shipped import shipped
from sim.world.ensemble import ENSEMBLE

__all__ = ["model_version"]

_SOURCES = ("randomness.py", "scenario", "world", "rules", "agents", "engine", "measures", "study")


@cache
def model_version() -> str:
    """The package's version and a digest of the model's source, its seeds and numpy's version.

    So a run that was kept by another version of a mechanism, or with another number in seeds/, is
    never served as if it were today's.
    """
    home, digest = Path(__file__).resolve().parents[1], sha256()
    for part in _SOURCES:
        path = home / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.relative_to(home).as_posix().encode() + b"\0")
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    seeds = shipped("seeds")
    for file in [*sorted(seeds.glob("*.yaml")), seeds / ENSEMBLE]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    # numpy may change what a stream deals from one version to the next
    digest.update(numpy_version.encode())
    return f"{__version__}+{digest.hexdigest()[:12]}"
