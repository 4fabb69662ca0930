"""`sim compare`: what scenarios do against a base, future by future."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_document, print_json
from sim.commands.drawing import draw, refuse_taken
from sim.commands.loading import load_alike
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    At,
    Jobs,
    Measures,
    Months,
    PlotDir,
    Prior,
    Replications,
    Scenarios,
    Seed,
    Sets,
    only_one,
    terminal,
)
from sim.commands.streams import say
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.study.compare import Card, Comparison

__all__ = ["compare"]

RankBy = Annotated[
    str | None,
    typer.Option("--rank-by", metavar="NAME", help="An outcome to rank by; else the leading one."),
]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write an HTML report.")
]


def compare(
    scenarios: Scenarios,
    measures: Measures = None,
    at: At = None,
    rank_by: RankBy = None,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
    plot: PlotDir = None,
    report: Report = None,
) -> None:
    """Compare scenarios with the first one under the same luck; the others run as long as it."""
    only_one({"--json": as_json, "--md": as_markdown, "--csv": as_csv})
    if len(scenarios) < 2:
        raise InputError("name two scenarios or more: the base first, then what is compared")
    loaded = load_alike(scenarios, sets, replications=reps, months=months, seed=seed, prior=prior)

    from sim.commands.progress import progress_bar
    from sim.study.compare import compare as compare_scenarios
    from sim.study.compare import scorecard
    from sim.study.leading import leading_of

    refuse_taken(plot, loaded)
    if report is not None:
        from sim.report.page import refuse_existing

        refuse_existing(report)
    lead = leading_of(loaded, measures)
    if rank_by is not None:
        leading_of(loaded, [rank_by])  # what is wrong is said before anything is simulated
    with progress_bar(quiet=False) as progress:
        found = compare_scenarios(*loaded, measures=lead, jobs=jobs, progress=progress)
        # what is asked for must be there before anything is written
        shown = found.shown(at)
        last = found.months.index(shown[-1])
        cards = scorecard(found, last, rank_by)
        if report is not None:
            from sim.report.page import write_report

            write_report(found, report, jobs=jobs, progress=progress)
            say(f"{report.as_posix()} written")
    if plot is not None:
        from sim.report.pictures import pictures_of_comparison

        draw(pictures_of_comparison(found), plot, loaded)
    if as_json or as_csv or as_markdown:
        _document(found, cards, shown, "json" if as_json else "csv" if as_csv else "md")
        return

    from sim.report.comparing.page import print_comparison

    print_comparison(terminal(), found, cards, shown, found.months[last])


def _document(found: Comparison, cards: list[Card], shown: tuple[str, ...], form: str) -> None:
    from sim.report.comparing.page import to_csv, to_json, to_markdown

    if form == "json":
        print_json(to_json(found, cards, shown))
    elif form == "csv":
        print_document(to_csv(found, shown))
    else:
        print_document(to_markdown(found, cards, shown, shown[-1]))
