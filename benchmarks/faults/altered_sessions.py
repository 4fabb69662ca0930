"""Ways in which a file of sessions can be altered behind the server's back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sim.web.room.disk import FILE

__all__ = ["ALTERATIONS", "Alteration"]

Alteration = Callable[[random.Random, Path], None]
"""Alters something in a folder of sessions."""

_ODD: tuple[object, ...] = (
    None,
    0,
    -1,
    2**62,
    1.5,
    "",
    "x",
    "{}",
    "[",
    b"",
    b"\xff\xfe",
    "s1",
    "é" * 50,
)
_COLUMNS = {
    "sessions": ("code", "opening", "created"),
    "entries": ("session", "number", "at", "made_by", "kind", "content", "request"),
    "seats": ("session", "seat", "token", "return_code", "void"),
    "seals": ("session", "lines", "digest"),
    "desks": ("token", "created"),
}


def _file(luck: random.Random, folder: Path) -> Path:
    """The database, or the journal that a killed server has left."""
    return luck.choice([each for each in sorted(folder.glob(f"{FILE}*")) if each.stat().st_size])


def flip(luck: random.Random, folder: Path) -> None:
    """Flip one bit or a few."""
    path = _file(luck, folder)
    content = bytearray(path.read_bytes())
    for _ in range(luck.choice((1, 1, 1, 2, 8))):
        content[luck.randrange(len(content))] ^= 1 << luck.randrange(8)
    path.write_bytes(content)


def flip_at_the_head(luck: random.Random, folder: Path) -> None:
    """Flip a bit where the file says how it is to be read."""
    path = folder / FILE
    content = bytearray(path.read_bytes())
    content[luck.randrange(1200)] ^= 1 << luck.randrange(8)
    path.write_bytes(content)


def cut(luck: random.Random, folder: Path) -> None:
    """Leave the end out."""
    path = _file(luck, folder)
    with path.open("r+b") as file:
        file.truncate(luck.randrange(path.stat().st_size))


def blank(luck: random.Random, folder: Path) -> None:
    """Write zeros, or noise, over a stretch."""
    path = _file(luck, folder)
    content = bytearray(path.read_bytes())
    size = luck.choice((16, 512, 4096))
    start = luck.randrange(len(content))
    fill = bytes(size) if luck.random() < 0.5 else luck.randbytes(size)
    content[start : start + size] = fill
    path.write_bytes(content)


def swap(luck: random.Random, folder: Path) -> None:
    """Put one page in another's place."""
    path = folder / FILE
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    one, other = (4096 * luck.randrange(pages) for _ in range(2))
    content[one : one + 4096] = content[other : other + 4096]
    path.write_bytes(content)


def change_a_row(luck: random.Random, folder: Path) -> None:
    """Write something odd into a column, where the tables let it."""
    _update(luck, folder, "?", lambda: luck.choice(_ODD))


def not_text(luck: random.Random, folder: Path) -> None:
    """Write bytes that are no UTF-8 into a column as text."""
    _update(luck, folder, "CAST(? AS TEXT)", lambda: luck.randbytes(luck.randrange(1, 9)))


def drop_a_row(luck: random.Random, folder: Path) -> None:
    table = luck.choice(sorted(_COLUMNS))
    _statement(folder, f"DELETE FROM {table} WHERE {_one_of(table)}", luck.random())


def drop_a_table(luck: random.Random, folder: Path) -> None:
    _statement(folder, f"DROP TABLE {luck.choice(sorted(_COLUMNS))}")


def replace(luck: random.Random, folder: Path) -> None:
    """Put something else in the file's place."""
    others = (b"", b"SQLite format 3\0", b"\xff" * 5000, luck.randbytes(3000), b"{}")
    (folder / FILE).write_bytes(luck.choice(others))


ALTERATIONS: tuple[Alteration, ...] = (
    flip,
    flip,
    flip,
    flip_at_the_head,
    cut,
    blank,
    swap,
    change_a_row,
    change_a_row,
    not_text,
    drop_a_row,
    drop_a_table,
    replace,
)


def _one_of(table: str) -> str:
    """A row of a table, by a number from 0 to 1 that is the statement's last value."""
    key = _COLUMNS[table][:2] if table in ("entries", "seats") else _COLUMNS[table][:1]
    names = ", ".join(key)
    place = f"CAST(? * (SELECT count(*) FROM {table}) AS INTEGER)"
    return f"({names}) = (SELECT {names} FROM {table} LIMIT 1 OFFSET {place})"


def _update(
    luck: random.Random, folder: Path, expression: str, value: Callable[[], object]
) -> None:
    table = luck.choice(sorted(_COLUMNS))
    column = luck.choice(_COLUMNS[table])
    statement = f"UPDATE {table} SET {column} = {expression} WHERE {_one_of(table)}"
    _statement(folder, statement, value(), luck.random())


def _statement(folder: Path, statement: str, *values: object) -> None:
    """Change the file by SQL; what its tables do not let through leaves it as it was."""
    with closing(sqlite3.connect(folder / FILE)) as sql, suppress(sqlite3.Error), sql:
        sql.execute(statement, values)
