"""The page: all of it there, nothing of it dangerous."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from sim.workshop.debrief.page import page
from tests.unit.workshop.page.sessions import ALL, HOSTILE, session

_VOID = {"meta", "th", "td", "tr"}
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"


class _Seen(HTMLParser):
    """What a reader of HTML finds: elements, attributes, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "size"), ALL)
def test_it_runs_nothing_and_loads_nothing(kind: str, size: int, language: str) -> None:
    seen = _Seen(page(session(kind, size), language))
    names = {tag for tag, _ in seen.tags}
    assert not names & {"script", "img", "iframe", "object", "link", "base", "form", "b"}
    for _, attributes in seen.tags:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "style")
        ]
    for link in seen.named("a"):
        assert re.match(r"#\w|data:application/yaml;", link["href"] or "")


def test_only_its_own_style_sheet_is_allowed() -> None:
    text = page(session("design"), "en")
    style = re.findall(r"<style>(.*?)</style>", text, re.S)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    policy = next(
        meta["content"]
        for meta in _Seen(text).named("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert "url(" not in style[0]
    assert "@import" not in style[0]


@pytest.mark.parametrize(("kind", "size"), [("predict", 9), ("design", 3)])
def test_names_are_text(kind: str, size: int) -> None:
    text = page(session(kind, size), "en")
    seen = "\n".join(_Seen(text).text)
    assert HOSTILE[0][:8] in seen
    assert "<img" in seen
    assert not set(_BIDI) & set(text)
    assert max(map(len, seen.split("\n"))) < 2000
    assert "long " * 20 not in seen


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("kind", "size"), ALL[:-1])
def test_everything_is_told(kind: str, size: int, language: str) -> None:
    told = session(kind, size)
    seen = _Seen(page(told, language))
    ids = [attributes["id"] for _, attributes in seen.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    wanted = {"case", "ranking", "luck", "turning", "parts", "neighbours", "questions", "plays"}
    wanted |= {"limits"} | ({"predictions"} if kind == "predict" else set())
    assert wanted <= set(ids)
    assert not [
        text for text in seen.text if re.search(r"\{[a-z_]+\}", text) and "{title}" not in text
    ]
    charts = seen.named("svg")
    assert len(charts) == 2 * len(seen.named("figure")) > 0
    for chart in charts:
        title, desc = (chart["aria-labelledby"] or "").split()
        assert {title, desc} <= set(ids)
    assert len(seen.named("details")) >= len(seen.named("figure"))


def test_a_play_can_be_saved() -> None:
    told = session("design")
    seen = _Seen(page(told, "en"))
    links = {link["download"]: link["href"] or "" for link in seen.named("a") if "download" in link}
    assert {name: unquote(href.partition(",")[2]) for name, href in links.items()} == {
        f"{key}.yaml": text for key, text in told["plays"].items()
    }
    assert (
        "sim run t1.yaml\nsim compare keep_control t1.yaml --months 12 --reps 40 --seed 625"
        in "".join(seen.text)
    )


def test_the_rooms_own_numbers_are_there() -> None:
    told = session("design")
    text = " ".join(_Seen(page(told, "en")).text)
    for line in told["ranking"]:
        assert f"{100 * line['first']:.0f}%" in text
    share = told["luck"][0]["decisions_share"]
    assert f"{100 * share:.0f}% is decisions" in text
    part = told["parts"][0]["measures"]["aito_share"]["parts"][0]["value"]
    assert f"{100 * part:+.1f} points".replace("-", "−") in text


def test_a_tie_is_told_as_one() -> None:
    told = session("design")
    told["caution"] |= {"tied": 2, "of": 3, "identical": 1}
    text = " ".join(_Seen(page(told, "en")).text)
    assert "The first 2 of 3 cannot be told apart" in text
    assert "not distinguishable from zero (95% interval)" in text
    told["caution"] |= {"identical": 2}
    text = " ".join(_Seen(page(told, "en")).text)
    assert "No difference: the first 2 of 3 have the same score in every one of" in text
    assert "cannot be told apart" not in text
    told["caution"] |= {"tied": 1}
    text = " ".join(_Seen(page(told, "en")).text)
    assert "cannot be told apart" not in text
    assert "is ahead in the mean" in text


def test_before_a_round_has_closed_it_says_so() -> None:
    assert "No round was closed yet" in page(session("lobby"), "en")
    assert "还没有一轮结束" in page(session("lobby"), "zh")


@pytest.mark.parametrize("goal", ["spread", "volume", "earnings"])
def test_every_goal_has_its_unit(goal: str) -> None:
    unit = {"spread": "%", "volume": "k", "earnings": " bn"}[goal]
    seen = _Seen(page(session("design", goal=goal), "en"))
    told = session("design", goal=goal)["ranking"][0]["score"]["mean"]
    scale = {"spread": 0.01, "volume": 1e3, "earnings": 1e9}[goal]
    assert any(re.search(rf"{told / scale:,.1f}\d?{unit}", text) for text in seen.text)


def test_it_is_the_same_every_time() -> None:
    assert page(session("roles", 2), "zh") == page(session("roles", 2), "zh")


def test_there_is_no_third_language() -> None:
    with pytest.raises(ValueError, match="no words in 'fr'"):
        page(session("lobby"), "fr")
