"""Write the table of the options that commands share: `python -m tools.list_options`.

It stands in `docs/reference/commands.md` and is made from `sim/commands/vocabulary.py`. With
`--check` this only says whether it is as it should be.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sim.commands.vocabulary import COMMANDS, SHARED, SharedOption

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"
BEGIN, END = "<!--options-->", "<!--/options-->"


def table() -> str:
    """Return the table as Markdown."""
    rows = [_row(option) for option in SHARED.values()]
    return "\n".join(
        ["| option | default | commands | meaning |", "| --- | --- | --- | --- |", *rows]
    )


def renewed(page: str) -> str:
    """Return a page with the table as it is now between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def main(arguments: list[str]) -> int:
    """Write the table, or check it; 1 where it is not current."""
    page = PAGE.read_text(encoding="utf-8")
    if "--check" not in arguments:
        PAGE.write_text(renewed(page), encoding="utf-8")
        return 0
    if page == renewed(page):
        return 0
    print(f"{PAGE}: the table of options is not current; run python -m tools.list_options")
    return 1


def _row(option: SharedOption) -> str:
    name = f"`{option.name} {option.value}`" if option.value else f"`{option.name}`"
    commands = "all" if option.commands == COMMANDS else ", ".join(option.commands)
    note = f" {option.note}." if option.note else ""
    return f"| {name} | {option.default} | {commands} | {option.meaning}{note} |"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
