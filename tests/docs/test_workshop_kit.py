"""The workshop's kit: both languages say the same, and handouts are printed from what is there."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.shipped import shipped_names
from sim.workshop.places import BRAND_OF, ROLES
from sim.workshop.start import DEFAULTS
from sim.world.seeds import seeds
from tools.handouts.sources import HANDOUTS, LANGUAGES, PDFS, WORKSHOP, Handout, sheets_of
from tools.print_handouts import RECORD

GUIDES = {
    "predict": "predict_and_reveal.md",
    "design": "design_the_alliance.md",
    "roles": "play_the_roles.md",
}
PAGES = {"role_sheets": 7}
BOTH = [
    pytest.param(each, language, id=f"{language}-{each.name}")
    for each in HANDOUTS
    for language in LANGUAGES
]
MOST = 300_000
"""Bytes of a PDF that is kept with the code."""


def _page(language: str, name: str) -> str:
    return (WORKSHOP if language == "en" else WORKSHOP / language).joinpath(name).read_text("utf-8")


def _minutes(language: str, guide: str) -> list[tuple[int, int]]:
    """The first two cells of the rows of a guide's table of minutes: from when, how many."""
    rows = re.findall(r"^\| (\d+) \| (\d+) \| ", _page(language, guide), re.M)
    return [(int(start), int(minutes)) for start, minutes in rows]


def _record() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(RECORD.read_text("utf-8"))
    return found


def test_every_page_is_there_in_both_languages() -> None:
    assert {p.name for p in WORKSHOP.glob("*.md")} == {p.name for p in WORKSHOP.glob("zh/*.md")}


@pytest.mark.parametrize("game", GUIDES)
def test_the_minutes_of_a_guide_add_up(game: str) -> None:
    plan = _minutes("en", GUIDES[game])
    assert [start for start, _ in plan] == [sum(m for _, m in plan[:i]) for i in range(len(plan))]
    assert sum(minutes for _, minutes in plan) == DEFAULTS[game].minutes
    assert _minutes("zh", GUIDES[game]) == plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_its_sheet(language: str) -> None:
    sheets = sheets_of(_page(language, "role_sheets.md"))
    assert list(sheets) == list(ROLES)
    for text in sheets.values():
        assert len(re.findall("^### ", text, re.M)) == 6
        assert re.findall(r"^(\d)\. ", text, re.M) == ["1", "2"]


@pytest.mark.parametrize(("role", "brand"), BRAND_OF.items())
def test_the_outlets_on_a_sheet_are_those_of_the_register(role: str, brand: str) -> None:
    plan = seeds().brands[brand].network_plan
    assert plan is not None
    low, high = plan.bounds
    assert f"{low:g} to {high:g} outlets" in " ".join(_sheet("en", role).split())
    assert f"{low:g} 至 {high:g} 家" in _sheet("zh", role)


def _sheet(language: str, role: str) -> str:
    return sheets_of(_page(language, "role_sheets.md"))[role]


@pytest.mark.parametrize("role", ROLES)
def test_both_sheets_of_a_role_have_as_many_facts_of_each_kind(role: str) -> None:
    words = {"article": "报道", "public": "公开", "derived": "推算", "assumption": "假设"}

    def cited(language: str, open_: str, close: str, kind: str) -> int:
        marks = re.findall(rf"\{open_}([^{close}]*)\{close}", _sheet(language, role))
        return sum(kind in mark for mark in marks)

    for kind, word in words.items():
        assert cited("en", "[", "]", kind) == cited("zh", "〔", "〕", word), kind


def test_the_debrief_has_as_many_questions_in_both_languages() -> None:
    numbers = [
        re.findall(r"^(\d)\. |^(##)", _page(language, "debrief_questions.md"), re.M)
        for language in LANGUAGES
    ]
    assert numbers[0] == numbers[1] != []


@pytest.mark.parametrize("each", [each for each in HANDOUTS if each.form], ids=lambda e: e.name)
def test_a_form_has_the_same_fields_in_both_languages(each: Handout) -> None:
    marks = [
        re.findall(r'<(?:td|tr|th|i\b|h2)|class="choice"', each.source(language).read_text("utf-8"))
        for language in LANGUAGES
    ]
    assert marks[0] == marks[1] != []


@pytest.mark.parametrize(("each", "language"), BOTH)
def test_a_handout_is_printed_from_what_is_there(each: Handout, language: str) -> None:
    known = _record()[each.pdf(language).relative_to(PDFS).as_posix()]
    how = "python -m tools.print_handouts, and look at the pages"
    assert known["sources"] == each.digest(language), how
    assert known["pdf"] == hashlib.sha256(each.pdf(language).read_bytes()).hexdigest(), how


@pytest.mark.parametrize(("each", "language"), BOTH)
def test_a_handout_is_small_and_has_its_pages(each: Handout, language: str) -> None:
    printed = each.pdf(language).read_bytes()
    assert printed.startswith(b"%PDF-")
    assert len(printed) < MOST
    assert len(re.findall(rb"/Type /Page\b", printed)) == PAGES.get(each.name, 1)
    assert set(re.findall(rb"/(?:Creation|Mod)Date \(D:(\d{8})", printed)) == {b"20250704"}


def test_no_pdf_is_left_over() -> None:
    kept = {each.pdf(language) for each in HANDOUTS for language in LANGUAGES}
    assert set(PDFS.rglob("*.pdf")) == kept
    assert {PDFS / Path(name) for name in _record()} == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_scenarios_that_the_kit_names_are_shipped(language: str) -> None:
    for guide in [*GUIDES.values(), "teaching_notes.md"]:
        text = _page(language, guide)
        named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text))
        assert named
        assert named <= set(shipped_names()), guide


def test_chinese_pages_say_that_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mkdocs")
    monkeypatch.syspath_prepend(str(WORKSHOP.parent))
    told = importlib.import_module("hooks").on_page_content
    pages = [
        SimpleNamespace(file=SimpleNamespace(src_uri=f"workshop/{x}")) for x in ("zh/a.md", "a.md")
    ]
    assert [told("<p>", page=page) for page in pages] == ['<div lang="zh-Hans"><p></div>', "<p>"]
