"""Whatever is in a workshop's folder is read or named; what may be a lost decision is refused."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sim.errors import FileError
from sim.workshop.files.forward import advance
from sim.workshop.files.guess import is_junk
from sim.workshop.files.session import load, open_round
from sim.workshop.files.stand import standing
from tests.unit.workshop.files.made import say, tree, workshop

SAID = "direction: lower\nlow: 0.4\nhigh: 0.8\n"
NAMED = ("not read", "there is no place with the file", "is for a later round")
JUNK = [".DS_Store", "Thumbs.db", "desktop.ini", "~$s2_Bob.yaml", "._s2_Bob.yaml"]
FOR_BOB = [
    "s2_Bob.yaml.txt",
    "s2_Bob.yml.bak",
    "s2_Bob (1).yaml.txt",
    "s2_Bob.yaml~",
    "copy of s2_Bob.txt",
    "s2_Bob - Copy.txt",
    "S2_BOB.TXT",
    "ｓ２_Bob.yaml.txt",
    "s2_Bob.ｙaml",
    ".s2_Bob.yaml",
    "#s2_Bob.yaml#",
    "s2.txt",
    "Bob.docx",
    "s2_Bob",
    "副本 s2_Bob.txt",
    "s2_Bbo.json",
]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workshop(tmp_path_factory.mktemp("strays") / "w", "predict", ["Ann", "Bob", "Zoë"])


@pytest.fixture
def folder(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "w"))


def _said(folder: Path) -> tuple[list[str], list[str]]:
    """What is named, and what is refused."""
    session = load(folder)
    problems = open_round(session).problems
    return [str(stray) for stray in session.strays], [str(problem) for problem in problems]


@pytest.mark.parametrize("name", FOR_BOB)
def test_a_decision_under_another_name_is_refused(folder: Path, name: str) -> None:
    (folder / "round_1" / name).write_text(SAID)
    before = tree(folder)
    with pytest.raises(FileError) as error:
        advance(folder)
    (told,) = map(str, error.value.problems)
    assert told.startswith(f"{(folder / 'round_1' / name).as_posix()}: not read; did you mean")
    assert "'round_1/s2_Bob.yaml'?" in told
    assert tree(folder) == before
    found = standing(folder)
    assert found.decided["s2"] == "mistakes", "it counted as nobody's decision"


@pytest.mark.parametrize("name", ["s2_Bob (1).yaml", "s2_Bob.yml", "S2_bob.YAML", "ｓ2_Bob.yaml"])
def test_yaml_of_no_place_is_refused_as_before(folder: Path, name: str) -> None:
    (folder / "round_1" / name).write_text(SAID)
    _, refused = _said(folder)
    assert len(refused) == 1
    assert "did you mean 's2_Bob.yaml'?" in refused[0]


@pytest.mark.parametrize(
    "where", [".", "round_1/answers", "round_1/seen", "answers/monday", "Round_1"]
)
def test_a_decision_in_another_folder_is_refused(folder: Path, where: str) -> None:
    home = folder / where
    home.mkdir(parents=True, exist_ok=True)
    (home / "s2_Bob.yaml").write_text(SAID)
    _, refused = _said(folder)
    assert len(refused) == 1
    assert "did you mean 'round_1/s2_Bob.yaml'?" in refused[0]


def test_a_name_that_is_composed_in_another_way_is_read_or_refused(folder: Path) -> None:
    other = unicodedata.normalize("NFD", "s3_Zoë.yaml")
    (folder / "round_1" / "s3_Zoë.yaml").unlink()
    (folder / "round_1" / other).write_text(SAID)
    read = open_round(load(folder)).told.get("s3")
    _, refused = _said(folder)
    assert bool(read) != bool(refused)


def test_a_copy_of_what_is_filled_in_is_named_and_stops_nobody(folder: Path) -> None:
    say(folder, 1, "s2_Bob", SAID)
    for name in ("s2_Bob.yaml~", "notes of the day.md"):
        (folder / "round_1" / name).write_text(SAID)
    told: list[str] = []
    advance(folder, None, told.append)
    home = (folder / "round_1").as_posix()
    assert told == [
        f"{home}/notes of the day.md: not read: no file of the workshop is called that",
        f"{home}/s2_Bob.yaml~: not read; did you mean 'round_1/s2_Bob.yaml'?",
    ]
    assert standing(folder).plain()["not_read"] == told


def test_junk_and_what_commands_write_is_not_named(folder: Path) -> None:
    for name in JUNK:
        (folder / name).write_text("")
        (folder / "round_1" / name).write_text("")
    (folder / ".git").mkdir()
    (folder / "debrief").mkdir()
    assert _said(folder) == ([], [])
    advance(folder)
    assert _said(folder) == ([], [])


_MARKS = st.sampled_from(["", "~", " (1)", " - Copy", ".bak", ".txt", "#", " copy", ".swp", "_"])
_NAMES = st.one_of(
    st.text(min_size=1, max_size=20),
    st.builds(
        lambda before, stem, after, end, more: before + stem + after + end + more,
        st.sampled_from(["", "copy of ", ".", "#", "~", "_", "New "]),
        st.sampled_from(
            ["s2_Bob", "S2_bob", "s2", "Bob", "ｓ２_Bob", "s1_Ann", "s9_Eve", "round_1"]
        ),
        _MARKS,
        st.sampled_from(["", ".yaml", ".YAML", ".yml", ".json", ".docx"]),
        _MARKS,
    ),
)


@pytest.fixture(scope="module")
def shared(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(fresh, tmp_path_factory.mktemp("shared") / "w"))


@settings(max_examples=80)
@given(name=_NAMES, top=st.booleans(), directory=st.booleans())
@example(name="s2_Bob.yaml.txt", top=False, directory=False)
def test_every_entry_is_read_or_named(shared: Path, name: str, top: bool, directory: bool) -> None:
    home = shared if top else shared / "round_1"
    path = home / name
    try:
        if name in (".", "..") or os.path.lexists(path) or path.parent != home:
            return
        path.mkdir() if directory else path.write_text(SAID)
    except (OSError, ValueError):
        return  # no name of a file on this system
    try:
        named, refused = _said(shared)
        if is_junk(name):
            assert named == refused == []
        else:
            (line,) = named + refused
            assert any(words in line for words in NAMED)
    finally:
        path.rmdir() if directory else path.unlink()
