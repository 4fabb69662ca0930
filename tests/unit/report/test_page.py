"""The report's page as text: one file, safe whatever a scenario says, with its data in it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.errors import InputError
from sim.report.page import refuse_existing, refuse_large
from sim.report.page.block import embedded, numbers_of, read_report
from sim.report.page.html import Html, items, paragraph, table, tag
from sim.report.page.shown import change_html, value_html
from sim.report.page.write import MOST_BYTES, VENDOR, render, write_report
from sim.study.dossier import Dossier, gather_dossier

HOSTILE = "</script><script>alert('x')</script>{{block}} & <b>"
RUN = {"replications": 40, "months": 8}
# addresses that name an XML vocabulary or a licence, and are never asked for
HARMLESS = re.compile(
    r"https?://(www\.w3\.org/(1999/xlink|2000/svg|2000/xmlns/|XML/1998/namespace)"
    r"|www\.apache\.org/(licenses/LICENSE-2\.0)?|github\.com/ecomfe/zrender/blob/master/LICENSE)"
)


def dossier_of(names: Sequence[str], **changes: Any) -> Dossier:
    return gather_dossier([sim.load(name).replace(run=RUN, **changes) for name in names])


@pytest.fixture(scope="module")
def pair() -> Dossier:
    keep, cede = (sim.load(name).replace(run=RUN) for name in ("keep_control", "cede_sales_fully"))
    return gather_dossier(
        [keep, cede.replace(title=HOSTILE, question=f"{HOSTILE}?", sources=[HOSTILE])]
    )


@pytest.fixture(scope="module")
def page(pair: Dossier) -> str:
    return render(pair, ["sim", "report", HOSTILE])


class _Tags(HTMLParser):
    """Every start tag with its attributes, and the text of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_no_word_of_a_scenario_becomes_markup(page: str) -> None:
    found = _Tags(page)
    assert len(found.all("script")) == 3
    assert not found.all("b")
    assert not found.all("img")
    assert "alert('x')</script>" not in page
    assert "&lt;/script&gt;&lt;script&gt;" in page
    assert "{{block}}" in page  # a placeholder in a title stays what it is
    assert not any(name.startswith("on") for _, each in found.tags for name in each)


