"""A scenario's run: served from its folder when it is there, simulated and kept when not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sim.aliases import Progress
from sim.display import Displayed, Summary
from sim.engine import DEFAULT_BLOCK, record
from sim.engine.simulate import check_block
from sim.errors import StoreError
from sim.measures.recording import Recording
from sim.scenario import Loaded, Scenario, canonical
from sim.scenario.types.arguments import instance
from sim.store.contents import Contents, Written, contents
from sim.store.files import explain, try_folder
from sim.store.manifest import Manifest, describe
from sim.store.run_folder import SavedRun, find, load, resolved_hash, run_id, save
from sim.study.arguments import checked_progress, folder
from sim.study.kept_scenario import refuse_changed
from sim.study.load import ScenarioLike, as_scenario, load_checked
from sim.study.series import anchor, outcomes, series
from sim.study.written import written
from sim.world.ensemble import ensemble_digest
from sim.world.version import model_digest, model_version

__all__ = ["Ran", "run_scenario"]


@dataclass(frozen=True, repr=False)
class Ran(Displayed):
    """A run, and whether it was served from its folder."""

    saved: SavedRun
    served: bool

    def summary(self) -> Summary:
        """The run, and where it came from."""
        how = "an identical run was kept there" if self.served else "simulated and kept"
        saved = self.saved.summary()
        return Summary(saved.heading, [*saved.lines, how])


def _same(run: SavedRun, wanted: str) -> SavedRun:
    """The run, whole, if it is the one that is wanted: its name holds eight digits only.

    Raises:
        StoreError: it is another run, or a file of it is not as it was written.
    """
    if run.manifest.resolved_hash != wanted:
        raise StoreError(
            f"{run.path}: holds another run with a similar name; move it away or use --out"
        )
    run.check()
    refuse_changed(run)
    return run


def run_scenario(
    scenario: ScenarioLike,
    out: str | Path = "runs",
    *,
    jobs: int = 1,
    block: int = DEFAULT_BLOCK,
    progress: Progress | None = None,
    command: Sequence[str] | None = None,
    loaded: Loaded | None = None,
) -> Ran:
    """Run a scenario, or find its run, in the folder ``out``.

    Args:
        scenario: a scenario; or its name or path, of which the author's file is kept as well.
        out: where run folders go; made when the first result is whole.
        jobs: worker processes.
        block: replications simulated at once; no result depends on it.
        progress: told what is being done.
        command: the command line, kept in the manifest; this process's when None.
        loaded: what a scenario was read from, so that its author's file, its base and what its
            expectations name are kept as well; None for one that was made in Python.

    Raises:
        InputError: an argument is not what it must be, or June's figures do not fit the scenario.
        ScenarioError: there is no such scenario, it is not sound, or one that an expectation of
            it names cannot be used.
        StoreError: the run cannot be kept, or what is kept is damaged.
        WorkerError: a worker process ended before its work was done.
    """
    tell = checked_progress(jobs, progress)
    check_block(block)
    scenario, loaded = _read(scenario, loaded)
    out = folder(out)
    digest, resolved = model_digest(), canonical(scenario)
    name, wanted = run_id(scenario.name, resolved, digest), resolved_hash(resolved, digest)
    kept = find(out, name)
    if kept is not None:
        return Ran(_same(load(kept), wanted), served=True)
    try:
        try_folder(out)
    except OSError as error:
        raise explain(error, "keep the run", out) from error
    texts = written(scenario, loaded)
    start = datetime.now(UTC)
    recording = record(
        scenario, jobs=jobs, block=block, progress=lambda n, m: tell("replications", n, m)
    )
    result = _measured(scenario, recording, texts, tell, (wanted, command, start))
    return Ran(load(save(out, name, result)), served=False)


def _read(scenario: ScenarioLike, loaded: Loaded | None) -> tuple[Scenario, Loaded | None]:
    instance("loaded", loaded, (Loaded, type(None)), "what a scenario was read from, or None")
    if isinstance(scenario, str | Path):
        loaded = load_checked(scenario)
        return loaded.scenario, loaded
    return as_scenario(scenario), loaded


def _measured(
    scenario: Scenario,
    recording: Recording,
    texts: Written,
    tell: Progress,
    made: tuple[str, Sequence[str] | None, datetime],
) -> Contents:
    """What a run folder holds; ``made`` is the run's hash, its command and its start."""
    table = series(recording, progress=lambda n, m: tell("months measured", n, m))
    manifest = _manifest(scenario, recording, *made)
    return contents(manifest, texts, recording, table, outcomes(recording))


def _manifest(
    scenario: Scenario,
    recording: Recording,
    digest: str,
    command: Sequence[str] | None,
    start: datetime,
) -> Manifest:
    """What was run, with the hash of what decides its result."""
    return describe(
        scenario=scenario.name,
        resolved_hash=digest,
        model_version=model_version(),
        seed=scenario.run.seed,
        replications=scenario.run.replications,
        months=scenario.run.months,
        ensemble=None if scenario.run.prior else ensemble_digest(),
        anchor=anchor(recording),
        anchor_brand=recording.cast.brands[recording.cast.anchor],
        command=sys.argv if command is None else command,
        start=start.isoformat(timespec="seconds"),
        end=datetime.now(UTC).isoformat(timespec="seconds"),
    )
