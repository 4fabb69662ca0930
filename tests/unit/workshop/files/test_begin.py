"""A new folder: what is in it, and that its examples are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.errors import InputError, StoreError
from sim.workshop.files import begin as begin_module
from sim.workshop.files.begin import begin_folder
from sim.workshop.files.forward import advance
from sim.workshop.files.session import load, open_round
from sim.workshop.files.stand import standing
from sim.workshop.files.words.en import EN
from sim.workshop.files.words.zh import ZH
from sim.workshop.start import begin
from sim.workshop.wish import wished
from tests.unit.workshop.files.made import ROLES, filled_in, say, tree, workshop

FORMATS = {"predict": ("Ann", "王 芳/2"), "design": (), "roles": ()}


@pytest.mark.parametrize("game", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_new_folder_is_the_opening_again(tmp_path: Path, game: str, language: str) -> None:
    opening = begin(wished({"format": game, "language": language, "replications": 8}))
    begin_folder(tmp_path / "w", opening, FORMATS[game])
    session = load(tmp_path / "w")
    assert session.opening == opening
    assert session.people == FORMATS[game]
    found = standing(tmp_path / "w")
    assert (found.number, found.over, found.problems) == (1, False, ())
    assert set(found.decided.values()) == {"nothing yet"}


@pytest.mark.parametrize("game", FORMATS)
def test_a_session_may_be_shorter_than_its_scenario(tmp_path: Path, game: str) -> None:
    """What the scenario says of later months is cut off, and no mistake."""
    folder = workshop(tmp_path / "w", game, FORMATS[game], months=6, rounds=1)
    assert "2026-12" in (folder / "scenario.yaml").read_text()
    assert load(folder).opening.months == 6
    assert advance(folder).result["round"] == 1


def test_every_place_has_a_file(tmp_path: Path) -> None:
    workshop(tmp_path / "p", "predict", FORMATS["predict"])
    workshop(tmp_path / "d", "design", teams=3)
    workshop(tmp_path / "r", "roles", teams=2)
    names = {
        game: {path.stem for path in (tmp_path / game / "round_1").iterdir()} for game in "pdr"
    }
    assert names["p"] == {"s1_Ann", "s2_王_芳_2"}
    assert names["d"] == {"t1", "t2", "t3"}
    assert names["r"] == {f"w{world}_{role}" for world in (1, 2) for role in ROLES}


@pytest.mark.parametrize("game", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_examples_can_be_taken_as_they_stand(tmp_path: Path, game: str, language: str) -> None:
    folder = workshop(tmp_path / "w", game, FORMATS[game], language=language)
    for path in (folder / "round_1").iterdir():
        path.write_text(filled_in(path.read_text()))
    found = standing(folder)
    assert found.problems == ()
    assert set(found.decided.values()) == {"decided"}


def test_text_of_others_cannot_leave_its_comment(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "design", title="a\nchanges: {huawei.floor_rule: equal}")
    assert set(standing(folder).decided.values()) == {"nothing yet"}


def test_both_languages_say_the_same_things() -> None:
    assert EN.keys() == ZH.keys()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "mine.txt").write_text("mine")
    (tmp_path / "f").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    before = tree(tmp_path)
    for name in ("w", "f", "link"):
        with pytest.raises(InputError, match="something there already"):
            workshop(tmp_path / name, "design")
    assert tree(tmp_path) == before


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    assert (workshop(tmp_path / "w", "design") / "workshop.yaml").is_file()


def test_where_nothing_can_be_written_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(begin_module, "write_file", full)
    with pytest.raises(StoreError, match="the disk is full"):
        workshop(tmp_path / "w", "design")
    assert tree(tmp_path) == {}


def test_somebody_who_comes_later_is_added_at_the_end(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "predict", ["Ann"])
    sheet = folder / "workshop.yaml"
    sheet.write_text(sheet.read_text().replace("[Ann]", "[Ann, Bo]"))
    found = standing(folder)
    assert found.decided == {"s1": "nothing yet", "s2": "no file"}
    say(folder, 1, "s2_Bo", "direction: higher\nlow: 0.1\nhigh: 0.9\n")
    assert open_round(load(folder)).problems == []


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Huawei shares sales with Chery, BAIC and SAIC"),
        ("zh", "华为与奇瑞、北汽、上汽共管销售"),
    ],
)
def test_a_shipped_title_is_in_the_room_s_language(
    tmp_path: Path, language: str, title: str
) -> None:
    folder = workshop(tmp_path / "w", "predict", ["Ann"], language=language)
    for name in ("README.txt", "round_1/s1_Ann.yaml"):
        assert title in (folder / name).read_text(encoding="utf-8")
    advance(folder)
    assert title in (folder / "round_1/results.txt").read_text(encoding="utf-8")


def test_a_title_of_one_s_own_stays(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "design", title="Monday", language="zh")
    assert (folder / "README.txt").read_text(encoding="utf-8").startswith("Monday\n")
