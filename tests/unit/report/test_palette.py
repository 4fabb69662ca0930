"""Colours stay, and are told apart in grey and by those who do not see red or green."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.report.charts.over_time import stack
from sim.report.palette import (
    agent_colour,
    brand_colour,
    dash_of,
    lens_colour,
    scenario_colour,
    scenario_colours,
)
from sim.report.spare_colours import contrast_on_white
from sim.scenario.text.headings import shipped_headings
from sim.study.load import load
from sim.world.seeds import seeds
from tests.unit.fakes import MAKERS
from tests.unit.report.samples import result

# Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB
SEEN = {
    "all colours": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
APART = 20.0  # CIE76: 2 can just be seen, side by side


def lab(colour: str, eye: str = "all colours") -> NDArray[np.float64]:
    """CIE L*a*b* of a colour as an eye sees it."""
    coded = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(SEEN[eye] @ linear, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


GROUPS = {
    "brands": [brand.colour for brand in seeds().brands.values() if brand.colour],
    "agents": [agent_colour(a) for a in ("huawei", "yinwang", "seres", "chery", "baic", "saic")],
    "scenarios": [each.colour for each in shipped_headings().values() if each.colour],
}


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("group", GROUPS)
def test_any_two_are_apart_for_every_eye(group: str, eye: str) -> None:
    for one, other in combinations(GROUPS[group], 2):
        distance = float(np.linalg.norm(lab(one, eye) - lab(other, eye)))
        assert distance > APART, (one, other)


def test_neighbours_in_the_stack_differ_in_grey() -> None:
    lightness = [float(lab(layer.colour)[0]) for layer in stack(result()).layers]
    assert min(abs(one - other) for one, other in pairwise(lightness)) > 15.0


def test_makers_have_their_brand_s_colour() -> None:
    for brand in ("aito", "luxeed", "stelato", "maextro", "shangjie"):
        assert agent_colour(MAKERS[brand]) == brand_colour(brand)


def test_a_name_without_a_colour_always_gets_the_same() -> None:
    assert brand_colour("somebody") == brand_colour("somebody")
    assert brand_colour("aito") == "#0b3c6f"
    assert scenario_colour("cede_sales") == "#c7253e"


@pytest.mark.parametrize("colour_of", [brand_colour, agent_colour, scenario_colour])
def test_a_colour_that_nobody_declared_can_be_read(colour_of: Callable[[str], str]) -> None:
    """A contrast of 3 on white, as WCAG asks of marks, and apart from those that are declared."""
    declared = GROUPS["scenarios"] if colour_of is scenario_colour else GROUPS["brands"]
    for colour in (colour_of(f"somebody_{i}") for i in range(40)):
        assert contrast_on_white(colour) >= 3.0
        assert min(float(np.linalg.norm(lab(colour) - lab(other))) for other in declared) > APART


def test_scenarios_that_are_shown_together_differ() -> None:
    own = load("cede_sales_fully").replace(colour="#123456")
    found = scenario_colours(
        {"cede_sales_fully": own, "again": own, **dict.fromkeys("abcdef", load("keep_control"))}
    )
    assert found["cede_sales_fully"] == "#123456"
    assert len(set(found.values())) == len(found) == 8


def test_a_scenario_s_own_brands_and_their_automakers_have_one_colour() -> None:
    spec = seeds().brands["gac"].model_copy(update={"colour": None, "maker": "somebody"})
    own = {"sixth": spec, "seventh": spec.model_copy(update={"colour": "#123456"})}
    assert brand_colour("seventh", own) == "#123456"
    assert agent_colour("somebody", own) == brand_colour("sixth", own)


def test_lenses_and_dashes_differ() -> None:
    assert len({lens_colour(lens) for lens in ("brand", "automaker", "channel", "profit")}) == 4
    assert len({dash_of(place) for place in range(4)}) == 4
    assert dash_of(0) == "solid"
