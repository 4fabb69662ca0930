"""The report: one HTML file that holds its text, its charts, their numbers, and how to redo it."""

from sim.report.page.write import refuse_existing, refuse_large, write_report

__all__ = ["refuse_existing", "refuse_large", "write_report"]
