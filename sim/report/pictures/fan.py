"""Fans: where the futures of an outcome lie, one scenario alone, or each beside its base."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from sim.report.charts.types import Band, Fan
from sim.report.pictures.axis import TICKS, plot_in, value_axis
from sim.report.pictures.canvas import HEIGHT, INK, SIZE, Box, Plot, page
from sim.report.pictures.extent import extent
from sim.report.pictures.labels import Tag, line_style, room_for, tag_ends
from sim.report.pictures.months import june_label, places, time_axis
from sim.report.pictures.words import level_label

__all__ = ["draw"]

_SMALL = SIZE - 1.5
_COLUMNS = 3


def draw(chart: Fan) -> Figure:
    """A plot for one scenario, or one for each of a comparison with the base's lines in it."""
    base, *others = chart.bands
    rows = -(-len(others) // _COLUMNS)
    figure, body = page(chart, HEIGHT if rows < 2 else 1.7 + 2.2 * rows)
    if not others:
        _alone(figure, body.inset(top=0.25), chart, base)
    elif len(others) == 1:
        _beside(figure, body.inset(top=0.25), chart, others[0])
    else:
        columns = -(-len(others) // rows)
        parts = body.inset(left=TICKS).grid(columns, rows, 0.2)
        for i, (band, part) in enumerate(zip(others, parts, strict=False)):
            plot = _beside(figure, part, chart, band, small=True)
            plot.axes.tick_params(labelleft=i % columns == 0)
    return figure


@dataclass(frozen=True)
class _Lines:
    """What to draw along the months, from June on where June is known."""

    plot: Plot
    chart: Fan

    @property
    def _start(self) -> list[float]:
        return [] if self.chart.start is None else [self.chart.start]

    @property
    def _at(self) -> list[int]:
        return [*([0] if self._start else []), *places(self.chart.months)]

    def line(self, values: tuple[float, ...], band: Band, width: float, dash: str) -> None:
        values = (*self._start, *values)
        style = line_style(dash)
        self.plot.axes.plot(self._at, values, color=band.colour, linewidth=width, linestyle=style)

    def shade(
        self, low: tuple[float, ...], high: tuple[float, ...], colour: str, strength: float
    ) -> None:
        self.plot.axes.fill_between(
            self._at,
            [*self._start, *low],
            [*self._start, *high],
            color=colour,
            alpha=strength,
            linewidth=0.0,
        )


def _alone(figure: Figure, part: Box, chart: Fan, band: Band) -> None:
    tags = _tags(band, chart)
    plot = plot_in(figure, part, room_for([tag.text for tag in tags], bold=True))
    lines = _Lines(plot, chart)
    lines.shade(band.p05, band.p95, band.colour, 0.22)
    lines.shade(band.p25, band.p75, band.colour, 0.40)
    lines.line(_middle(chart, band), band, 2.6, band.dash)
    _axes(plot, chart)
    tag_ends(plot, tags)


def _middle(chart: Fan, band: Band) -> tuple[float, ...]:
    """What the line of a band draws: its means or its medians."""
    return band.mean if chart.middle == "mean" else band.p50


def _tags(band: Band, chart: Fan) -> list[Tag]:
    """The middle, half of the futures and 90% of them; one label where they are all the same."""
    line = _middle(chart, band)
    middle, half, most = (
        _span(low[-1], high[-1], chart.unit)
        for low, high in ((line, line), (band.p25, band.p75), (band.p05, band.p95))
    )
    if most == middle:
        return [Tag(line[-1], f"always {middle}", band.colour, bold=True)]
    name = "mean" if chart.middle == "mean" else "median"
    return [
        Tag(line[-1], f"{name} {middle}", band.colour, bold=True),
        Tag(band.p75[-1], f"half: {half}", band.colour),
        Tag(band.p95[-1], f"90%: {most}", band.colour),
    ]


def _beside(figure: Figure, part: Box, chart: Fan, band: Band, *, small: bool = False) -> Plot:
    base, size = chart.bands[0], _SMALL if small else SIZE
    tags = [
        Tag(_middle(chart, each)[-1], _end(each, chart, small), each.colour, each.dash, thick=2.4)
        for each in (band, base)
    ]
    room = room_for([tag.text for tag in tags], size)
    left, title = (0.0, band.label) if small else (TICKS, "")
    plot = plot_in(figure, part, room, left=left, title=title)
    lines = _Lines(plot, chart)
    lines.shade(band.p05, band.p95, band.colour, 0.22)
    for edge in (base.p05, base.p95):
        lines.line(edge, base, 1.0, "solid")
    for each, width in ((base, 2.0), (band, 2.6)):
        lines.line(_middle(chart, each), each, width, each.dash)
    _axes(plot, chart, small=small)
    tag_ends(plot, tags, size)
    return plot


def _end(band: Band, chart: Fan, small: bool) -> str:
    value = level_label(_middle(chart, band)[-1], chart.unit)
    return value if small else f"{band.label} {value}"


def _span(low: float, high: float, unit: str) -> str:
    first, last = level_label(low, unit), level_label(high, unit)
    return last if first == last else f"{first.removesuffix('%')}\N{EN DASH}{last}"


def _limits(chart: Fan) -> tuple[float, float]:
    if chart.unit == "share":
        return 0.0, 1.0
    came = [mark.value for mark in chart.marks]
    upper = (value for band in chart.bands for value in band.p95)
    _, highest = extent([chart.start or 0.0, *upper, *came])
    floor = 1.0 if chart.unit == "number" else 0.0  # nobody has less than one brand
    return floor, highest + 0.06 * ((highest - floor) or 1.0)


def _axes(plot: Plot, chart: Fan, *, small: bool = False) -> None:
    time_axis(plot.axes, chart.months, 4 if small else 7, narrow=small)
    value_axis(plot, chart.unit, _limits(chart), words=not small, ticks=4 if small else 6)
    _marks(plot, chart)
    if chart.start is None:
        return
    plot.axes.plot([0], [chart.start], "o", color=INK, markersize=6, clip_on=False, zorder=5)
    if not small:
        came = {mark.month: mark.value for mark in chart.marks}
        edges = zip(*(b.p95 for b in chart.bands), strict=True)
        upper = [
            extent([*column, came.get(month, 0.0)])[1]
            for month, column in zip(chart.months, edges, strict=True)
        ]
        june_label(plot.axes, level_label(chart.start, chart.unit), [chart.start, *upper])


def _marks(plot: Plot, chart: Fan) -> None:
    """What came: full where the band holds it, hollow where not."""
    for mark in chart.marks:
        plot.axes.plot(
            places([mark.month]),
            [mark.value],
            "D",
            color=INK if mark.inside else "white",
            markeredgecolor="white" if mark.inside else INK,
            markeredgewidth=0.8 if mark.inside else 1.8,
            markersize=7,
            clip_on=False,
            zorder=6,
        )
