"""`sim report`, `sim run --report FILE` and `sim rerun` as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands.test_run import sim
from tests.unit.store.samples import change_manifest

FEW = ("--reps", "30", "--months", "7")
PAIR = "keep_control-cede_sales-report.html"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report on two scenarios that had no run yet."""
    folder = tmp_path_factory.mktemp("report")
    done = sim(folder, "report", "keep_control", "cede_sales", *FEW)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{PAIR} written")
    return folder


def test_what_had_no_run_is_kept(made: Path) -> None:
    assert {path.name.partition("-")[0] for path in (made / "runs").iterdir()} == {
        "cede_sales", "keep_control",
    }  # fmt: skip


def test_a_report_comes_out_again_to_the_bit(made: Path) -> None:
    done = sim(made, "rerun", PAIR)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(rf"{PAIR}: [\d,]+ numbers and the whole page, all identical\n", done.stdout)
    found = json.loads(sim(made, "rerun", PAIR, "--json", "--jobs", "2").stdout)
    assert found["identical"] == found["numbers"] > 1000
    assert found["differing"] == []


@pytest.mark.slow
def test_the_same_runs_give_the_same_report_however_they_are_named(
    made: Path, tmp_path: Path
) -> None:
    runs = sorted((path.name for path in (made / "runs").iterdir()), reverse=True)
    for i, names in enumerate((runs, [f"runs/{name}" for name in runs], ["keep_control", runs[1]])):
        assert sim(made, "report", *names, "--to", str(tmp_path / f"{i}.html")).returncode == 0
    pages = [(tmp_path / f"{i}.html").read_text() for i in range(3)]
    # but for the command and the file's name, which the page tells
    data = [re.search(r'"numbers":.*?</script>', page) for page in pages]
    assert len({each[0] for each in data if each is not None}) == 1


def test_a_number_that_was_changed_is_found(made: Path) -> None:
    page = (made / PAIR).read_text()
    start = re.search(r'"start":0\.[0-9]+', page)
    assert start is not None
    (made / "changed.html").write_text(page.replace(start[0], '"start":0.9', 1))
    done = sim(made, "rerun", "changed.html")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "1 of " in done.stderr
    assert "0.9 there" in done.stderr
    assert "The model is the same" in done.stderr
    found = json.loads(sim(made, "rerun", "changed.html", "--json").stdout)
    assert found["numbers"] - found["identical"] == 1
    assert found["differing"][0]["report"] == 0.9


def test_a_sentence_that_was_changed_is_found(made: Path) -> None:
    page = (made / PAIR).read_text()
    (made / "told.html").write_text(page.replace("on average.", "for certain.", 1))
    done = sim(made, "rerun", "told.html")
    assert done.returncode == 1
    assert "numbers, all identical" in done.stderr
    assert "The page differs in 1 place:" in done.stderr
    assert "for certain" in done.stderr
    assert "on average" in done.stderr
    assert "changed after it was written" in done.stderr
    found = json.loads(sim(made, "rerun", "told.html", "--json").stdout)
    assert (found["identical"], found["page"]["differing"]) == (found["numbers"], 1)


def test_a_report_of_another_page_is_not_called_identical(made: Path) -> None:
    page = re.sub(r'"page":"[^"]*"', '"page":"0"', (made / PAIR).read_text(), count=1)
    (made / "page.html").write_text(page)
    done = sim(made, "rerun", "page.html")
    assert done.returncode == 1
    assert "was not compared" in done.stderr
    assert "install that version" in done.stderr


def test_a_report_of_another_model_says_so(made: Path) -> None:
    page = (made / PAIR).read_text().replace('"seed":625', '"seed":626')
    page = re.sub(r'"model":"[^"]*"', '"model":"0.0.9+abc"', page, count=1)
    (made / "older.html").write_text(page)
    done = sim(made, "rerun", "older.html")
    assert done.returncode == 1
    assert "made by version 0.0.9+abc" in done.stderr
    assert "more" in done.stderr


