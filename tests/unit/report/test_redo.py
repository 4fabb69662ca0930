"""A report that was changed by hand is found, whatever was changed; a damaged one is one error."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sim
from sim.errors import SimError
from sim.report.page import redo as redo_module
from sim.report.page.redo import Redone, redo
from sim.report.page.write import render
from sim.study.compare import compare
from sim.study.dossier import Dossier, dossier_of, gather_dossier

DATA = re.compile(r'<script type="application/json" id="alliance-sim">(.*?)</script>', re.DOTALL)
HUGE = "9" * 400
"""A number with more digits than a float has room for."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Two scenarios in few futures."""
    run = {"replications": 12, "months": 4}
    return gather_dossier(
        [sim.load(name).replace(run=run) for name in ("keep_control", "cede_sales_fully")]
    )


@pytest.fixture(scope="module")
def page(dossier: Dossier) -> str:
    """The report on them."""
    return render(dossier, ["sim", "report", "keep_control", "cede_sales_fully"], "r.html")


@pytest.fixture(scope="module")
def again(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Redone]:
    """A page made again, without the time that its simulation takes."""
    path = tmp_path_factory.mktemp("redo") / "r.html"

    def made(page: str) -> Redone:
        path.write_bytes(page.encode("utf-8", "surrogatepass"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(redo_module, "gather_dossier", lambda *_, **__: dossier)
            return redo(path)

    return made


class _Seen(HTMLParser):
    """Where the text is that a reader sees, and the attributes that a reader or a browser uses."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.spans: list[tuple[int, int]] = []
        self._starts = [0, *(found.end() for found in re.finditer("\n", page))]
        self._inside = ""
        self.feed(page)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        text, start = self.get_starttag_text() or "", self._at()
        for found in re.finditer(r'"([^"]+)"', text):
            self.spans.append((start + found.start(1), start + found.end(1)))

    def handle_data(self, data: str) -> None:
        if data.strip() and self._inside not in ("script", "style"):
            self.spans.append((self._at(), self._at() + len(data)))


@pytest.fixture(scope="module")
def seen(page: str) -> list[tuple[int, int]]:
    """Every span of text or of an attribute."""
    spans = _Seen(page).spans
    assert len(spans) > 1000
    assert any("85%" in page[a:b] for a, b in spans)
    assert any("in every future" in page[a:b] or "on average" in page[a:b] for a, b in spans)
    return spans


def _tried(again: Callable[[str], Redone], page: str) -> Redone | SimError:
    """What became of a page, or the error that says what is wrong with it."""
    try:
        return again(page)
    except SimError as error:
        return error


RELAXED = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_what_was_not_changed_is_identical(page: str, again: Callable[[str], Redone]) -> None:
    for same in (page, page.replace("\n", "\r\n"), "\ufeff" + page):
        found = again(same)
        assert found.identical
        assert found.numbers > 500


@RELAXED
@given(data=st.data())
def test_any_text_or_attribute_that_was_changed_is_found(
    page: str, seen: list[tuple[int, int]], again: Callable[[str], Redone], data: st.DataObject
) -> None:
    start, end = data.draw(st.sampled_from(seen))
    at = data.draw(st.integers(start, end - 1))
    new = data.draw(st.text("0123456789 abcXYZ.,-+%一", max_size=3).filter(lambda t: t != page[at]))
    changed = page[:at] + new + page[at + 1 :]
    found = _tried(again, changed)
    if isinstance(found, Redone):  # else it was the place where the data begin
        assert not found.identical
        assert found.passages
        assert all(each.report != each.expected for each in found.passages)


@RELAXED
@given(at=st.integers(min_value=0), much=st.integers(0, 30), new=st.text(max_size=10))
def test_any_byte_that_was_changed_is_found(
    page: str, again: Callable[[str], Redone], at: int, much: int, new: str
) -> None:
    """Style, scripts, markup and data as well; a damaged file is an error with a message."""
    at %= len(page)
    changed = page[:at] + new + page[at + much :]
    if changed.replace("\r\n", "\n") == page:
        return
    found = _tried(again, changed)
    assert str(found) if isinstance(found, SimError) else not found.identical


@RELAXED
@given(luck=st.integers(0, 2**32), kind=st.sampled_from(["number", "text", "gone", "more", "huge"]))
def test_anything_that_was_changed_in_the_data_is_found(
    page: str, again: Callable[[str], Redone], luck: int, kind: str
) -> None:
    match = DATA.search(page)
    assert match is not None
    block = json.loads(match[1])
    _change(block, kind, random.Random(luck))
    data = json.dumps(block, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    found = _tried(again, page[: match.start(1)] + data + page[match.end(1) :])
    assert str(found) if isinstance(found, SimError) else not found.identical


def _change(block: object, kind: str, luck: random.Random) -> None:
    """Walk into maps and lists at random, and change what is there."""
    inside = block
    while True:
        assert isinstance(inside, dict | list)
        key = luck.choice([*inside] if isinstance(inside, dict) else range(len(inside)))
        value = inside[key]
        if not (isinstance(value, dict | list) and value):
            break
        inside = value
    if kind == "gone":
        del inside[key]
    elif kind == "more" and isinstance(inside, dict):
        inside[f"{key}_more"] = value
    else:
        new = {"number": -7.25, "huge": int(HUGE)}.get(kind, f"{value} or so")
        inside[key] = new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'"seed":625', f'"seed":{HUGE}'),
        (r'"replications":12', f'"replications":{HUGE}'),
        (r'"months":4', '"months":[]'),
        (r'"start":0\.[0-9]+', f'"start":{HUGE}'),
        (r'"start":0\.[0-9]+', f'"start":{HUGE}.5'),
        (r'"start":0\.[0-9]+', '"start":1e999'),
        (r'"start":0\.[0-9]+', '"start":NaN'),
        (r'"start":0\.[0-9]+', '"start":-Infinity'),
        (r'"format":1', f'"format":{HUGE}'),
        (r'"scenarios":\[', '"scenarios":[7,'),
        (r'"scenarios":\[', '"scenarios":[],"x":['),
        (r'"numbers":\{', '"numbers":{"a":' + "[" * 5000 + "]" * 5000 + ","),
        (r'"title":"', r'"title":"\\ud800'),
    ],
)
def test_a_damaged_report_is_one_clear_error(page: str, tmp_path: Path, old: str, new: str) -> None:
    damaged = re.sub(old, lambda _: new.replace("\\\\", "\\"), page, count=1)
    assert damaged != page
    (tmp_path / "r.html").write_text(damaged, encoding="utf-8")
    with pytest.raises(SimError, match=r"r\.html|report") as error:
        redo(tmp_path / "r.html")
    assert error.value.exit_code == 2
    str(error.value).encode("utf-8")


def test_another_version_of_the_model_or_of_the_page_is_never_identical(
    page: str, again: Callable[[str], Redone]
) -> None:
    for name in ("model", "page"):
        found = again(re.sub(f'"{name}":"[^"]*"', f'"{name}":"0.0.9+abc"', page, count=1))
        assert found.passages is None
        assert not found.odd
        assert not found.identical


def test_the_first_places_are_named_in_the_words_of_the_page(
    page: str, again: Callable[[str], Redone]
) -> None:
    (found,) = again(page.replace("Aito", "Stelato", 1)).passages or ()
    assert "Stelato" in found.report
    assert "Aito" in found.expected
    inserted = again(page.replace("<h2>The answer</h2>", "<h2>The answer</h2><p>None</p>"))
    assert [each.where for each in inserted.passages or ()] == ['"The answer"']


def test_words_of_the_command_line_cannot_hide_a_sentence(
    page: str, again: Callable[[str], Redone]
) -> None:
    """Versions are taken from the report, but only what is a version."""
    lie = "3.11. Aito's share falls to 10%"
    version = re.search(r'"python":"([^"]*)"', page)
    assert version is not None
    found = again(page.replace(version[1], lie))
    assert not found.identical


def test_a_comparison_and_its_scenarios_give_the_same_page(page: str) -> None:
    run = {"replications": 12, "months": 4}
    pair = [sim.load(name).replace(run=run) for name in ("keep_control", "cede_sales_fully")]
    other = render(
        dossier_of(compare(*pair)), ["sim", "report", "keep_control", "cede_sales_fully"], "r.html"
    )
    assert other == page
