"""Every declared lever and contract term works in everything that meets one."""

from __future__ import annotations

import pytest

from sim.inputs import Input
from sim.levers.huawei import HuaweiLevers, InForce, Later
from sim.levers.lever import levers_of
from sim.levers.sections import SECTIONS
from tests.levers.walk_levers import ALL, STEPS, Step, Walked


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@pytest.mark.parametrize("walked", ALL, ids=lambda walked: walked.key)
def test_a_lever(walked: Walked, step: Step) -> None:
    step(walked)


def test_what_may_change_later_are_levers_of_the_same_name() -> None:
    later = set(Later.model_fields) - {"from_"}
    assert later <= {lever.field for lever in levers_of(HuaweiLevers)}
    assert later == set(InForce.__dataclass_fields__)


@pytest.mark.parametrize("section", SECTIONS.values(), ids=lambda section: section.key)
def test_levers_have_names_of_their_own(section: object) -> None:
    model = getattr(section, "levers", None)
    if model is None:
        return
    assert issubclass(model, Input)
    titles = [lever.title for lever in levers_of(model)]
    assert len(titles) == len(set(titles))
