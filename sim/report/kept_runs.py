"""What is kept in a folder of runs, as a table for people and as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from sim.aliases import Json
from sim.one_line import one_line
from sim.store.kept_runs import KeptRun
from sim.world.version import is_same_model, model_version

__all__ = ["COLUMNS", "in_words", "run_rows", "runs_listing"]

COLUMNS = (
    "name", "run", "scenario", "seed", "replications", "months", "end", "model", "numpy", "bytes",
    "status", "problem",
)  # fmt: skip
"""Of ``run_rows``."""

_HEADS = ("run", "scenario", "ended (UTC)", "replications", "months", "model", "size", "status")
_LEFT = (0, 1, 2, 5, 7)
"""Columns of words; the others are numbers."""
_MEGABYTE = 1e6


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(
        cell.ljust(width) if i in _LEFT else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(row, widths, strict=True))
    ).rstrip()


def runs_listing(runs: Sequence[KeptRun]) -> list[str]:
    """Return the lines of a table of runs, as wide as it has to be, and of what is wrong."""
    rows = [_HEADS, *(tuple(map(one_line, _row(run))) for run in runs)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEADS))]
    lines = [_line(row, widths) for row in rows]
    lines += [f"{run.path.name}: damaged: {run.problem}" for run in runs if run.problem]
    if any(_status(run) == "other model" for run in runs):
        lines.append(f"The installed model is {model_version()}.")
    return lines


def in_words(runs: Sequence[KeptRun]) -> str:
    """Return how many runs there are and their size: ``3 runs (1.2 MB)``."""
    size = sum(run.size for run in runs)
    return f"{len(runs)} run{'s' * (len(runs) > 1)} ({_size(size)})"


def run_rows(runs: Sequence[KeptRun]) -> list[Json]:
    """Return a map for each run, with ``COLUMNS``; what a damaged run does not tell is None."""
    return [dict(zip(COLUMNS, _values(run), strict=True)) for run in runs]


def _values(run: KeptRun) -> tuple[object, ...]:
    manifest = run.manifest
    versions = manifest.versions if manifest else {}
    return (
        run.path.name,
        run.path.as_posix(),
        manifest.scenario if manifest else None,
        manifest.seed if manifest else None,
        manifest.replications if manifest else None,
        manifest.months if manifest else None,
        manifest.end if manifest else None,
        versions.get("model"),
        versions.get("numpy"),
        run.size,
        _status(run),
        run.problem or None,
    )


def _row(run: KeptRun) -> tuple[str, ...]:
    manifest, ended = run.manifest, run.ended
    if manifest is None:
        return (run.path.name, "", "", "", "", "", _size(run.size), _status(run))
    return (
        run.path.name,
        manifest.scenario,
        f"{ended.astimezone(UTC):%Y-%m-%d %H:%M}" if ended else "",
        f"{manifest.replications:,}",
        str(manifest.months),
        manifest.versions.get("model", "unknown"),
        _size(run.size),
        _status(run),
    )


def _status(run: KeptRun) -> str:
    if run.manifest is None:
        return "damaged"
    same = is_same_model(run.manifest.versions.get("model"))
    return "complete" if same else "other model"


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE else f"{count / 1e3:.0f} kB"
