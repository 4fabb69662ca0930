"""Thirds of the ensemble in which a conclusion turns round."""

from __future__ import annotations

import numpy as np

from sim.study.flips import Thirds

RNG = np.random.default_rng(3)
SIZE = 900
DRAWS = {"decides": RNG.random(SIZE), "idle": RNG.random(SIZE)}


def effect(slope: float) -> np.ndarray:
    """One on average; by so much more at the top of an assumption than at its bottom."""
    return 1.0 - slope * (DRAWS["decides"] - 0.5) + 0.3 * RNG.standard_normal(SIZE)


def test_the_third_that_turns_it_round_is_found_and_no_other() -> None:
    (found,) = Thirds(DRAWS).flips(effect(6.0))
    assert (found.name, found.end) == ("decides", "high")
    assert abs(found.bound - 2 / 3) < 0.05
    assert -1.5 < found.mean < -0.5


def test_the_sign_of_the_whole_is_what_turns() -> None:
    (found,) = Thirds(DRAWS).flips(-effect(-6.0))
    assert (found.name, found.end) == ("decides", "low")
    assert found.mean > 0.5


def test_a_firm_conclusion_does_not_flip() -> None:
    assert Thirds(DRAWS).flips(effect(1.5)) == ()


def test_what_is_not_clear_itself_has_nothing_to_flip() -> None:
    slope = 6.0 * (DRAWS["decides"] - DRAWS["decides"].mean())
    assert Thirds(DRAWS).flips(slope) is None


def test_an_effect_of_nothing_and_few_replications_tell_nothing() -> None:
    assert Thirds(DRAWS).flips(np.zeros(SIZE)) is None
    few = {name: values[:30] for name, values in DRAWS.items()}
    assert Thirds(few).flips(effect(6.0)[:30]) is None
