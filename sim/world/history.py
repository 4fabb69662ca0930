"""The sales history to June 2025, month by month, as far as it was published."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import lru_cache

from sim.shipped import shipped

__all__ = ["MARKET", "Observation", "history"]

MARKET = "market"
"""Stands for retail of the whole market where an observation names no brands."""

_WHOM = {
    "Aito": ("aito",),
    "Luxeed": ("luxeed",),
    "Stelato": ("stelato",),
    "Aito M5": ("aito.m5",),
    "Aito M7": ("aito.m7",),
    "Aito M8": ("aito.m8",),
    "Aito M9": ("aito.m9",),
    "Luxeed R7": ("luxeed.r7",),
    "HIMA": ("aito", "luxeed", "stelato"),
    "Avatr": ("avatr",),
    "Voyah": ("voyah",),
    "Deepal": ("deepal",),
    "China NEV retail": (MARKET,),
}
"""Whose sales a row of the file counts. Maextro began in the last days of June 2025: it is part of
Stelato's there, within the error."""


@dataclass(frozen=True)
class Observation:
    """One published figure.

    Attributes:
        month: as text.
        whom: the brands whose sales it adds up, one nameplate (``aito.m9``), or MARKET.
        units: vehicles.
        error: standard deviation of its measurement, log points.
        floor: whether it is only known to be at least so much.
        since: month of its publication, where that was not its own or the next one.
    """

    month: str
    whom: tuple[str, ...]
    units: float
    error: float
    floor: bool = False
    since: str = ""

    @property
    def published(self) -> str:
        """The month from which it was known."""
        return self.since or self.month

    @property
    def is_nameplate(self) -> bool:
        """Whether it counts one nameplate of a brand, and not brands."""
        return "." in self.whom[0]

    @property
    def log_units(self) -> float:
        """Natural logarithm of the vehicles."""
        return math.log(self.units)


@lru_cache(maxsize=1)
def history() -> tuple[Observation, ...]:
    """The rows that are in use, by month; ``seeds/history_to_2025_06.csv`` says why others are not.

    A month that nobody published is missing; figures that contradict each other are all there,
    each with its error.
    """
    path = shipped("seeds") / "history_to_2025_06.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["use"] != "no"]
    return tuple(
        Observation(
            month=row["month"],
            whom=_WHOM[row["name"]],
            units=float(row["units"]),
            error=float(row["error"]),
            floor=row["use"] == "floor",
            since=row["published"],
        )
        for row in rows
    )
