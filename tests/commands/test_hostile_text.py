"""What others named, typed or wrote never prints a line of its own, nor steers a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import typer

from sim.commands import app
from sim.commands.documents import print_path
from sim.one_line import one_line
from tests.commands.front_door import Printed, printed
from tests.hostile import LINE, marks_in

FORGED = f"x\n{LINE}\r\x1b[2K\u202e\u2028\u009b1m"
"""As an argument, the name of a file, a key."""
NAME = f"<b>|`{FORGED}"
"""Of a file and of a folder."""
TITLE = "<img src=x onerror=y> [a](b) `c` | =1+1;＝1 问界"
"""As hostile as a title can be that is let in."""
SIZE = ("--reps", "8", "--months", "3")
SCENARIO = json.dumps(
    {
        "schema": 1,
        "name": "mine",
        "title": TITLE,
        "question": f"{TITLE}?",
        "extends": "cede_sales",
        "sources": [TITLE],
        "alliance": {"luxeed": {"sales_control": "partner"}},
        "rules": [
            {
                "name": "back",
                "when": {"measure": "hhi", "above": 1},
                "then": {"brand": "aito", "sales_control": "huawei"},
                "reason": TITLE,
            }
        ],
    },
    ensure_ascii=False,
)


def _leaves(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _leaves(command, (*words, name))
        else:
            yield (*words, name), command


COMMANDS = dict(_leaves(typer.main.get_command(app)))
REFUSED = {("calibrate",): ("--until", FORGED)}
"""What keeps commands without arguments from working before they print."""


def _sound(done: Printed) -> str:
    """What a command printed, if nothing in it is forged."""
    text = done.out.decode() + done.err.decode()
    assert marks_in(text, "\n") == set(), text
    assert not [line for line in text.split("\n") if line.strip().startswith(LINE)], text
    return text


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_prints_an_argument_as_it_is(words: tuple[str, ...], tmp_path: Path) -> None:
    params = COMMANDS[words].params
    given = [
        *words,
        *REFUSED.get(words, ()),
        *(FORGED for each in params if each.param_type_name == "argument"),
    ]
    options = [each.opts[0] for each in params if each.param_type_name == "option"]
    for option in ([], *([each, FORGED] for each in options)):
        done = printed([*given, *option], "utf-8", tmp_path)
        assert done.code in (0, 2)
        _sound(done)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose files have such names, with a run and a workshop."""
    home = tmp_path_factory.mktemp("hostile")
    (home / f"{NAME}.yaml").write_text(SCENARIO, "utf-8")
    (home / f"{NAME}.csv").write_text(f'"{NAME}",month,measure,value\n,2025-07,aito_share,0.8\n')
    (home / "key.yaml").write_text(json.dumps({FORGED: 1, "name": "k", "title": FORGED}))
    (home / "cells.csv").write_text(f'month,measure,value\n2025-07,"{FORGED}","{FORGED}"\n')
    room = ("workshop", "new", NAME, "--format", "predict", "--scenario", f"{NAME}.yaml")
    for words in (("run", f"{NAME}.yaml", *SIZE, "--out", NAME + "s"), (*room, "--people", "=1")):
        done = printed(words, "utf-8", home)
        assert done.code == 0, done.err
        _sound(done)
    return home


ANSWERS = {
    "runs": ("runs", "--runs", NAME + "s"),
    "runs as JSON": ("runs", "--runs", NAME + "s", "--json"),
    "show": ("show", f"{NAME}.yaml"),
    "show changes": ("show", f"{NAME}.yaml", "--only-changed"),
    "check": ("check", f"{NAME}.yaml", "--no-expect", "--json"),
    "run as Markdown": ("run", f"{NAME}.yaml", *SIZE, "--out", NAME + "s", "--md"),
    "run as CSV": ("run", f"{NAME}.yaml", *SIZE, "--out", NAME + "s", "--csv"),
    "compare": ("compare", "cede_sales", f"{NAME}.yaml", *SIZE, "--report", f"{NAME}.html"),
    "compare as Markdown": ("compare", "cede_sales", f"{NAME}.yaml", *SIZE, "--md"),
    "backtest": ("backtest", f"{NAME}.yaml", "--outcomes", f"{NAME}.csv", *SIZE, "--md"),
    "workshop show": ("workshop", "show", NAME),
    "workshop show as JSON": ("workshop", "show", NAME, "--json"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_no_answer_holds_a_name_as_it_is(home: Path, name: str) -> None:
    done = printed(ANSWERS[name], "utf-8", home)
    assert done.code == 0, done.err
    _sound(done)
    if name == "compare":
        page = (home / f"{NAME}.html").read_text("utf-8")
        assert marks_in(page, "\n") == set()
        assert "<img src=x" not in page


def test_paths_for_programs_are_their_bytes_and_for_terminals_are_seen(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("plot", f"{NAME}.yaml", *SIZE, "--out", FORGED, "--only", "fan")
    done = printed(words, "utf-8", home)
    assert done.code == 0, done.err
    paths = [home / FORGED / each.name for each in (home / FORGED).iterdir()]
    assert all(os.fsencode(f"{FORGED}/{path.name}\n") in done.out for path in paths)
    for path in paths:
        ElementTree.fromstring(path.read_text("utf-8"))
        assert marks_in(path.read_text("utf-8"), "\n") == set()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_path(paths[0])
    assert capfd.readouterr().out == f"{one_line(paths[0])}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("check", "key.yaml"),
        ("run", "cede_sales", "--set", f"{FORGED}=1"),
        ("run", "cede_sales", "--set", f"title={FORGED}"),
        ("run", "cede_sales", *SIZE, "--out", "key.yaml/" + FORGED),
        ("compare", "cede_sales", "keep_control", *SIZE, "--rank-by", FORGED),
        ("compare", "cede_sales", "keep_control", *SIZE, "--at", FORGED),
        ("explain", "cede_sales", "--measure", FORGED, "--reps", "4"),
        ("breakpoint", "cede_sales", "keep_control", "--vary", FORGED),
        ("backtest", "cede_sales", "--outcomes", "cells.csv"),
        ("plot", "cede_sales", *SIZE, "--format", FORGED),
        ("workshop", "new", "w", "--format", "predict", "--title", FORGED),
        ("workshop", "new", "w", "--format", "predict", "--people", FORGED),
        ("workshop", "debrief", NAME),
    ],
    ids=lambda words: re.sub(r"\W+", "_", " ".join(words))[:60],
)
def test_no_error_quotes_it_as_it_is(home: Path, words: tuple[str, ...]) -> None:
    done = printed(words, "utf-8", home)
    assert done.code == 2, done.out
    assert _sound(done)
