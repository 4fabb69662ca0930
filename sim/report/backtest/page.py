"""A backtest as a page: for a terminal, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from sim.measures.outcome import unit_of
from sim.report.backtest.findings import check_sheet
from sim.report.backtest.verdict import counted, forecast_verdict, signed_error
from sim.report.forms import level
from sim.report.markdown import escaped, markdown_of
from sim.report.plain import print_page
from sim.report.sheet import Sheet
from sim.report.words import span
from sim.signed import signed as signed_number
from sim.study.backtest import RELATIVE, Backtest, Row, Score
from sim.study.backtest.periods import Period

__all__ = ["print_backtest", "row_sheets", "score_sheet", "to_markdown"]

HOW_TO_READ = (
    "Error: of the median. CRPS: the error of the whole ensemble; that of a single number is its "
    "plain error, so it compares with June held, which says June 2025's value for every month. "
    "Skill: 1 is perfect, 0 as good as June held (or as the trend of the published history, "
    "where that spans a year), below 0 worse. Bias: median less outcome. Shares are in points. "
    "Checks: how many futures would look at least as extreme had they come; * marks a clear "
    "finding, as few futures have in any check."
)
NOT_TOLD = (
    "Months of one history move together, so many outcomes are few independent tests, and no "
    "score tells whether a forecast was right for the right reason."
)


def _size(scale: str, value: float) -> str:
    return signed_error(scale, value).lstrip("+")


def _skill(value: float | None) -> str:
    return "-" if value is None else signed_number(value, 2)


def score_sheet(found: Backtest) -> Sheet:
    """A row for each measure in its own unit, and one for all relative to June."""
    rows = [_score_row(name, unit_of(name), score) for name, score in found.measures.items()]
    if found.scale == RELATIVE:
        rows.append(_score_row("all, of June's", RELATIVE, found.overall))
    heads = ("\nmeasure", "in\nband", "\nerror", "\nCRPS", "June\nheld")
    return Sheet("", (*heads, "\nskill", "against\ntrend", "\nbias"), tuple(rows), wrap=True)


def _score_row(name: str, scale: str, score: Score) -> tuple[str, ...]:
    sizes = (score.mae, score.crps, score.persistence_mae)
    return (
        name,
        f"{round(score.coverage * score.outcomes)}/{score.outcomes}",
        *(_size(scale, value) for value in sizes),
        _skill(score.skill),
        _skill(score.drift_skill),
        signed_error(scale, score.bias),
    )


def row_sheets(found: Backtest) -> list[Sheet]:
    """The outcomes of each measure beside their forecasts."""
    heads = ("came", "median", "90% of futures", "in band")
    cells = {name: [_cells(r) for r in found.rows if r.measure == name] for name in found.measures}
    return [Sheet("", (name, *heads), tuple(rows), wrap=True) for name, rows in cells.items()]


def _cells(row: Row) -> tuple[str, ...]:
    low, median, high, actual = (
        level(unit_of(row.measure), value) for value in (row.p05, row.p50, row.p95, row.actual)
    )
    place = "yes" if row.covered else "above" if row.actual > row.p95 else "below"
    return row.month, actual, median, span(low, high), place


def _heading(found: Backtest) -> str:
    rows, run = found.rows, found.result.scenario.run
    periods = [Period.of(row.month) for row in rows]
    first, last = min(each.first for each in periods), max(each.last for each in periods)
    same = len({row.month for row in rows}) == 1
    when = rows[0].month if same else f"{first} to {last}"
    return (
        f"{found.result.scenario.name} against {counted(len(rows))}, {when}: "
        f"{run.replications:,} futures, seed {run.seed}"
    )


def _sections(found: Backtest) -> Iterator[str | Sheet]:
    yield forecast_verdict(found)
    yield score_sheet(found)
    yield check_sheet(found)
    yield from row_sheets(found)
    yield f"{HOW_TO_READ} {NOT_TOLD}"


def print_backtest(console: Console, found: Backtest) -> None:
    """Print a backtest within the console's width."""
    shown: list[RenderableType] = [Text(_heading(found), "bold")]
    shown += [Text(s) if isinstance(s, str) else s.to_rich() for s in _sections(found)]
    print_page(console, shown)


def to_markdown(found: Backtest) -> str:
    """The same as Markdown."""
    return f"# {escaped(_heading(found))}\n\n{markdown_of(_sections(found))}"
