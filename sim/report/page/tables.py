"""The numbers of a chart as tables: for who cannot see it, and for who wants to know exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sim.report.charts.control import Network
from sim.report.charts.types import (
    Bars,
    BreakCurve,
    BreakField,
    Chart,
    Fan,
    Lenses,
    Line,
    Panel,
    Panels,
    Stack,
    Waterfall,
)
from sim.report.page.shown import change_html, part_html, unit_words, value_html
from sim.report.words import agent
from sim.scenario.types.months import ANCHOR

__all__ = ["Table", "tables"]


class Table(NamedTuple):
    """Caption, titles of the columns, and rows; the first ``words`` columns hold words."""

    caption: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    words: int = 1

    def thinned(self, every: int) -> Table:
        """The table with every so many-th of its months, and the last."""
        if every == 1 or self.head[0] != "month":
            return self
        rows = [row for i, row in enumerate(reversed(self.rows)) if i % every == 0][::-1]
        return self._replace(rows=rows, caption=f"{self.caption} (every {every} months)")


def tables(chart: Chart) -> tuple[Table, ...]:
    """Every number of a chart, in as many tables as it takes."""
    return tuple(_KINDS[type(chart)](chart))


def _fan(chart: Fan) -> Iterator[Table]:
    head = ("month", "mean", "5%", "25%", "median", "75%", "95%")
    for band in chart.bands:
        columns = (band.mean, band.p05, band.p25, band.p50, band.p75, band.p95)
        start = value_html(chart.start, chart.unit)
        rows = [(ANCHOR, *[start] * len(columns))] if chart.start is not None else []
        rows += _by_month(chart.months, columns, chart.unit)
        yield Table(f"{band.label}: mean and quantiles over futures", head, rows)


def _by_month(
    months: Sequence[str], columns: Sequence[Sequence[float | None]], unit: str
) -> list[tuple[str, ...]]:
    return [
        (month, *(value_html(column[m], unit) for column in columns))
        for m, month in enumerate(months)
    ]


def _stack(chart: Stack) -> Iterator[Table]:
    columns = [layer.values for layer in chart.layers]
    whole = [sum(month) for month in zip(*columns, strict=True)]
    head = ("month", *(layer.label for layer in chart.layers), "together")
    yield Table(
        f"{chart.scenario}: {unit_words(chart.unit)}, mean over futures",
        head,
        _by_month(chart.months, [*columns, whole], chart.unit),
    )


def _lenses(chart: Lenses) -> Iterator[Table]:
    base = chart.base[0].label if chart.base else ""
    scenario = chart.title.rpartition(": ")[2].partition(" against ")[0]
    groups: tuple[tuple[str, Sequence[Line]], ...] = (
        (scenario, chart.lines),
        (base, chart.base),
        (f"{base}'s sales in {scenario}'s books", chart.accounting),
    )
    for told, lines in groups:
        if lines:
            rows = _by_month(chart.months, [line.values for line in lines], chart.unit)
            if lines is chart.lines and chart.start:
                rows.insert(0, (ANCHOR, *(value_html(june, chart.unit) for june in chart.start)))
            head = ("month", *(_LENS_LABELS.get(line.key, line.label) for line in lines))
            yield Table(f"HHI, {told}, mean over futures", head, rows)


_LENS_LABELS = {
    "brand": "by brand",
    "automaker": "by automaker",
    "channel": "by channel",
    "profit": "by profit",
}


def _panels(chart: Panels) -> Iterator[Table]:
    for panel in chart.panels:
        yield _panel(chart, panel)


def _panel(chart: Panels, panel: Panel) -> Table:
    means = (panel.mean, panel.low, panel.high, panel.p05, panel.p95)
    told = any(panel.accounting)
    rows = []
    for m, month in enumerate(chart.months):
        cells = [
            month,
            *(change_html(column[m], panel.unit) for column in means),
            part_html(panel.higher[m]),
        ]
        rows.append(
            (*cells, change_html(panel.accounting[m], panel.unit)) if told else tuple(cells)
        )
    unit = unit_words(panel.unit, difference=True)
    caption = f"{panel.label}: {chart.scenario} less {chart.base}, {unit}"
    head = ("month", "mean", "from", "to", "5%", "95%", "more in", *["accounting"][: int(told)])
    return Table(f"{caption}; from, to: 95% interval of the mean", head, rows)


def _waterfall(chart: Waterfall) -> Iterator[Table]:
    unit = chart.unit
    ends = [(chart.start_label, chart.start), (chart.end_label, chart.end)]
    first, last = ((label, "", value_html(number, unit), "", "") for label, number in ends)
    steps = [
        (
            step.label,
            agent(step.agent),
            *(change_html(n, unit) for n in (step.value, step.low, step.high)),
        )
        for step in chart.steps
    ]
    head = ("step", "whose", unit_words(unit, difference=True), "95% from", "to")
    yield Table("Mean contributions; they add up", head, [first, *steps, last], words=2)


def _bars(chart: Bars) -> Iterator[Table]:
    rows = []
    for a, name in enumerate(chart.agents):
        for bar, low, high in zip(chart.bars, chart.low, chart.high, strict=True):
            numbers = (bar.values[a], low[a], high[a])
            rows.append((name, bar.label, *(change_html(n, chart.unit) for n in numbers)))
    head = ("who", "scenario", unit_words(chart.unit), "95% from", "to")
    yield Table("Mean over futures and months", head, rows, words=2)


def _network(chart: Network) -> Iterator[Table]:
    labels = {(node.role, node.key): node.label for node in chart.nodes}
    before = {(link.seller, link.brand): link for link in chart.before}
    after = {(link.seller, link.brand): link for link in chart.after}
    rows = []
    for key in dict.fromkeys((*before, *after)):
        numbers: list[str] = []
        for side in (before, after):
            link = side.get(key)
            numbers += [
                part_html(link.part if link else 0.0),
                value_html(link.vehicles if link else 0.0, "vehicles"),
            ]
        rows.append((labels["seller", key[0]], labels["brand", key[1]], *numbers))
    head = ("who controls", "sales of", "part before", "vehicles", "part after", "vehicles")
    caption = f"Before: {chart.before_label}. After: {chart.after_label}. Vehicles a month"
    yield Table(caption, head, rows, words=2)


def _breakcurve(chart: BreakCurve) -> Iterator[Table]:
    columns = (chart.mean, chart.low, chart.high)
    rows = [
        (f"{at:g}", *(change_html(c[i], chart.unit) for c in columns), part_html(chart.higher[i]))
        for i, at in enumerate(chart.at)
    ]
    head = (chart.axis, "mean difference", "95% from", "to", "more in")
    yield Table(f"Difference, {unit_words(chart.unit, difference=True)}", head, rows)
    if chart.crossings:
        flips = [
            tuple(f"{end:.4g}" for end in (best, low, high)) for low, best, high in chart.crossings
        ]
        yield Table(f"Where the sign flips: {chart.axis}", ("at", "95% from", "to"), [*flips])


def _breakfield(chart: BreakField) -> Iterator[Table]:
    rows = [
        (
            f"{y:g}",
            *(
                change_html(n, chart.unit) + ("" if sure else " ?")
                for n, sure in zip(*row, strict=True)
            ),
        )
        for y, *row in zip(chart.y, chart.mean, chart.settled, strict=True)
    ]
    head = (f"{chart.y_axis} \\ {chart.x_axis}", *(f"{x:g}" for x in chart.x))
    unit = unit_words(chart.unit, difference=True)
    yield Table(f"Mean difference, {unit}; ?: not distinguishable from zero", head, rows)


_KINDS: dict[type[Chart], Callable[[Any], Iterator[Table]]] = {
    Bars: _bars,
    BreakCurve: _breakcurve,
    BreakField: _breakfield,
    Fan: _fan,
    Lenses: _lenses,
    Network: _network,
    Panels: _panels,
    Stack: _stack,
    Waterfall: _waterfall,
}
