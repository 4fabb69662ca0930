"""What the fit to the history says in logarithms is what the engine says."""

from __future__ import annotations

import numpy as np
import pytest

from sim.rules.demand import buyers, log_buyers


def test_logarithms_are_of_the_same_formulas() -> None:
    random = np.random.default_rng(0)
    strength, growth = random.uniform(0.0, 1.0, (2, 50))
    for years, season in ((-1.5, 0.8), (0.0, 1.0), (2.25, 1.3)):
        plain = buyers(season, strength, growth, years)
        logs = log_buyers(np.log(np.full(50, season)), strength, growth, np.full(50, years))
        assert np.exp(logs) == pytest.approx(plain, rel=1e-12)
