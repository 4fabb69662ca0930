"""`sim workshop` as a user meets it: real processes, real files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sim.web.room.disk import Disk
from sim.web.room.key import DeskKey
from sim.web.room.tables import add_entries, add_session
from tests.commands.test_run import sim
from tests.unit.workshop.files.made import tree
from tests.unit.workshop.play import Table

FEW = ("--reps", "8", "--months", "18")
DESIGN = ("workshop", "new", "w", "--format", "design", "--teams", "2", "--rounds", "2", *FEW)
GUESS = "direction: higher\nlow: 0.3\nhigh: 0.9\n"


def _ok(folder: Path, *arguments: str, text: str | None = None) -> str:
    done = sim(folder, "workshop", *arguments, text=text)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a session of predictions that is over."""
    home = tmp_path_factory.mktemp("workshop")
    people = ("--people", "Ann, =1+1", "--title", "Monday")
    told = _ok(home, "new", "w", "--format", "predict", "--scenario", "xiaomi_surge", *people, *FEW)
    assert "w/round_1/s1_Ann.yaml" in told
    (home / "w" / "round_1" / "s1_Ann.yaml").write_text(GUESS)
    found = json.loads(_ok(home, "advance", "w", "--json"))
    results = json.loads((home / "w" / "round_1" / "results.json").read_text())
    assert found["kind"] == "workshop advance"
    assert {name: found[name] for name in results} == results
    assert (found["round"], found["absent"], len(found["scores"])) == (1, ["s2"], 1)
    (home / "w" / "round_2" / "s2_1_1.yaml").write_text(GUESS)
    assert "The session is over: sim workshop debrief w" in _ok(home, "advance", "w")
    return home


def test_where_it_stands(tmp_path: Path) -> None:
    assert sim(tmp_path, *DESIGN).returncode == 0
    (tmp_path / "w" / "round_1" / "t1.yaml").write_text("changes: {huawei.floor_rule: equal}\n")
    (tmp_path / "w" / "round_1" / "t2.yaml").write_text("changes: {huawei.floor_rule: even}\n")
    told = _ok(tmp_path, "show", "w")
    assert "Round 1 of 2 is open" in told
    assert "round_1/t1.yaml  decided" in told
    assert "round_1/t2.yaml  mistakes" in told
    assert "w/round_1/t2.yaml:1: changes.huawei.floor_rule: 'even' is not allowed here" in told
    found = json.loads(_ok(tmp_path, "show", "w", "--json"))
    assert (found["round"], found["over"]) == (1, False)
    assert [place["state"] for place in found["places"]] == ["decided", "mistakes"]


def test_mistakes_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    assert sim(tmp_path, *DESIGN).returncode == 0
    (tmp_path / "w" / "round_1" / "t1.yaml").write_text("changes: {}\nchange: {}\n")
    (tmp_path / "w" / "round_1" / "t2.yaml").write_text("\nchanges: {world.x: 1}\n")
    before = tree(tmp_path)
    done = sim(tmp_path, "workshop", "advance", "w", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.partition("; ")[0] for line in done.stderr.splitlines()] == [
        "w/round_1/t1.yaml:2: change: unknown key",
        "w/round_1/t2.yaml:2: changes.world.x: not a team's to set",
    ]
    assert tree(tmp_path) == before


def test_back_and_forth(tmp_path: Path) -> None:
    assert sim(tmp_path, *DESIGN).returncode == 0
    before = tree(tmp_path)
    told = _ok(tmp_path, "advance", "w")
    assert "Nobody played: t1, t2" in told
    assert "w/round_2/t1.yaml" in told
    assert (tmp_path / "w" / "round_1" / "results.txt").read_text() in told
    (tmp_path / "w" / "round_2" / "t1.yaml").write_text("changes: {}\n")
    told = _ok(tmp_path, "undo", "w")
    assert "round_2/t1.yaml was not as it was made: moved to undone_2/round_2/t1.yaml" in told
    left = {k: v for k, v in tree(tmp_path).items() if "undone" not in k}
    assert left == before
    done = sim(tmp_path, "workshop", "undo", "w")
    assert (done.returncode, done.stderr) == (
        2,
        "w: no round is closed, there is nothing to go back to\n",
    )


@pytest.mark.parametrize("source", ["mine.yaml", "-", "cede_sales"])
def test_any_scenario_opens_a_workshop(tmp_path: Path, source: str) -> None:
    text = "schema: 1\nname: mine\ntitle: Mine\nquestion: Why?\nextends: cede_sales\n"
    (tmp_path / "mine.yaml").write_text(text)
    given = text if source == "-" else None
    _ok(tmp_path, "new", "w", "--format", "design", "--scenario", source, *FEW, text=given)
    found = json.loads(_ok(tmp_path, "show", "w", "--json"))
    assert found["scenario"] == ("cede_sales" if source == "cede_sales" else "mine")
    assert "sales_control: shared" in (tmp_path / "w" / "scenario.yaml").read_text()
    # what lies in the folder is a scenario like any other
    assert sim(tmp_path, "check", "w/scenario.yaml", "--no-expect").returncode == 0


