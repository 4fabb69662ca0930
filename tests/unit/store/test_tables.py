"""Parquet: the same bytes each time, whole or absent, and no pandas."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.errors import StoreError
from sim.store.tables import read_table, write_table

COLUMNS = {
    "name": ("aito", "问界", ""),
    "count": np.arange(3),
    "share": np.array([0.1, -0.0, 1e300]),
    "small": np.array([0.5, 1.5, 2.5], dtype=np.float32),
}


def read(path):
    with path.open("rb") as file:
        return read_table(file, path)


def test_there_and_back(tmp_path):
    write_table(tmp_path / "a.parquet", COLUMNS)
    found = read(tmp_path / "a.parquet")
    assert list(found) == list(COLUMNS)
    assert found["name"] == COLUMNS["name"]
    assert found["count"].dtype == np.int64
    assert found["share"].tobytes() == COLUMNS["share"].tobytes()
    assert found["small"].tolist() == [0.5, 1.5, 2.5]


def test_pandas_reads_the_same(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    write_table(tmp_path / "a.parquet", COLUMNS)
    assert pq.read_table(tmp_path / "a.parquet").to_pylist()[1] == {
        "name": "问界",
        "count": 1,
        "share": 0.0,
        "small": 1.5,
    }


def test_many_rows_and_none(tmp_path):
    rows = {"x": np.random.default_rng(0).random(1_200_000)}  # more than one row group
    write_table(tmp_path / "many.parquet", rows)
    assert (read(tmp_path / "many.parquet")["x"] == rows["x"]).all()
    write_table(tmp_path / "none.parquet", {"x": np.empty(0), "name": ()})
    none = read(tmp_path / "none.parquet")
    assert len(none["x"]) == len(none["name"]) == 0


def test_the_same_bytes(tmp_path):
    write_table(tmp_path / "a.parquet", COLUMNS)
    write_table(tmp_path / "b.parquet", COLUMNS)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "a.parquet").write_text("mine")
    with pytest.raises(StoreError, match="nothing is ever overwritten"):
        write_table(tmp_path / "a.parquet", COLUMNS)
    assert (tmp_path / "a.parquet").read_text() == "mine"


def test_lengths_must_agree(tmp_path):
    with pytest.raises(StoreError, match=r"lengths \[1, 2\]"):
        write_table(tmp_path / "a.parquet", {"a": np.zeros(1), "b": np.zeros(2)})


@pytest.mark.parametrize("damage", [b"", b"PAR1 nonsense PAR1"])
def test_a_torn_file(tmp_path, damage):
    path = tmp_path / "a.parquet"
    path.write_bytes(damage)
    with pytest.raises(StoreError, match=r"a\.parquet: not a whole Parquet file"):
        read(path)


def test_no_damage_comes_out_as_an_error_of_pyarrow(tmp_path):
    """Which has several without a common base; where bytes are no data, numbers may differ."""
    path, luck = tmp_path / "a.parquet", random.Random(14)
    write_table(path, COLUMNS)
    whole = path.read_bytes()
    for _ in range(300):
        changed = bytearray(whole)
        changed[luck.randrange(len(whole))] ^= 1 << luck.randrange(8)
        path.write_bytes(changed)
        with contextlib.suppress(StoreError):
            read(path)


def test_pandas_is_never_imported(tmp_path):
    code = (
        "import sys; from pathlib import Path; from tests.unit.store.test_tables import COLUMNS;"
        "from sim.store.tables import read_table, write_table; p = Path(sys.argv[1]);"
        "write_table(p, COLUMNS); read_table(p.open('rb'), p); assert 'pandas' not in sys.modules"
    )
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-c", code, str(tmp_path / "x.parquet")]
    subprocess.run(command, check=True, cwd=root)
