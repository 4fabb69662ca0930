"""What is declared reaches the pages as modules, and everything that is declared is in them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sim.levers.sections import DATED
from sim.report.names import LANGUAGES, names_in, translated
from sim.scenario.text.headings import shipped_headings
from sim.shipped import shipped_names
from sim.web.declared import FOLDER, declared_modules
from sim.web.explorer.scenarios import OPEN
from sim.web.files import gather
from sim.workshop.places import BRAND_OF, ROLES, UNPLAYED
from sim.workshop.start import DEFAULTS
from sim.world.seeds import seeds


def _tables(name: str) -> dict[str, Any]:
    found = re.findall(
        r"export (?:const (\w+) =|default) (\{.*?\n?\});\n", declared_modules()[name], re.S
    )
    return {key: json.loads(text) for key, text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_in_its_language(language: str) -> None:
    assert _tables(f"{language}.js") == {"": dict(names_in(language))}
    english = names_in("en")
    for key, name in names_in(language).items():
        assert name == (english | translated(language))[key] if language != "en" else english[key]


def test_every_brand_agent_and_seat_is_there() -> None:
    tables = _tables("cast.js")
    brands = seeds().brands
    assert list(tables["BRANDS"]) == list(tables["MAKERS"]) == list(brands)
    assert set(tables["AGENTS"]) > {brand.maker for brand in brands.values()} | set(seeds().rivals)
    assert tables["PLAYED"] == BRAND_OF
    assert {**tables["BRANDS"], **tables["AGENTS"]}.items() >= {
        "aito": "#0b3c6f",
        "xiaomi": "#ff7f50",
    }.items()


def test_seats_are_of_the_alliance_and_offers_reach_newcomers() -> None:
    brands = seeds().brands
    assert ROLES == ("huawei", "yinwang", "seres", "chery", "baic", "saic", "jac")
    assert all(brands[brand].hima for brand in BRAND_OF.values())
    assert UNPLAYED == ("gac", "dongfeng", "faw")


def test_the_page_opens_with_the_first_two_scenarios_and_knows_its_sections() -> None:
    scenarios = declared_modules()["scenarios.js"]
    assert re.findall(r'"(\w+)"', scenarios) == list(shipped_headings())[:2]
    levers = declared_modules()["levers.js"]
    for name, listed in (("OPEN", OPEN), ("DATED", tuple(DATED))):
        found = re.search(rf"export const {name} = (\[.*?\]);", levers, re.S)
        assert found is not None
        assert tuple(json.loads(found[1])) == listed


def test_formats_are_opened_as_the_game_is() -> None:
    formats = _tables("formats.js")["FORMATS"]
    assert set(formats) == set(DEFAULTS)
    assert formats["predict"]["base"] == "keep_control"
    assert {usual.scenario for usual in DEFAULTS.values()} <= set(shipped_names())


def test_the_server_has_them() -> None:
    served = gather()
    for name, text in declared_modules().items():
        assert served[f"/page/{FOLDER}/{name}"].content == text.encode()


def test_headings_are_in_their_order_and_as_the_scenarios_say() -> None:
    headings = shipped_headings()
    assert set(headings) == set(shipped_names())
    assert list(headings)[:2] == ["keep_control", "cede_sales"]
    assert all(each.title and each.question.endswith("?") for each in headings.values())
