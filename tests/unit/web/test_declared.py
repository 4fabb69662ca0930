"""What pages need before they have asked the server is what the model declares."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

import sim.web
from sim.inputs import Holder
from sim.levers.contract import CONTROL_PARTS
from sim.workshop.places import UNPLAYED
from sim.workshop.roles.quarters import QUARTER

DECLARED = (Path(sim.web.__file__).parent / "page" / "declared.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PARTS", list(CONTROL_PARTS)),
        ("HOLDERS", list(get_args(Holder))),
        ("QUARTER", QUARTER),
        ("OUTSIDE", list(UNPLAYED)),
    ],
)
def test_a_constant_of_the_pages(name: str, expected: object) -> None:
    (value,) = re.findall(rf"^export const {name} = (.+?);", DECLARED, re.M)
    assert json.loads(value) == expected
