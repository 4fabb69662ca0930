"""A run folder that was changed in any way is noticed before a number of it is used."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.errors import StoreError
from sim.store.document import to_csv, to_json
from sim.store.manifest import read_manifest
from sim.store.names import DATA_FILES, EVENTS, MANIFEST, REPLICATIONS, RESOLVED, SERIES
from sim.store.run_folder import load, save
from tests.unit.store.samples import RUN, change_manifest, contents_of, made_by_older_version

DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return save(tmp_path, RUN, contents_of())


def told(folder: Path) -> Any:
    """Everything that a folder says."""
    run = load(folder)
    columns = {name: values.tobytes() for name, values in run.replications.items()}
    return (to_json(run), to_csv(run), columns, run.events, run.resolved, run.manifest.versions)


def test_a_changed_bit_in_any_file_is_an_error_or_changes_nothing(kept: Path) -> None:
    luck, before = random.Random(1), told(kept)
    for name in (MANIFEST, *DATA_FILES):
        whole = (kept / name).read_bytes()
        for _ in range(60):
            changed = bytearray(whole)
            changed[luck.randrange(len(whole))] ^= 1 << luck.randrange(8)
            (kept / name).write_bytes(changed)
            try:
                load(kept).check()
                assert name == MANIFEST
                assert told(kept) == before
            except StoreError as error:
                assert name in str(error)  # noqa: PT017 - some changes are none
        (kept / name).write_bytes(whole)
    assert told(kept) == before


@pytest.mark.parametrize("name", [RESOLVED, SERIES, REPLICATIONS, EVENTS])
def test_what_was_changed_without_a_change_of_size_is_not_read(kept: Path, name: str) -> None:
    read: dict[str, Callable[[], object]] = {
        RESOLVED: lambda: load(kept).resolved,
        SERIES: lambda: load(kept).series,
        REPLICATIONS: lambda: load(kept).replications,
        EVENTS: lambda: load(kept).events,
    }
    (kept / name).write_bytes(b"\xff" * (kept / name).stat().st_size)
    wanted = rf"{RUN}: damaged: {name} is not as it was written: its content was changed; move"
    with pytest.raises(StoreError, match=wanted):
        read[name]()


def test_a_file_is_hashed_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.store import marks  # noqa: PLC0415

    digest, sizes = marks._sha256, []

    def counted(file: Any) -> str:
        sizes.append(marks._size(file))
        return digest(file)

    monkeypatch.setattr(marks, "_sha256", counted)
    run = load(kept)
    run.check()
    assert run.series
    assert run.replications
    assert run.events
    assert sorted(sizes) == sorted((kept / name).stat().st_size for name in DATA_FILES)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(months=120),
        lambda told: told.update(replications=41),
        lambda told: told.update(seed=626),
        lambda told: told["anchor"].update(share=0.5),
        lambda told: told["versions"].update(model="2"),
        lambda told: told.update(status="interrupted"),
        lambda told: told.update(note="of a later version"),
        lambda told: told.pop("ensemble"),
        lambda told: told.pop("digest"),
        lambda told: told.update(files={}),
    ],
)
def test_a_changed_manifest_is_noticed(kept: Path, change: Callable[[Any], object]) -> None:
    content = json.loads((kept / MANIFEST).read_text())
    change(content)
    (kept / MANIFEST).write_text(json.dumps(content))
    with pytest.raises(StoreError, match="does not have the digest"):
        load(kept)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda told: told.update(months=0), "months"),
        (lambda told: told.update(months=10**400), "months|not JSON"),
        (lambda told: told.update(seed=-1), "seed"),
        (lambda told: told.update(replications=10**9), "replications"),
        (lambda told: told.update(replications="40"), "replications"),
        (lambda told: told.update(scenario=""), "scenario"),
        (lambda told: told.update(scenario="a/../b"), "scenario"),
        (lambda told: told.update(end="yesterday"), "end"),
        (lambda told: told.update(end="0001-01-01T00:00:00+14:00"), "end"),
        (lambda told: told["anchor"].update(total=10**400), "total"),
        (lambda told: told["files"].update({SERIES: {"size": -1, "sha256": "x"}}), "files"),
        (lambda told: told["files"].update({SERIES: "many"}), "files"),
        (lambda told: told.pop("versions"), "versions"),
    ],
)
def test_a_manifest_that_no_run_writes_is_an_error(
    kept: Path, change: Callable[[Any], object], says: str
) -> None:
    change_manifest(kept, change)
    with pytest.raises(StoreError, match=rf"damaged: .*({says})"):
        load(kept)


@pytest.mark.parametrize("data", [DEEP, b"[1]", b'{"a": NaN}', b"\xff\xfe", b"", b"9" * 5000])
def test_what_is_no_manifest_is_an_error(kept: Path, data: bytes) -> None:
    (kept / MANIFEST).write_bytes(data)
    with pytest.raises(StoreError, match="damaged: "):
        load(kept)


def test_a_manifest_is_not_read_without_end(kept: Path) -> None:
    with (kept / MANIFEST).open("ab") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(StoreError, match="larger than 16 MiB"):
        read_manifest(kept / MANIFEST)


OLD = [
    (lambda told: told.update(months=4), lambda run: run.series, "has 3 months, not 4"),
    (
        lambda told: told.update(replications=41),
        lambda run: run.replications,
        "has 40 replications, not 41",
    ),
]


@pytest.mark.parametrize(("change", "read", "says"), OLD)
def test_a_folder_without_digests_still_has_to_agree_with_itself(
    kept: Path, change: Any, read: Any, says: str
) -> None:
    change_manifest(kept, change)
    made_by_older_version(kept)
    with pytest.raises(StoreError, match=says):
        read(load(kept))


@pytest.mark.parametrize("byte", [b"\xff", b"[", b"1"])
def test_garbage_in_a_folder_without_digests_is_an_error(kept: Path, byte: bytes) -> None:
    made_by_older_version(kept)
    for name in (EVENTS, SERIES, REPLICATIONS):
        (kept / name).write_bytes(byte * (kept / name).stat().st_size)
    run = load(kept)
    for read in (lambda: run.events, lambda: run.series, lambda: run.replications):
        with pytest.raises(StoreError):
            read()
