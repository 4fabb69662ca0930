"""What `sim workshop debrief` reads and writes: of a folder, or of a server's sessions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sim.commands.outputs import refuse_folder
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.web.room.disk import Disk
    from sim.workshop.entry import Entry
    from sim.workshop.opening import Opening

__all__ = ["Logged", "log_of", "write_debrief"]


class Logged(NamedTuple):
    """A session's opening and log.

    Attributes:
        out: where its debrief goes when nothing else is said.
        dated: whether the log knows when things were done; files do not.
    """

    opening: Opening
    entries: Sequence[Entry]
    out: Path
    dated: bool


def log_of(source: Path, code: str | None, tell: Callable[[str], None]) -> Logged:
    """The session in a folder, or one of those that a server keeps in a file.

    ``tell`` is called with each line about what is in a folder and is not read.

    Raises:
        InputError: there is none, or it is not said which.
        FileError: with all that is wrong with a folder's files.
    """
    if os.path.isfile(source):
        return _of_server(source, code)
    if code is not None:
        raise InputError("--code: is for a server's file of sessions; a folder has one session")
    from sim.workshop.files.stand import whole

    session = whole(source)
    for stray in session.strays:
        tell(str(stray))
    _begun(session.closed)
    return Logged(session.opening, session.entries, source / "debrief", dated=False)


def _of_server(path: Path, code: str | None) -> Logged:
    from sim.web.room.kept import listed, session
    from sim.workshop.results.session import closed_rounds

    with _read_only(path) as disk:
        known = {each.code: each.title or "damaged" for each in listed(disk, set())}
        if code is None or code.upper() not in known:
            told = ", ".join(f"{each} ({title})" for each, title in known.items())
            wrong = "name a session" if code is None else f"there is no session {code[:20]!r}"
            raise InputError(f"--code: {wrong}; {path} has {told or 'none'}")
        found = session(disk, code.upper())
    assert found is not None
    _begun(len(closed_rounds(found.entries)))
    out = Path(f"debrief-{code.upper()}")
    return Logged(found.opening, found.entries, out, dated=True)


def _begun(closed: int) -> None:
    if not closed:
        raise InputError("no round is closed yet: there is nothing to talk about")


@contextmanager
def _read_only(path: Path) -> Iterator[Disk]:
    """Open a server's file of sessions, only to read it."""
    from sim.web.room import disk
    from sim.web.room.disk import FAULTS, connected, reason_of

    class Reader(disk.Disk):
        def __init__(self) -> None:
            self.path = path
            self._sql = connected(f"{path.resolve().as_uri()}?mode=ro", uri=True)

        def tables(self) -> set[str]:
            return {name for (name,) in self._sql.execute("SELECT name FROM sqlite_master")}

    try:
        reader = Reader()
    except FAULTS as error:
        raise InputError(f"{path}: {reason_of(error, 'read')}") from None
    with closing(reader):
        try:
            tables = reader.tables()
        except FAULTS as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith("SQLITE_BUSY"):
                way = "end the server that has it open, or take the debrief from its desk"
                raise InputError(f"{path}: cannot be read: {error}; {way}") from None
            if name != "SQLITE_NOTADB":
                raise InputError(f"{path}: {reason_of(error, 'read')}") from None
            tables = set()
        if not {"sessions", "entries"} <= tables:
            raise InputError(f"{path}: is no file of a server's sessions")
        reader.has_seals = "seals" in tables
        yield reader


def write_debrief(
    log: Logged, out: Path | None, language: str | None, progress: Callable[[int, int], None]
) -> list[Path]:
    """Write a session's debrief into a new folder: whole, or not at all.

    Returns:
        The files.

    Raises:
        InputError: something already exists.
        StoreError: it cannot be written.
    """
    from io import BytesIO
    from zipfile import ZipFile

    from sim.store.files import explain, place_folder, write_file
    from sim.workshop.debrief import debrief
    from sim.workshop.debrief.data import bundle

    target = out or log.out
    _refuse(target)
    refuse_folder(target.parent, "--out", "write the debrief")
    told = debrief(log.opening, log.entries, progress)
    if not log.dated:
        told["session"] |= {"began": None, "ended": None}
    packed = ZipFile(BytesIO(bundle(told, language or log.opening.language)))
    content = {name: packed.read(name) for name in packed.namelist()}

    def fill(home: Path) -> None:
        for name, data in content.items():
            (home / name).parent.mkdir(exist_ok=True)
            write_file(home / name, data)

    try:
        if not place_folder(Path(os.path.abspath(target)), fill):
            _refuse(target)
    except OSError as error:
        raise explain(error, "write the debrief", target) from error
    return [target / name for name in content]


def _refuse(target: Path) -> None:
    if os.path.lexists(target):
        raise InputError(f"{target}: already exists; name another folder with --out")
