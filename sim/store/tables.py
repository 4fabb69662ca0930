"""Columns as Parquet files: the same columns give the same bytes, a file is whole or absent.

pyarrow takes a while to import, so only what reads or writes a table pays for it. Its own
conversions from and to numpy import pandas, which takes seconds on a cold disk: so columns are
handed over as buffers.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np

from sim.arrays import Array
from sim.errors import StoreError

__all__ = ["Column", "read_table", "write_table"]

Column = Array | Sequence[str]

_NUMBERS = {"double": np.float64, "int64": np.int64}


def write_table(path: Path, columns: Mapping[str, Column]) -> None:
    """Write columns of equal length to a new Parquet file.

    It is written under a temporary name, synced and renamed.

    Args:
        path: the file to make, in a folder that is there.
        columns: arrays of numbers (kept as float64 or int64) or sequences of texts, by name, in
            order.

    Raises:
        OSError: it cannot be written. Nothing is left behind.
        StoreError: the file already exists, or the columns differ in length.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to import
    import pyarrow.parquet as pq  # noqa: PLC0415

    if path.exists():
        raise StoreError(f"{path}: this table already exists, and nothing is ever overwritten")
    _check_lengths(path, columns)
    texts = [name for name, values in columns.items() if not isinstance(values, np.ndarray)]
    arrays = [_to_arrow(pa, values) for values in columns.values()]
    table = pa.Table.from_arrays(arrays, names=list(columns))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            # Dictionaries help texts; on drawn numbers they cost time and space.
            pq.write_table(table, file, compression="zstd", use_dictionary=texts)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def read_table(source: BufferedReader, path: Path) -> dict[str, tuple[str, ...] | Array]:
    """Columns of a Parquet file by name: texts as tuples, numbers as arrays.

    Args:
        source: the open file.
        path: its name, for messages.

    Raises:
        StoreError: it cannot be read, or is no whole Parquet file.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import

    try:
        with pq.ParquetFile(source) as file:
            table = file.read(use_threads=False)
        return {name: _from_arrow(table.column(name)) for name in table.column_names}
    except Exception as error:  # what pyarrow raises for damaged bytes has no common base
        words = " ".join(str(error).split())[:200]
        raise StoreError(f"{path}: not a whole Parquet file ({words}); move it away") from error


def _check_lengths(path: Path, columns: Mapping[str, Column]) -> None:
    lengths = sorted({len(values) for values in columns.values()})
    if len(lengths) > 1:
        raise StoreError(f"{path}: columns of lengths {lengths}; give columns of one length")


def _to_arrow(pa: Any, values: Column) -> Any:
    count = len(values)
    if not isinstance(values, np.ndarray):
        return _texts_to_arrow(pa, values)
    if values.dtype.kind == "f":
        floats = np.ascontiguousarray(values, dtype=np.float64)
        return pa.Array.from_buffers(pa.float64(), count, [None, pa.py_buffer(floats)])
    whole = np.ascontiguousarray(values, dtype=np.int64)
    return pa.Array.from_buffers(pa.int64(), count, [None, pa.py_buffer(whole)])


def _texts_to_arrow(pa: Any, values: Sequence[str]) -> Any:
    encoded = [text.encode() for text in values]
    ends = np.zeros(len(encoded) + 1, dtype=np.int32)
    np.cumsum([len(text) for text in encoded], out=ends[1:])
    return pa.StringArray.from_buffers(
        len(encoded), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))
    )


def _from_arrow(column: Any) -> tuple[str, ...] | Array:
    kind = str(column.type)
    if kind not in _NUMBERS:
        return tuple(column.to_pylist())
    parts = [
        np.frombuffer(part.buffers()[1], _NUMBERS[kind], len(part), 8 * part.offset)
        for part in column.chunks
        if len(part)
    ]
    return np.concatenate(parts) if parts else np.empty(0, _NUMBERS[kind])
