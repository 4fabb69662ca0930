"""The report from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from sim.measures.outcome import headline, outcome_named
from sim.measures.outcome_titles import agreeing, outcome_words
from sim.measures.recording import Cast
from sim.report.charts.types import Fan
from sim.report.comparing.sheets import scorecard_sheets
from sim.report.flip_tables import flip_sections
from sim.report.forms import level
from sim.report.page.accounting import accounting
from sim.report.page.again import (
    commands_again,
    limits,
    run_in_words,
    spread_and_precision,
    whole_scenarios,
)
from sim.report.page.answer import answer, sureness
from sim.report.page.attribution import caused, causes, moved, over_how_many
from sim.report.page.evidence import drivers_of, evidence
from sim.report.page.figures import Charts, figure_html
from sim.report.page.html import Html, items, listing, paragraph, sheet, tag
from sim.report.page.made import Made
from sim.report.page.rules import rules_fired
from sim.report.page.shown import change_html, unit_words
from sim.report.words import agent
from sim.study.compare import Comparison, payoff_differences, scorecard
from sim.study.dossier import Dossier

__all__ = ["body", "report_title"]

_PER_MONTH = "yuan_per_month"
_LEAST = 1e6
"""Yuan a month: less is not told."""
_BANDS = 3
"""Bands that a fan draws; of more, the base's only."""
_MANY = 200
"""Months of all scenarios together beyond which tables leave months out."""


def report_title(dossier: Dossier) -> str:
    """The report's title: the scenario's, or how many are compared with which.

    An outcome that is not the world's headline is named in it.
    """
    scenarios, cast = dossier.scenarios, dossier.results[0].recording.cast
    title = scenarios[-1].title
    if len(scenarios) > 2:
        title = f"{len(scenarios) - 1} scenarios compared with “{scenarios[0].title}”"
    if dossier.measures == (headline(cast),):
        return title
    return f"{title}: {', '.join(outcome_words(name, cast) for name in dossier.measures)}"


class _Figures:
    """Numbers the figures in the order in which they are put on the page."""

    def __init__(self, charts: Charts, dossier: Dossier) -> None:
        self.charts, self.count = charts, 0
        large = len(dossier.names) * len(dossier.months) > _MANY
        self.every = 3 if large else 1

    def put(self, *keys: str, more: object = "") -> Html:
        """The next figure; see ``figure``."""
        self.count += 1
        return figure_html(self.count, self.charts, *keys, every=self.every, more=more)


def body(dossier: Dossier, charts: Charts, made: Made) -> Html:
    """Everything that is read, as one piece of markup.

    Args:
        dossier: what is told.
        charts: its charts.
        made: what made it beside its scenarios.
    """
    figures = _Figures(charts, dossier)
    sections = [
        ("answer", "The answer", answer(dossier)),
        ("sure", "How sure", items(sureness(dossier), spread_and_precision(dossier))),
        ("figures", "The figures", items(*_figures(dossier, figures))),
        ("causes", "What caused it", items(*_causes(dossier, figures))),
        ("flips", "What would flip", items(*_flips(dossier))),
        ("scorecard", "Side by side", _scorecard(dossier)),
        ("evidence", "What it rests on", evidence(dossier, drivers_of(dossier))),
        ("scenarios", "The scenarios in full", whole_scenarios(dossier)),
        ("again", "How to make it again", commands_again(dossier, made)),
        ("limits", "Limits", limits()),
    ]
    told = [section for section in sections if section[2]]
    links = listing(*(tag("a", title, href=f"#{key}") for key, title, _ in told))
    return items(
        tag("header", *_heading(dossier), tag("nav", links, aria_label="Contents")),
        tag(
            "main",
            tag("noscript", paragraph("Charts need JavaScript; their numbers stand below each.")),
            *(tag("section", tag("h2", title), content, id=key) for key, title, content in told),
        ),
        _footer(),
    )


def _heading(dossier: Dossier) -> Iterator[Html]:
    first, last = dossier.scenarios[0], dossier.scenarios[-1]
    yield paragraph("alliance-sim report", class_="kicker")
    yield tag("h1", report_title(dossier))
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
    yield paragraph(f"{run_in_words(dossier)}.", class_="size")