def _report_with(scenario: str, numbers: str = "[]") -> str:
    """A file that says it is a report of such a scenario."""
    return (
        '<script type="application/json" id="alliance-sim">{"format": 1, "model": "", "package": '
        f'"", "numbers": {{"a": {numbers}}}, "scenarios": [{scenario}]}}</script>'
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rerun", "page.html"), "not a report"),
        (("rerun", "nothing.html"), "no such file"),
        (("rerun", "evil.html"), "unknown key"),
        (("rerun", "odd.html"), "expected"),
        (("rerun", "deep.html"), "nested too deep"),
        (("rerun", "huge.html"), "data are damaged"),
        (("report", "nowhere"), "nor is it a scenario"),
        (("report", "keep_control", "--to", "page.html"), "nothing is overwritten"),
        (("report", "keep_control", "--to", "no/r.html"), "there is no folder"),
        (("report", *["keep_control"] * 9, "--months", "60"), "larger than 2 MB"),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "page.html").write_text("<html><body>mine</body></html>")
    command = '{"schema": 1, "name": "x", "title": "", "question": "", "command": "rm"}'
    (tmp_path / "evil.html").write_text(_report_with(command))
    (tmp_path / "odd.html").write_text(_report_with("7"))
    (tmp_path / "deep.html").write_text(_report_with("7", "[" * 30 + "]" * 30))
    (tmp_path / "huge.html").write_text(_report_with("7", "9" * 400))
    done = sim(tmp_path, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.stem for path in tmp_path.iterdir()} == {"page", "evil", "odd", "deep", "huge"}


def test_options_of_a_run_are_not_for_what_is_kept(made: Path) -> None:
    run = next((made / "runs").glob("cede_sales-*"))
    done = sim(made, "report", run.name, "--reps", "5", "--to", "other.html")
    assert done.returncode == 2
    assert "kept as run" in done.stderr


def test_a_run_of_another_model_is_refused(made: Path, tmp_path: Path) -> None:
    run = next((made / "runs").glob("cede_sales-*"))
    old = tmp_path / "runs" / run.name
    old.mkdir(parents=True)
    for path in run.iterdir():
        (old / path.name).write_bytes(path.read_bytes())
    change_manifest(old, lambda told: told["versions"].update(model="0.0.9+abc"))
    done = sim(tmp_path, "report", run.name)
    assert done.returncode == 2
    assert "made by version 0.0.9+abc" in done.stderr
    assert f"runs/{run.name}/resolved.yaml" in done.stderr


def test_runs_that_do_not_pair_are_refused(made: Path) -> None:
    assert sim(made, "run", "cede_gradually", "--reps", "20", "--quiet").returncode == 0
    done = sim(made, "report", "keep_control", "cede_gradually", "--to", "odd.html")
    assert done.returncode == 2
    assert "were not run alike" in done.stderr
    assert not (made / "odd.html").exists()


def test_a_run_also_writes_a_report_and_never_over_another(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--report", "mine.html")
    assert done.returncode == 0, done.stderr
    assert "mine.html written" in done.stderr
    page = (tmp_path / "mine.html").read_text()
    assert "keep_control" in page  # the base is known, so it is compared with
    again = sim(tmp_path, "run", "cede_sales", *FEW, "--report", "mine.html", "--seed", "7")
    assert (again.returncode, "already exists" in again.stderr) == (2, True)
    assert (tmp_path / "mine.html").read_text() == page
    assert len(list((tmp_path / "runs").iterdir())) == 1, "nothing was simulated"
    assert sim(tmp_path, "rerun", "mine.html").returncode == 0
    served = sim(tmp_path, "run", "cede_sales", *FEW)
    assert "served" in served.stdout


def test_a_report_takes_the_options_of_a_run(tmp_path: Path) -> None:
    options = ("--set", "alliance.luxeed.sales_control=partner", "--prior", "--quiet")
    done = sim(tmp_path, "report", "keep_control", *FEW, *options)
    assert (done.stdout, done.stderr) == ("keep_control-report.html\n", "")
    page = (tmp_path / "keep_control-report.html").read_text()
    assert '"prior":true' in page


def test_a_file_of_ones_own_is_reported_with_its_base(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "schema: 1\nname: mine\ntitle: Mine & <yours>\nquestion: q?\nextends: keep_control\n"
        "alliance:\n  luxeed: {sales_control: partner}\n"
    )
    done = sim(tmp_path, "report", "mine.yaml", *FEW)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "mine-report.html").read_text()
    assert "<h1>Mine &amp; &lt;yours&gt;</h1>" in page
    assert "compares with keep_control as follows" in page
    assert "mine.yaml" in page
    assert str(tmp_path) not in page
