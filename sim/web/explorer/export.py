"""Files to take away: the data behind the page, and the report on it."""

from __future__ import annotations

from sim.csv_text import csv_text
from sim.engine import record
from sim.report.page.write import refuse_large, render
from sim.study.dossier import gather_dossier
from sim.study.series import series
from sim.web.explorer.question import ExportAsked
from sim.web.explorer.saved import named

__all__ = ["data_file", "report_file"]


def data_file(asked: ExportAsked) -> str:
    """The long table of `sim run` as CSV: its columns, its rows, its numbers.

    Raises:
        ScenarioError: the setting is no scenario.
    """
    scenario = named(asked.setting, asked.run, asked.name, asked.title)
    table = series(record(scenario))
    rows = ((scenario.name, *row.values()) for row in table.rows())
    return csv_text(("scenario", *table.columns()), rows)


def report_file(asked: ExportAsked) -> str:
    """The HTML report that leads with an outcome, against the pinned setting where one differs.

    Raises:
        ScenarioError: a setting is no scenario.
        InputError: the report would be too large, or there is no such outcome.
    """
    scenarios = [named(asked.setting, asked.run, asked.name, asked.title)]
    if asked.pinned is not None and asked.pinned != asked.setting:
        scenarios.insert(0, named(asked.pinned, asked.run))
    refuse_large(len(scenarios), asked.run.months)
    # the names under which `sim report` would run what the page saves as files
    command = ["sim", "report", *(f"{scenario.name}.yaml" for scenario in scenarios)]
    measures = None if asked.measure is None else [asked.measure]
    command += [] if measures is None else ["--measure", *measures]
    return render(gather_dossier(scenarios, measures=measures), command)
