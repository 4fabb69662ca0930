"""Options that several commands share: declared once, the same in every command."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import typer

from sim.commands import app
from sim.commands.vocabulary import ANSWER, COMMANDS, SHARED, SIMULATE, absent_options
from tests.commands.front_door import SCENARIO, printed
from tools import list_options

RUN = ("--reps", "8", "--months", "3")
OWN = {
    "--scenario": "which scenario: of the runs to remove, of the register, of a session",
    "--format": "of pictures, and of a workshop",
    "--steps": "of a grid, and of a walk",
    "--sessions": "where a server keeps its sessions, in serve and workshop key",
    "--lang": "of a session, and of its debrief",
}
"""Options of two commands that no other command could have."""


def commands() -> dict[str, Any]:
    """Every command that does something, by its name."""
    found = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined] - a group
    for group in ("workshop", "runs"):
        found |= {f"{group} {name}": each for name, each in found[group].commands.items()}
    del found["workshop"]
    return found


def flags(command: Any) -> dict[str, Any]:
    """A command's options by their names."""
    return {name: each for each in command.params for name in each.opts if name.startswith("--")}


def test_every_command_is_in_the_vocabulary() -> None:
    assert set(commands()) == set(COMMANDS)
    assert {*SIMULATE, *ANSWER} <= set(COMMANDS)


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_option_is_where_it_is_declared_and_means_the_same(name: str) -> None:
    option = SHARED[name]
    having = {
        key: flags(command)[name] for key, command in commands().items() if name in flags(command)
    }
    assert set(having) == set(option.commands)
    for key, found in having.items():
        assert found.help.startswith(option.meaning), key
        assert found.is_flag == (not option.value), key
        assert found.is_flag or found.metavar == option.value, key


@pytest.mark.parametrize(
    ("names", "group"),
    [
        (("--set", "--reps", "--months", "--seed", "--jobs", "--prior"), SIMULATE),
        (("--at", "--measure"), SIMULATE),
        (("--json", "--md", "--csv"), ANSWER),
        (("--quiet",), COMMANDS),
    ],
)
def test_a_command_has_what_its_kind_has_or_says_why_not(
    names: tuple[str, ...], group: tuple[str, ...]
) -> None:
    for name in names:
        option = SHARED[name]
        assert set(group) <= {*option.commands, *option.absent}
        assert not {*option.commands} & {*option.absent}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_page_says_what_the_command_cannot_use(tmp_path: Path, name: str) -> None:
    page = printed((*name.split(), "--help"), "utf-8", tmp_path).out.decode()
    words = " ".join(page.split())
    for option, reason in absent_options(name):
        assert f"{option} {reason}" in words
    for option in SHARED.values():
        assert (f" {option.name} " in words.partition("Not here:")[0]) == (name in option.commands)


def test_an_option_of_several_commands_is_declared_as_shared() -> None:
    used = Counter(name for command in commands().values() for name in flags(command))
    several = {name for name, count in used.items() if count > 1} - {"--help"}
    assert several - SHARED.keys() == OWN.keys()


def test_the_table_of_the_reference_is_current() -> None:
    assert list_options.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("words", "new"),
    [
        (("explain", "cede_sales", "--month", "2", *RUN), "--at"),
        (("breakpoint", "keep_control", "cede_sales", "--vary", "overlap_cost", "--steps", "3",
          "--month=2", *RUN), "--at"),
        (("runs", "--out", "kept"), "--runs"),
        (("runs", "list", "--out=kept"), "--runs"),
        (("runs", "remove", "--scenario", "x", "--out", "kept"), "--runs"),
        (("report", "keep_control", *RUN, "--out", "kept"), "--runs"),
        (("new", "mine", "--dir", "."), "--out"),
    ],
)  # fmt: skip
def test_an_old_spelling_works_and_says_what_to_write(
    tmp_path: Path, words: tuple[str, ...], new: str
) -> None:
    done = printed(words, "utf-8", tmp_path)
    assert done.code == 0, done.err
    assert f": this option is now called {new}".encode() in done.err


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("run", "mine.yaml", *RUN), r"runs/mine-\w{8}"),
        (("report", "mine.yaml", *RUN), "mine-report.html"),
        (("run", "mine.yaml", *RUN, "--report", "r.html"), r"runs/mine-\w{8}"),
        (("new", "other", "--out", "new"), "new/other.yaml"),
        (("workshop", "new", "w", "--format", "design", "--reps", "8"), "w"),
    ],
)
def test_quiet_leaves_the_names_of_new_files(
    tmp_path: Path, words: tuple[str, ...], names: str
) -> None:
    (tmp_path / "mine.yaml").write_text(SCENARIO, encoding="utf-8")
    done = printed((*words, "--quiet"), "utf-8", tmp_path)
    assert (done.code, done.err) == (0, b"")
    assert re.fullmatch(f"{names}\n", done.out.decode())
    assert (tmp_path / done.out.decode().strip()).exists()


@pytest.mark.parametrize("rest", [(), ("--json",), ("cede_sales",)])
def test_a_report_without_a_file_is_one_clear_error(tmp_path: Path, rest: tuple[str, ...]) -> None:
    done = printed(("run", "keep_control", "--report", *rest), "utf-8", tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert b"as in --report report.html" in done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ("run", "mine.yaml", "--out", "taken/x"),
        ("run", "mine.yaml", "--report", "taken/r.html"),
        ("compare", "keep_control", "mine.yaml", "--report", "taken/r.html"),
        ("compare", "keep_control", "mine.yaml", "--plot", "taken/x"),
        ("explain", "keep_control", "mine.yaml", "--plot", "taken"),
        ("breakpoint", "keep_control", "mine.yaml", "--vary", "overlap_cost", "--plot", "taken/x"),
        ("backtest", "mine.yaml", "--outcomes", "came.csv", "--plot", "taken/x"),
        ("plot", "mine.yaml", "--out", "taken/x"),
        ("plot", "mine.yaml", "--out", "drawn"),
        ("plot", "mine.yaml", "--out", "drawn", "--only", "fan"),
        ("report", "mine.yaml", "--runs", "taken/x"),
        ("report", "mine.yaml", "--to", "taken/r.html"),
        ("calibrate", "--out", "taken/x"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_before_anything_is_simulated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("simulated")

    monkeypatch.setattr("sim.engine.simulate._play_on", refuse)
    monkeypatch.setattr("sim.study.calibrate.fit.calibrate", refuse)
    (tmp_path / "mine.yaml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    (tmp_path / "taken").write_text("a file")
    (tmp_path / "drawn").mkdir()
    (tmp_path / "drawn" / "mine-fan_hhi.svg").write_text("drawn before")
    before = sorted(tmp_path.rglob("*"))
    done = printed(words, "utf-8", tmp_path)
    assert (done.code, done.out) == (2, b"")
    assert words[-1].partition("/")[0].encode() in done.err or b"drawn/" in done.err
    assert len(done.err.splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        ("x",),
        ("workshop", "x"),
        ("workshop", "new", "w", "--format", "predict", "--people", "x"),
        ("explain", "cede_sales", "--at", "x"),
        ("plot", "cede_sales", "--format", "x"),
        ("workshop", "debrief", "w", "--lang", "x"),
    ],
)
def test_what_was_typed_is_shown_escaped(tmp_path: Path, words: tuple[str, ...]) -> None:
    typed = tuple("b\u202e\udcff" if word == "x" else word for word in words)
    done = printed(typed, "utf-8", tmp_path)
    assert done.code == 2
    text = done.err.decode("utf-8")
    assert r"b\u202e\xff" in text
    assert "\u202e" not in text
