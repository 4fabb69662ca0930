"""A backtest for people: a verdict in plain words, the scores, the rows."""

from sim.report.backtest.findings import check_sheet, findings_words, pattern_words
from sim.report.backtest.page import print_backtest, row_sheets, score_sheet, to_markdown
from sim.report.backtest.verdict import forecast_verdict

__all__ = [
    "check_sheet",
    "findings_words",
    "forecast_verdict",
    "pattern_words",
    "print_backtest",
    "row_sheets",
    "score_sheet",
    "to_markdown",
]