def test_a_file_can_be_the_base(tmp_path: Path) -> None:
    text = "schema: 1\nname: mine\ntitle: Mine\nquestion: Why?\nextends: cede_sales\n"
    (tmp_path / "mine.yaml").write_text(text)
    people = ("--people", "Ann", "--base", "mine.yaml", "--seed", "7", "--rounds", "1")
    _ok(tmp_path, "new", "w", "--format", "predict", *people, *FEW)
    base = (tmp_path / "w" / "base.yaml").read_text()
    assert "name: mine" in base
    assert "seed: 7" in base
    assert "Mine" in (tmp_path / "w" / "round_1" / "s1_Ann.yaml").read_text()


OPTIONS = {
    ("--format", "designs", "--lang", "fr"): (
        "--format: 'designs' is not allowed here; did you mean 'design'?\n"
        "--lang: 'fr' is not allowed here; write one of: en, zh\n"
    ),
    ("--format", "design", "--reps", "2"): "--reps: the number 2 is too low; the lowest is 4\n",
    ("--format", "design", "--people", "Ann"): "--people: only the format predict has people",
    ("--format", "predict"): "--people: name who takes part: 1 to 400 people\n",
    ("--format", "predict", "--people", "A\x07"): "--people: 'A\\x07': a name needs 1 to 40",
    ("--format", "predict", "--people", "A", "--teams", "2", "--goal", "spread"): (
        "--goal: is for design only; leave it out\n"
        "--teams: is for design and roles only; leave it out\n"
    ),
    ("--format", "roles", "--rounds", "9", "--months", "12"): "9 quarters are longer",
    ("--format", "roles", "--teams", "9"): "teams: 9 are too many for this format; at most 6",
    ("--format", "roles", "--base", "cede_sales"): "--base: is for predict only; leave it out\n",
    ("--format", "design", "--scenario", "nowhere"): "nowhere: ",
    (): "Missing option '--format'",
}


