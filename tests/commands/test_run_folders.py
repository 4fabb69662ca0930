"""Run folders as SCENARIO: they run anywhere, and another model's numbers are never mixed in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import sim as package
from sim.errors import StoreError
from tests.commands.test_run import sim
from tests.unit.store.samples import change_manifest, made_by_older_version

HEAD = "schema: 1\nname: {name}\ntitle: t\nquestion: q?\nextends: {base}\n"
MINE = (
    "# the author's comment: 让销\r\n"
    + HEAD.format(name="mine", base="lib/far.yaml")
    + "alliance:\n  luxeed: {sales_control: partner, from: 2025-07, handover_months: 6}\n"
    "expect:\n"
    "  - {measure: hhi, lens: channel, month: 2025-12, lower_than: my_world}\n"
    "  - {measure: hhi, lens: channel, month: 2025-12, lower_than: lib/far.yaml}\n"
    "  - {measure: hhi, lens: channel, month: 2027-12, lower_than: keep_control}\n"
)
FEW = ("--reps", "20", "--months", "8")


def write_files(folder: Path) -> None:
    """A scenario with comments that extends a file of its own, and names two in expectations."""
    (folder / "lib").mkdir()
    far = HEAD.format(name="far", base="keep_control") + "huawei: {floor_rule: equal}\n"
    (folder / "lib/far.yaml").write_text(far)
    (folder / "my_world.yaml").write_text(HEAD.format(name="my_world", base="lib/far.yaml"))
    (folder / "mine.yaml").write_bytes(MINE.encode())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with those files, and a run of the scenario below ``runs``."""
    folder = tmp_path_factory.mktemp("made")
    write_files(folder)
    done = sim(folder, "run", "mine.yaml", *FEW, "--set", "huawei.resource_rule=equal", "--json")
    assert done.returncode == 0, done.stderr
    (folder / "answer.json").write_text(done.stdout)
    return folder


def run_of(folder: Path) -> Path:
    (found,) = (folder / "runs").glob("mine-*")
    return found


@pytest.fixture
def moved(made: Path, tmp_path: Path) -> Path:
    """The run folder alone, in another place and under another name."""
    shutil.copytree(run_of(made), tmp_path / "elsewhere")
    return tmp_path


@pytest.fixture
def foreign(moved: Path) -> Path:
    """The same, as if another version of the model had made it."""
    model = "0.0.9+abcdef012345"
    change_manifest(moved / "elsewhere", lambda told: told["versions"].update(model=model))
    return moved


def test_the_authors_file_is_kept_with_its_comments_and_resolved_has_the_options(
    made: Path,
) -> None:
    run = run_of(made)
    assert (run / "scenario.yaml").read_bytes() == MINE.encode()
    resolved = (run / "resolved.yaml").read_text()
    assert "months: 8" in resolved
    assert "resource_rule: equal" in resolved
    assert "floor_rule: equal" in resolved, "from the base"
    assert "extends" not in resolved


def test_the_authors_file_of_a_shipped_name_and_of_standard_input(tmp_path: Path) -> None:
    text = HEAD.format(name="typed", base="cede_sales") + "# typed\n"
    for name, typed in (("cede_sales", None), ("-", text)):
        done = sim(tmp_path, "run", name, *FEW, "--quiet", text=typed)
        kept = tmp_path / done.stdout.strip() / "scenario.yaml"
        shipped = Path(__file__).parents[2] / "scenarios/cede_sales.yaml"
        assert kept.read_text() == (typed or shipped.read_text())


def test_a_moved_folder_gives_the_same_run_and_carries_its_files_on(
    made: Path, moved: Path
) -> None:
    done = sim(moved, "run", "elsewhere", "--json")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (made / "answer.json").read_text()
    again = run_of(moved)
    for name in ("scenario.yaml", "resolved.yaml", "related.yaml", "series.parquet"):
        assert (again / name).read_bytes() == (run_of(made) / name).read_bytes(), name
    assert "served" in sim(made, "run", f"runs/{again.name}").stdout


