"""What `sim run` tells a person: a saved run as a page of plain text, at most 80 columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rich.console import Console, Group, RenderableType
from rich.text import Text

from sim.capitals import capitalised
from sim.measures.outcome import unit_of
from sim.measures.outcome_titles import agreeing, outcome_words
from sim.measures.recording import Cast
from sim.report.chart import band_chart
from sim.report.drawn import DrawnNumbers
from sim.report.fitting import drawn_words
from sim.report.flipping import flipping
from sim.report.forms import level
from sim.report.happened import happened_table
from sim.report.markdown import code_span, escaped, markdown_of
from sim.report.paired import against_sentence, course_words
from sim.report.plain import print_page
from sim.report.tables import brands, concentration, differences, gains, payoffs
from sim.report.words import count, months, percent, span, undefined_in
from sim.signed import signed
from sim.store.long_table import Table
from sim.store.run_folder import SavedRun
from sim.study.against import EndDifference
from sim.study.defined import mean
from sim.study.drivers import drivers
from sim.study.effect import paired
from sim.study.horizons import COLUMNS
from sim.study.peak import peak_of
from sim.world.seeds import seeds

__all__ = ["Asked", "answer_markdown", "print_answer"]


@dataclass(frozen=True)
class Asked:
    """What was asked: the scenario's words, and its base with what it did against it.

    ``cast`` is who is on stage, and ``measures`` are the outcomes that the answer leads with;
    ``titles`` gives a brand's name with its maker's by its key; ``drawn`` counts the numbers that
    are drawn, and ``not_fitted`` says in words which of those that the fit has are not from there;
    ``ends`` are the months that tables show, counted from 1.
    """

    title: str
    question: str
    cast: Cast
    measures: tuple[str, ...]
    titles: Mapping[str, str]
    drawn: DrawnNumbers
    not_fitted: str = ""
    base: str | None = None
    against: Mapping[str, EndDifference] = field(default_factory=dict)
    ends: tuple[int, ...] = ()

    def words(self, measure: str) -> str:
        """An outcome in words, to begin a sentence."""
        words = outcome_words(measure, self.cast, short=True)
        return capitalised(words)


def _summary(run: SavedRun, asked: Asked) -> Text:
    """The answer in a sentence or two: where it goes, and what of that is the scenario's doing."""
    return Text(" ".join(_course(run, asked, measure) for measure in asked.measures), "bold")


def _course(run: SavedRun, asked: Asked, measure: str) -> str:
    """Where an outcome goes."""
    rows, unit, verb = run.outcome_series(measure), unit_of(measure), agreeing(measure, "is")
    end, june = float(rows.mean[-1]), run.replications.get(f"{measure}_june")
    if june is None:
        words = f"{asked.words(measure)} {verb} {level(unit, end)} in {rows.month[-1]} on average"
    else:
        start = float(mean(june))
        moved = paired(run.replications[f"{measure}_last"] - june)
        course = course_words(measure, moved, level(unit, start), level(unit, end), rows.month[-1])
        words = f"{asked.words(measure)} {course}"
        peak = peak_of(rows.mean, start) if unit == "share" else None
        if peak is not None:
            words += f", after a peak of {level(unit, rows.mean[peak])} in {rows.month[peak]}"
    if not asked.base or not asked.against:
        return f"{words}."
    return f"{words}. {against_sentence(asked.against, measure, asked.base, asked.ends)}"


def _anchor(run: SavedRun, asked: Asked) -> Text:
    found, said = run.manifest.anchor, seeds().facts.anchor
    brand = asked.cast.titles[asked.cast.anchor]
    return Text.assemble(
        ("June 2025  ", "bold"),
        f"in every future the model sells {count(found.total)} vehicles, "
        f"{percent(found.share)} {brand};\n",
        f"           the article says {count(said.total.known)} "
        f"and about {percent(said.share.known)}",
    )


def _chart(run: SavedRun, asked: Asked, plain: bool) -> Group:
    return Group(*(each for name in asked.measures for each in _band_of(run, asked, name, plain)))


