"""An empty table of outcomes to fill in."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.study.backtest.table import COLUMNS
from sim.study.horizons import calendar_of
from sim.world.world import World

__all__ = ["outcomes_template"]


def outcomes_template(scenario: Scenario) -> str:
    """Return CSV with a row for each month of the usual measures, and no values.

    The measures are the share of the anchor's brand, the alliance's volume and its brands'
    volumes. What stays empty counts as not known.
    """
    cast = World.of(scenario).cast
    members = [brand for brand, inside in zip(cast.brands, cast.hima, strict=True) if inside]
    measures = [f"{cast.brands[cast.anchor]}_share", "hima_units", *(f"{b}_units" for b in members)]
    rows = [f"{month},{measure}," for measure in measures for month in calendar_of(scenario)]
    return "\n".join([",".join(COLUMNS), *rows]) + "\n"
