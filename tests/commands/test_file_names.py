"""Names of files that are no UTF-8 (a folder from a Chinese Windows archive), in every command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.front_door import SCENARIO
from tools.warm_sim import shared

RUN = ("--reps", "8", "--months", "3")
FOLDER, FILE = "文 件".encode("gbk"), "两种.yaml".encode("gbk")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")


class Done:
    """What a command printed, and how it ended."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.out.decode("utf-8"))
        json.dumps(found, ensure_ascii=False).encode("utf-8")
        return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds one with such a name, with a scenario and its base in it."""
    home = tmp_path_factory.mktemp("names")
    inside = home / os.fsdecode(FOLDER)
    inside.mkdir()
    (inside / os.fsdecode(FILE)).write_text(SCENARIO.replace("cede_sales", "near"), "utf-8")
    base = "schema: 1\nname: near\ntitle: t\nquestion: q?\nextends: cede_sales\n"
    (inside / "near.yaml").write_text(base, "utf-8")
    (inside / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    return home


def _sim(home: Path, *arguments: str | bytes, code: int = 0) -> Done:
    """Run a command; of a name that is bytes, ``DIR/`` stands for the folder."""
    words = [
        word.replace(b"DIR", FOLDER) if isinstance(word, bytes) else word.encode()
        for word in arguments
    ]
    done = shared().run(home, [os.fsdecode(word) for word in words])
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    return Done(done)


SCENARIO_FILE = b"DIR/" + FILE


def test_a_run_is_kept_shown_and_read_again(home: Path) -> None:
    document = _sim(home, "run", SCENARIO_FILE, *RUN, "--out", b"DIR/runs", "--json").json()
    assert document["scenario"] == "mine"
    assert "\\xce\\xc4" in str(document["run"])
    line = _sim(home, "run", SCENARIO_FILE, *RUN, "--out", b"DIR/runs", "--quiet").out
    folder = Path(os.fsdecode(home), os.fsdecode(line.rstrip(b"\n")))
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert "\\xce\\xc4" in manifest["command"][2]
    told = _sim(
        home, "run", SCENARIO_FILE, *RUN, "--out", b"DIR/runs", "--report", b"DIR/\xce.html"
    )
    assert "\\xce.html written" in told.err.decode()
    for words in (("show", line[:-1]), ("check", line[:-1]), ("explain", line[:-1], "--json")):
        _sim(home, *words)


def test_a_report_is_written_and_made_again(home: Path) -> None:
    told = _sim(
        home, "report", SCENARIO_FILE, *RUN, "--runs", b"DIR/r", "--to", b"DIR/\xce\xc4.html"
    )
    hint = told.out.decode().partition("sim rerun ")[2].strip()
    assert hint == r"$'\xce\xc4 \xbc\xfe/\xce\xc4.html'"
    command = f"'{sys.executable}' -m sim rerun {hint} --json"
    done = subprocess.run(["bash", "-c", command], cwd=home, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "\\xce" in json.loads(done.stdout)["report"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", SCENARIO_FILE, "--json"),
        ("show", SCENARIO_FILE),
        ("show", SCENARIO_FILE, "--only-changed", "--json"),
        ("compare", b"DIR/near.yaml", SCENARIO_FILE, *RUN, "--json", "--plot", b"DIR/a"),
        ("compare", b"DIR/near.yaml", SCENARIO_FILE, *RUN, "--report", b"DIR/b.html"),
        ("explain", "keep_control", SCENARIO_FILE, "--reps", "8", "--md"),
        ("backtest", SCENARIO_FILE, "--outcomes", b"DIR/came.csv", *RUN, "--json"),
        ("plot", SCENARIO_FILE, *RUN, "--out", b"DIR/c", "--format", "svg,png,pdf"),
        ("assumptions", "--scenario", SCENARIO_FILE, "--plot", b"DIR/d"),
        ("new", "other", "--out", b"DIR"),
    ],
)  # fmt: skip
def test_every_command_takes_such_a_name(home: Path, words: tuple[str | bytes, ...]) -> None:
    _sim(home, *words)


def test_a_workshop_lives_in_such_a_folder(home: Path) -> None:
    made = ("workshop", "new", b"DIR/w", "--format", "predict", "--scenario", SCENARIO_FILE)
    told = _sim(home, *made, "--people", "王", "--reps", "8").out.decode()
    assert r"sim workshop advance $'\xce\xc4 \xbc\xfe/w'" in told
    for words in (
        ("show",),
        ("show", "--json"),
        ("advance",),
        ("undo",),
        ("advance",),
        ("debrief",),
    ):
        _sim(home, "workshop", words[0], b"DIR/w", *words[1:])


@pytest.mark.parametrize(
    "words",
    [
        ("run", SCENARIO_FILE + b".no"),
        ("run", SCENARIO_FILE, "--set", b"title=" + FILE),
        ("rerun", SCENARIO_FILE),
        ("report", SCENARIO_FILE, "--to", b"DIR/no/r.html"),
        ("new", "near", "--out", b"DIR"),
        ("new", FOLDER),
        ("run", FOLDER),
        ("backtest", SCENARIO_FILE, "--outcomes", SCENARIO_FILE),
        ("workshop", "show", FOLDER),
        ("workshop", "key", "--sessions", FOLDER),
        (FOLDER,),
    ],
)
def test_an_error_names_the_file(home: Path, words: tuple[str | bytes, ...]) -> None:
    done = _sim(home, *words, code=2)
    # the first byte of the folder's name, or of the file's where an option names only that
    assert re.search(r"\\x(ce|c1)", done.err.decode("utf-8").replace("\\udc", "\\x"))


def test_a_scenario_cannot_name_such_a_file(home: Path) -> None:
    done = _sim(home, "new", "another", "--from", SCENARIO_FILE, code=2)
    assert b"a scenario can name no file that is not UTF-8; rename it" in done.err
    assert not (home / "another.yaml").exists()


@pytest.mark.parametrize("key", [b"alliance." + FOLDER, FOLDER])
def test_a_key_that_is_no_text_is_refused_where_it_stands(home: Path, key: bytes) -> None:
    done = _sim(home, "run", "cede_sales", "--set", key + b"=1", code=2)
    assert done.err.startswith(b"--set ")
    assert b": the path is not UTF-8; " in done.err
    assert done.err.count(b"\n") == 1