@pytest.mark.parametrize("options", OPTIONS)
def test_options_that_do_not_go(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = sim(tmp_path, "workshop", "new", "w", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert OPTIONS[options] in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("command", ["advance", "show", "undo", "debrief"])
def test_no_workshop(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("nothing", "empty"):
        done = sim(tmp_path, "workshop", command, name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{name}: ")
        assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_the_debrief(played: Path) -> None:
    made = _ok(played, "debrief", "w", "--out", "told").splitlines()
    names = {"debrief.html", "slides.pdf", "debrief.json", "scores.csv", "plays/scenario.yaml"}
    assert {f"told/{name}" for name in names} <= set(made)
    assert {path.split("/", 1)[1] for path in made} == {
        name for name, mark in tree(played / "told").items() if mark
    }
    page = (played / "told" / "debrief.html").read_text()
    assert "Monday" in page
    assert "1970" not in page  # files have no clock
    assert (played / "told" / "slides.pdf").read_bytes().startswith(b"%PDF-")
    told = json.loads((played / "told" / "debrief.json").read_text())
    scores = {line["place"]: line["score"]["mean"] for line in told["ranking"]}
    table = (played / "told" / "scores.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["measure"] == "score.mean"]
    assert {row["place"]: float(row["value"]) for row in rows} == scores
    assert {row["name"] for row in rows} == {"Ann", "'=1+1"}
    assert sim(played, "check", "told/plays/scenario.yaml", "--no-expect").returncode == 0
    before = tree(played / "told")
    done = sim(played, "workshop", "debrief", "w", "--out", "told")
    assert (done.returncode, tree(played / "told")) == (2, before)
    assert "already exists; name another folder with --out" in done.stderr


def test_the_debrief_in_chinese_beside_the_rounds(played: Path) -> None:
    made = _ok(played, "debrief", "w", "--lang", "zh").splitlines()
    assert "w/debrief/debrief.html" in made
    assert 'lang="zh-Hans"' in (played / "w" / "debrief" / "debrief.html").read_text()


def test_a_debrief_needs_a_round(tmp_path: Path) -> None:
    assert sim(tmp_path, *DESIGN).returncode == 0
    done = sim(tmp_path, "workshop", "debrief", "w")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no round is closed yet" in done.stderr
    done = sim(tmp_path, "workshop", "debrief", "w", "--lang", "fr")
    assert (done.returncode, done.stderr) == (2, "--lang: 'fr' is not there; write en or zh\n")


def _server(folder: Path) -> Any:
    """A server's file of sessions, with one that has played a round; open until it is closed."""
    table = Table("design", "t1", teams=2, replications=8, months=18)
    table.on()
    table.at("t1", "design", changes={"huawei.floor_rule": "equal"})
    table.on(2)
    disk, game = Disk(folder / "sessions"), table.game
    begun, seal = add_session("ABCDE", game.opening.model_dump_json(), 1.0)
    lines = [(each, str(each.number).encode()) for each in game.entries]
    disk.write([*begun, *add_entries("ABCDE", lines, seal)[0]])
    return disk


def test_the_debrief_of_a_servers_session(tmp_path: Path) -> None:
    disk = _server(tmp_path)
    file = "sessions/workshop.sqlite3"
    done = sim(tmp_path, "workshop", "debrief", file, "--code", "ABCDE")
    assert done.returncode == 2
    assert "end the server that has it open" in done.stderr
    disk.close()
    kept = (tmp_path / file).read_bytes()
    for code, words in (((), "name a session"), (("--code", "XXXXX"), "no session 'XXXXX'")):
        done = sim(tmp_path, "workshop", "debrief", file, *code)
        assert done.returncode == 2
        assert f"{words}; {file} has ABCDE (Huawei keeps control over sales)" in done.stderr
    made = _ok(tmp_path, "debrief", file, "--code", "abcde").splitlines()
    assert "debrief-ABCDE/plays/t2.yaml" in made
    assert (tmp_path / file).read_bytes() == kept
    (tmp_path / "other").write_bytes(b"SQLite format 3\0" + b"\0" * 100)
    done = sim(tmp_path, "workshop", "debrief", "other")
    assert (done.returncode, done.stderr) == (2, "other: is no file of a server's sessions\n")


def test_the_key_of_the_desk(tmp_path: Path) -> None:
    done = sim(tmp_path, "workshop", "key")
    assert done.returncode == 2
    assert "there is no key of the desk yet" in done.stderr
    kept = DeskKey(tmp_path / "here")
    kept.keep()
    key = kept.text
    assert _ok(tmp_path, "key", "--sessions", "here") == f"{key}\n"


KILLED = """
import os, signal, sys
from pathlib import Path
from sim.workshop.files import forward, step
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
setattr(step, sys.argv[1], die)
forward.advance(Path("w"))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize(("where", "closed"), [("sync_folder", 0), ("finish", 1)])
def test_killed_in_the_middle(tmp_path: Path, where: str, closed: int) -> None:
    """Before the step counts nothing has happened; after that the next command ends it."""
    for name in ("killed", "whole"):
        (tmp_path / name).mkdir()
        assert sim(tmp_path / name, *DESIGN).returncode == 0
    before = tree(tmp_path / "whole")
    _ok(tmp_path / "whole", "advance", "w")
    after = tree(tmp_path / "whole")
    home = tmp_path / "killed"
    done = subprocess.run([sys.executable, "-c", KILLED, where], cwd=home, check=False)
    assert done.returncode == -signal.SIGKILL
    assert json.loads(_ok(home, "show", "w", "--json"))["closed"] == closed
    left = {k: v for k, v in tree(home).items() if ".step.tmp" not in k}
    assert left == (after if closed else before)
    if not closed:
        _ok(home, "advance", "w")
        assert tree(home) == after


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
def test_ctrl_c_leaves_the_round_open(tmp_path: Path) -> None:
    many = ("--format", "design", "--teams", "12", "--reps", "4000", "--months", "60")
    assert sim(tmp_path, "workshop", "new", "w", *many).returncode == 0
    for team in range(1, 13):
        path = tmp_path / "w" / "round_1" / f"t{team}.yaml"
        path.write_text(f"changes: {{alliance.luxeed.handover_months: {team}}}\n")
    before = tree(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "sim", "workshop", "advance", "w"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(4)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, "stopped; what was finished is kept\n")
    assert tree(tmp_path) == before


def test_a_session_opened_with_another_model_says_so(played: Path, tmp_path: Path) -> None:
    shutil.copytree(played / "w", tmp_path / "w")
    sheet = tmp_path / "w/workshop.yaml"
    text = sheet.read_text()
    assert re.search(r"^model: 0\.\d+\.\d+\+[0-9a-f]{12}$", text, re.MULTILINE)
    for model, says in (("0.0.9+abcdef012345", True), ('""', False)):
        sheet.write_text(re.sub(r"^model: .*$", f"model: {model}", text, flags=re.MULTILINE))
        shown = sim(tmp_path, "workshop", "show", "w")
        assert shown.returncode == 0, shown.stderr
        assert ("w: opened with version 0.0.9+abcdef012345 of the model" in shown.stderr) is says
        debrief = sim(tmp_path, "workshop", "debrief", "w", "--out", f"d{says}")
        assert debrief.returncode == 0, debrief.stderr
        assert ("can differ from what the room has seen" in debrief.stderr) is says