def _band_of(run: SavedRun, asked: Asked, measure: str, plain: bool) -> Iterator[Text]:
    rows, unit = run.outcome_series(measure), unit_of(measure)
    words = outcome_words(measure, asked.cast).replace("the alliance's sales", "the alliance")
    begin = capitalised(words) if unit == "share" else asked.words(measure)
    yield Text(f"{begin}: mean, and the band of 90% of futures")
    bands = (rows.p05.tolist(), rows.mean.tolist(), rows.p95.tolist())
    yield from map(Text, band_chart(*bands, rows.month, unit=unit, plain=plain))


def _sureness(run: SavedRun, asked: Asked) -> Text:
    """How wide the band is, what it rests on, and which assumptions move the outcome most."""
    drawn, measure = asked.drawn, asked.measures[0]
    draws = {name: values for name, values in run.replications.items() if name in drawn.names}
    text = Text.assemble(
        ("How sure   ", "bold"),
        f"{_band(run.outcome_series(measure), unit_of(measure), run.manifest.replications)} "
        f"June is exact; of {len(drawn.names)} drawn numbers {drawn.assumed} are assumptions, "
        f"the rest published or derived ranges. {drawn_words(prior=run.manifest.ensemble is None)}",
    )
    if asked.not_fitted:
        text.append(f" {asked.not_fitted}")
    found = drivers(draws, run.replications[f"{measure}_last"])
    if found:
        words = ", ".join(f"{d.name} ({signed(d.correlation, 2)})" for d in found)
        moves = agreeing(measure, "moves")
        text.append(
            f" {asked.words(measure)} at the end {moves} most with {words} (rank correlations); "
        )
        text.append("what they leave is the luck of months, launches and newcomers.")
    text.append(" `sim assumptions` tells the evidence of each.")
    return text


def _band(rows: Table, unit: str, futures: int) -> str:
    """Where 90% of the futures end, and in how many the outcome is undefined there."""
    undefined = int(rows.undefined[-1])
    if undefined == futures:
        return f"There are no sales in {rows.month[-1]} in any future."
    ends = span(level(unit, rows.p05[-1]), level(unit, rows.p95[-1]))
    told = f"In this model, with these ranges, 90% of futures end at {ends}"
    return f"{told}, {undefined_in(undefined)} without sales." if undefined else f"{told}."


def print_answer(console: Console, run: SavedRun, asked: Asked, *, served: bool) -> None:
    """Print the answer that a saved run gives to its scenario's question."""
    plain = not (console.encoding or "").lower().startswith("utf")
    known = "  (served: an identical run was kept there)" if served else ""
    sections = _sections(run, asked, _chart(run, asked, plain))
    print_page(console, sections, f"Files: {run.path.as_posix()}/{known}")


def answer_markdown(run: SavedRun, asked: Asked) -> str:
    """Return the same answer as Markdown, without the chart that is drawn of characters."""
    title, *sections = _sections(run, asked, None)
    assert isinstance(title, Group)  # its first line is the heading
    heading, *rest = title.renderables
    files = f"Files: {code_span(f'{run.path.as_posix()}/')}"
    return f"# {escaped(str(heading))}\n\n{markdown_of([*rest, *sections])}\n{files}\n"


def _sections(run: SavedRun, asked: Asked, chart: Group | None) -> list[RenderableType]:
    """The parts of the answer from its heading on, with the chart if there is one."""
    manifest = run.manifest
    futures = "1 future" if manifest.replications == 1 else f"{manifest.replications:,} futures"
    size = f"{futures} of {months(manifest.months)}, seed {manifest.seed}"
    shown = [asked.ends[i : i + COLUMNS] for i in range(0, len(asked.ends), COLUMNS)]
    sections: list[RenderableType] = [
        Group(Text(asked.title, "bold"), Text(asked.question), Text(size, "dim")),
        _summary(run, asked),
        _anchor(run, asked),
        *(concentration(run, asked.cast, asked.measures, some) for some in shown),
    ]
    if asked.base and asked.against:
        given = (asked.cast, asked.measures, asked.against, asked.base)
        sections += [differences(run, *given, some) for some in shown]
    sections += [
        *([chart] if chart is not None else []),
        brands(run, asked.titles),
        gains(asked.against, manifest.months, asked.base)
        if asked.base and asked.against
        else payoffs(run),
        Group(Text("What happened", "bold"), happened_table(run)),
        _sureness(run, asked),
        flipping(
            run,
            asked.cast,
            asked.drawn.names,
            asked.measures,
            asked.against,
            asked.base,
            asked.ends,
        ),
    ]
    return sections
