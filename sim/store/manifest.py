"""The manifest of a run folder: what was run, from what, with what, where and when.

It holds the size and the digest of every other file, and a digest of itself. Older versions wrote
sizes only: their folders are read as they are, since the model that made them is another one and
cannot make them again.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from sim.errors import StoreError
from sim.inputs import Month, Name
from sim.paths import shown
from sim.regular_files import read_regular
from sim.scenario.types.scenario import Run
from sim.store.checkout import git_commit
from sim.store.marks import FileMark, Sha256, Size
from sim.store.sealed import DIGEST, check_seal, object_of, sealed

__all__ = ["AnchorFigures", "Manifest", "describe", "manifest_text", "read_manifest"]

_LIBRARIES = ("numpy", "simpy", "pyarrow")
_MOST_BYTES = 16 * 1024 * 1024
"""The largest manifest that is read: a command line may have two megabytes, escaped more."""
_FIRST_YEAR, _LAST_YEAR = 2000, 9998


def _moment(text: str) -> str:
    """A moment with its offset, in a year that can be told in every time zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError("expected a date and a time with its offset from UTC")
    return text


Moment = Annotated[str, AfterValidator(_moment)]


class AnchorFigures(BaseModel):
    """June 2025 as the run finds it: the alliance's vehicles, the anchor brand's share of them."""

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)

    month: Month
    total: float
    # an earlier version named the brand in the key
    share: float = Field(validation_alias=AliasChoices("share", "aito_share"))


class Manifest(BaseModel):
    """What ``manifest.json`` holds.

    Attributes:
        scenario: the scenario's name.
        resolved_hash: SHA-256 of resolved scenario, seed and model version.
        anchor_brand: the brand that ``anchor.share`` belongs to.
        versions: of package, model, python and libraries, by name.
        ensemble: digest of the fitted ensemble that was drawn from; None under ``prior``.
        git: commit of the checkout that ran, None for an installed package.
        command: the command line, word by word, as text: see ``sim.paths.shown``.
        start: when the run began, ISO 8601 with its offset; ``end`` likewise.
        files: the marks of every other file of the folder, by name; by an older version its size.
    """

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)

    scenario: Name
    resolved_hash: Sha256
    seed: int
    replications: int
    months: int
    anchor: AnchorFigures
    anchor_brand: Name
    versions: dict[str, str]
    ensemble: str | None = None
    git: str | None
    platform: str
    command: tuple[str, ...] = Field(repr=False)
    start: Moment
    end: Moment
    status: Literal["done", "interrupted"] = "done"
    files: dict[str, FileMark | Size] = Field({}, repr=False)

    @model_validator(mode="after")
    def _run(self) -> Manifest:
        """Refuse a length, a number of replications or a seed that no scenario can have."""
        Run(months=self.months, replications=self.replications, seed=self.seed)
        return self

    def size_of(self, file: str) -> int | None:
        """The size of a file of the run as it was written."""
        mark = self.files.get(file)
        return mark.size if isinstance(mark, FileMark) else mark

    @property
    def is_checked(self) -> bool:
        """Whether it has digests of the files, which an older version's has not."""
        return all(isinstance(mark, FileMark) for mark in self.files.values())


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
        anchor=AnchorFigures.model_validate(anchor),
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


def manifest_text(manifest: Manifest) -> bytes:
    """The manifest as the content of its file, with its digest."""
    return sealed(manifest.model_dump(mode="json"))


def read_manifest(path: Path) -> Manifest:
    """What a ``manifest.json`` says.

    Raises:
        OSError: it cannot be read.
        StoreError: it is no manifest, or was changed.
    """
    data = read_regular(path, _MOST_BYTES)
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError("larger than 16 MiB")
        content = object_of(data)
        manifest = Manifest.model_validate_json(data, strict=True)
        if manifest.is_checked or DIGEST in content:
            check_seal(content)
    except ValidationError as error:
        raise _damaged(path, _first(error)) from error
    except ValueError as error:
        raise _damaged(path, str(error)) from error
    return manifest


def _damaged(path: Path, what: str) -> StoreError:
    return StoreError(f"{path}: damaged: {what}; move its folder away and run again")


def _first(error: ValidationError) -> str:
    first: Any = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the file"
    return f"{where}: {first['msg']}"


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"
