"""Tables as comma-separated values whose texts no spreadsheet takes for formulas.

Spreadsheets run a cell that begins with a sign of a formula. They split lines at the separator of
the reader's country, so a sign after a semicolon within a text begins a cell as well, and where
Chinese is typed they take full-width signs for the others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from sim.one_line import one_line

__all__ = ["csv_text"]

_FORMULA = re.compile(
    r'((?:^|[,;|])[\s"]*)(?=[=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b-])'
)
"""Before a sign that begins a cell, whichever separator a spreadsheet splits lines at; the explorer
has the same in ``sim/web/page/csv.js``."""


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under a head, a line each; numbers are written so that they read back as the same.

    Texts stay on one line (see ``one_line``), with an apostrophe before a sign of a formula.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_cell(value) for value in row] for row in (head, *rows))
    return text.getvalue()


def _cell(value: object) -> object:
    return _FORMULA.sub(r"\1'", one_line(value)) if isinstance(value, str) else value
