"""A file of sessions that is damaged, gone or cannot be written: it is noticed, and told."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sim.errors import StoreError
from sim.web.room import kept
from sim.web.room.disk import FILE, Disk
from sim.web.room.house import House
from sim.web.room.kept import DamagedSession
from sim.web.room.key import DeskKey
from sim.web.room.seats import Seats
from sim.web.room.tables import add_entries, add_session
from sim.web.room.writer import Writer
from sim.workshop.entry import entry
from sim.workshop.opening import Opening
from sim.workshop.start import begin
from sim.workshop.wish import wished
from tests.patience import PATIENCE

BAD, GOOD = "ABCDE", "FGHJK"
DAMAGE = {
    "an opening that is no JSON": "UPDATE sessions SET opening = '{' WHERE code = 'ABCDE'",
    "an opening that is empty": "UPDATE sessions SET opening = '{}' WHERE code = 'ABCDE'",
    "an opening with one other letter": "UPDATE sessions SET opening ="
    " replace(opening, 'keep', 'kept') WHERE code = 'ABCDE'",
    "an opening that is no text": "UPDATE sessions SET opening = CAST(x'ff22' AS TEXT)"
    " WHERE code = 'ABCDE'",
    "bytes for an opening": "UPDATE sessions SET opening = x'7b7d' WHERE code = 'ABCDE'",
    "a date that is none": "UPDATE sessions SET created = 'now' WHERE code = 'ABCDE'",
    "a line with another number": "UPDATE entries SET content ="
    " replace(content, 'Ann', 'Bob') WHERE session = 'ABCDE' AND number = 1",
    "a line that is no JSON": "UPDATE entries SET content = 'x'"
    " WHERE session = 'ABCDE' AND number = 2",
    "a line by somebody else": "UPDATE entries SET made_by = 's2'"
    " WHERE session = 'ABCDE' AND number = 1",
    "a line of another kind": "UPDATE entries SET kind = 'undo'"
    " WHERE session = 'ABCDE' AND number = 2",
    "a request of another": "UPDATE entries SET request = 7 WHERE session = 'ABCDE' AND number = 2",
    "no first line": "DELETE FROM entries WHERE session = 'ABCDE' AND number = 1",
    "no last line": "DELETE FROM entries WHERE session = 'ABCDE' AND number = 2",
    "a line too many": "INSERT INTO entries SELECT session, 3, at, made_by, kind, content, 'r'"
    " FROM entries WHERE session = 'ABCDE' AND number = 2",
    "no seal": "DELETE FROM seals WHERE session = 'ABCDE'",
    "another seal": "UPDATE seals SET digest = x'00' WHERE session = 'ABCDE'",
    "no opening": "DELETE FROM sessions WHERE code = 'ABCDE'",
}
SEATS = {
    "no seat": "DELETE FROM seats WHERE session = 'ABCDE'",
    "a seat that is void": "UPDATE seats SET void = 1 WHERE session = 'ABCDE'",
    "another's seat": "UPDATE seats SET seat = 's9' WHERE session = 'ABCDE'",
}


@pytest.fixture(scope="module")
def opening() -> Opening:
    return begin(wished({"format": "predict", "replications": 4, "months": 12}))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, opening: Opening) -> Path:
    """Two sessions with one person each, who has been told something."""
    folder = tmp_path_factory.mktemp("sessions")
    disk = Disk(folder)
    for created, code in enumerate((BAD, GOOD)):
        begun, seal = add_session(code, opening.model_dump_json(), float(created))
        lines = [
            entry(1, 1.5, "s1", "join", {"seat": "s1", "name": "Ann"}),
            entry(2, 2.5, "desk", "message", {"to": "all", "text": "hello"}),
        ]
        seats = Seats(code)
        written, _ = add_entries(code, [(each, bytes([each.number])) for each in lines], seal)
        disk.write([*begun, *written, seats.row("s1", seats.given())])
    disk.close()
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy of their folder."""
    return Path(shutil.copytree(written, tmp_path / "sessions"))


def changed(folder: Path, *statements: str) -> None:
    """Change the file behind the server's back."""
    with closing(sqlite3.connect(folder / FILE)) as sql, sql:
        for statement in statements:
            assert sql.execute(statement).rowcount != 0


@pytest.fixture
def house(folder: Path) -> House:
    return House(DeskKey(folder), None)  # type: ignore[arg-type]


def run(house: House, coroutine: Any) -> Any:
    async def once() -> Any:
        try:
            return await coroutine
        finally:
            await house.stop()

    return asyncio.run(once())


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_session_is_told_and_the_others_go_on(
    folder: Path, house: House, opening: Opening, damage: str
) -> None:
    changed(folder, DAMAGE[damage])

    async def use() -> None:
        good, bad = await house.listed()
        assert (good.code, good.title, good.fault) == (GOOD, opening.title, "")
        assert bad.code == BAD
        assert bad.fault
        with pytest.raises(DamagedSession, match=f"session {BAD} is damaged: {bad.fault}"):
            await house.room(BAD)
        assert (await house.room(GOOD)).log.state.seats["s1"].name == "Ann"
        code = await house.begin(opening)
        assert [each.code for each in await house.listed()] == [code, GOOD, BAD]

    run(house, use())


