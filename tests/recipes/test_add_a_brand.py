"""A shipped brand is one entry in one file, and then it is everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.recipes.everywhere import seen_everywhere
from tests.recipes.scratch import ROOT, Scratch

EVENTS = {
    "sixth_signs": {"month": "2025-07", "sign": {"brand": "sixth"}},
    "sixth_launch": {"month": "2025-08", "launch": {"brand": "sixth", "strength": 1.0}},
}

PLAY = """
import json, sys
from sim.workshop.debrief import debrief
from sim.workshop.debrief.page import page
from sim.workshop.entry import DESK, entry
from sim.workshop.replay import Game
from sim.workshop.results import round_result
from sim.workshop.start import begin
from sim.workshop.view import View
from sim.workshop.wish import wished

game = Game(begin(wished(json.loads(sys.argv[1]))))
moves = json.loads(sys.argv[2])

def take(who, kind, **content):
    number = len(game.entries) + 1
    game.take(entry(number, float(number), who, kind, content))

def on():
    take(DESK, "advance", **{"from": game.state.stage.key})

take(DESK, "join", seat="s1", name="Ann")
if "sit" in moves:
    take("s1", "sit", seat="s1", place=moves["sit"])
on()
for kind, content in moves["decide"]:
    take("s1", kind, **content)
on()
told = debrief(game.opening, game.entries)
print(json.dumps({
    "session": View(game, "CODE", ["s1"], 0.0).of_seat("s1")["session"],
    "result": round_result(game.opening, game.entries, 1),
    "pages": [page(told, language) for language in ("en", "zh")],
}))
"""
SCENARIO = {
    "schema": 1, "name": "mine", "title": "Mine", "question": "Q?", "extends": "keep_control",
    "events": EVENTS,
}  # fmt: skip
FOCUS = {"floor_rule": "focus", "focus": ["sixth"]}
SAID = {"place": "s1", "direction": "lower", "low": 0.4, "high": 0.7, "reasons": ["launch"]}
CHANGES = {
    "alliance.sixth.sales_control": "partner",
    "makers.sixth_works": {"effort": 1.5},
    "huawei.floor_rule": "focus",
    "huawei.focus": ["sixth"],
}
MOVES: dict[str, Any] = {
    "predict": {"decide": [("predict", SAID)]},
    "design": {"sit": "t1", "decide": [("design", {"place": "t1", "changes": CHANGES})]},
    "roles": {
        "sit": "w1.huawei",
        "decide": [("policy", {"place": "w1.huawei", **FOCUS})],
    },
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """The project with the brand, whose automaker people can play as well."""
    scratch = Scratch.copy(tmp_path_factory.mktemp("shipped"))
    scratch.follow(ROOT / "docs/how-to/add_a_brand.md")
    seats = scratch.root / "seeds/workshop.yaml"
    text = seats.read_text(encoding="utf-8")
    seats.write_text(text.replace("maextro]", "maextro, sixth]"), encoding="utf-8")
    return scratch


@pytest.mark.parametrize("game", MOVES)
def test_it_is_played_in_every_format_under_its_own_name(shipped: Scratch, game: str) -> None:
    wish = {"format": game, "file": json.dumps(SCENARIO), "replications": 20, "months": 6}
    wish |= {"rounds": 1}
    if game != "predict":
        wish |= {"measures": ["sixth_share", "sixth_units_sum", "payoff_sixth_works"]}
    arguments = [json.dumps(wish), json.dumps(MOVES[game])]
    played = json.loads(shipped.python(PLAY, arguments=arguments))
    for text in played["pages"]:
        said = re.sub(r'href="data:[^"]*"|<[^>]*>', " ", text)
        assert not re.search(r"\bsixth\b|sixth_works", said)
        assert ("Sixth" in said) or game == "predict"
    if game != "predict":
        assert played["session"]["measures"]["sixth_share"]["title"]["en"] == "Sixth's share"
    if game == "roles":
        (world,) = played["result"]["worlds"]
        assert "sixth" in world["contracts"]
        assert len(world["payoffs"]["sixth_works"]) == 3


def test_one_entry_is_enough(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    followed = scratch.follow(ROOT / "docs/how-to/add_a_brand.md")
    assert scratch.touched == {"seeds/brands.yaml"}
    assert "sixth.network_plan" in followed[0].out
    changes = {f"events.{name}": event for name, event in EVENTS.items()}
    seen = seen_everywhere(scratch, "sixth", "sixth_works", changes=changes, measure="sixth_units")
    assert next(iter(seen.document("run as JSON")["headline"])) == "sixth_units"
    assert seen.document("explain two")["difference"] > 0
    pages = seen.pages
    brand = next(each for each in pages["catalogue"]["brands"] if each["key"] == "sixth")
    assert (brand["title"], brand["maker"]) == ("Sixth", "sixth_works")
    agents = {each["key"]: each for each in pages["catalogue"]["agents"]}
    assert agents["sixth_works"]["title"] == "Sixth Works"
    assert agents["sixth_works"]["colour"] == brand["colour"]
    assert pages["brands"]["sixth"] == pages["files"]["sixth"] == ["Sixth", "Sixth"]
    assert f'"sixth": "{brand["colour"]}"' in pages["modules"]["cast.js"]
    assert ("sixth", "units") in {(r["entity"], r["measure"]) for r in pages["answer"]["rows"]}
