"""`sim run` as a user meets it: real processes, real files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tools.warm_sim import AVAILABLE, shared

FEW = ("--reps", "40", "--months", "12")


def sim(
    cwd: Path, *arguments: str, env: dict[str, str] | None = None, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    if env is None and AVAILABLE:
        done = shared().run(cwd, arguments, (text or "").encode())
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)
    return subprocess.run(
        [sys.executable, "-m", "sim", *arguments],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_answer_says_what_was_asked_and_fits_80_columns(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", "--reps", "60")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    for words in (
        "Does ceding some control over sales",
        "52,747 vehicles, 85% Aito",
        "HHI by brand",
        "effective brands",
        "36 months",
        "Who gains",
        "Who loses",
        "What happened",
        "Shangjie launches its first model",
        "How sure",
        "Files: runs/cede_sales-",
    ):
        assert words in done.stdout, words
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout


def test_it_says_which_conclusions_would_flip(tmp_path: Path) -> None:
    """Of a run long and wide enough, in the words of its own base."""
    done = sim(tmp_path, "run", "cede_sales_fully", "--reps", "900")
    told = " ".join(done.stdout.partition("What would flip")[2].split())
    sells = "the alliance sells more vehicles than under keep_control in the last month"
    assert f"{sells}, but on average -" in told
    assert "where outlet_productivity is below 0." in told
    assert "Holds in every third of every assumption: Aito's share is below June's" in told
    assert "the alliance sells" not in told.partition("Holds in every third")[2]
    few = sim(tmp_path, "run", "cede_sales", *FEW)
    assert "too few futures to tell" in few.stdout


def test_prior_draws_from_the_register_and_is_another_run(tmp_path: Path) -> None:
    fitted = sim(tmp_path, "run", "keep_control", *FEW, "--quiet").stdout.strip()
    prior = sim(tmp_path, "run", "keep_control", *FEW, "--prior", "--quiet").stdout.strip()
    same = sim(tmp_path, "run", "keep_control", *FEW, "--set", "run.prior=true", "--quiet")
    assert fitted != prior == same.stdout.strip()
    said = {
        run: json.loads((tmp_path / run / "manifest.json").read_text()) for run in (fitted, prior)
    }
    assert said[prior]["ensemble"] is None
    assert len(said[fitted]["ensemble"]) == 16
    pulls = [
        pq.read_table(tmp_path / run / "replications.parquet")["launch_pull"].to_numpy()
        for run in (fitted, prior)
    ]
    assert (pulls[0] != pulls[1]).all()
    told = sim(tmp_path, "run", "keep_control", *FEW, "--prior").stdout
    assert "none from the fit" in " ".join(told.split())


def test_a_terminal_without_unicode_gets_ascii(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", *FEW, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_json_has_the_documented_fields_and_the_anchor(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--json")
    document = json.loads(done.stdout)
    assert list(document) == [
        "kind", "model", "seed", "replications", "scenario", "months", "run", "anchor", "series",
        "headline",
    ]  # fmt: skip
    assert document["anchor"]["total"] == pytest.approx(52747, rel=1e-9)
    assert document["anchor"]["share"] == pytest.approx(0.85, rel=1e-9)
    assert set(document["headline"]) == {"aito_share", "hhi", "effective_number"}
    row = document["series"][0]
    assert {"lens", "scope", "entity", "measure", "month", "mean", "p05", "p50", "p95"} <= set(row)
    measures = {row["measure"] for row in document["series"]}
    assert measures >= {
        "share", "units", "orders", "backlog", "hhi", "effective_number", "cr2", "entropy",
        "gini", "outlets", "effort", "payoff",
        "monthly_payoff", "payoff_per_month",
    }  # fmt: skip
    replications = pq.read_table(tmp_path / document["run"] / "replications.parquet")
    for total in replications["hima_units_june"].to_pylist():
        assert total == pytest.approx(52747, rel=1e-9)
    for share in replications["aito_share_june"].to_pylist():
        assert share == pytest.approx(0.85, rel=1e-9)


def test_the_months_asked_for_are_shown_and_differ_as_compare_says(tmp_path: Path) -> None:
    months = ("--at", "9", "--at", "2025-09", "--at", "5", "--at", "10", "--at", "11")
    told = sim(tmp_path, "run", "cede_sales", *FEW, *months)
    assert told.returncode == 0, told.stderr
    assert max(map(len, told.stdout.splitlines())) <= 80
    assert "2025-09   2025-11   2026-03   2026-04" in told.stdout
    (points,) = re.findall(r"same luck\nAito's share, points +(.+)", told.stdout)[:1]
    pair = ("compare", "keep_control", "cede_sales", *FEW, *months, "--json")
    compared = json.loads(sim(tmp_path, *pair).stdout)
    differences = {
        row["month"]: f"{100 * row['difference']:+.1f}"
        for row in compared["pairs"][0]["rows"]
        if (row["lens"], row["scope"], row["entity"], row["measure"])
        == ("brand", "hima", "aito", "share")
    }
    assert points.split() == [differences[m] for m in ("2025-09", "2025-11", "2026-03", "2026-04")]
    rows = json.loads(sim(tmp_path, "run", "cede_sales", *FEW, *months, "--json").stdout)["series"]
    listed = sim(tmp_path, "run", "cede_sales", *FEW, *months, "--csv").stdout
    for found in (rows, list(csv.DictReader(io.StringIO(listed)))):
        assert {row["month"] for row in found} == differences.keys()


def test_a_month_outside_the_run_is_refused_before_it_is_run(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--at", "2026-09")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'2026-09' is no month of this run" in done.stderr
    assert not list(tmp_path.iterdir())


def test_csv_is_the_long_table_of_the_folder_to_the_last_digit(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--csv")
    assert done.returncode == 0, done.stderr
    (run,) = (tmp_path / "runs").iterdir()
    table = pq.read_table(run / "series.parquet")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == table.column_names
    for name in table.column_names:
        column = table[name].to_pylist()
        kind = {"double": float, "int64": int}.get(str(table[name].type), str)
        assert [kind(row[name]) for row in rows] == column, name
    assert sim(tmp_path, "run", "cede_sales", *FEW, "--csv").stdout == done.stdout, "served"


def test_markdown_says_what_the_terminal_says(tmp_path: Path) -> None:
    page = sim(tmp_path, "run", "cede_sales", *FEW).stdout
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--md")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Huawei shares sales with Chery, BAIC and SAIC\n\nDoes ceding")
    assert "| Aito's share | 85% |" in done.stdout
    assert re.search(r"Files: `runs/cede_sales-[0-9a-f]{8}/`\n$", done.stdout)
    # but for the chart that is drawn of characters
    numbers = re.compile(r"[+-]?\d[\d,.]*%?")
    told = {*numbers.findall(page.partition("mean, and the band")[0])}
    assert told <= {*numbers.findall(done.stdout)}
    tables = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in tables)


def test_of_two_forms_one_has_to_be_chosen(tmp_path: Path) -> None:
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--csv", "--md")
    assert done.returncode == 2
    assert "--md and --csv cannot both" in done.stderr
    assert not list(tmp_path.iterdir())


def test_fresh_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Different hash seeds, one worker or two, any block: the same document and the same tables."""
    found = set()
    for place, (seed, *options) in enumerate(
        [("0",), ("1", "--block", "37"), ("2", "--jobs", "2", "--block", "60")]
    ):
        folder = tmp_path / str(place)
        folder.mkdir()
        arguments = ("run", "cede_sales", "--reps", "120", "--months", "6", "--json")
        done = sim(folder, *arguments, *options, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        run = folder / json.loads(done.stdout)["run"]
        files = [
            (run / name).read_bytes()
            for name in ("series.parquet", "replications.parquet", "events.jsonl", "resolved.yaml")
        ]
        found.add((done.stdout, *files))
    assert len(found) == 1


def test_an_identical_run_is_served_and_prints_the_same(tmp_path: Path) -> None:
    first = sim(tmp_path, "run", "cede_sales", *FEW, "--json")
    manifest = tmp_path / json.loads(first.stdout)["run"] / "manifest.json"
    before = manifest.read_bytes()
    assert sim(tmp_path, "run", "cede_sales", *FEW, "--json").stdout == first.stdout
    assert manifest.read_bytes() == before
    assert "served" in sim(tmp_path, "run", "cede_sales", *FEW).stdout
    other = sim(tmp_path, "run", "cede_sales", *FEW, "--seed", "0", "--json")
    assert json.loads(other.stdout)["run"] != json.loads(first.stdout)["run"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "nowhere"), "no such file and no such shipped scenario"),
        (("run", "cede_sale"), "did you mean 'cede_sales'?"),
        (("run", "cede_sales", "--reps", "0"), "--reps: run.replications: the number 0 is too low"),
        (("run", "cede_sales", "--reps", "1000000000"), "the highest is 1,000,000"),
        (("run", "cede_sales", "--months", "0"), "--months: run.months"),
        (("run", "cede_sales", "--set", "huawei.floor_rule=equl"), "did you mean 'equal'?"),
        (("run", "cede_sales", "--jobs", "0"), "--jobs"),
        (("run", "cede_sales", "--block", "0"), "--block"),
        (("run",), "SCENARIO"),
        (("run", "-"), "empty"),
        (("check", "cede_sales", "nowhere"), "nowhere"),
        (("show", "nowhere"), "nowhere"),
        (("new", "Bad Name", "--from", "cede_sales"), "lower case letters"),
        (("new", "fine", "--from", "nowhere"), "nowhere"),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = sim(tmp_path, *arguments, text="")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_with_types_names_and_months_wrong_gets_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "schema: 1\nname: x\ntitle: t\nquestion: q?\nextends: cede_sales\n"
        "alliance:\n  luxed: {sales_control: partner}\n"
        "  stelato: {sales_contrl: partner, from: 2025-01}\nrun: {replications: many}\n"
    )
    done = sim(tmp_path, "run", "x.yaml")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "x.yaml:7: alliance.luxed: unknown brand 'luxed'; did you mean 'luxeed'?",
        "x.yaml:8: alliance.stelato.from: 2025-01 lies before the run, which is 2025-07 to 2028-06",
        "x.yaml:8: alliance.stelato.sales_contrl: unknown key; did you mean 'sales_control'?",
        "x.yaml:9: run.replications: expected a whole number; found the text 'many'",
    ]


def test_an_out_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    done = sim(tmp_path, "run", "cede_sales", *FEW, "--out", "taken")
    assert done.returncode == 2
    assert "taken" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_full_disk_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the write fails in the same place."""
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "sys.argv = ['sim', 'run', 'cede_sales', '--reps', '40', '--months', '12'];"
        "from sim.commands import app; app()"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cannot keep the run" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_stops_with_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sim", "run", "cede_sales", "--reps", "400000"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m sim run cede_sales --reps 40 --json | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
