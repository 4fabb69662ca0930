"""New files are whole or absent, never over another, and all of a set or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sim.store.files import write_file, write_files
from sim.store.temporary import is_temporary, sweep


def test_several_are_written_or_none(tmp_path: Path) -> None:
    names = [tmp_path / name for name in "abc"]
    write_files({path: path.name.encode() for path in names[:1]})
    with pytest.raises(FileExistsError) as error:
        write_files(dict.fromkeys(reversed(names), b"new"))
    assert error.value.filename == str(names[0])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"a"}


def test_what_comes_in_between_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        sync(handle)
        second.write_text("theirs")

    monkeypatch.setattr(os, "fsync", meanwhile)
    for link in (os.link, None):  # None: as in a folder or a system that has no links
        if link is None:
            monkeypatch.delattr(os, "link")
        with pytest.raises(FileExistsError, match="second"):
            write_files({first: b"1", second: b"2"})
        assert [path.name for path in tmp_path.iterdir()] == ["second"]
        assert second.read_text() == "theirs"
        second.unlink()


def test_without_links_a_file_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    write_file(tmp_path / "a", b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"whole")]


@pytest.mark.skipif(os.name != "posix", reason="rights of a POSIX system")
def test_a_private_file_is_private_from_the_start(tmp_path: Path) -> None:
    write_file(tmp_path / "key", b"secret", 0o600)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_name_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    write_file(tmp_path / ("a" * 255), b"")
    assert [len(path.name) for path in tmp_path.iterdir()] == [255]


def test_a_link_to_a_folder_is_swept_and_not_what_it_leads_to(tmp_path: Path) -> None:
    mine, link = tmp_path / "mine", tmp_path / ".alliance-sim.elsewhere.1.0.tmp"
    mine.mkdir()
    (mine / "x").write_text("x")
    link.symlink_to(mine)
    assert is_temporary(link.name)
    os.utime(link, (0.0, 0.0), follow_symlinks=False)
    sweep(tmp_path)
    assert not os.path.lexists(link)
    assert (mine / "x").exists()
