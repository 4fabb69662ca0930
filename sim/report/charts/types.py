"""Charts as plain data: what a picture shows, before anybody draws it.

The static pictures (matplotlib) and the page's charts (ECharts) are drawn from the same data, so
that they say the same. Colours and dashes are part of the data: a brand or a scenario looks alike
everywhere. ``note`` says in a sentence how to read the chart.

A number that is undefined is NaN. Lines have a gap there, and the note says how many futures are
left out.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sim.aliases import Json

__all__ = [
    "Band",
    "Bars",
    "BreakCurve",
    "BreakField",
    "Chart",
    "Fan",
    "Lenses",
    "Line",
    "Mark",
    "Panel",
    "Panels",
    "Stack",
    "Step",
    "Waterfall",
]

Numbers = tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    """What every chart has.

    Attributes:
        title: what it shows.
        note: how to read it, in a sentence.
        unit: share, index, number, vehicles or yuan; mixed where panels have their own.
    """

    title: str
    note: str
    unit: str

    @property
    def kind(self) -> str:
        """The chart's kind: its class in lower case."""
        return type(self).__name__.lower()

    def to_plain(self) -> Json:
        """As maps and lists, with its kind, for JSON."""
        return {"kind": self.kind, **asdict(self)}


@dataclass(frozen=True)
class Band:
    """A quantity over the months: quantiles over futures, and the mean."""

    key: str
    label: str
    colour: str
    dash: str
    p05: Numbers
    p25: Numbers
    p50: Numbers
    p75: Numbers
    p95: Numbers
    mean: Numbers


@dataclass(frozen=True)
class Mark:
    """What came in a month, and whether the band of 90% of futures holds it."""

    month: str
    value: float
    inside: bool


@dataclass(frozen=True)
class Fan(Chart):
    """Bands over time, one for each scenario; ``start`` is June 2025, before ``months``.

    ``marks`` are outcomes to hold against them. ``middle`` is the statistic of ``Band`` that the
    lines draw: ``mean`` beside text that tells means, ``p50`` beside text that tells medians.
    """

    months: tuple[str, ...]
    start: float | None
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...] = ()
    middle: str = "mean"


@dataclass(frozen=True)
class Line:
    """One line, or one layer of a stack; ``dash`` is solid, dashed, dotted or dashdot."""

    key: str
    label: str
    colour: str
    dash: str
    values: Numbers


@dataclass(frozen=True)
class Stack(Chart):
    """Means that add up over time, lowest layer first; ``scenario`` is whose they are.

    ``months`` begins with June 2025.
    """

    scenario: str
    months: tuple[str, ...]
    layers: tuple[Line, ...]


@dataclass(frozen=True)
class Lenses(Chart):
    """One index through several lenses over time.

    Attributes:
        lines: a line a lens.
        accounting: the base's own sales in the scenario's books, for the lenses that can be split;
            empty where nothing is compared. A line's ``key`` is its lens.
        base: what ``lines`` is compared with, a line a lens; empty likewise.
        start: the index in June 2025 by the lenses of ``lines``; None where June has no books.
    """

    months: tuple[str, ...]
    lines: tuple[Line, ...]
    accounting: tuple[Line, ...]
    base: tuple[Line, ...] = ()
    start: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Panel:
    """A paired difference over time: its mean with the mean's interval, and single futures' band.

    ``higher`` is the part of futures in which the scenario has more; ``accounting`` the part of the
    mean that is accounting, empty where that cannot be told.
    """

    label: str
    unit: str
    mean: Numbers
    low: Numbers
    high: Numbers
    p05: Numbers
    p95: Numbers
    higher: Numbers
    accounting: Numbers = ()


@dataclass(frozen=True)
class Panels(Chart):
    """Paired differences of a scenario from its base, a panel for each measure."""

    scenario: str
    base: str
    colour: str
    months: tuple[str, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Step:
    """A step of a waterfall, with the interval of its mean."""

    label: str
    agent: str
    colour: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Waterfall(Chart):
    """From one value to another in steps that add up."""

    start_label: str
    start: float
    end_label: str
    end: float
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Bars(Chart):
    """A value for each agent, a bar for each scenario; ``low`` and ``high`` are its interval.

    ``agents`` are names to show, and each of ``bars`` has a value for each of them. ``differences``
    says that the values are less those of a base.
    """

    agents: tuple[str, ...]
    bars: tuple[Line, ...]
    low: tuple[Numbers, ...]
    high: tuple[Numbers, ...]
    differences: bool = False


@dataclass(frozen=True)
class BreakCurve(Chart):
    """The mean paired difference against one number, and where its sign flips.

    ``crossings`` holds (low, best, high) of each flip on the axis; where an end is not known, it is
    that of the range looked at.
    """

    axis: str
    at: Numbers
    mean: Numbers
    low: Numbers
    high: Numbers
    higher: Numbers
    crossings: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class BreakField(Chart):
    """The mean paired difference over two numbers; ``mean[i][j]`` belongs to ``y[i]``, ``x[j]``.

    ``settled`` is whether the interval of the mean leaves 0 out, or the scenarios do not differ in
    any future: then there is nothing to tell.
    """

    x_axis: str
    y_axis: str
    x: Numbers
    y: Numbers
    mean: tuple[Numbers, ...]
    settled: tuple[tuple[bool, ...], ...]
