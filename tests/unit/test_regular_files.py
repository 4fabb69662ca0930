"""Only regular files are read; what cannot be read or written is told by what is wrong with it."""

from __future__ import annotations

import errno
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest

import sim
from sim.errors import SimError
from sim.os_errors import read_reason, write_reason
from sim.regular_files import NotRegularError, may_exist, read_regular
from sim.report.page.block import read_report
from sim.scenario.text.reader import bytes_of_file
from sim.store.files import new_folders
from sim.store.manifest import read_manifest
from sim.study.backtest.text import read_text
from sim.workshop.files.disk import read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and links of POSIX")

READERS = {
    "scenario": lambda path: bytes_of_file(path, str(path)),
    "outcomes": lambda path: read_text(path, str(path)),
    "report": read_report,
    "workshop": read,
    "manifest": read_manifest,
}


@pytest.fixture
def odd(tmp_path: Path) -> dict[str, Path]:
    """One of each kind of what is no regular file."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    names = ("pipe", "folder", "loop")
    return {**{name: tmp_path / name for name in names}, "device": Path("/dev/null")}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "device"])
def test_what_is_no_regular_file_is_refused_and_not_waited_for(
    odd: dict[str, Path], kind: str, reader: str
) -> None:
    with pytest.raises((SimError, OSError)) as caught:
        READERS[reader](odd[kind])
    error = caught.value
    assert isinstance(error, SimError) or (reader == "manifest" and isinstance(error, OSError))


def test_each_kind_is_told(odd: dict[str, Path]) -> None:
    for kind in ("pipe", "folder", "device"):
        with pytest.raises(NotRegularError, match=f"this is a {kind}"):
            read_regular(odd[kind], 10)
    with tempfile.TemporaryDirectory() as short:  # the name of a socket has few characters
        path = Path(short) / "s"
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            with pytest.raises(NotRegularError, match="this is a socket"):
                read_regular(path, 10)


def test_a_link_is_followed_or_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    assert read_regular(tmp_path / "link", 3) == b"1234"
    with pytest.raises(NotRegularError, match="this is a link"):
        read_regular(tmp_path / "link", 3, follow=False)


def test_a_base_that_is_a_pipe_is_one_clear_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "base.yaml")
    (tmp_path / "mine.yaml").write_text("name: mine\nextends: base\n")
    with pytest.raises(SimError, match=r"base\.yaml: this is a pipe"):
        sim.load(tmp_path / "mine.yaml")


def test_what_cannot_be_looked_at_may_exist(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert may_exist(tmp_path / "loop")
    for absent in (tmp_path / "none", tmp_path / ("a" * 300), "a\0b"):
        assert not may_exist(absent)


READ_ERRORS = (
    errno.ENOENT,
    errno.EACCES,
    errno.ENAMETOOLONG,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ELOOP,
    errno.EIO,
)
WRITE_ERRORS = (*READ_ERRORS, errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG, errno.EEXIST)


def test_a_reason_says_what_to_do_and_reading_is_not_told_as_writing() -> None:
    reading = {code: read_reason(OSError(code, os.strerror(code)), "/x") for code in READ_ERRORS}
    for code, text in reading.items():
        assert "; " in text, code
        assert "--out" not in text
        assert "scenario" not in text
    for code in WRITE_ERRORS:
        text = write_reason(OSError(code, os.strerror(code)), "/x", "--to")
        assert "; " in text, code
        assert "--out" not in text
    assert read_reason(OSError(errno.EBUSY, "Device {busy}"), "/x") == "device {busy}"


def test_a_working_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for tell in (read_reason, write_reason):
        error = OSError(errno.ENOENT, "No such file or directory")
        assert tell(error, "runs").startswith("the working folder no longer exists; change to")
        assert not tell(error, "/nowhere").startswith("the working folder")
    assert sim.load("keep_control").name == "keep_control"


def test_folders_that_were_made_go_again_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OSError, match="full"), new_folders(tmp_path / "there" / "a" / "b"):
        raise OSError(errno.ENOSPC, "full")
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]
    with new_folders(tmp_path / "there" / "a"):
        pass
    assert (tmp_path / "there" / "a").is_dir()
