"""`sim explain` and `sim breakpoint` as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.commands.test_run import FEW, sim

REPS = ("--reps", "60")


def test_the_parts_add_up_to_the_difference(tmp_path: Path) -> None:
    done = sim(tmp_path, "explain", "keep_control", "cede_sales", "--at", "9", *REPS, "--json")
    found = json.loads(done.stdout)
    assert found["measure"] == "aito_share"
    assert found["month"] == "2026-03"
    assert abs(sum(part["value"] for part in found["parts"]) - found["difference"]) < 1e-12
    assert {part["change"] for part in found["parts"]} == {
        f"alliance.{brand}.sales_control" for brand in ("luxeed", "stelato", "shangjie")
    }
    assert all(part["low"] <= part["value"] <= part["high"] for part in found["parts"])
    compared = json.loads(
        sim(tmp_path, "compare", "keep_control", "cede_sales", "--at", "9", *REPS, "--json").stdout
    )
    row = next(r for r in compared["pairs"][0]["rows"] if r["entity"] == "aito")
    assert found["difference"] == pytest.approx(row["difference"], rel=1e-9)


def test_a_person_reads_it_in_80_columns(tmp_path: Path) -> None:
    for arguments in (
        ("keep_control", "cede_stores_keep_policy", "--payoffs"),
        ("keep_control", "take_back_when_slumping", "--measure", "hima_units"),
        ("cede_sales",),
    ):
        done = sim(tmp_path, "explain", *arguments, "--at", "10", *REPS)
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 80
        assert "The parts add up exactly." in " ".join(done.stdout.split())


def test_one_scenario_is_split_from_june_on(tmp_path: Path) -> None:
    done = sim(tmp_path, "explain", "cede_sales", "--at", "6", *REPS, "--json")
    found = json.loads(done.stdout)
    assert found["base"] is None
    assert found["before"] == pytest.approx(0.85)
    named = {part["change"] for part in found["parts"]}
    assert named == {
        "momentum", "sales_control", "launches", "rivals", "yinwang", "market", "luck"
    }  # fmt: skip
    assert abs(sum(p["value"] for p in found["parts"]) - found["difference"]) < 1e-12


def test_a_part_and_what_a_comparison_shows_are_reconciled(tmp_path: Path) -> None:
    done = sim(tmp_path, "explain", "cede_sales", "--reps", "60", "--json")
    (control,) = (p for p in json.loads(done.stdout)["parts"] if p["change"] == "sales_control")
    compared = sim(
        tmp_path, "compare", "keep_control", "cede_sales", "--reps", "60", "--at", "36", "--json"
    )
    (row,) = (
        row
        for row in json.loads(compared.stdout)["pairs"][0]["rows"]
        if (row["entity"], row["measure"], row["scope"]) == ("aito", "share", "hima")
        and row["lens"] == "brand"
    )
    assert control["last"] == pytest.approx(row["difference"], abs=1e-9)
    assert control["value"] != pytest.approx(row["difference"], abs=1e-3)
    words = " ".join(sim(tmp_path, "explain", "cede_sales", "--reps", "60").stdout.split())
    last, part = (f"{100 * control[key]:+.1f}" for key in ("last", "value"))
    assert f"Sales control is {part} as a part and {last} as last" in words


def test_a_walk_says_in_how_many_futures_a_rule_had_fired(tmp_path: Path) -> None:
    folder = sim(tmp_path, "run", "take_back_when_slumping", "--reps", "30", "--quiet").stdout
    early = sim(tmp_path, "explain", folder.strip(), "--at", "2026-03").stdout
    assert "Rule take_luxeed_back had fired in no future by 2026-03" in early
    late = " ".join(sim(tmp_path, "explain", folder.strip()).stdout.split())
    assert re.search(r"Rule take_luxeed_back had fired in [1-9]\d?% of futures by 2028-06", late)


def test_a_run_is_walked_back_from_a_month(tmp_path: Path) -> None:
    folder = sim(tmp_path, "run", "cede_sales", *FEW, "--quiet").stdout.strip()
    done = sim(tmp_path, "explain", folder, "--at", "2025-09")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "back from 2025-09" in done.stdout
    assert "Shangjie launches its first model" in done.stdout
    assert "2026-" not in done.stdout, "what comes later did not lead there"
    assert max(map(len, lines)) <= 80
    months = [line[:7] for line in lines if line[:4] == "2025"]
    assert months == sorted(months, reverse=True)
    found = json.loads(sim(tmp_path, "explain", folder, "--at", "3", "--json").stdout)
    assert found["month"] == "2025-09"
    assert {"month", "agent", "rule", "from", "to", "reason", "share"} <= set(found["events"][0])


def test_a_walk_takes_several_outcomes_and_every_form(tmp_path: Path) -> None:
    folder = sim(tmp_path, "run", "cede_sales", *FEW, "--quiet").stdout.strip()
    walk = ("explain", folder, "--at", "3", "--measure", "hhi", "--measure", "shangjie_units")
    told, page, listed, document = (
        sim(tmp_path, *walk, *form) for form in ((), ("--md",), ("--csv",), ("--json",))
    )
    for done in (told, page, listed, document):
        assert done.returncode == 0, done.stderr
    for text in (told.stdout, page.stdout):
        assert text.count("back from 2025-09") == 2
        assert "Shangjie" in text
    assert "| month | HHI by brand | agent |" in page.stdout
    events = json.loads(document.stdout)["events"]
    rows = list(csv.DictReader(io.StringIO(listed.stdout)))
    parts = ("kind", "about", "values")  # what the ledger's sentence is made of: in JSON only
    assert list(rows[0]) == [name for name in events[0] if name not in parts]
    assert [float(row["hhi"]) for row in rows] == [event["hhi"] for event in events]
    assert {"hhi_before", "shangjie_units", "shangjie_units_before"} <= set(events[0])


def test_a_break_point_is_found_with_its_interval(tmp_path: Path) -> None:
    arguments = (
        "keep_control", "cede_sales_fully", "--vary", "outlet_productivity", "--reps", "200",
    )  # fmt: skip
    found = json.loads(sim(tmp_path, "breakpoint", *arguments, "--json").stdout)
    (at,) = found["crossings"]
    assert at["low"] < at["value"] < at["high"]
    assert not at["rising"]
    told = sim(tmp_path, "breakpoint", *arguments).stdout
    assert f"{at['value']:.3g}" in told
    assert "lower above" in " ".join(told.split())


def test_a_map_over_two_numbers(tmp_path: Path) -> None:
    arguments = (
        "keep_control",
        "cede_sales",
        "--vary",
        "presence_elasticity",
        *FEW[:2],
        "--steps",
        "3",
    )
    both = (*arguments, "--and", "effort_elasticity")
    found = json.loads(sim(tmp_path, "breakpoint", *both, "--json").stdout)
    assert len(found["xs"]) == len(found["ys"]) == 3
    assert [len(row) for row in found["difference"]] == [3, 3, 3]
    assert "effort_elasticity" in sim(tmp_path, "breakpoint", *both, "--md").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("explain", "keep_control", "keep_control"), "nothing to explain"),
        (("explain", "a", "b", "c"), "name one scenario (or run), or two"),
        (
            ("explain", "keep_control", "cede_sales", "--measure", "hima_unit"),
            "did you mean 'hima_units'?",
        ),
        (("explain", "keep_control", "cede_sales", "--at", "99"), "'99' is no month"),
        (("explain", "cede_sales", "--payoffs"), "needs two scenarios"),
        (("explain", "cede_sales", "--measure", "payoff_seres"), "June's books are not recorded"),
        (("explain", "cede_sales", "--sample", "8"), "between two scenarios"),
        (("breakpoint", "keep_control", "cede_sales", "--vary", "effort_elastic"), "did you mean"),
        (
            ("breakpoint", "keep_control", "cede_sales", "--vary", "overlap_cost", "--low", "2"),
            "needs a low end below its high end",
        ),
        (
            (
                "breakpoint", "keep_control", "cede_sales", "--vary",
                "events.xiaomi_suv.rival.launch",
            ),
            "give --low and --high",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_error(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = sim(tmp_path, *arguments, "--reps", "5")
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
