"""Which charts a report has, and how a figure is put on the page with its tables."""

from __future__ import annotations

from collections.abc import Mapping

from sim.report.charts.causes import waterfall
from sim.report.charts.differences import network, panels, payoffs
from sim.report.charts.over_time import fan, lenses, stack
from sim.report.charts.types import Chart
from sim.report.page.html import Html, details, items, paragraph, table, tag
from sim.report.page.tables import tables
from sim.report.palette import own_brands
from sim.study.dossier import Dossier

__all__ = ["Charts", "charts_of", "figure_html"]

_NARROW = 8
"""Columns of numbers up to which two tables fit side by side on paper."""

Charts = Mapping[str, Chart]
"""Every chart of a report by its key."""


def charts_of(dossier: Dossier) -> dict[str, Chart]:
    """The charts: ``fan`` and ``payoffs``, ``stack-NAME`` of every scenario, and so on.

    ``panels-NAME``, ``lenses-NAME``, ``network-NAME`` and ``causes-NAME-OUTCOME`` are of a pair, by
    the scenario's name; ``movement-NAME`` of one scenario. A single run has ``lenses-NAME`` and
    ``network-NAME`` as well, against June.
    """
    comparison = dossier.comparison
    given = comparison or dossier.results[0]
    own = own_brands(dossier.scenarios)
    lead, *more = dossier.measures
    found: dict[str, Chart] = {"fan": fan(given, lead), "payoffs": payoffs(given)}
    found |= {f"fan-{name}": fan(given, name) for name in more}
    for name, result in zip(dossier.names, dossier.results, strict=True):
        found[f"stack-{name}"] = stack(result)
        if name in dossier.movements:
            found[f"movement-{name}"] = waterfall(dossier.movements[name], own=own)
    if comparison is None:
        name, only = dossier.names[0], dossier.results[0]
        return found | {f"lenses-{name}": lenses(only), f"network-{name}": network(None, only)}
    for pair, result in zip(comparison.pairs, dossier.results[1:], strict=True):
        name, base = pair.scenario, dossier.results[0]
        found[f"panels-{name}"] = panels(comparison, name, lead)
        found[f"lenses-{name}"] = lenses(comparison, name)
        found[f"network-{name}"] = network(base, result, names=(pair.base, name))
        for outcome, explained in dossier.causes.get(name, {}).items():
            found[f"causes-{name}-{outcome}"] = waterfall(explained, own=own)
    return found


def figure_html(number: int, charts: Charts, *keys: str, every: int = 1, more: object = "") -> Html:
    """A figure of one chart or several: title, note, the chart's place, and its tables.

    Args:
        number: counted from 1.
        charts: every chart of the report.
        keys: those of this figure; with several, each keeps its own title.
        every: of months in tables only every so many-th is shown, and the last.
        more: stands below the tables, folded up with them.
    """
    shown = [charts[key] for key in keys]
    first = shown[0]
    places = (_place(key, charts[key], named=len(keys) > 1) for key in keys)
    told = [each.thinned(every) for chart in shown for each in tables(chart)]
    narrow = all(each.words == 1 and len(each.head) <= _NARROW for each in told)
    title = first.title if len(keys) == 1 else first.title.partition(":")[0]
    note = first.note if len(keys) == 1 else "One scale for all."
    caption = tag("figcaption", tag("strong", f"Figure {number}. {title}"), tag("span", note))
    return tag(
        "figure",
        caption,
        tag("div", *places, class_="charts"),
        details(
            "The numbers of this figure",
            tag(
                "div",
                *(table(*each) for each in told),
                class_="tables narrow" if narrow else "tables",
            ),
            more,
        ),
        id=f"figure-{number}",
    )


def _place(key: str, chart: Chart, *, named: bool) -> Html:
    drawn = tag(
        "div",
        class_="chart",
        data_chart=key,
        data_scenario="-".join(key.split("-")[1:2]) or None,
        role="img",
        aria_label=f"{chart.title}. {chart.note}",
    )
    if not named:
        return tag("div", drawn, class_="alone")
    heading = paragraph(chart.title.partition(": ")[2] or chart.title, class_="name")
    return tag("div", heading, items(tag("p", chart.note, class_="size")), drawn)
