"""What a run folder's manifest says of the model and the libraries that made it."""

from __future__ import annotations

import numpy as np

from sim.errors import StoreError
from sim.paths import shown, typed
from sim.store.names import RESOLVED
from sim.store.run_folder import SavedRun
from sim.world.version import is_same_model, model_version

__all__ = ["is_other_model", "notes_on", "refuse_other_model"]

_UNCHECKED = "; that version kept no digests of its files, so only their sizes could be checked"


def is_other_model(run: SavedRun) -> bool:
    """Whether another version of the model made a run: other source or other seeds."""
    return not is_same_model(run.manifest.versions.get("model"))


def refuse_other_model(run: SavedRun) -> None:
    """Refuse to simulate what a run folder holds where that would give other numbers.

    Raises:
        StoreError: another version of the model made the run.
    """
    if is_other_model(run):
        file = typed(run.path / RESOLVED)
        raise StoreError(
            f"{_made(run)}. Simulating it would give other numbers than the folder holds. To "
            f"simulate its scenario with the installed model, name the file in it: sim run {file}"
        )


def notes_on(run: SavedRun) -> list[str]:
    """What a reader of a run should know of the model and of numpy; empty where both are these."""
    if is_other_model(run):
        unchecked = "" if run.manifest.is_checked else _UNCHECKED
        return [f"{_made(run)}. What is shown is what the folder holds{unchecked}."]
    made, here = run.manifest.versions.get("numpy"), np.__version__
    if made != here:
        return [
            f"{shown(run.path)}: made with numpy {made}; installed is {here}. The model is the "
            "same. Its numbers are expected to agree, the last digits excepted."
        ]
    return []


def _made(run: SavedRun) -> str:
    made = run.manifest.versions.get("model", "unknown")
    return f"{shown(run.path)}: made by version {made} of the model; installed is {model_version()}"
