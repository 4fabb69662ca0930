"""`sim backtest` as a user meets it; every outcome here is made up, by hand or by the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sim.measures.outcome import outcome
from tests.commands.test_run import FEW, sim
from tests.laws.helpers import recorded

HEAD = "month,measure,value\n"
MADE_UP = (
    "2025-07,aito_share,0.80\n2025-08,aito_share,0.74\n2025-09,aito_share,\n"
    "2025-10,aito_share,0.99\n2025-07,hima_units,47000\n2025-08,hima_units,45000\n"
)
FIELDS = {"month", "measure", "actual", "p05", "p50", "p95", "covered"}
CHECK = {
    "measure", "check", "outcomes", "value", "futures_as_extreme", "adjusted", "finding"
}  # fmt: skip
SCORES = {"coverage", "mae", "crps", "persistence_mae", "skill"}


def written(folder: Path, rows: str = MADE_UP, name: str = "mine.csv") -> str:
    (folder / name).write_text(HEAD + rows, encoding="utf-8")
    return name


def scored(folder: Path, rows: str, *more: str) -> dict[str, Any]:
    name = written(folder, rows)
    done = sim(folder, "backtest", "cede_sales", "--outcomes", name, *FEW, "--json", *more)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_json_has_the_fields_of_the_interface(tmp_path: Path) -> None:
    found = scored(tmp_path, MADE_UP)
    assert set(found) >= {"rows", "scenario", "seed", "replications", "scale", "measures"} | SCORES
    assert (found["scenario"], found["seed"], found["replications"]) == ("cede_sales", 625, 40)
    assert found["scale"] == "June 2025's value"
    assert [(row["measure"], row["month"]) for row in found["rows"]] == [
        ("aito_share", "2025-07"), ("aito_share", "2025-08"), ("aito_share", "2025-10"),
        ("hima_units", "2025-07"), ("hima_units", "2025-08"),
    ]  # fmt: skip
    for row in found["rows"]:
        assert set(row) >= FIELDS
        assert row["p05"] <= row["p50"] <= row["p95"]
        assert row["covered"] == (row["p05"] <= row["actual"] <= row["p95"])
        assert row["crps"] <= abs(row["actual"] - row["p05"]) + row["p95"] - row["p05"]
    assert found["coverage"] == sum(row["covered"] for row in found["rows"]) / 5
    assert found["skill"] == pytest.approx(1 - found["crps"] / found["persistence_mae"])
    assert all(set(check) == CHECK for check in found["checks"])
    assert {check["measure"] for check in found["checks"]} == {"aito_share", "hima_units"}
    assert set(found["measures"]) == {"aito_share", "hima_units"}
    assert set(found["measures"]["aito_share"]) >= SCORES
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"], "nothing else is left"


def test_the_forecast_is_what_the_run_says(tmp_path: Path) -> None:
    row = scored(tmp_path, MADE_UP)["rows"][1]
    run = json.loads(sim(tmp_path, "run", "cede_sales", *FEW, "--json").stdout)
    (same,) = (
        each
        for each in run["series"]
        if (each["lens"], each["scope"], each["entity"], each["measure"], each["month"])
        == ("brand", "hima", "aito", "share", "2025-08")
    )
    for name in ("mean", "p05", "p50", "p95"):
        assert row[name] == pytest.approx(same[name], rel=1e-6)


def test_medians_that_come_are_a_forecast_with_little_error(tmp_path: Path) -> None:
    rows = "".join(f"2025-{month:02d},aito_share,0.7\n" for month in range(7, 13))
    first = scored(tmp_path, rows)
    right = "".join(f"{row['month']},aito_share,{row['p50']!r}\n" for row in first["rows"])
    found = scored(tmp_path, right)
    assert found["scale"] == "share"
    assert found["mae"] == 0.0
    assert found["coverage"] == 1.0
    assert found["crps"] < 0.5 * found["persistence_mae"]
    assert found["skill"] > 0.5
    assert 0.0 < found["crps"] < first["crps"]


def test_futures_of_another_seed_lie_in_the_band_about_as_often_as_it_says(tmp_path: Path) -> None:
    """Months of one future move together: single futures lie in it for all months or for few."""
    other = recorded("cede_sales", months=12, replications=20, seed=7)
    covered = []
    for future in range(0, 20, 5):
        rows = "".join(
            f"{name},{measure},{float(outcome(other, measure, month)[future])!r}\n"
            for measure in ("aito_share", "hima_units", "luxeed_units", "stelato_units")
            for month, name in enumerate(other.months)
        )
        covered.append(scored(tmp_path, rows)["coverage"])
    assert 0.65 <= sum(covered) / len(covered) <= 1.0
    assert min(covered) >= 0.3


def test_a_person_reads_a_verdict_in_80_columns(tmp_path: Path) -> None:
    done = sim(tmp_path, "backtest", "cede_sales", "--outcomes", written(tmp_path), *FEW)
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    for words in (
        "cede_sales against 5 outcomes, 2025-07 to 2025-10: 40 futures, seed 625",
        "4 of 5 outcomes (80%) lie in the band of 90% of futures.",
        "June 2025's figures held",
        "the history's trend carried on",
        "all, of June's 4/5",
        "no score tells",
    ):
        assert words in told, words
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\N{HORIZONTAL ELLIPSIS}" not in done.stdout, "something was cut off"


REPS = ("--reps", "300", "--months", "12")


@pytest.mark.parametrize(
    ("value", "side"),
    [
        ("0.2", "above the outcome in 6 of 6, below in 0, +"),
        ("1", "above the outcome in 0 of 6, below in 6, -"),
    ],
)
def test_a_gross_error_is_found_and_six_months_stay_modest(
    tmp_path: Path, value: str, side: str
) -> None:
    rows = "".join(f"2025-{month:02d},aito_share,{value}\n" for month in range(7, 13))
    done = sim(tmp_path, "backtest", "cede_sales", "--outcomes", written(tmp_path, rows), *REPS)
    words = " ".join(done.stdout.split())
    assert "0 of 6 outcomes (0%) lie in the band of 90% of futures." in words
    assert f"Its median is {side}" in words
    assert "points on average." in words
    assert (
        "The outcomes look unlike the forecast's own futures, though 6 outcomes of a measure say "
        "little: 6 of 6 outcomes of aito_share lie outside the band"
    ) in words


def test_the_template_is_filled_in_and_scored(tmp_path: Path) -> None:
    done = sim(tmp_path, "backtest", "cede_sales", "--template", "--months", "3")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:3] == ["month,measure,value", "2025-07,aito_share,", "2025-08,aito_share,"]
    assert "2025-09,shangjie_units," in lines
    (tmp_path / "mine.csv").write_text(
        done.stdout.replace("2025-07,aito_share,", "2025-07,aito_share,0.8")
    )
    again = sim(tmp_path, "backtest", "cede_sales", "--outcomes", "mine.csv", *FEW, "--json")
    assert [row["month"] for row in json.loads(again.stdout)["rows"]] == ["2025-07"]


def test_a_file_from_chinese_excel_needs_its_encoding(tmp_path: Path) -> None:
    text = "月份,month,measure,value,备注\n七月,2025年7月,aito_share,80%,手写\n"
    (tmp_path / "mine.csv").write_bytes(text.encode("gbk"))
    call = ("backtest", "cede_sales", "--outcomes", "mine.csv", *FEW, "--json")
    refused = sim(tmp_path, *call)
    assert refused.returncode == 2
    assert refused.stderr.startswith("mine.csv:1: the text is not UTF-8; if Chinese Excel wrote it")
    assert "--encoding gbk" in refused.stderr
    read = sim(tmp_path, *call, "--encoding", "gbk")
    assert read.returncode == 0, read.stderr
    assert json.loads(read.stdout)["rows"][0]["actual"] == 0.8
    assert read.stderr == "mine.csv: columns not used: '月份', '备注'\n"


def test_far_values_are_asked_about_and_can_be_kept(tmp_path: Path) -> None:
    call = ("backtest", "cede_sales", "--outcomes", written(tmp_path, "2025-07,hima_units,46.3\n"))
    refused = sim(tmp_path, *call, *FEW)
    assert refused.returncode == 2
    assert refused.stderr == (
        "mine.csv:2: value: '46.3' is far from June 2025's 52,747; did you mean '46300'? "
        "(--as-given keeps it)\n"
    )
    kept = sim(tmp_path, *call, *FEW, "--as-given", "--json")
    assert json.loads(kept.stdout)["rows"][0]["actual"] == 46.3


def test_markdown_has_the_tables(tmp_path: Path) -> None:
    name = written(tmp_path)
    done = sim(tmp_path, "backtest", "cede_sales", "--outcomes", name, *FEW, "--md").stdout
    assert done.startswith("# cede_sales against 5 outcomes, 2025-07 to 2025-10")
    assert done.count("| --- |") == 4


def test_there_is_a_picture_for_every_measure(tmp_path: Path) -> None:
    name = written(tmp_path)
    more = ("--plot", "pictures", *FEW)
    done = sim(tmp_path, "backtest", "cede_sales", "--outcomes", name, *more)
    assert done.returncode == 0, done.stderr
    names = [f"cede_sales-backtest_{name}.svg" for name in ("aito_share", "hima_units")]
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == names
    assert done.stderr.split() == [f"pictures/{each}" for each in names]
    again = sim(tmp_path, "backtest", "cede_sales", "--outcomes", name, *more)
    assert again.returncode == 2
    assert "already exists" in again.stderr
    assert again.stdout == ""


def test_outcomes_on_standard_input(tmp_path: Path) -> None:
    done = sim(
        tmp_path, "backtest", "cede_sales", "--outcomes", "-", *FEW, "--json", text=HEAD + MADE_UP
    )
    assert json.loads(done.stdout) == scored(tmp_path, MADE_UP)


def test_options_reach_the_run(tmp_path: Path) -> None:
    plain = scored(tmp_path, MADE_UP)
    assert scored(tmp_path, MADE_UP, "--jobs", "2") == plain
    for more in (("--seed", "1"), ("--set", "assumptions.presence_elasticity.fixed=0.2")):
        assert scored(tmp_path, MADE_UP, *more)["rows"] != plain["rows"]
    late = "2028-12,hima_units,60000\n"
    name = written(tmp_path, late)
    done = sim(tmp_path, "backtest", "cede_sales", "--outcomes", name, "--reps", "5", "--json")
    assert done.returncode == 2
    assert "where the run ends; add --months 42" in done.stderr
    assert scored(tmp_path, late, "--months", "42")["rows"][0]["month"] == "2028-12"


def test_all_problems_of_file_and_scenario_come_at_once(tmp_path: Path) -> None:
    written(tmp_path, "2025-06,aito_share,0.85\n2025-07,aito_share,84\n2025-09,aito_share,0.8\n")
    (tmp_path / "mine.yaml").write_text(
        "schema: 1\nname: mine\ntitle: t\nquestion: q?\nextends: cede_sales\nruns: {}\n"
    )
    done = sim(tmp_path, "backtest", "mine.yaml", "--outcomes", "mine.csv", "--plot", "pictures")
    assert done.returncode == 2
    assert done.stdout == ""
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        "mine.csv:2", "mine.csv:3", "mine.csv:4", "mine.yaml:6"
    ]  # fmt: skip
    assert not (tmp_path / "pictures").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("cede_sales", "--outcomes", "none.csv"), "none.csv: cannot be read: no such file"),
        (("cede_sale", "--outcomes", "mine.csv"), "did you mean 'cede_sales'?"),
        (("-", "--outcomes", "-"), "cannot both be standard input"),
        (("cede_sales", "--outcomes", "mine.csv", "--json", "--md"), "--json and --md cannot"),
        (("cede_sales",), "Missing option '--outcomes'"),
        (("cede_sales", "--template", "--outcomes", "mine.csv"), "leave --outcomes out"),
        (("cede_sales", "--template", "--json"), "--json and --template cannot"),
        (("cede_sale", "--template"), "did you mean 'cede_sales'?"),
        (("cede_sales", "--outcomes", "mine.csv", "--encoding", "x"), "no text encoding 'x'"),
    ],
)
def test_bad_input_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    written(tmp_path)
    done = sim(tmp_path, "backtest", *arguments, "--reps", "5")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]
