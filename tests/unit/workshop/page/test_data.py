"""The data, and the zip that has everything."""

from __future__ import annotations

import csv
import json
import zipfile
from io import BytesIO, StringIO

import pytest

from sim.workshop.debrief.data import bundle, data_csv, data_json
from sim.workshop.debrief.page import page
from sim.workshop.debrief.plays_as_files import file_name
from sim.workshop.debrief.slides import slides
from tests.unit.workshop.page.sessions import ALL, session


def test_json_is_the_debrief() -> None:
    told = session("roles", 2)
    assert json.loads(data_json(told)) == told


def test_the_table_has_the_numbers() -> None:
    told = session("design")
    rows = list(csv.DictReader(StringIO(data_csv(told))))
    assert list(rows[0]) == ["session", "round", "place", "name", "measure", "value"]
    found = {(row["place"], row["measure"]): row["value"] for row in rows}
    assert len(found) == len(rows)
    for line in told["ranking"]:
        assert float(found[line["place"], "score.mean"]) == line["score"]["mean"]
        assert float(found[line["place"], "ranking.first"]) == line["first"]
    part = told["parts"][0]["measures"]["aito_share"]["parts"][0]
    assert float(found["t1", f"parts.aito_share.{part['key']}.value"]) == part["value"]


def test_predictions_come_by_round() -> None:
    told = session("predict", 9)
    rows = list(csv.DictReader(StringIO(data_csv(told))))
    lows = {(r["round"], r["place"]): r["value"] for r in rows if r["measure"] == "said.low"}
    for asked in told["predictions"]:
        for said in asked["said"]:
            assert float(lows[str(asked["round"]), said["place"]]) == said["low"]


def test_no_name_is_a_formula() -> None:
    rows = list(csv.reader(StringIO(data_csv(session("predict", 9)))))
    texts = [cell for row in rows for cell in row[:5]]
    assert any(text.startswith("'=HYPERLINK") for text in texts)
    assert not [text for text in texts if text[:1] in ("=", "+", "-", "@")]
    assert {len(row) for row in rows} == {6}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_zip_has_everything(language: str) -> None:
    told = session("design")
    with zipfile.ZipFile(BytesIO(bundle(told, language))) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert set(content) == {
        "README.txt", "debrief.html", "slides.pdf", "debrief.json", "scores.csv", "log.jsonl",
        "plays/t1.yaml", "plays/t2.yaml", "plays/t3.yaml",
    }  # fmt: skip
    assert content["debrief.html"].decode() == page(told, language)
    assert content["slides.pdf"] == slides(told, language)
    assert content["scores.csv"].decode("utf-8-sig") == data_csv(told)
    assert content["plays/t1.yaml"].decode() == told["plays"]["t1"]
    lines = content["log.jsonl"].decode().splitlines()
    assert [json.loads(line) for line in lines] == told["log"]
    assert "  sim run t1.yaml\n  sim compare keep_control t1.yaml" in content["README.txt"].decode()


@pytest.mark.parametrize(("kind", "size"), ALL)
def test_the_same_debrief_gives_the_same_bytes(kind: str, size: int) -> None:
    assert bundle(session(kind, size), "en") == bundle(session(kind, size), "en")


@pytest.mark.parametrize(
    ("key", "name"),
    [("t1", "t1.yaml"), ("../../etc/x", "etc_x.yaml"), ("", "play.yaml"), ("名", "play.yaml")],
)
def test_names_of_files_are_safe(key: str, name: str) -> None:
    assert file_name(key) == name
