"""The workshop's charts and words: colours, labels that do not meet, both languages alike."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from sim.report.palette import agent_colour, brand_colour
from sim.web.declared import declared_modules
from sim.world.seeds import seeds
from tests.browser.room.classroom import Classroom

PAGE = Path(__file__).resolve().parents[3] / "sim" / "web" / "page" / "room"
KEY = re.compile(r'"([a-z_.]+)": "')
SAID = re.compile(r'(?:say|number)\("([a-z_0-9.]+)"')
PARTS = ("charts", "shown", "desk", "screen")
APART = """async () => {
  const { apart, ticks } = await import("/page/room/charts/scale.js");
  return { places: apart([10, 11, 12, 90], 8, 0, 100), low: apart([98, 99, 100], 8, 0, 100),
    ticks: ticks(-0.19, 0.04, 5), share: ticks(0.42, 0.97, 4) };
}"""
FORMS = """async () => {
  const { isOpen, isSame, shown, signed } = await import("/page/room/charts/format.js");
  return [shown(0.6512, "share"), signed(-0.0149, "points"), shown(52747, "vehicles"),
    shown(2.51e9, "yuan"), signed(-1e-9, "points"), shown(null, "share"),
    isOpen(-1, 2), isOpen(1, 2), isSame(0, 0, 0), isSame(0, -1, 1)];
}"""


def _words(language: str, part: str) -> dict[str, str]:
    text = (PAGE / "words" / language / f"{part}.js").read_text(encoding="utf-8")
    return dict(re.findall(r'"([\w.]+)": "((?:[^"\\]|\\.)*)"', text))


def test_colours_are_those_of_the_report() -> None:
    tables = dict(
        re.findall(r"export const (\w+) = (\{.*?\});", declared_modules()["cast.js"], re.S)
    )
    brands, agents = json.loads(tables["BRANDS"]), json.loads(tables["AGENTS"])
    assert brands == {key: brand_colour(key) for key in seeds().brands}
    assert {"huawei", "seres", "xiaomi"} <= set(agents)
    assert agents == {key: agent_colour(key) for key in agents}
    assert json.loads(tables["MAKERS"])["shangjie"] == "saic"


def test_both_languages_say_the_same_things() -> None:
    for part in PARTS:
        english, chinese = _words("en", part), _words("zh", part)
        assert english, part
        # one of something is a word of its own in English only
        plain = {key for key in english if not key.endswith(".one")}
        assert plain == set(chinese), part
        # a month's short name is a word in English, a number in Chinese
        for key in plain - {"chart.month"}:
            holes = [set(re.findall(r"\{(\w+)\}", words[key])) for words in (english, chinese)]
            assert holes[0] == holes[1], key


def test_what_the_pages_say_has_words() -> None:
    known = {key for part in PARTS for key in _words("en", part)}
    for folder in ("desk", "screen", "charts"):
        for module in sorted((PAGE / folder).glob("*.js")):
            for key in SAID.findall(module.read_text(encoding="utf-8")):
                if key.partition(".")[0] in ("desk", "screen", "shown", "chart"):
                    assert key in known, f"{module.name}: {key}"


def test_labels_stand_apart_and_ticks_are_round(room: Classroom) -> None:
    found: Any = room.desk.page.evaluate(APART)
    for places in (found["places"], found["low"]):
        gaps = [b - a for a, b in zip(sorted(places), sorted(places)[1:], strict=False)]
        assert min(gaps) >= 8 - 1e-9
        assert min(places) >= 0
        assert max(places) <= 100
    assert found["ticks"][0] <= -0.19
    assert found["ticks"][-1] >= 0.04
    assert any(abs(tick) < 1e-9 for tick in found["ticks"])
    assert len(found["share"]) <= 6


def test_numbers_in_words(room: Classroom) -> None:
    assert room.desk.page.evaluate(FORMS) == [
        "65.1%",
        "−1.5",
        "52,747",
        "2.51 bn",
        "−1e-7",
        "–",
        True,
        False,
        True,
        False,
    ]
