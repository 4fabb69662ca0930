"""Months without sales in every output: undefined and counted, never 0%, and never a NaN."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from sim.web.explorer.worker import WORK, work
from tests.commands.front_door import printed

REPS, MONTHS = 6, 4
BRANDS = ("aito", "luxeed", "stelato", "maextro", "shangjie")
STOP = {"never": ("2025-07", 12), "tail": ("2025-10", 12), "gap": ("2025-08", 1)}
"""From when, and for how many months, no brand of the alliance has any supply."""
LAST_UNDEFINED = {"never": True, "tail": True, "gap": False}
NO_NUMBER = re.compile(r"\b(nan|inf)\b", re.IGNORECASE)
RUN = ("--reps", str(REPS))


def _events(name: str) -> dict[str, Any]:
    month, months = STOP[name]
    return {
        f"stop_{brand}": {
            "month": month,
            "supply": {"brand": brand, "factor": 0.0, "months": months},
        }
        for brand in BRANDS
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undefined")
    for name in STOP:
        text = {
            "schema": 1,
            "name": name,
            "title": "No supply",
            "question": "What if nothing is delivered?",
            "extends": "keep_control",
            "run": {"months": MONTHS, "replications": REPS},
            "events": _events(name),
            "expect": [
                {"measure": "hhi", "month": "2025-10", "lower_than": 10_000.0, "probability": 0.5}
            ],
        }
        (folder / f"{name}.yaml").write_text(json.dumps(text), encoding="utf-8")
    return folder


def told(home: Path, *arguments: str, code: int = 0) -> str:
    found = printed(arguments, "utf-8", home)
    assert found.code == code, found.err.decode()
    text = found.out.decode()
    assert not NO_NUMBER.search(text), NO_NUMBER.findall(text)
    return text


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", STOP)
def test_run(name: str, home: Path) -> None:
    out = ("--out", "runs")
    text = flat(told(home, "run", f"{name}.yaml", *RUN, *out))
    assert ("undefined, futures" in text) == LAST_UNDEFINED[name]
    assert ("no sales then in any future" in text) == LAST_UNDEFINED[name]
    assert "falls to 0%" not in text
    found = json.loads(told(home, "run", f"{name}.yaml", *RUN, *out, "--json"))
    last = found["headline"]["hhi"]
    assert (last["last"] is None) == (last["undefined"] == REPS) == LAST_UNDEFINED[name]
    table = list(csv.DictReader(io.StringIO(told(home, "run", f"{name}.yaml", *RUN, "--csv"))))
    for row, plain in zip(table, found["series"], strict=True):
        left_out = int(row["undefined"])
        assert plain["undefined"] == left_out
        assert (row["mean"] == "") == (plain["mean"] is None) == (left_out == REPS)
        if row["measure"] == "hhi" and row["mean"]:
            assert float(row["mean"]) >= 1e4 / 12
    told(home, "run", f"{name}.yaml", *RUN, "--md")


@pytest.mark.parametrize("name", ["tail", "gap"])
def test_compare(name: str, home: Path) -> None:
    pair = ("compare", f"{name}.yaml", "cede_sales", *RUN, "--at", "2", "--at", "4")
    assert f"undefined {REPS} futures" in flat(told(home, *pair))
    assert "Undefined: futures" in flat(told(home, *pair))
    found = json.loads(told(home, *pair, "--json"))
    rows = [row for row in found["pairs"][0]["rows"] if row["measure"] == "hhi"]
    for row in rows:
        assert (row["difference"] is None) == (row["undefined"] == REPS)
    assert any(row["undefined"] for row in rows)
    card = next(each for each in found["scorecard"] if each["scenario"] == name)
    assert (card["hhi"]["mean"] is None) == (card["hhi"]["undefined"] == REPS)
    assert (card["first"] is None) == LAST_UNDEFINED[name]
    assert "undefined" in told(home, *pair, "--csv").splitlines()[0]
    told(home, *pair, "--md")


def test_explain(home: Path) -> None:
    pair = ("explain", "keep_control", "gap.yaml", *RUN)
    assert "There is nothing to split" in flat(told(home, *pair, "--at", "2"))
    found = json.loads(told(home, *pair, "--at", "2", "--json"))
    assert (found["undefined"], found["difference"], found["before"]) == (REPS, None, None)
    assert json.loads(told(home, *pair, "--at", "1", "--json"))["undefined"] == 0


@pytest.mark.parametrize("name", STOP)
def test_walk(name: str, home: Path) -> None:
    path = Path(told(home, "run", f"{name}.yaml", *RUN, "--quiet").strip())
    told(home, "explain", path.as_posix())
    events = json.loads(told(home, "explain", path.as_posix(), "--json"))["events"]
    assert any(event["aito_share"] is None for event in events)


def test_breakpoint(home: Path) -> None:
    pair = ("breakpoint", "never.yaml", "tail.yaml", *RUN, "--vary", "effort_elasticity")
    assert "is undefined for effort_elasticity" in flat(told(home, *pair, "--steps", "3"))
    found = json.loads(told(home, *pair, "--steps", "3", "--json"))
    assert [point["undefined"] for point in found["points"]] == [REPS] * 3
    assert [point["difference"] for point in found["points"]] == [None] * 3
    two = (*pair, "--and", "launch_pull", "--steps", "3")
    assert f"undefined in {REPS} futures" in flat(told(home, *two))
    assert json.loads(told(home, *two, "--json"))["difference"][0][0] is None


def test_what_is_undefined_does_not_hold(home: Path) -> None:
    text = told(home, "check", "never.yaml", *RUN, code=1)
    assert "FAILS: hhi lower than 10000.0 in 2025-10: undefined in every future" in text
    (found,) = json.loads(told(home, "check", "never.yaml", *RUN, "--json", code=1))["checks"]
    (verdict,) = found["expect"]
    assert (verdict["share"], verdict["undefined"]) == (None, REPS)
    assert "holds" in told(home, "check", "gap.yaml", *RUN)


def test_pictures(home: Path) -> None:
    for names, kinds in (
        (["never"], ["fan_hhi", "lenses"]),
        (["gap", "tail"], ["panels", "lenses"]),
    ):
        only = [word for kind in kinds for word in ("--only", kind)]
        files = [f"{name}.yaml" for name in names]
        told(home, "plot", *files, *RUN, *only, "--out", "figures")
    texts = [path.read_text(encoding="utf-8") for path in (home / "figures").glob("*.svg")]
    assert texts
    for text in texts:
        assert not re.search(r"[ML] nan|nan ", text)


def test_report_and_rerun(home: Path) -> None:
    told(home, "report", "tail.yaml", "--to", "tail.html")
    page = (home / "tail.html").read_text(encoding="utf-8")
    block = json.loads(page.split('id="alliance-sim">')[1].split("</script>")[0])
    fan = block["numbers"]["charts"]["fan"]
    assert fan["bands"][1]["mean"][-1] is None
    assert f"Undefined in up to {REPS} futures" in fan["note"]
    assert "all identical" in told(home, "rerun", "tail.html")


def test_a_forecast_without_a_value_is_refused(home: Path) -> None:
    (home / "came.csv").write_text("month,measure,value\n2025-08,aito_share,0.8\n")
    found = printed(("backtest", "gap.yaml", *RUN, "--outcomes", "came.csv"), "utf-8", home)
    assert found.code == 2
    words = flat(found.err.decode())
    assert f"aito_share is undefined in {REPS} of {REPS} futures of 2025-08" in words


def test_a_workshop_needs_sales_in_every_future(home: Path) -> None:
    arguments = (
        "workshop",
        "new",
        "play",
        "--format",
        "predict",
        "--scenario",
        "gap.yaml",
        "--people",
        "Ann",
    )
    found = printed(arguments, "utf-8", home)
    assert found.code == 2
    assert "nothing is sold in 2025-08" in flat(found.err.decode())
    assert not (home / "play").exists()


@pytest.mark.parametrize("name", STOP)
def test_the_explorer(name: str) -> None:
    changes = {f"events.{key}": event for key, event in _events(name).items()}
    setting = {"base": "keep_control", "changes": changes}
    run = {"replications": REPS, "months": MONTHS}
    pinned = {"base": "keep_control"}
    assert "answer" in WORK
    reply = work("answer", {"setting": setting, "pinned": pinned, "run": run})
    assert reply.status == 200, reply.content
    assert not NO_NUMBER.search(reply.content.decode())
    found = json.loads(reply.content)
    share = found["rows"][0]
    undefined = LAST_UNDEFINED[name]
    assert (share["mean"][-1] is None) == (share["undefined"][-1] == REPS) == undefined
    assert found["findings"]["last"]["undefined"] == (REPS if undefined else 0)
    assert (found["findings"]["against"][-1]["effect"] == "undefined") == undefined
    causes = work("causes", {"setting": setting, "pinned": pinned, "run": run})
    assert causes.status == 200, causes.content
    assert (json.loads(causes.content)["steps"] == []) == undefined