def test_it_is_small_and_asks_for_nothing(page: str) -> None:
    assert len(page.encode()) < MOST_BYTES
    policy = _Tags(page).all("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert str(policy["content"]).startswith("default-src 'none';")
    assert re.findall(r"https?://", HARMLESS.sub("", page)) == []
    attributes = [name for _, each in _Tags(page).tags for name in each]
    assert "src" not in attributes
    links = [each["href"] for each in _Tags(page).all("a")]
    assert all(str(link).startswith("#") for link in links)


def test_every_section_is_there_and_can_be_reached(page: str) -> None:
    found = _Tags(page)
    sections = [each["id"] for each in found.all("section")]
    assert sections == [
        "answer", "sure", "figures", "causes", "scorecard", "evidence", "scenarios", "again",
        "limits",
    ]  # fmt: skip
    assert [each["href"] for each in found.all("a")] == [f"#{each}" for each in sections]
    assert found.all("html")[0]["lang"] == "en"
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_chart_has_a_name_a_place_and_a_table(page: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    drawn = [each for each in _Tags(page).all("div") if "data-chart" in each]
    assert len(drawn) >= len(figures) > 8
    for place in drawn:
        assert place["role"] == "img"
        assert len(str(place["aria-label"])) > 20
    assert all("<table" in each and "<caption>" in each for each in figures)


def test_the_block_holds_what_was_run_and_every_chart(
    pair: Dossier, page: str, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    block = read_report(tmp_path / "page.html").block
    assert [each["name"] for each in block["scenarios"]] == ["keep_control", "cede_sales_fully"]
    assert block["scenarios"][1]["title"] == HOSTILE
    assert block["command"] == ["sim", "report", HOSTILE]
    assert block["runs"] == list(pair.runs)
    assert block["numbers"] == json.loads(json.dumps(numbers_of(pair)))
    keys = {str(each["data-chart"]) for each in _Tags(page).all("div") if "data-chart" in each}
    assert keys == set(block["numbers"]["charts"])


def test_the_same_dossier_gives_the_same_bytes(pair: Dossier, page: str) -> None:
    assert render(pair, ["sim", "report", HOSTILE]) == page


def test_what_json_has_no_word_for_is_null() -> None:
    alone = gather_dossier([sim.load("keep_control").replace(run={"replications": 2, "months": 2})])
    text = embedded({"numbers": numbers_of(alone)})
    assert "NaN" not in text
    assert "Infinity" not in text


def test_a_single_run_is_told_without_a_comparison() -> None:
    page = render(dossier_of(["keep_control"]), ["sim", "report", "keep_control"])
    assert "Aito's share" in page.replace("&#x27;", "'")
    assert 'id="scorecard"' not in page


@pytest.mark.slow
def test_many_scenarios_leave_months_out_of_tables_and_not_out_of_the_data() -> None:
    names = ["keep_control", "cede_sales_fully", "cede_gradually"]
    many = gather_dossier(
        [sim.load(n).replace(run={"replications": 3, "months": 70}) for n in names]
    )
    page = render(many, ["sim"])
    assert "(every 3 months)" in page
    assert len(numbers_of(many)["charts"]["fan"]["bands"][0]["mean"]) == 70


def test_a_scenario_that_changes_nothing_is_told_as_such() -> None:
    keep = sim.load("keep_control").replace(run=RUN)
    page = render(gather_dossier([keep, keep.replace(name="twin")]), ["sim"])
    assert "What twin changes over keep_control: nothing." in page


def test_what_could_not_be_written_is_refused_before_the_work(
    pair: Dossier, tmp_path: Path
) -> None:
    (tmp_path / "there.html").write_text("mine")
    with pytest.raises(InputError, match="nothing is overwritten"):
        refuse_existing(tmp_path / "there.html")
    with pytest.raises(InputError, match="there is no folder"):
        refuse_existing(tmp_path / "nowhere" / "r.html")
    with pytest.raises(InputError, match="larger than 2 MB"):
        refuse_large(13, 120)
    refuse_large(13, 36)
    with pytest.raises(InputError, match="nothing is overwritten"):
        write_report(pair, tmp_path / "there.html")
    assert (tmp_path / "there.html").read_text() == "mine"


def test_runs_of_another_length_are_not_compared() -> None:
    keep, cede = sim.load("keep_control"), sim.load("cede_sales_fully")
    with pytest.raises(InputError, match="were not run alike"):
        gather_dossier([keep.replace(run=RUN), cede.replace(run={**RUN, "seed": 1})])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("{", "damaged"),
        ("[" * 9999, "damaged"),
        ("[]", "of format None"),
        ('{"format": 2}', "of format 2"),
        ('{"format": 1}', "'scenarios'"),
        ("x" * (9 * 1024 * 1024), "larger than 8 MiB"),
    ],
)
def test_a_report_with_other_data_is_refused(tmp_path: Path, data: str, says: str) -> None:
    text = f'<script type="application/json" id="alliance-sim">{data}</script>'
    (tmp_path / "page.html").write_text(text)
    with pytest.raises(InputError, match=says):
        read_report(tmp_path / "page.html")


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>")
    with pytest.raises(InputError, match="not a report"):
        read_report(tmp_path / "page.html")
    with pytest.raises(InputError, match="no such file"):
        read_report(tmp_path / "nothing.html")
    with pytest.raises(InputError, match="cannot read"):
        read_report(tmp_path)


def test_markup_is_made_of_escaped_words() -> None:
    assert tag("i", "<", class_='"') == '<i class="&quot;">&lt;</i>'
    assert items("<", Html("<br>")) == "&lt;<br>"
    assert paragraph("in 2026-06") == '<p>in <span class="month">2026-06</span></p>'
    assert "<td>&lt;" in table("c", ("a", "b"), [("x", "<")])


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (value_html(0.8512, "share"), "85.1%"),
        (value_html(4174.4, "index"), "4,174"),
        (value_html(float("nan"), "index"), "–"),
        (value_html(1.5e9, "yuan"), "1.500"),
        (change_html(0.0338, "share"), "+3.4"),
        (change_html(-0.00001, "share"), "-0.001"),
        (change_html(0.0, "share"), "0.0"),
        (change_html(None, "vehicles"), "–"),
    ],
)
def test_numbers_are_shown_by_their_unit(shown: str, said: str) -> None:
    assert shown == said


def test_vendored_files_are_as_they_were_published() -> None:
    record = json.loads((VENDOR / "vendored.json").read_text(encoding="utf-8"))
    for name, told in record["files"].items():
        found = hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()
        assert found == told["sha256"], name
    assert {path.name for path in VENDOR.iterdir()} == {*record["files"], "vendored.json"}
    library = (VENDOR / "echarts.common.min.js").read_text(encoding="utf-8")
    assert f'version="{record["version"]}"' in library
    assert "</script" not in library.lower()
    assert "<!--" not in library


def test_one_future_of_one_month_is_told_without_infinities() -> None:
    run = {"replications": 1, "months": 1}
    keep, cede = (sim.load(name).replace(run=run) for name in ("keep_control", "cede_sales_fully"))
    page = render(gather_dossier([keep, cede]), ["sim"])
    body = page[: page.index("<script")]
    assert not re.search(r"\b(nan|inf|1 futures|1 months)\b", body)