def _figures(dossier: Dossier, figures: _Figures) -> Iterator[Html]:
    pairs = dossier.comparison.pairs if dossier.comparison else ()
    names = dossier.names
    yield figures.put("fan")
    yield _middles(figures.charts)
    for measure in dossier.measures[1:]:
        yield figures.put(f"fan-{measure}")
    for pair in pairs:
        yield figures.put(f"panels-{pair.scenario}")
        yield figures.put(f"lenses-{pair.scenario}")
        yield accounting(pair)
    if not pairs:
        yield figures.put(f"lenses-{names[0]}")
    yield figures.put(*(f"stack-{name}" for name in names))
    yield figures.put("payoffs")
    yield _payoffs(dossier)
    for name in names[1:] or names:
        yield figures.put(f"network-{name}")
    yield rules_fired(dossier)


def _middles(charts: Charts) -> Html:
    """Where the lines of the fan end, which are means as in the text, with the medians."""
    chart = charts["fan"]
    assert isinstance(chart, Fan)
    told = ", ".join(
        f"{level(chart.unit, band.mean[-1])} in {band.label} "
        f"(median {level(chart.unit, band.p50[-1])})"
        for band in chart.bands
    )
    words = f"In {chart.months[-1]} the mean is {told}."
    if len(chart.bands) > _BANDS:
        words += " Of so many scenarios only the base's band is drawn; the table has those of all."
    return paragraph(words)


def _gains(comparison: Comparison, scenario: str) -> str:
    """Who gains and who loses by a scenario, largest gain first."""
    found = payoff_differences(comparison, scenario, comparison.months[-1])
    clear = {key: each.mean for key, each in found.items() if each.effect.has_sign}
    ranked = sorted(clear.items(), key=lambda item: -item[1])
    told = [f"{agent(k)} {change_html(v, _PER_MONTH)}" for k, v in ranked if abs(v) >= _LEAST]
    return f"{scenario}: {', '.join(told) or 'nobody'}"


def _payoffs(dossier: Dossier) -> Html:
    """Who gains and who loses where that can be told from zero, in words."""
    comparison = dossier.comparison
    if comparison is None:
        return items()
    lines = [_gains(comparison, pair.scenario) for pair in comparison.pairs]
    heading = (
        "Whose average gain or loss is distinguishable from zero (95% interval), "
        f"{unit_words(_PER_MONTH)}"
    )
    return paragraph(f"{heading}: {'; '.join(lines)}.")


def _causes(dossier: Dossier, figures: _Figures) -> Iterator[Html]:
    yield over_how_many(dossier)
    for name, found in dossier.causes.items():
        yield tag("h3", f"Which change made the difference: {name} against {dossier.names[0]}")
        for outcome, explained in found.items():
            yield caused(explained)
            yield figures.put(f"causes-{name}-{outcome}", more=causes(explained))
    if dossier.movements:
        words = outcome_words(dossier.measures[0], dossier.results[0].recording.cast, short=True)
        yield tag("h3", f"What moved {words} since June 2025")
    for name, explained in dossier.movements.items():
        yield moved(explained)
        yield figures.put(f"movement-{name}", more=causes(explained))


def _flips(dossier: Dossier) -> Iterator[Html]:
    """The numbers that turn a conclusion round, where that was asked for."""
    cast = dossier.results[0].recording.cast
    for name, found in dossier.flips.items():
        yield tag("h3", f"{name} against {dossier.names[0]}")
        caption = ""
        for section in flip_sections(found, cast):
            if isinstance(section, str):
                caption = section
                yield paragraph(section)
            else:
                yield sheet(section, caption)


def _scorecard(dossier: Dossier) -> Html:
    if dossier.comparison is None:
        return items()
    cast = dossier.results[0].recording.cast
    cards = scorecard(dossier.comparison)
    sheets = scorecard_sheets(cards, cast, dossier.months[-1], dossier.measures)
    return items(
        *(sheet(each, each.title) for each in sheets),
        paragraph(
            f"Best in: {_best_in(dossier.measures[0], cast)} Small: where 90% of futures lie.",
            class_="size",
        ),
    )


def _best_in(name: str, cast: Cast) -> str:
    """In which futures a scenario is the best, in words."""
    if name == headline(cast):
        return (
            "the part of futures in which no other of these scenarios has a smaller share of "
            f"{cast.titles[cast.anchor]}'s."
        )
    found = outcome_named(name)
    side = "lower" if found is not None and found.best(cast) < 0 else "higher"
    words = outcome_words(name, cast, short=True)
    return (
        f"the part of futures in which {words} {agreeing(name, 'is')} {side} in no other scenario."
    )


def _footer() -> Html:
    return tag(
        "footer",
        paragraph(
            "One file that loads nothing. Charts by Apache ECharts (Apache License 2.0), copyright "
            "The Apache Software Foundation."
        ),
    )
