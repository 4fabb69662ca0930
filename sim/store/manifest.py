"""The manifest of a run folder: what was run, from what, with what, where and when."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.errors import StoreError
from sim.paths import shown

__all__ = ["Anchor", "Manifest", "describe", "git_commit", "read_manifest"]

_LIBRARIES = ("numpy", "simpy", "pyarrow")


class Anchor(BaseModel):
    """June 2025 as the run finds it: the alliance's vehicles, the anchor brand's share of them."""

    model_config = ConfigDict(frozen=True)

    month: str
    total: float
    aito_share: float


class Manifest(BaseModel):
    """What ``manifest.json`` holds.

    Attributes:
        scenario: the scenario's name.
        resolved_hash: SHA-256 of resolved scenario, seed and model version.
        anchor_brand: the brand that ``aito_share`` belongs to.
        versions: of package, model, python and libraries, by name.
        ensemble: digest of the fitted ensemble that was drawn from; None under ``prior``.
        git: commit of the checkout that ran, None for an installed package.
        command: the command line, word by word, as text: see ``sim.paths.shown``.
        start: when the run began, ISO 8601 with its offset; ``end`` likewise.
        files: size in bytes of every other file of the folder, by name.
    """

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)

    scenario: str
    resolved_hash: str = Field(pattern=r"^[0-9a-f]{64}$")
    seed: int
    replications: int
    months: int
    anchor: Anchor
    anchor_brand: str
    versions: dict[str, str]
    ensemble: str | None = None
    git: str | None
    platform: str
    command: tuple[str, ...]
    start: str
    end: str
    status: Literal["done", "interrupted"] = "done"
    files: dict[str, int] = {}


def describe(  # noqa: PLR0913 - the fields of one record, all by name
    *,
    scenario: str,
    resolved_hash: str,
    model_version: str,
    seed: int,
    replications: int,
    months: int,
    anchor: dict[str, str | float],
    anchor_brand: str,
    command: Sequence[str],
    start: str,
    end: str,
    ensemble: str | None = None,
) -> Manifest:
    """A manifest of this run on this machine: versions, commit and platform are looked up here."""
    return Manifest(
        scenario=scenario,
        resolved_hash=resolved_hash,
        seed=seed,
        replications=replications,
        months=months,
        anchor=Anchor.model_validate(anchor),
        anchor_brand=anchor_brand,
        versions={
            "package": _version("alliance-sim"),
            "model": model_version,
            "python": platform.python_version(),
            **{name: _version(name) for name in _LIBRARIES},
        },
        ensemble=ensemble,
        git=git_commit(Path(__file__).resolve().parents[2]),
        platform=f"{platform.system()} {platform.release()} {platform.machine()}",
        command=tuple(map(shown, command)),
        start=start,
        end=end,
    )


def read_manifest(path: Path) -> Manifest:
    """What a ``manifest.json`` says.

    Raises:
        OSError: it cannot be read.
        StoreError: it is no manifest.
    """
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise StoreError(
            f"{path}: damaged: {where}: {first['msg']}; move its folder away and run again"
        ) from error


def git_commit(checkout: Path) -> str | None:
    """The commit that a checkout is at, read from ``.git``; None where there is none (yet)."""
    try:
        folder = checkout / ".git"
        if folder.is_file():  # a worktree: the file says where its folder is
            folder = checkout / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        head = (folder / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref:"):
            return head or None
        return _resolve_ref(folder, head.removeprefix("ref:").strip())
    except (OSError, UnicodeDecodeError):
        return None


def _resolve_ref(folder: Path, ref: str) -> str | None:
    common = folder / "commondir"
    shared = folder / common.read_text(encoding="utf-8").strip() if common.is_file() else folder
    if (shared / ref).is_file():
        return (shared / ref).read_text(encoding="utf-8").strip()
    packed = shared / "packed-refs"
    lines = packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else []
    return next((line.split()[0] for line in lines if line.endswith(f" {ref}")), None)


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"
