"""Going back: what was made goes, what people wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.errors import FileError, InputError
from sim.workshop.files.back import undo
from sim.workshop.files.forward import advance
from sim.workshop.files.stand import standing
from tests.unit.workshop.files.made import say, tree, workshop

GUESS = "direction: higher\nlow: 0.3\nhigh: 0.9\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three rounds; the first is filled in."""
    made = workshop(tmp_path / "w", "predict", ["Ann", "Bo"], rounds=3)
    say(made, 1, "s1_Ann", GUESS)
    return made


def test_back_and_forth_is_where_it_was(folder: Path) -> None:
    stood = [tree(folder)]
    for _ in range(3):
        advance(folder)
        stood.append(tree(folder))
    for number in (3, 2, 1):
        found = undo(folder)
        assert (found.number, found.aside) == (number, ())
        assert tree(folder) == stood[number - 1]
    with pytest.raises(InputError, match="nothing to go back to"):
        undo(folder)
    advance(folder)
    assert tree(folder) == stood[1]


def test_what_was_edited_is_moved_aside_and_never_lost(folder: Path) -> None:
    advance(folder)
    say(folder, 2, "s2_Bo", GUESS)
    (folder / "round_2" / "notes.txt").write_text("mine")
    (folder / "round_2" / "more").mkdir()
    (folder / "round_2" / "more" / "deep.txt").write_text("mine")
    (folder / "round_1" / "results.txt").write_text("mine")
    found = undo(folder)
    kept = {new for _, new in found.aside}
    assert kept == {
        "undone_2/round_2/s2_Bo.yaml",
        "undone_2/round_2/notes.txt",
        "undone_2/round_2/more",
        "undone_2/round_1/results.txt",
    }
    assert (folder / "undone_2/round_2/s2_Bo.yaml").read_text() == GUESS
    assert (folder / "undone_2/round_2/more/deep.txt").read_text() == "mine"
    assert not (folder / "round_2").exists()
    assert {path.name for path in (folder / "round_1").iterdir()} == {"s1_Ann.yaml", "s2_Bo.yaml"}
    advance(folder)
    say(folder, 2, "s2_Bo", "later\n")
    undo(folder)
    assert (folder / "undone_2_2/round_2/s2_Bo.yaml").read_text() == "later\n"
    assert (folder / "undone_2/round_2/s2_Bo.yaml").read_text() == GUESS


def test_what_decides_anew_after_going_back_counts(folder: Path) -> None:
    first = advance(folder).result
    undo(folder)
    say(folder, 1, "s1_Ann", GUESS.replace("0.9", "0.5"))
    assert advance(folder).result["scores"] != first["scores"]


@pytest.mark.parametrize("name", ["results.json", "files.json"])
def test_half_written_results_stop_all_but_undo(folder: Path, name: str) -> None:
    before = tree(folder)
    advance(folder)
    path = folder / "round_1" / name
    path.write_text(path.read_text()[:40])
    with pytest.raises(InputError, match=rf"round_1/{name}"):
        advance(folder)
    undo(folder)
    left = {path: mark for path, mark in tree(folder).items() if not path.startswith("undone")}
    assert left == before


def test_a_record_that_is_gone_is_no_reason_to_lose_anything(folder: Path) -> None:
    advance(folder)
    (folder / "round_1" / "files.json").unlink()
    with pytest.raises(InputError, match="cannot be trusted"):
        standing(folder)
    found = undo(folder)
    assert "undone_2/round_2/s1_Ann.yaml" in {new for _, new in found.aside}
    assert standing(folder).number == 1


def test_a_link_is_moved_and_not_followed(folder: Path, tmp_path: Path) -> None:
    advance(folder)
    other = tmp_path / "others.yaml"
    other.write_text(GUESS)
    path = folder / "round_2" / "s1_Ann.yaml"
    path.unlink()
    path.symlink_to(other)
    undo(folder)
    assert other.read_text() == GUESS
    assert (folder / "undone_2/round_2/s1_Ann.yaml").is_symlink()


def test_no_workshop(tmp_path: Path) -> None:
    for name in ("", "nothing"):
        with pytest.raises(InputError, match=r"is no workshop|no such folder"):
            undo(tmp_path / name)


def test_results_that_are_gone_do_not_open_the_round_again(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "design", teams=2)
    advance(folder)
    (folder / "round_1" / "results.json").unlink()
    with pytest.raises(FileError, match=r"round_1/results\.json: is missing, though round_1 was"):
        standing(folder)
