"""The report from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim.report.charts.types import Bars
from sim.report.page.accounting import accounting
from sim.report.page.again import again, limits, spread_and_precision, whole_scenarios
from sim.report.page.answer import answer, sureness
from sim.report.page.attribution import caused, causes, moved, over_how_many
from sim.report.page.evidence import drivers_of, evidence
from sim.report.page.figures import Charts, figure
from sim.report.page.html import Html, details, items, listing, paragraph, table, tag
from sim.report.page.shown import change, value
from sim.report.words import months as in_months
from sim.study.compare import scorecard
from sim.study.dossier import Dossier

__all__ = ["body", "title_of"]


def title_of(dossier: Dossier) -> str:
    """The report's title: the scenario's, or how many are compared with which."""
    scenarios = dossier.scenarios
    if len(scenarios) <= 2:
        return scenarios[-1].title
    return f"{len(scenarios) - 1} scenarios against: {scenarios[0].title}"


class _Figures:
    """Numbers the figures in the order in which they are put on the page."""

    def __init__(self, charts: Charts) -> None:
        self.charts, self.count = charts, 0

    def put(self, *keys: str) -> Html:
        self.count += 1
        return figure(self.count, self.charts, *keys)


def body(dossier: Dossier, charts: Charts, block: Mapping[str, Any], file: str) -> Html:
    """Everything that is read, as one piece of markup.

    Args:
        dossier: what is told.
        charts: its charts.
        block: the data that the page holds as well.
        file: the report's file name.
    """
    figures = _Figures(charts)
    sections = [
        ("answer", "The answer", answer(dossier)),
        ("sure", "How sure", items(sureness(dossier), spread_and_precision(dossier))),
        ("figures", "The figures", items(*_figures(dossier, figures))),
        ("causes", "What caused it", items(*_causes(dossier, figures))),
        ("scorecard", "Side by side", _scorecard(dossier)),
        ("evidence", "What it rests on", evidence(dossier, drivers_of(dossier))),
        ("scenarios", "The scenarios in full", whole_scenarios(dossier)),
        ("again", "How to make it again", again(dossier, block, file)),
        ("limits", "Limits", limits()),
    ]
    told = [section for section in sections if section[2]]
    links = listing(*(tag("a", title, href=f"#{key}") for key, title, _ in told))
    return items(
        tag("header", *_heading(dossier), tag("nav", links, aria_label="Contents")),
        tag(
            "main",
            tag("noscript", paragraph("Charts need JavaScript; their numbers stand below each.")),
            *(
                tag("section", tag("h2", title, id=f"{key}-title"), content, id=key)
                for key, title, content in told
            ),
        ),
        _footer(),
    )


def _heading(dossier: Dossier) -> Iterator[Html]:
    first, last = dossier.scenarios[0], dossier.scenarios[-1]
    yield paragraph("alliance-sim report", class_="kicker")
    yield tag("h1", title_of(dossier))
    if len(dossier.scenarios) > 2:
        told = zip(dossier.names, dossier.scenarios, strict=True)
        yield listing(*(items(tag("strong", n), f": {s.title}. {s.question}") for n, s in told))
    else:
        yield paragraph(last.question, class_="question")
    if len(dossier.scenarios) == 2:
        names = dossier.names
        yield paragraph(
            tag("strong", names[1]), " against ", tag("strong", names[0]), f": {first.title}."
        )
    run = first.run
    yield paragraph(
        f"{run.replications:,} {'future' if run.replications == 1 else 'futures'} of "
        f"{in_months(run.months)} from {run.start}, seed {run.seed}.",
        class_="size",
    )


def _figures(dossier: Dossier, figures: _Figures) -> Iterator[Html]:
    pairs = dossier.comparison.pairs if dossier.comparison else ()
    names = dossier.names
    yield figures.put("fan")
    for pair in pairs:
        yield figures.put(f"panels-{pair.scenario}")
        yield figures.put(f"lenses-{pair.scenario}")
        yield accounting(pair)
    if not pairs:
        yield figures.put(f"lenses-{names[0]}")
    yield figures.put(*(f"stack-{name}" for name in names))
    yield figures.put("payoffs")
    yield _payoffs(dossier, figures.charts)
    for name in names[1:] or names:
        yield figures.put(f"network-{name}")


def _payoffs(dossier: Dossier, charts: Charts) -> Html:
    """Who gains and who loses where that is settled, in words."""
    chart = charts["payoffs"]
    assert isinstance(chart, Bars)
    if dossier.comparison is None:
        return items()
    lines = []
    for bar, low, high in zip(chart.bars, chart.low, chart.high, strict=True):
        clear = [i for i in range(len(chart.agents)) if low[i] > 0 or high[i] < 0]
        ranked = sorted(clear, key=lambda i: -bar.values[i])
        told = [f"{chart.agents[i]} {change(bar.values[i], 'yuan')}" for i in ranked]
        settled = ", ".join(told) or "nobody's"
        lines.append(f"{bar.label}: {settled} (billion yuan a month, where the sign is settled).")
    return listing(*lines)


def _causes(dossier: Dossier, figures: _Figures) -> Iterator[Html]:
    yield over_how_many(dossier)
    for name, found in dossier.causes.items():
        yield tag("h3", f"Which change made the difference: {name} against {dossier.names[0]}")
        for outcome, explained in found.items():
            yield caused(explained)
            yield figures.put(f"causes-{name}-{outcome}")
            yield details("The causes month by month", causes(explained))
    yield tag("h3", "What moved Aito's share since June 2025")
    for name, explained in dossier.movements.items():
        yield moved(explained)
        yield figures.put(f"movement-{name}")
        yield details("The causes month by month", causes(explained))


_CARD = (
    ("aito_share", "Aito's share", "share"),
    ("hhi", "HHI by brand", "index"),
    ("effective_brands", "effective brands", "number"),
    ("hima_units", "vehicles a month", "vehicles"),
    ("payoff_huawei", "Huawei's payoff", "yuan"),
    ("payoff_yinwang", "Yinwang's payoff", "yuan"),
)


def _scorecard(dossier: Dossier) -> Html:
    if dossier.comparison is None:
        return items()
    rows: list[tuple[object, ...]] = []
    for card in scorecard(dossier.comparison):
        cells = []
        for name, _, unit in _CARD:
            low, high = (value(end, unit) for end in card.bands[name])
            cells.append(
                items(value(card.means[name], unit), tag("br"), tag("small", f"{low} to {high}"))
            )
        rows.append((card.scenario, *cells, f"{100 * card.first:.0f}%"))
    head = ("scenario", *(title for _, title, _ in _CARD), "least dependent in")
    return items(
        table(f"In {dossier.months[-1]}: mean, and below it 90% of futures", head, rows),
        paragraph(
            "Payoffs are billion yuan a month, the mean since the start. Least dependent: the part "
            "of futures in which no other of these scenarios has a smaller share of Aito's.",
            class_="size",
        ),
    )


def _footer() -> Html:
    return tag(
        "footer",
        paragraph(
            "One file that loads nothing. Charts by Apache ECharts (Apache License 2.0), copyright "
            "The Apache Software Foundation."
        ),
    )
