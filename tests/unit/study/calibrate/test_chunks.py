"""Chunks of a fit: taken up again as they were written, or named and refused."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from sim.errors import StoreError
from sim.study.calibrate.chunks import Chunks, room_for_chunks

WALK = "so many steps of such a target"
NAMED = r"0000{}\.chunk: damaged, or not of this fit; delete this file, and the fit goes on"


def kept(folder: Path, walk: str = WALK, seed: int = 0) -> Chunks:
    """Three chunks of one size."""
    luck, chunks = np.random.default_rng(seed), Chunks(folder, walk)
    with room_for_chunks(folder):
        for _ in range(3):
            chunks.add({"scores": luck.random((5, 4, 3)), "logs": luck.random((5, 4))})
    return chunks


def paths(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def same(one: Chunks, other: Chunks) -> bool:
    return len(one.arrays) == len(other.arrays) and all(
        mine.keys() == its.keys() and all((mine[name] == its[name]).all() for name in mine)
        for mine, its in zip(one.arrays, other.arrays, strict=True)
    )


def test_what_was_kept_is_taken_up_again(tmp_path: Path) -> None:
    written = kept(tmp_path)
    assert [path.name for path in paths(tmp_path)] == [f"0000{n}.chunk" for n in (1, 2, 3)]
    assert same(Chunks(tmp_path, WALK), written)
    assert same(Chunks(None, WALK), Chunks(tmp_path / "none", WALK))


def test_any_changed_bit_is_noticed_and_the_file_named(tmp_path: Path) -> None:
    kept(tmp_path)
    luck = random.Random(3)
    for number, path in enumerate(paths(tmp_path), 1):
        whole = path.read_bytes()
        for _ in range(100):
            changed = bytearray(whole)
            changed[luck.randrange(len(whole))] ^= 1 << luck.randrange(8)
            path.write_bytes(changed)
            with pytest.raises(StoreError, match=NAMED.format(number)):
                Chunks(tmp_path, WALK)
        for cut in (b"", whole[:20], whole[:-1], whole + b"\0"):
            path.write_bytes(cut)
            with pytest.raises(StoreError, match=NAMED.format(number)):
                Chunks(tmp_path, WALK)
        path.write_bytes(whole)


def test_swapped_chunks_and_those_of_another_walk_are_noticed(tmp_path: Path) -> None:
    kept(tmp_path / "a")
    kept(tmp_path / "b", "another walk")
    first, second, _ = paths(tmp_path / "a")
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    with pytest.raises(StoreError, match=NAMED.format(1)):
        Chunks(tmp_path / "a", WALK)
    first.write_bytes(paths(tmp_path / "b")[0].read_bytes())
    with pytest.raises(StoreError, match=NAMED.format(1)):
        Chunks(tmp_path / "a", WALK)


def test_the_mend_that_is_named_mends_it(tmp_path: Path) -> None:
    """Without the damaged chunk the walk goes on from before it, and gives the same bytes."""
    kept(tmp_path)
    before = [path.read_bytes() for path in paths(tmp_path)]
    paths(tmp_path)[1].write_bytes(b"damaged")
    with pytest.raises(StoreError, match=NAMED.format(2)):
        Chunks(tmp_path, WALK)
    paths(tmp_path)[1].unlink()
    chunks = Chunks(tmp_path, WALK)
    assert len(chunks.arrays) == 1
    luck = np.random.default_rng(0)
    luck.random(5 * 4 * 3 + 5 * 4)
    for _ in range(2):
        chunks.add({"scores": luck.random((5, 4, 3)), "logs": luck.random((5, 4))})
    assert [path.read_bytes() for path in paths(tmp_path)] == before


def test_what_cannot_be_kept_or_read_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match=r"cannot keep the steps of the fit: a file stands"):
        kept(tmp_path / "file")
    (tmp_path / "00001.chunk").mkdir()
    with pytest.raises(StoreError, match=r"cannot read the steps of the fit: this is a folder"):
        Chunks(tmp_path, WALK)


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_fit_that_keeps_no_chunk_leaves_no_folder(tmp_path: Path, is_kept: bool) -> None:
    with suppress(KeyboardInterrupt), room_for_chunks(tmp_path / "runs" / "fit"):
        if is_kept:
            kept(tmp_path / "runs" / "fit")
        raise KeyboardInterrupt
    assert len([*tmp_path.glob("runs/fit/*.chunk")]) == 3 * is_kept
    assert [*tmp_path.iterdir()] == [tmp_path / "runs"] * is_kept
