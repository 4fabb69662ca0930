"""Numbers as a reader of English or Chinese writes them."""

from __future__ import annotations

from collections.abc import Callable

from sim.signed import signed

__all__ = ["Numbers"]

_MINUS = "−"


class Numbers:
    """Values in words; ``say`` gives the words of units."""

    def __init__(self, say: Callable[..., str]) -> None:
        self._say = say

    def percent(self, part: float) -> str:
        """0.8512 as 85%; what rounds to none or all but is not, as under 1% and over 99%."""
        if 0.0 < part < 0.005:
            return "<1%"
        if 0.995 < part < 1.0:
            return ">99%"
        return f"{100.0 * part:.0f}%"

    def share(self, value: float) -> str:
        """A share with one digit: 54.3%."""
        return f"{100.0 * value:.1f}%".replace("-", _MINUS)

    def points(self, value: float) -> str:
        """A width in percentage points."""
        return self._say("unit.points", value=f"{100.0 * value:.1f}")

    def signed_points(self, value: float) -> str:
        """A change of a share in percentage points."""
        return self._say("unit.points", value=_signed(100.0 * value, 1))

    def yuan(self, value: float, sign: bool = True) -> str:
        """Yuan in billions (English) or in units of a hundred million (Chinese)."""
        scaled = value / float(self._say("unit.yuan.scale"))
        digits = 2 if abs(scaled) < 10 else 1 if abs(scaled) < 100 else 0
        told = _signed(scaled, digits) if sign else f"{scaled:,.{digits}f}".replace("-", _MINUS)
        return self._yuan(told)

    def units(self, value: float, sign: bool = False) -> str:
        """Vehicles, in thousands or tens of thousands where they are many."""
        scaled = value / float(self._say("unit.vehicles.scale"))
        told = _signed(scaled, 1) if sign else f"{scaled:,.1f}"
        return self._say("unit.vehicles", value=told)

    def count(self, value: float) -> str:
        """A whole number."""
        return f"{value:,.0f}".replace("-", _MINUS)

    def signed_count(self, value: float) -> str:
        """A change of a whole number."""
        return _signed(value, 0)

    def signed_score(self, value: float) -> str:
        """A score, or a change, with its sign and two digits."""
        return _signed(value, 2)

    def score(self, value: float) -> str:
        """Points or an index with as many digits as tell them apart."""
        return f"{value:.{1 if abs(value) >= 10 else 2}f}".replace("-", _MINUS)

    def month(self, month: str) -> str:
        """2026-06 as June 2026 or 2026 年 6 月."""
        year, number = month.split("-")
        return self._say("month", year=year, number=int(number), name=self._say(f"month.{number}"))

    def value(self, unit: str, value: float) -> str:
        """A value in the unit of its outcome; scores, and points from 0 to 100."""
        told: dict[str, Callable[[float], str]] = {
            "share": self.share,
            "yuan": lambda v: self.yuan(v, sign=False),
            "yuan_per_month": lambda v: self.yuan(v, sign=False),
            "vehicles": self.units,
            "index": self.count,
            "number": lambda v: f"{v:.2f}",
            "score": self.signed_score,
            "points": lambda v: f"{v:.1f}".replace("-", _MINUS),
        }
        return told[unit](value)

    def tick(self, unit: str, value: float, sign: bool = False) -> str:
        """A value of an axis, as short as it goes; changes of a share are in points."""
        scale = {
            "share": 0.01,
            "yuan": float(self._say("unit.yuan.scale")),
            "yuan_per_month": float(self._say("unit.yuan.scale")),
            "vehicles": float(self._say("unit.vehicles.scale")),
        }.get(unit, 1.0)
        scaled = round(value / scale, 9)
        told = f"{scaled:+,.6g}" if sign and scaled else f"{scaled:,.6g}"
        told = told.replace("-", _MINUS)
        if unit == "share" and not sign:
            return f"{told}%"
        if unit.startswith("yuan"):
            return self._yuan(told)
        return self._say("unit.vehicles", value=told) if unit == "vehicles" else told

    def _yuan(self, told: str) -> str:
        """A number of yuan with its unit; the sign stands before both."""
        bare = told.lstrip(f"+{_MINUS}")
        return self._say("unit.yuan", sign=told[: len(told) - len(bare)], value=bare)

    def change(self, unit: str, value: float) -> str:
        """A difference in a unit, with its sign."""
        told: dict[str, Callable[[float], str]] = {
            "share": self.signed_points,
            "yuan": self.yuan,
            "yuan_per_month": self.yuan,
            "vehicles": lambda v: self.units(v, sign=True),
            "index": self.signed_count,
            "number": self.signed_score,
            "score": self.signed_score,
            "points": lambda v: _signed(v, 1),
        }
        return told[unit](value)


def _signed(value: float, digits: int) -> str:
    """With its sign and a true minus; 0 only for exactly 0."""
    return signed(value, digits).replace("-", _MINUS)
