"""What people read never fails on a character; a stream that is closed or full ends in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from sim.commands import app
from tests.commands.front_door import SCENARIO, Printed, printed

RUN = ("--reps", "8", "--months", "3")
ANSWERS = {
    "list": ("list",),
    "show": ("show", "mine.yaml", "--only-changed", "--set", "title=问界 ±"),
    "check": ("check", "mine.yaml"),
    "run": ("run", "mine.yaml", *RUN),
    "compare": ("compare", "cede_sales", "mine.yaml", *RUN),
    "explain": ("explain", "keep_control", "cede_sales", "--reps", "8"),
    "breakpoint": (
        "breakpoint", "keep_control", "cede_sales", "--vary", "outlet_productivity",
        "--steps", "3", "--reps", "8",
    ),
    "backtest": ("backtest", "mine.yaml", "--outcomes", "came.csv", *RUN),
    "assumptions": ("assumptions", "outlet"),
    "workshop show": ("workshop", "show", "问界"),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scenario, outcomes and a workshop, all with Chinese words."""
    home = tmp_path_factory.mktemp("streams")
    (home / "mine.yaml").write_text(SCENARIO, encoding="utf-8")
    (home / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    room = ("workshop", "new", "问界", "--format", "predict", "--scenario", "mine.yaml")
    for encoding in ("ascii", "gbk"):
        made = printed((*room, "--people", "王, 李", "--reps", "8"), encoding, home)
    assert made.code == 2, "it already exists"
    assert "问界".encode("gbk") in made.err
    return home


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_printed_in_every_locale(folder: Path, name: str, encoding: str) -> None:
    done = printed(ANSWERS[name], encoding, folder)
    assert done.code == 0, done.err
    done.out.decode(encoding)


def _helped() -> list[tuple[str, ...]]:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined] - a group
    inner = commands["workshop"].commands
    return [(), *((name,) for name in commands), *(("workshop", name) for name in inner)]


def test_every_help_page_is_printed_in_every_locale(tmp_path: Path) -> None:
    for command in _helped():
        done = printed((*command, "--help"), "ascii", tmp_path)
        assert (done.code, done.err) == (0, b"")
        assert b"Usage" in done.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "问界.yaml"), b"\\u95ee\\u754c.yaml: no such file"),
        (("run", "cede_sales", "--set", "alliance.问界=1"), b"\\u95ee\\u754c"),
    ],
)
def test_an_error_names_what_the_locale_cannot_show(
    tmp_path: Path, arguments: tuple[str, ...], says: bytes
) -> None:
    done = printed(arguments, "ascii", tmp_path)
    assert done.code == 2
    assert says in done.err


def test_signs_have_a_plain_form(folder: Path) -> None:
    done = printed(("compare", "keep_control", "cede_sales", *RUN), "ascii", folder)
    assert b"+/-" in done.out
    assert b"?" not in done.out


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of a POSIX system")
def test_a_terminal_without_a_width_has_eighty_columns(tmp_path: Path) -> None:
    """``COLUMNS=0``, and a pseudo-terminal to which nobody gave a size."""
    import pty  # noqa: PLC0415 - Windows has none

    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "sim", "list"],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "0", "TERM": "dumb"},
        stdout=theirs,
        check=True,
    )
    assert done.returncode == 0
    os.close(theirs)
    assert b"Aito's plants run at two fifths for half a year." in os.read(ours, 65536)
    os.close(ours)


def _shell(folder: Path, command: str) -> Printed:
    """A command of a shell; ``sim`` in it is this one."""
    command = command.replace("sim ", f"'{sys.executable}' -m sim ", 1)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Printed(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("sim list >&-", 2, "standard output is closed"),
        ("sim run cede_sales --reps 9 --months 2 --json >&-", 2, "standard output is closed"),
        ("sim workshop show . >&-", 2, "standard output is closed"),
        ("sim --help >&-", 2, "cannot write the output"),
        ("sim --version >&-", 2, "cannot write the output"),
        ("sim list >/dev/full", 2, "No space left"),
        ("sim show cede_sales >/dev/full", 2, "No space left"),
        ("sim --help >/dev/full", 2, "No space left"),
        ("sim run --help >/dev/full", 2, "No space left"),
        ("sim --version >/dev/full", 2, "No space left"),
        ("sim list 2>&-", 0, ""),
        ("sim show nowhere 2>&-", 2, ""),
        ("sim show nowhere 2>/dev/full", 2, ""),
        ("sim nowhere 2>/dev/full", 2, ""),
        ("sim list >&- 2>&-", 2, ""),
        ("sim run - <&-", 2, "the file is empty"),
        ("sim schema | head -c 1 >/dev/null", 0, ""),
        ("sim list | true", 0, ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_one_line(
    tmp_path: Path, command: str, code: int, says: str
) -> None:
    done = _shell(tmp_path, command)
    told = done.err.decode()
    assert done.code == code, told
    assert says in told
    assert len(told.splitlines()) == (1 if says else 0)
    assert list(tmp_path.iterdir()) == [], "refused before anything is kept"
