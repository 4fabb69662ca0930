"""The desk's form begins with what the game takes for usual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim import web
from sim.workshop.start import DEFAULTS

FORMATS = (Path(web.__file__).parent / "page/room/desk/formats.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_form_has_the_usual_numbers(name: str) -> None:
    found = re.search(rf"^  {name}: {{(.*)}},$", FORMATS, re.MULTILINE)
    assert found is not None
    told = dict(re.findall(r'(\w+): "?(\w+)"?', found[1]))
    usual = DEFAULTS[name]
    assert told["scenario"] == usual.scenario
    for field in ("rounds", "minutes", "round_minutes", "teams"):
        assert int(told[field]) == getattr(usual, field), field
    assert int(told.get("most", 0)) == usual.most_teams
