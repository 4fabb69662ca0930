"""Documents on standard output are UTF-8, whatever the locale is."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from sim.commands import app
from sim.world.version import model_version
from tests.commands.front_door import CHINESE, SCENARIO, printed

RUN = ("--reps", "8", "--months", "3")
PAIR = ("cede_sales", "mine.yaml")
DOCUMENTS = {
    "list --json": ("list", "--json"),
    "list --md": ("list", "--md"),
    "list --csv": ("list", "--csv"),
    "show": ("show", "mine.yaml"),
    "show --json": ("show", "mine.yaml", "--json"),
    "show --only-changed --json": ("show", "mine.yaml", "--only-changed", "--json"),
    "check --json": ("check", "mine.yaml", "--json"),
    "check --md": ("check", "cede_sales", "--reps", "8", "--md"),
    "check --csv": ("check", "cede_sales", "mine.yaml", "--no-expect", "--csv"),
    "schema": ("schema",),
    "new -": ("new", "-", "--from", "cede_sales"),
    "run --json": ("run", "mine.yaml", *RUN, "--json"),
    "run --md": ("run", "mine.yaml", *RUN, "--md"),
    "run --csv": ("run", "mine.yaml", *RUN, "--csv"),
    "runs --json": ("runs", "--json"),
    "runs --md": ("runs", "--md"),
    "runs --csv": ("runs", "--csv"),
    "runs list --json": ("runs", "list", "--json"),
    "runs list --md": ("runs", "list", "--md"),
    "runs list --csv": ("runs", "list", "--csv"),
    "compare --json": ("compare", *PAIR, *RUN, "--json"),
    "compare --md": ("compare", *PAIR, *RUN, "--md"),
    "compare --csv": ("compare", *PAIR, *RUN, "--csv"),
    "explain --json": ("explain", "keep_control", "cede_sales", "--reps", "8", "--json"),
    "explain --md": ("explain", "keep_control", "cede_sales", "--reps", "8", "--md"),
    "explain --csv": ("explain", "keep_control", "cede_sales", "--reps", "8", "--csv"),
    "breakpoint --json": (
        "breakpoint", *PAIR, "--vary", "outlet_productivity", "--steps", "3", "--reps", "8",
        "--json",
    ),
    "breakpoint --md": (
        "breakpoint", *PAIR, "--vary", "outlet_productivity", "--steps", "3", "--reps", "8", "--md",
    ),
    "breakpoint --csv": (
        "breakpoint", *PAIR, "--vary", "outlet_productivity", "--steps", "3", "--reps", "8",
        "--and", "sales_per_outlet", "--csv",
    ),
    "backtest --json": ("backtest", "mine.yaml", "--outcomes", "came.csv", *RUN, "--json"),
    "backtest --template": ("backtest", "mine.yaml", "--template"),
    "backtest --md": ("backtest", "mine.yaml", "--outcomes", "came.csv", *RUN, "--md"),
    "backtest --csv": ("backtest", "mine.yaml", "--outcomes", "came.csv", *RUN, "--csv"),
    "assumptions --json": ("assumptions", "--scenario", "mine.yaml", "--json"),
    "assumptions --md": ("assumptions", "--scenario", "mine.yaml", "--md"),
    "assumptions --csv": ("assumptions", "--scenario", "mine.yaml", "--csv"),
    "rerun --json": ("rerun", "mine.html", "--json"),
    "workshop show --json": ("workshop", "show", "room", "--json"),
}  # fmt: skip
ELSEWHERE = {
    "calibrate --json": "tests/commands/test_calibrate.py, which has a fit to print",
    "calibrate --md": "tests/commands/test_calibrate.py, which has a fit to print",
    "calibrate --csv": "tests/commands/test_calibrate.py, which has a fit to print",
    "workshop advance --json": "a test of its own below: it changes the folder",
}
ENCODINGS = ("gbk", "cp1252")
"""Beside ASCII, in which a document is printed without messages."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the documents are made from."""
    home = tmp_path_factory.mktemp("documents")
    (home / "mine.yaml").write_text(SCENARIO, encoding="utf-8")
    (home / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    room = ("workshop", "new", "room", "--format", "predict", "--scenario", "mine.yaml")
    for made in (
        ("report", "mine.yaml", *RUN, "--to", "mine.html"),
        (*room, "--people", "王, 李", "--reps", "8"),
    ):
        done = printed(made, "ascii", home)
        assert done.code == 0, done.err
    return home


def _options() -> set[str]:
    """Every option of every command that asks for a document."""
    found = set()
    commands = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined] - a group
    for group in ("workshop", "runs"):
        commands |= {f"{group} {name}": each for name, each in commands[group].commands.items()}
    for name, command in commands.items():
        given = {option for each in command.params for option in each.opts}
        found |= {f"{name} {form}" for form in ("--json", "--md", "--csv") if form in given}
    return found


def test_every_option_that_asks_for_a_document_is_walked() -> None:
    assert _options() <= {*DOCUMENTS, *ELSEWHERE}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_the_same_in_every_locale_and_without_messages(
    folder: Path, name: str
) -> None:
    expected = printed(DOCUMENTS[name], "utf-8", folder)
    assert expected.code == 0, expected.err
    text = expected.out.decode("utf-8")
    for encoding in ENCODINGS:
        found = printed(DOCUMENTS[name], encoding, folder)
        assert found.code == 0, found.err
        assert found.out == expected.out, encoding
    quiet = printed((*DOCUMENTS[name], "--quiet"), "ascii", folder)
    assert quiet == (0, expected.out, b"")
    if name.endswith("--json"):
        _begins_as_all_do(json.loads(text), name)
    elif name.endswith("--csv"):
        _has_a_cell_in_every_column(text)


def _begins_as_all_do(document: dict[str, object], name: str) -> None:
    assert list(document)[:5] == ["kind", "model", "seed", "replications", "scenario"]
    command = name.removesuffix(" --json").removesuffix(" --only-changed")
    assert document["kind"] == command.removesuffix(" list")
    assert document["model"] == model_version()


def _has_a_cell_in_every_column(text: str) -> None:
    head, *rows = csv.reader(io.StringIO(text))
    assert rows
    assert all(head)
    assert {len(row) for row in rows} == {len(head)}


def test_a_scenario_shown_in_another_locale_is_a_scenario_again(folder: Path) -> None:
    shown = printed(("show", "mine.yaml"), "gbk", folder)
    (folder / "again.yaml").write_bytes(shown.out)
    assert CHINESE in shown.out.decode("utf-8")
    assert printed(("check", "again.yaml"), "utf-8", folder).code == 0


def test_what_an_advance_prints_is_utf_8(folder: Path) -> None:
    done = printed(("workshop", "advance", "room", "--json"), "cp1252", folder)
    assert done.code == 0, done.err
    assert json.loads(done.out.decode("utf-8"))


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
    ],
)
def test_a_real_process_writes_the_same_into_a_file(
    folder: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    with (tmp_path / "shown.yaml").open("wb") as file:
        command = [sys.executable, "-m", "sim", "show", "mine.yaml", "--set", f"question={CHINESE}"]
        subprocess.run(
            command, cwd=folder, env={**os.environ, **env}, stdout=file, check=True, timeout=60
        )
    found = (tmp_path / "shown.yaml").read_text(encoding="utf-8").splitlines()
    assert f"title: {CHINESE}" in found
    assert f"question: {CHINESE}" in found
