"""A walk on disk, chunk by chunk, so that one that was cut off is taken up again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["keep", "kept", "luck_of", "state_of"]


def luck_of(state: Any) -> dict[str, Any]:
    """Where a state of emcee stands in its random numbers, as arrays."""
    _, keys, place, has, cached = state.random_state
    return {"keys": keys, "place": np.array([place, has]), "cached": np.array([cached])}


def state_of(emcee: Any, chunk: dict[str, Any]) -> Any:
    """The state of emcee at the end of a chunk."""
    place, has = (int(value) for value in chunk["place"])
    luck = ("MT19937", chunk["keys"], place, has, float(chunk["cached"][0]))
    return emcee.State(chunk["scores"][-1], log_prob=chunk["logs"][-1], random_state=luck)


def keep(folder: Path, number: int, chunk: dict[str, Any]) -> None:
    """One more chunk: whole or absent."""
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{number:05d}.npz"
    temporary = folder / f".{final.name}.{os.getpid()}.tmp"
    with temporary.open("wb") as file:
        np.savez(file, **chunk)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(final)


def kept(folder: Path) -> list[dict[str, Any]]:
    """The chunks of an earlier run, as far as they follow on each other."""
    found: list[dict[str, Any]] = []
    while (path := folder / f"{len(found) + 1:05d}.npz").is_file():
        with np.load(path) as data:
            found.append({name: data[name] for name in data.files})
    return found
