"""What `sim run` tells a person: a saved run as a page of plain text, at most 80 columns wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console, Group, RenderableType
from rich.text import Text

from sim.report.chart import band_chart
from sim.report.drawn import DrawnNumbers
from sim.report.fitting import drawn_words
from sim.report.flipping import flipping
from sim.report.happened import happened
from sim.report.markdown import code, escaped, markdown_of
from sim.report.paired import against_sentence, course_words
from sim.report.plain import print_page
from sim.report.tables import brands, concentration, differences, gains, payoffs
from sim.report.words import count, months, percent, span, undefined_in
from sim.signed import signed
from sim.store.long_table import Table
from sim.store.run_folder import SavedRun
from sim.study.against import Difference
from sim.study.drivers import drivers
from sim.study.effect import paired
from sim.study.peak import peak_of
from sim.world.seeds import seeds
from sim.world.world import register

__all__ = ["Asked", "answer_markdown", "print_answer"]


@dataclass(frozen=True)
class Asked:
    """What was asked: the scenario's words, and its base with what it did against it.

    ``titles`` gives a brand's name with its maker's by its key; ``drawn`` counts the numbers that
    are drawn, and ``not_fitted`` says in words which of those that the fit has are not from there.
    """

    title: str
    question: str
    titles: Mapping[str, str]
    drawn: DrawnNumbers
    not_fitted: str = ""
    base: str | None = None
    against: Mapping[str, Difference] = field(default_factory=dict)


def _share(run: SavedRun) -> Table:
    return run.series.where(
        lens="brand", scope="hima", entity=run.manifest.anchor_brand, measure="share"
    )


def _summary(run: SavedRun, asked: Asked) -> Text:
    """The answer in a sentence or two: where it goes, and what of that is the scenario's doing."""
    share, start = _share(run), run.manifest.anchor.share
    moved = paired(run.replications["aito_share_last"] - run.replications["aito_share_june"])
    end = percent(float(share.mean[-1]))
    words = f"Aito's share {course_words(moved, percent(start), end, share.month[-1])}"
    peak = peak_of(share.mean, start)
    if peak is not None:
        words += f", after a peak of {percent(share.mean[peak])} in {share.month[peak]}"
    words += "."
    if asked.base and asked.against:
        words += f" {against_sentence(asked.against, asked.base, run.manifest.months)}"
    return Text(words, "bold")


def _anchor(run: SavedRun) -> Text:
    found, said = run.manifest.anchor, seeds().facts.anchor
    return Text.assemble(
        ("June 2025  ", "bold"),
        f"in every future the model sells {count(found.total)} vehicles, "
        f"{percent(found.share)} Aito;\n",
        f"           the article says {count(said.total.known)} "
        f"and about {percent(said.share.known)}",
    )


def _chart(run: SavedRun, plain: bool) -> Group:
    share = _share(run)
    lines = band_chart(
        share.p05.tolist(), share.p50.tolist(), share.p95.tolist(), share.month, plain=plain
    )
    title = Text("Aito's share of the alliance: median, and the band of 90% of futures")
    return Group(title, *(Text(line) for line in lines))


def _sureness(run: SavedRun, asked: Asked) -> Text:
    """How wide the band is, what it rests on, and which assumptions move the outcome most."""
    numbers, share = register(), _share(run)
    draws = {name: values for name, values in run.replications.items() if name in numbers}
    drawn = asked.drawn
    text = Text.assemble(
        ("How sure   ", "bold"),
        f"{_band(share, run.manifest.replications)} "
        f"June is exact; of {len(drawn.names)} drawn numbers {drawn.assumed} are assumptions, "
        f"the rest published or derived ranges. {drawn_words(prior=run.manifest.ensemble is None)}",
    )
    if asked.not_fitted:
        text.append(f" {asked.not_fitted}")
    found = drivers(draws, run.replications["aito_share_last"])
    if found:
        words = ", ".join(f"{d.name} ({signed(d.correlation, 2)})" for d in found)
        text.append(f" Aito's share at the end moves most with {words} (rank correlations); ")
        text.append("what they leave is the luck of months, launches and newcomers.")
    text.append(" `sim assumptions` tells the evidence of each.")
    return text


def _band(share: Table, futures: int) -> str:
    """Where 90% of the futures end, and how many have no share there."""
    undefined = int(share.undefined[-1])
    if undefined == futures:
        return f"There are no sales in {share.month[-1]} in any future."
    ends = f"90% of futures end at {span(percent(share.p05[-1]), percent(share.p95[-1]))}"
    return f"{ends}, {undefined_in(undefined)} without sales." if undefined else f"{ends}."


def print_answer(console: Console, run: SavedRun, asked: Asked, *, served: bool) -> None:
    """Print the answer that a saved run gives to its scenario's question."""
    plain = not (console.encoding or "").lower().startswith("utf")
    known = "  (served: an identical run was kept there)" if served else ""
    sections = _sections(run, asked, _chart(run, plain))
    print_page(console, sections, f"Files: {run.path.as_posix()}/{known}")


def answer_markdown(run: SavedRun, asked: Asked) -> str:
    """Return the same answer as Markdown, without the chart that is drawn of characters."""
    title, *sections = _sections(run, asked, None)
    assert isinstance(title, Group)  # its first line is the heading
    heading, *rest = title.renderables
    files = f"Files: {code(f'{run.path.as_posix()}/')}"
    return f"# {escaped(str(heading))}\n\n{markdown_of([*rest, *sections])}\n{files}\n"


def _sections(run: SavedRun, asked: Asked, chart: Group | None) -> list[RenderableType]:
    """The parts of the answer from its heading on, with the chart if there is one."""
    manifest = run.manifest
    futures = "1 future" if manifest.replications == 1 else f"{manifest.replications:,} futures"
    size = f"{futures} of {months(manifest.months)}, seed {manifest.seed}"
    short = {key: title.partition(" (")[0] for key, title in asked.titles.items()}
    sections: list[RenderableType] = [
        Group(Text(asked.title, "bold"), Text(asked.question), Text(size, "dim")),
        _summary(run, asked),
        _anchor(run),
        concentration(run, short),
    ]
    if asked.base and asked.against:
        sections.append(differences(run, asked.against, asked.base))
    sections += [
        *([chart] if chart is not None else []),
        brands(run, asked.titles),
        gains(asked.against, manifest.months, asked.base)
        if asked.base and asked.against
        else payoffs(run),
        Group(Text("What happened", "bold"), happened(run)),
        _sureness(run, asked),
        flipping(run, asked.against, asked.base),
    ]
    return sections
