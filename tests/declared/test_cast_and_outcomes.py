"""Every scenario, brand, rival, agent and outcome is in every page, table and document."""

from __future__ import annotations

import json

import pytest

from sim.measures.outcomes import OUTCOMES, Kind
from sim.report.names import agents, names_in, translated
from sim.report.palette import brand_colour, scenario_colour
from sim.scenario.text.headings import shipped_headings
from sim.scenario.text.resolved import to_plain
from sim.study.load import load
from sim.web.declared import declared_modules
from sim.world.seeds import seeds
from tests.declared.walk import catalogued, documented, set_to

LAUNCH = {"strength": 0.5}


@pytest.mark.parametrize("name", shipped_headings())
def test_a_scenario(name: str) -> None:
    heading, entry = shipped_headings()[name], catalogued("scenarios", name, "name")
    assert heading.title
    assert heading.question.endswith("?")
    assert (entry["title"], entry["question"]) == (heading.title, heading.question)
    assert entry["plain"] == json.loads(json.dumps(to_plain(load(name))))
    assert heading.colour == scenario_colour(name)
    assert f"| `{name}` | {heading.title} | {heading.question} |" in documented("scenarios_table")
    for part in ("title", "question"):
        assert names_in("zh")[f"scenario.{name}.{part}"] in declared_modules()["zh.js"]


@pytest.mark.parametrize("key", seeds().brands)
def test_a_brand(key: str) -> None:
    brand, entry = seeds().brands[key], catalogued("brands", key)
    assert (entry["title"], entry["maker"]) == (brand.title, brand.maker)
    assert entry["colour"] == brand.colour == brand_colour(key)
    assert f"| `{key}` | {brand.title} | {brand.maker} |" in documented("brands_table")
    assert f"| `{key}.capacity` |" in documented("brand_numbers_table")
    assert f"brand.{key}" in translated("zh")
    assert f'"{key}": "{brand.colour}"' in declared_modules()["cast.js"]
    event = {"month": "2026-01", "launch": {"brand": key, **LAUNCH}}
    _, plain = set_to({"events.walked": event})
    assert plain["events"]["walked"]["launch"]["brand"] == key


@pytest.mark.parametrize("key", seeds().rivals)
def test_a_rival(key: str) -> None:
    rival = seeds().rivals[key]
    assert catalogued("rivals", key)["title"] == rival.title == agents()[key]
    assert f"| `{key}` | {rival.title} |" in documented("agents_table")
    event = {"month": "2026-01", "rival": {"name": key, "launch": 0.5}}
    _, plain = set_to({"events.walked": event})
    assert plain["events"]["walked"]["rival"]["name"] == key


@pytest.mark.parametrize("key", agents())
def test_an_agent(key: str) -> None:
    assert catalogued("agents", key)["title"] == agents()[key]
    chinese = translated("zh")[f"agent.{key}"]
    assert f"| `{key}` | {agents()[key]} | {chinese} |" in documented("agents_table")
    assert f'"{key}"' in declared_modules()["cast.js"]


@pytest.mark.parametrize("kind", OUTCOMES, ids=lambda kind: kind.name)
def test_an_outcome(kind: Kind) -> None:
    shown = kind.name.format(brand="<brand>", agent="<agent>")
    assert f"| `{shown}` |" in documented("outcomes_table")
    name = kind.name.format(brand="aito", agent="seres")
    entry = catalogued("outcomes", name, "name")
    assert entry["unit"] == kind.unit
    assert all(entry["words"].values())
