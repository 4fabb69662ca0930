"""`sim run`: run a scenario, print the answer, keep the run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_document, print_json, print_path
from sim.commands.loading import load_scenario, tell_notes
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    Block,
    Jobs,
    Measures,
    Months,
    Out,
    Prior,
    Quiet,
    Replications,
    ScenarioName,
    Seed,
    Sets,
    only_one,
    terminal,
)
from sim.commands.streams import tell

if TYPE_CHECKING:
    from sim.report.answer import Asked
    from sim.scenario import Loaded
    from sim.study.run import Ran

__all__ = ["run"]

Report = Annotated[bool, typer.Option("--report", help="Write report.html into the run folder.")]


def run(
    scenario: ScenarioName,
    measures: Measures = None,
    sets: Sets = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    block: Block = 1000,
    out: Out = Path("runs"),
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
    quiet: Quiet = False,
    report: Report = False,
) -> None:
    """Run a scenario, print the answer, and keep the run in a folder of its own."""
    only_one({"--json": as_json, "--md": as_markdown, "--csv": as_csv})
    loaded = load_scenario(
        scenario,
        sets,
        replications=reps,
        months=months,
        seed=seed,
        prior=prior,
        quiet=quiet,
    )

    from sim.commands.progress import progress_bar
    from sim.study.leading import leading_of
    from sim.study.run import run_scenario
    from sim.study.sources import run_folder_of

    lead, written = leading_of([loaded.scenario], measures), None
    with progress_bar(quiet) as progress:
        ran = run_scenario(
            loaded.scenario, out, jobs=jobs, block=block, progress=progress, loaded=loaded
        )
        if report:
            from sim.commands.report import report_of_run

            written = report_of_run(
                loaded.scenario, loaded.base, ran.saved.path, jobs, progress, measures
            )
    if ran.served and not quiet and run_folder_of(scenario) is None:
        tell_notes(ran.saved.path)
    forms = {"--json": as_json, "--md": as_markdown, "--csv": as_csv}
    form = next((name for name, given in forms.items() if given), None)
    if form is not None:
        _document(loaded, ran, lead, form)
    elif quiet:
        print_path(ran.saved.path)
    else:
        _tell(loaded, ran, lead)
        if written is not None:
            tell(f"Report: {written.as_posix()}")


def _document(loaded: Loaded, ran: Ran, lead: tuple[str, ...], form: str) -> None:
    from sim.store.document import to_csv, to_json

    if form == "--json":
        print_json(to_json(ran.saved, lead))
    elif form == "--csv":
        print_document(to_csv(ran.saved))
    else:
        from sim.report.answer import answer_markdown

        print_document(answer_markdown(ran.saved, _asked(loaded, ran, lead)))


def _tell(loaded: Loaded, ran: Ran, lead: tuple[str, ...]) -> None:
    """The answer for a person."""
    from sim.report.answer import print_answer

    print_answer(terminal(), ran.saved, _asked(loaded, ran, lead), served=ran.served)


def _asked(loaded: Loaded, ran: Ran, lead: tuple[str, ...]) -> Asked:
    """What was asked, with what the change from the base did under the same luck."""
    from dataclasses import replace

    from sim.report.answer import Asked
    from sim.report.drawn import drawn_numbers
    from sim.report.own_ranges import not_fitted
    from sim.report.words import agent
    from sim.study.against import against
    from sim.world.world import World

    scenario = loaded.scenario
    cast = World.of(scenario).cast
    made = zip(cast.brands, cast.titles, cast.makers, strict=True)
    titles = {key: f"{title} ({agent(maker)})" for key, title, maker in made}
    drawn, note = drawn_numbers(scenario), not_fitted(scenario).words()
    asked = Asked(scenario.title, scenario.question, cast, lead, titles, drawn, note)
    if loaded.base is not None:
        found = against(scenario, loaded.base, ran.saved.replications, lead)
        asked = replace(asked, base=loaded.base.name, against=found)
    return asked
