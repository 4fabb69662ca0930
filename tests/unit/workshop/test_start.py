"""Opening a session: defaults of each format, any scenario, and wishes that do not go together."""

from __future__ import annotations

from typing import Any

import pytest

from sim.errors import InputError
from sim.shipped import shipped_names
from sim.workshop.opening import Opening
from sim.workshop.start import begin
from sim.workshop.wish import wished


@pytest.mark.parametrize(
    ("game", "minutes", "rounds"), [("predict", 15, 2), ("design", 40, 3), ("roles", 75, 6)]
)
def test_defaults(game: str, minutes: int, rounds: int) -> None:
    opening = begin(wished({"format": game}))
    assert (opening.minutes, opening.rounds, opening.months) == (minutes, rounds, 36)
    assert opening.rounds * opening.round_minutes <= opening.minutes
    assert Opening.model_validate(opening.model_dump()) == opening


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("game", ["predict", "design", "roles"])
def test_any_scenario_opens_a_session(game: str, name: str) -> None:
    opening = begin(wished({"format": game, "scenario": name, "replications": 8}))
    assert opening.played.name == name
    assert opening.played.run.replications == 8


def test_a_file_opens_a_session() -> None:
    text = "schema: 1\nname: mine\ntitle: Mine\nquestion: What?\nextends: cede_sales\n"
    opening = begin(wished({"format": "design", "file": text}))
    assert opening.played.name == "mine"
    assert "luxeed" in opening.played.alliance


def test_all_worlds_live_through_the_same_future_of_the_seed() -> None:
    one, same, other = (begin(wished({"format": "roles", "seed": s})) for s in (1, 1, 2))
    assert one.future == same.future < 1000
    assert one.future != other.future
    assert begin(wished({"format": "roles", "future": 7})).future == 6


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"format": "chess"}, "format"),
        ({"format": "design", "teams": 99}, "teams"),
        ({"format": "roles", "teams": 7}, "at most 6"),
        ({"format": "roles", "rounds": 13}, "longer than the 36 months"),
        ({"format": "roles", "future": 101, "replications": 100}, "more than the 100"),
        ({"format": "predict", "questions": [12, 40]}, "from 1 to 36"),
        ({"format": "predict", "rounds": 3, "questions": [12]}, "3 months"),
        ({"format": "design", "scenario": "cede_sale"}, "did you mean 'cede_sales'"),
        ({"format": "design", "scenario": "cede_sales", "file": "a: 1"}, "not both"),
        ({"format": "design", "file": "name: [1"}, "the file"),
        ({"format": "design", "file": "name: x\nextends: /etc/passwd\n"}, "comes alone"),
        ({"format": "design", "file": "schema: 1\nname: x\n"}, "title"),
        ({"format": "design", "colour": "red"}, "colour"),
        ({"format": "design", "minutes": float("nan")}, "minutes"),
    ],
)
def test_wishes_that_do_not_hold_are_refused_with_the_reason(
    wish: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        begin(wished(wish))