@pytest.mark.parametrize("damage", SEATS)
def test_seats_that_are_not_the_logs_open_nothing(folder: Path, house: House, damage: str) -> None:
    changed(folder, SEATS[damage])
    with pytest.raises(DamagedSession, match="its seats are not those of its log"):
        run(house, house.room(BAD))


def test_a_code_that_is_no_text_is_told(folder: Path, house: House) -> None:
    changed(folder, "UPDATE sessions SET code = CAST(x'41ff' AS TEXT) WHERE code = 'ABCDE'")
    found = run(house, house.listed())
    assert [each.code for each in found] == [GOOD, "A\\xff", BAD]
    assert all(each.fault for each in found[1:])


def test_sessions_of_an_older_file_are_kept_and_sealed(folder: Path) -> None:
    changed(folder, "DROP TABLE seals", "PRAGMA user_version = 1")
    for _ in range(2):
        disk = Disk(folder)
        assert [each.fault for each in kept.listed(disk, set())] == ["", ""]
        found = kept.session(disk, GOOD)
        assert found is not None
        assert len(found.entries) == 2
        disk.close()
    changed(folder, DAMAGE["no last line"])
    disk = Disk(folder)
    assert [each.fault for each in kept.listed(disk, set())] == ["", "its log has 1 lines, not 2"]
    disk.close()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe no database" * 100, b"CREATE TABLE sessions", b"sealz"]
)
def test_bytes_that_are_no_database_are_told_as_such(folder: Path, content: bytes) -> None:
    """Each time, and not as another server's lock."""
    path = folder / FILE
    whole = path.read_bytes()
    if content.startswith(b"\xff"):
        path.write_bytes(content)
    else:  # the tables' own names are no text then
        spoilt = whole.replace(content, b"\xff" * len(content)).replace(
            b"CREATE TABLE seals", b"\xff" * 18
        )
        path.write_bytes(spoilt)
    for _ in range(2):
        with pytest.raises(StoreError, match="the file is damaged") as error:
            Disk(folder)
        assert "another server" not in str(error.value)


def test_an_empty_file_is_not_a_new_one(folder: Path) -> None:
    (folder / FILE).write_bytes(b"")
    with pytest.raises(StoreError, match="the file is damaged: it is empty"):
        Disk(folder)


def test_a_page_that_is_damaged_is_told(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as sql:
        (page,) = sql.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'entries'"
        ).fetchone()
        (size,) = sql.execute("PRAGMA page_size").fetchone()
    with (folder / FILE).open("r+b") as file:
        file.seek((page - 1) * size + 3)  # how many rows are on it
        file.write(b"\0\1")
    with pytest.raises(StoreError, match="the file is damaged"):
        Disk(folder)


def test_nothing_is_written_to_a_file_that_nobody_finds(folder: Path, opening: Opening) -> None:
    """Deleted, replaced, moved: refused, until it is back."""
    disk, path = Disk(folder), folder / FILE

    def write(code: str) -> None:
        disk.write(add_session(code, opening.model_dump_json(), 0.0)[0])

    away = path.rename(folder / "away")
    with pytest.raises(StoreError, match="deleted, moved or replaced"):
        write("AAAAA")
    path.write_bytes(b"")
    with pytest.raises(StoreError, match="deleted, moved or replaced"):
        write("AAAAA")
    away.replace(path)
    write("BBBBB")
    disk.close()
    assert codes_of(folder) == {BAD, GOOD, "BBBBB"}


def test_a_file_that_cannot_be_written_is_told(folder: Path, opening: Opening) -> None:
    disk = Disk(folder)
    disk._sql.execute("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match=r"cannot be written: .*readonly.*permissions"):
        disk.write(add_session("AAAAA", opening.model_dump_json(), 0.0)[0])
    disk.close()


def test_what_nobody_foresaw_leaves_nobody_waiting(folder: Path) -> None:
    async def use() -> None:
        writer = Writer(lambda: Disk(folder))
        wrong: Any = [("INSERT INTO desks VALUES (?, ?)", (object(), 1.0))]
        for _ in range(2):
            with pytest.raises((StoreError, sqlite3.Error)):
                await asyncio.wait_for(writer.write(wrong), PATIENCE)
        await writer.stop()

    asyncio.run(use())


def test_what_is_acknowledged_is_soon_in_the_file_and_not_in_the_journal_alone(
    folder: Path, opening: Opening
) -> None:
    """So that a journal that is damaged, or lost, takes nothing with it."""
    copy = folder / "copy"
    copy.mkdir()

    async def use() -> None:
        writer = Writer(lambda: Disk(folder))
        await writer.write(add_session("AAAAA", opening.model_dump_json(), 0.0)[0])
        for _ in range(200):
            (copy / FILE).write_bytes((folder / FILE).read_bytes())
            with contextlib.suppress(StoreError):  # copied while it was written
                if "AAAAA" in codes_of(copy):
                    break
            await asyncio.sleep(0.02)
        await writer.stop()

    asyncio.run(use())
    assert "AAAAA" in codes_of(copy)


def codes_of(folder: Path) -> set[object]:
    with closing(Disk(folder)) as disk:
        return kept.codes(disk)
