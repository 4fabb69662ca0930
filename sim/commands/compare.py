"""`sim compare`: what scenarios do against a base, future by future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_document
from sim.commands.drawing import draw, refuse_taken
from sim.commands.forms import Form, Head, chosen_form, print_envelope
from sim.commands.loading import load_alike
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    At,
    Flip,
    Jobs,
    Measures,
    Months,
    PlotDir,
    Prior,
    Replications,
    ReportFile,
    Scenarios,
    Seed,
    Sets,
    terminal,
)
from sim.commands.outputs import refuse_report
from sim.commands.streams import say
from sim.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sim.aliases import Progress
    from sim.study.compare import Card, Comparison
    from sim.study.dossier import Dossier
    from sim.study.one_at_a_time import Flips

__all__ = ["compare"]

RankBy = Annotated[
    str | None,
    typer.Option("--rank-by", metavar="NAME", help="An outcome to rank by; else the leading one."),
]


def compare(
    scenarios: Scenarios,
    measures: Measures = None,
    at: At = None,
    rank_by: RankBy = None,
    flip: Flip = False,
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
    report: ReportFile = None,
) -> None:
    """Compare scenarios with the first one under the same luck; the others run as long as it."""
    form = chosen_form(as_json, as_markdown, as_csv)
    if len(scenarios) < 2:
        raise InputError("name two scenarios or more: the base first, then what is compared")
    if flip and form == "csv":
        raise InputError(
            "--flip has rows of its own: leave --csv out, or take `sim breakpoint BASE SCENARIO "
            "--csv`"
        )
    loaded = load_alike(scenarios, sets, replications=reps, months=months, seed=seed, prior=prior)
    refuse_taken(plot, loaded)
    refuse_report(report, "--report", len(loaded), loaded[0].run.months)

    from sim.commands.progress import progress_bar
    from sim.study.compare import compare as compare_scenarios
    from sim.study.compare import scorecard
    from sim.study.leading import leading_of

    lead = leading_of(loaded, measures)
    if rank_by is not None:
        leading_of(loaded, [rank_by])  # what is wrong is said before anything is simulated
    with progress_bar() as progress:
        found = compare_scenarios(*loaded, measures=lead, jobs=jobs, progress=progress)
        # what is asked for must be there before anything is written
        shown = found.shown(at)
        cards = scorecard(found, found.months.index(shown[-1]), rank_by)
        flips: Mapping[str, Flips] = {}
        if report is not None:
            flips = _report(found, report, flip=flip, jobs=jobs, progress=progress).flips
        if flip and (report is None or at):  # a report has the usual months
            from sim.study.one_at_a_time import flips_of_comparison

            flips = flips_of_comparison(found, shown, jobs=jobs, progress=progress)
    if plot is not None:
        from sim.report.pictures import pictures_of_comparison

        draw(pictures_of_comparison(found), plot, loaded)
    _show(found, cards, flips, shown, form)


def _report(found: Comparison, path: Path, *, flip: bool, jobs: int, progress: Progress) -> Dossier:
    """Write a report, and return what it tells."""
    from sim.report.page import write_report
    from sim.study.dossier import dossier_of

    dossier = dossier_of(found, jobs, progress, flip=flip)
    write_report(dossier, path)
    say(f"{path.as_posix()} written")
    return dossier


def _show(
    found: Comparison,
    cards: list[Card],
    flips: Mapping[str, Flips],
    shown: tuple[str, ...],
    form: Form,
) -> None:
    from sim.report.comparing.page import print_comparison, to_csv, to_json, to_markdown

    if form == "json":
        seed = found.results[0].scenario.run.seed
        head = Head([*found.names[1:]], seed, found.replications)
        print_envelope("compare", to_json(found, cards, shown, flips), head)
    elif form == "csv":
        print_document(to_csv(found, shown))
    elif form == "md":
        print_document(to_markdown(found, cards, shown, shown[-1], flips))
    else:
        print_comparison(terminal(), found, cards, shown, shown[-1], flips)
