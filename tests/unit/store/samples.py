"""A result to save, made from the fake recording."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sim.store.contents import Contents, Written, contents
from sim.store.manifest import describe
from sim.store.names import MANIFEST
from sim.store.run_folder import resolved_hash, run_id
from sim.store.sealed import DIGEST, sealed
from sim.study import series as study
from tests.unit.fakes import recording

CANONICAL = b'{"scenario":"fake"}'
RUN = run_id("fake", CANONICAL, "1")
WRITTEN = Written(b"# mine\r\nname: fake\r\n", "name: fake\n", "extends: {}\nexpect: {}\n")


@cache
def contents_of(scenario: str = "fake", end: str = "2026-01-01T00:00:02+00:00") -> Contents:
    run = recording(3, 40)
    manifest = describe(
        scenario=scenario,
        resolved_hash=resolved_hash(CANONICAL, "1"),
        model_version="1",
        seed=0,
        replications=run.replications,
        months=len(run.months),
        anchor=study.anchor(run),
        anchor_brand="aito",
        command=["sim", "run", "fake"],
        start="2026-01-01T00:00:00+00:00",
        end=end,
    )
    return contents(manifest, WRITTEN, run, study.series(run), study.outcomes(run))


def change_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a manifest says, as if the run had written that."""
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del told[DIGEST]
    change(told)
    (folder / MANIFEST).write_bytes(sealed(told))


def made_by_older_version(folder: Path) -> None:
    """Turn a folder into one from before files had digests: sizes, and no digest."""
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del told[DIGEST]
    told["files"] = {name: mark["size"] for name, mark in told["files"].items()}
    (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
