"""A result to save, made from the fake recording."""

from __future__ import annotations

from functools import cache

from sim.store.contents import Contents, Written, contents
from sim.store.manifest import describe
from sim.store.run_folder import resolved_hash, run_id
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
