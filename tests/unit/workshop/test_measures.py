"""A session shows and scores any outcome that is declared, by its declaration."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.outcome import outcome
from sim.measures.outcomes import OUTCOMES
from sim.workshop.debrief import debrief
from sim.workshop.debrief.asked.design import of_designs
from sim.workshop.debrief.page import page
from sim.workshop.files.record import opening_digest
from sim.workshop.files.told import page as results_page
from sim.workshop.measure_words import measures_for_pages
from sim.workshop.measures import SUMMED, known_measures
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused
from sim.workshop.results import round_result
from sim.workshop.view import View
from sim.world.seeds import seeds
from tests.unit.workshop.play import Table

OF = {"brand": "shangjie", "agent": "saic", "": ""}
NAMES = [kind.name.format(brand=OF["brand"], agent=OF["agent"]) for kind in OUTCOMES]
EQUAL = {"huawei.floor_rule": "equal"}
SHORT = {"teams": 2, "months": 3, "rounds": 1, "replications": 8}


def _played(**wish: Any) -> Table:
    table = Table("design", "t1", **SHORT, **wish)
    table.on()
    table.at("t1", "design", changes=EQUAL)
    table.on()
    return table


@pytest.mark.parametrize("name", [*NAMES, f"shangjie_units{SUMMED}"])
def test_every_declared_outcome_can_be_shown_and_played_for(name: str) -> None:
    table = _played(goal=name, measures=["hhi", name])
    opening = table.game.opening
    result = round_result(opening, table.game.entries, 1)
    played = opening.played
    base, run = record(played), record(played.replace(huawei={"floor_rule": "equal"}))

    def found(recording: Any) -> Any:
        if name.endswith(SUMMED):
            return sum(outcome(recording, name.removesuffix(SUMMED), month) for month in range(3))
        return outcome(recording, name, 2)

    (team,) = [each for each in result["teams"] if each["place"] == "t1"]
    told, change = team["measures"][name], found(run) - found(base)
    assert list(team["measures"]) == list(dict.fromkeys(["hhi", name]))
    assert told["mean"] == found(run).mean()
    assert told["difference"] == change.mean()
    (kind,) = [kind for kind in OUTCOMES if kind.name.format(**OF) == name.removesuffix(SUMMED)]
    least = kind.best == "least"
    assert told["better"] == np.mean((-change if least else change) > 0)
    shown = 1.0 - found(run) if least and kind.unit == "share" else found(run)
    score = team["score"]["mean"]
    assert score == (-shown.mean() if least and kind.unit != "share" else shown.mean())

    words = measures_for_pages(opening)["measures"][name]
    assert words["unit"] == kind.unit
    debriefed = debrief(opening, table.game.entries)
    for language, said in words["words"].items():
        text = page(debriefed, language)
        assert said.removesuffix("（全程合计）").partition("(")[0] in text.replace("&#x27;", "'")
        assert name not in text
    assert words["title"]["en"] in results_page(opening, result, None, [], {})


def test_a_shown_month_by_month_outcome_is_the_first() -> None:
    table = _played(goal="volume", measures=["shangjie_share", "payoff_saic"])
    opening = table.game.opening
    result = round_result(opening, table.game.entries, 1)
    base = record(opening.played)
    expected = [outcome(base, "shangjie_share", month).mean() for month in range(3)]
    assert result["base_fan"]["mean"] == pytest.approx(expected, rel=1e-12)
    assert result["june"] is None, "June's share on the chart is that of another brand"
    seen = View(table.game, "CODE", (), 0.0).of_screen()["session"]
    assert seen["shown"] == ["shangjie_share", "payoff_saic", "hima_units_sum"]
    assert seen["measures"]["shangjie_share"]["title"]["zh"] == "尚界的份额"
    turned = debrief(opening, table.game.entries)["turning"]
    assert {line["measure"] for line in turned} == {"hima_units"}


def test_what_a_sum_has_each_month_is_followed_and_not_the_sum() -> None:
    table = _played(goal="payoff_saic")
    opening = table.game.opening
    told = debrief(opening, table.game.entries)["turning"][0]
    base, run = (
        record(each)
        for each in (opening.played, opening.played.replace(huawei={"floor_rule": "equal"}))
    )
    sums = [
        (outcome(run, "payoff_saic", month) - outcome(base, "payoff_saic", month)).mean()
        for month in range(3)
    ]
    assert told["path"] == pytest.approx(np.diff(sums, prepend=0.0).tolist(), rel=1e-6)


def test_sums_and_outcomes_never_share_a_name() -> None:
    assert not [kind.name for kind in OUTCOMES if kind.name.endswith(SUMMED)]
    names = known_measures(Table("design", **SHORT).game.opening.cast)
    assert len(set(names)) == len(names)
    assert {"hima_units", "hima_units_sum"} < set(names)
    assert "hhi_sum" not in names


def test_an_opening_of_an_earlier_version_opens_and_is_known_again() -> None:
    plain = Table("design", **SHORT).game.opening.model_dump(mode="json")
    assert "measures" not in plain
    text = json.dumps({k: v for k, v in plain.items() if k != "model"}, sort_keys=True)
    for goal in ("balance", "spread", "volume", "earnings"):
        opening = Opening.model_validate(plain | {"goal": goal})
        assert opening.shown == seeds().workshop.measures
    assert opening_digest(Opening.model_validate(plain)) == (
        hashlib.sha256(text.encode()).hexdigest()
    )
    named = Opening.model_validate(plain | {"measures": ["payoff_partners", "effective_brands"]})
    assert named.shown == ("partners_payoff", "effective_number")


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ({"goal": "hima_unit_sum"}, "goal: there is no outcome 'hima_unit_sum'"),
        ({"measures": ["sangjie_share"]}, "did you mean 'shangjie_share'"),
        ({"measures": ["hhi_sum"]}, "measures: there is no outcome 'hhi_sum'"),
    ],
)
def test_what_is_no_measure_is_refused_by_name(wish: dict[str, Any], text: str) -> None:
    with pytest.raises(Refused, match=text):
        Table("design", **SHORT, **wish)


def test_a_question_about_measures_that_a_session_has_not_is_not_asked() -> None:
    table = _played(measures=["shangjie_share"])
    told = debrief(table.game.opening, table.game.entries)
    few = {place: {"hhi": each["hhi"]} for place, each in told["teams"].items()}
    keys = {each["key"] for each in of_designs(told | {"teams": few})}
    assert keys
    assert not keys & {"price_of_balance", "one_side_pays"}
