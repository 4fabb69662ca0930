"""The key of the desk and the folder that it is in."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.web.room.key import DeskKey, desk_key


def test_it_is_made_and_stays_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "sessions"
    key = DeskKey(folder)
    assert not folder.exists()
    key.keep()
    assert desk_key(folder) == key.text == DeskKey(folder).text
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(key.path.stat().st_mode) == 0o600
    key.keep()
    assert desk_key(folder) == key.text


def test_of_two_servers_the_first_one_s_counts(tmp_path: Path) -> None:
    first, second = DeskKey(tmp_path), DeskKey(tmp_path)
    first.keep()
    second.keep()
    assert second.text == first.text
    assert second.fits(first.text)


def test_it_fits_however_it_is_typed(tmp_path: Path) -> None:
    key = DeskKey(tmp_path)
    assert key.fits(key.text.lower().replace("-", " "))
    for wrong in ("", key.text[:-1], key.text + "A", "é"):
        assert not key.fits(wrong)


def test_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no key of the desk yet; `sim serve` makes it"):
        desk_key(tmp_path)
    (tmp_path / "desk.key").write_text("short\n")
    with pytest.raises(InputError, match=r"desk\.key: the key of the desk is too short"):
        DeskKey(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot make this folder"):
        DeskKey(tmp_path / "file").keep()