def test_its_answer_is_that_of_the_file(made: Path, moved: Path) -> None:
    """With the base, although neither the file nor its base is there."""
    by_file = sim(made, "run", "mine.yaml", *FEW, "--set", "huawei.resource_rule=equal").stdout
    sim(moved, "run", "elsewhere", "--quiet")
    assert sim(moved, "run", "elsewhere").stdout == by_file
    assert "Against far" in " ".join(by_file.split())


EVERY_COMMAND = [
    ("show", "{}", "--only-changed"),
    ("check", "{}"),
    ("compare", "{}", "keep_control", "--reps", "8", "--months", "7", "--csv"),
    ("explain", "{}", "keep_control", "--reps", "8", "--json"),
    ("breakpoint", "keep_control", "{}", "--vary", "channel_fee", "--reps", "8", "--json"),
    ("backtest", "{}", "--outcomes", "came.csv", "--json"),
    ("plot", "{}", "--only", "stack", "--reps", "8"),
    ("report", "{}", "--to", "r.html"),
    ("new", "child", "--from", "{}"),
    ("assumptions", "--scenario", "{}"),
    ("workshop", "new", "w", "--format", "roles", "--scenario", "{}", "--rounds", "2"),
]  # fmt: skip


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=lambda command: command[0])
def test_every_command_takes_the_moved_folder(moved: Path, command: tuple[str, ...]) -> None:
    (moved / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    done = sim(moved, *(part.format("elsewhere") for part in command))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_made_from_a_folder_stands_on_it(moved: Path) -> None:
    sim(moved, "new", "child", "--from", "elsewhere")
    shown = sim(moved, "show", "child.yaml").stdout
    assert "floor_rule: equal" in shown
    assert "resource_rule: equal" in shown


@pytest.mark.parametrize("file", ["resolved.yaml", "scenario.yaml"])
def test_a_file_in_a_folder_finds_what_it_names(moved: Path, file: str) -> None:
    for command in (("check",), ("run", *FEW, "--quiet"), ("show", "--only-changed")):
        name, *options = command
        done = sim(moved, name, f"elsewhere/{file}", *options)
        assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("mine extends far")


def test_python_takes_the_moved_folder(moved: Path) -> None:
    scenario = package.load(moved / "elsewhere")
    assert scenario.run.replications == 20
    assert package.load(str(moved / "elsewhere"), overrides=["run.seed=1"]).run.seed == 1
    pair = package.compare(package.load("keep_control").replace(run=scenario.run), scenario)
    assert pair.replications == 20


def test_a_run_from_python_keeps_what_its_expectations_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    scenario = package.load("mine.yaml").replace(run={"replications": 4, "months": 6})
    kept = package.run_scenario(scenario, tmp_path / "runs").saved.path
    moved = kept.rename(tmp_path.parent / "alone")
    for name in ("my_world.yaml", "lib/far.yaml"):
        (tmp_path / name).unlink()
    assert sim(tmp_path, "check", str(moved)).returncode == 0


def test_a_run_of_a_file_from_python_keeps_that_file(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(
        "# mine\n" + HEAD.format(name="small", base="cede_sales") + "run: {months: 2}\n"
    )
    kept = package.run_scenario(tmp_path / "small.yaml", tmp_path / "runs").saved.path
    assert (kept / "scenario.yaml").read_text() == (tmp_path / "small.yaml").read_text()
    assert package.run_scenario(str(kept), tmp_path / "runs").served


def test_a_partner_that_is_broken_is_named_before_anything_is_simulated(tmp_path: Path) -> None:
    write_files(tmp_path)
    (tmp_path / "my_world.yaml").write_text(HEAD.format(name="my_world", base="nowhere"))
    done = sim(tmp_path, "run", "mine.yaml", *FEW)
    assert done.returncode == 2
    assert done.stderr.startswith("my_world.yaml:5: extends: no scenario 'nowhere'")
    assert not (tmp_path / "runs").exists()


SIMULATE: list[tuple[str, ...]] = [
    ("run", "{}"),
    ("run", "{}", "--json"),
    *(command for command in EVERY_COMMAND if command[0] not in ("show", "new", "assumptions")),
    ("explain", "keep_control", "{}"),
    ("report", "keep_control", "{}"),
]


@pytest.mark.parametrize("command", SIMULATE, ids=lambda command: "-".join(command[:2]))
def test_another_models_folder_is_not_simulated(foreign: Path, command: tuple[str, ...]) -> None:
    (foreign / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    before = sorted(foreign.rglob("*"))
    done = sim(foreign, *(part.format("elsewhere") for part in command))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "made by version 0.0.9+abcdef012345 of the model; installed is " in done.stderr
    assert "name the file in it: sim run elsewhere/resolved.yaml" in done.stderr
    assert sorted(foreign.rglob("*")) == before


def test_python_does_not_simulate_another_models_folder_either(foreign: Path) -> None:
    with pytest.raises(StoreError, match=r"made by version 0\.0\.9"):
        package.load(foreign / "elsewhere")
    assert package.load(foreign / "elsewhere/resolved.yaml").name == "mine"


READ: list[tuple[tuple[str, ...], Callable[[str], bool]]] = [
    (("explain", "{}", "--json"), lambda out: json.loads(out)["run"] == "elsewhere"),
    (("explain", "{}"), lambda out: "back from 2026-02" in out),
    (("show", "{}"), lambda out: "name: mine" in out),
    (("check", "{}", "--no-expect"), lambda out: out == "mine: valid\n"),
]


@pytest.mark.parametrize(("command", "says"), READ, ids=[" ".join(command) for command, _ in READ])
def test_what_only_reads_another_models_folder_says_so(
    foreign: Path, command: tuple[str, ...], says: Callable[[str], bool]
) -> None:
    done = sim(foreign, *(part.format("elsewhere") for part in command))
    assert done.returncode == 0, done.stderr
    assert says(done.stdout)
    (line,) = done.stderr.splitlines()
    assert "made by version 0.0.9+abcdef012345 of the model; installed is " in line


def test_the_file_in_another_models_folder_is_run_by_todays_model(foreign: Path) -> None:
    done = sim(foreign, "run", "elsewhere/resolved.yaml", "--quiet")
    assert done.returncode == 0, done.stderr
    said = json.loads((foreign / done.stdout.strip() / "manifest.json").read_text())
    assert said["versions"]["model"] != "0.0.9+abcdef012345"
    assert said["months"] == 8


def test_another_numpy_is_no_other_model(tmp_path: Path) -> None:
    by_name = ("run", "cede_sales", *FEW)
    run = tmp_path / sim(tmp_path, *by_name, "--quiet").stdout.strip()
    change_manifest(run, lambda told: told["versions"].update(numpy="1.99.0"))
    for command in (by_name, ("run", f"runs/{run.name}")):
        done = sim(tmp_path, *command)
        assert done.returncode == 0
        (line,) = done.stderr.splitlines()
        assert "made with numpy 1.99.0; installed is " in line
        assert "(served:" in done.stdout
        assert sim(tmp_path, *command, "--quiet").stderr == ""


def test_standard_input_is_no_folder_of_that_name(moved: Path) -> None:
    (moved / "elsewhere").rename(moved / "-")
    done = sim(moved, "show", "-", text=HEAD.format(name="typed", base="cede_sales"))
    assert "name: typed" in done.stdout


def test_a_folder_from_before_they_were_kept_runs_without_what_it_names(foreign: Path) -> None:
    folder = foreign / "elsewhere"
    absent = ("scenario.yaml", "related.yaml")
    for name in absent:
        (folder / name).unlink()
    change_manifest(folder, lambda told: [told["files"].pop(name) for name in absent])
    made_by_older_version(folder)
    done = sim(foreign, "run", "elsewhere/resolved.yaml", "--quiet")
    assert done.returncode == 0, done.stderr
    judged = sim(foreign, "check", "elsewhere/resolved.yaml")
    assert judged.returncode == 2
    assert "expect.0.lower_than: no scenario 'my_world'" in judged.stderr
    assert "expect.1.lower_than: no scenario 'lib/far.yaml'" in judged.stderr
