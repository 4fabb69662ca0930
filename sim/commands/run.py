"""`sim run`: run a scenario, print the answer, keep the run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sim.commands.documents import print_document, print_path
from sim.commands.forms import Form, chosen_form, print_envelope
from sim.commands.loading import load_scenario, tell_notes
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    At,
    Block,
    Jobs,
    Measures,
    Months,
    Out,
    Prior,
    Replications,
    ReportFile,
    ScenarioName,
    Seed,
    Sets,
    terminal,
)
from sim.commands.outputs import refuse_report
from sim.commands.streams import is_quiet, say

if TYPE_CHECKING:
    from sim.report.answer import Asked
    from sim.scenario import Loaded
    from sim.study.run import Ran

__all__ = ["run"]


class Shown(NamedTuple):
    """What of a run is shown: outcomes first, and months.

    Attributes:
        lead: the outcomes that the answer leads with.
        ends: the months of its tables, counted from 1.
        months: those of JSON and CSV; every month where none are named.
    """

    lead: tuple[str, ...]
    ends: tuple[int, ...]
    months: list[str]


def run(
    scenario: ScenarioName,
    measures: Measures = None,
    at: At = None,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    block: Block = 1000,
    out: Out = Path("runs"),
    report: ReportFile = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
) -> None:
    """Run a scenario, print the answer, and keep the run in a folder of its own."""
    form = chosen_form(as_json, as_markdown, as_csv)
    loaded = load_scenario(scenario, sets, replications=reps, months=months, seed=seed, prior=prior)

    from sim.study.horizons import calendar_of, named
    from sim.study.leading import leading_of
    from sim.study.sources import run_folder_of

    calendar = calendar_of(loaded.scenario)
    ends, lead = named(at, calendar), leading_of([loaded.scenario], measures)
    ran = _run(loaded, out, report, measures, jobs, block)
    if ran.served and run_folder_of(scenario) is None:
        tell_notes(ran.saved.path)
    _show(loaded, ran, Shown(lead, ends, [calendar[end - 1] for end in ends] if at else []), form)


def _run(
    loaded: Loaded,
    out: Path,
    report: Path | None,
    measures: list[str] | None,
    jobs: int,
    block: int,
) -> Ran:
    """Run or find the run, and write the report that is wanted on it."""
    from sim.commands.progress import progress_bar
    from sim.study.run import run_scenario

    scenario = loaded.scenario
    refuse_report(report, "--report", 1 if loaded.base is None else 2, scenario.run.months)
    with progress_bar() as progress:
        ran = run_scenario(scenario, out, jobs=jobs, block=block, progress=progress, loaded=loaded)
        if report is not None:
            from sim.commands.report import report_on

            report_on([scenario], loaded.base, report, measures, jobs=jobs, progress=progress)
            say(f"{report.as_posix()} written")
    return ran


def _show(loaded: Loaded, ran: Ran, shown: Shown, form: Form) -> None:
    from sim.store.document import to_csv, to_json

    if form == "json":
        print_envelope("run", to_json(ran.saved, shown.lead, shown.months))
    elif form == "csv":
        print_document(to_csv(ran.saved, shown.months))
    elif form == "md":
        from sim.report.answer import answer_markdown

        print_document(answer_markdown(ran.saved, _asked(loaded, ran, shown)))
    elif is_quiet():
        print_path(ran.saved.path)
    else:
        from sim.report.answer import print_answer

        print_answer(terminal(), ran.saved, _asked(loaded, ran, shown), served=ran.served)


def _asked(loaded: Loaded, ran: Ran, shown: Shown) -> Asked:
    """What was asked, with what the change from the base did under the same luck."""
    from dataclasses import replace

    from sim.report.answer import Asked
    from sim.report.drawn import drawn_numbers
    from sim.report.own_ranges import not_fitted
    from sim.report.words import agent
    from sim.study.against import end_differences
    from sim.world.world import World

    scenario = loaded.scenario
    cast = World.of(scenario).cast
    made = zip(cast.brands, cast.titles, cast.makers, strict=True)
    titles = {key: f"{title} ({agent(maker)})" for key, title, maker in made}
    drawn, note = drawn_numbers(scenario), not_fitted(scenario).words()
    asked = Asked(
        scenario.title, scenario.question, cast, shown.lead, titles, drawn, note, ends=shown.ends
    )
    if loaded.base is not None:
        kept = ran.saved.replications
        found = end_differences(scenario, loaded.base, kept, shown.lead, shown.ends)
        asked = replace(asked, base=loaded.base.name, against=found)
    return asked
