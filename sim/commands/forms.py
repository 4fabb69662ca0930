"""The form in which an answer is printed: text, or one document on standard output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sim.commands.documents import print_document, print_json
from sim.errors import InputError

__all__ = ["Form", "Head", "chosen_form", "print_envelope", "print_rows"]

Form = Literal["text", "json", "md", "csv"]


class Head(NamedTuple):
    """What the beginning of a JSON document says was run; None where nothing was.

    Attributes:
        scenario: the scenario's name; where several are compared with a base, their names.
        seed: of the luck.
        replications: of every scenario.
    """

    scenario: str | list[str] | None = None
    seed: int | None = None
    replications: int | None = None


def chosen_form(
    as_json: bool = False, as_markdown: bool = False, as_csv: bool = False, **others: bool
) -> Form:
    """Return the form that the options of a command ask for.

    Args:
        as_json, as_markdown, as_csv: the options of that meaning.
        others: flags of the command that also take standard output, by their names.

    Raises:
        InputError: more than one is asked for.
    """
    forms: dict[Form, bool] = {"json": as_json, "md": as_markdown, "csv": as_csv}
    asked = [*forms.items(), *others.items()]
    wanted = [f"--{name}" for name, given in asked if given]
    if len(wanted) > 1:
        raise InputError(f"{' and '.join(wanted)} cannot both go to standard output; take one")
    return next((form for form, given in forms.items() if given), "text")


def print_envelope(
    kind: str,
    fields: Mapping[str, Any],
    head: Head | None = None,
    *,
    indent: int | None = 1,
    ensure_ascii: bool = True,
) -> None:
    """Print the JSON document of a command: what every command says first, then its own fields.

    Args:
        kind: the command, in one word.
        fields: its own; one that ``head`` has as well wins.
        head: what was run.
        indent, ensure_ascii: as ``print_json`` takes them.
    """
    from sim.world.version import model_version

    first = head or Head()
    document = {
        "kind": kind,
        "model": model_version(),
        "seed": first.seed,
        "replications": first.replications,
        "scenario": first.scenario,
        **fields,
    }
    print_json(document, indent=indent, ensure_ascii=ensure_ascii)


def print_rows(form: Form, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Print rows as CSV or as a table of Markdown; what a row lacks is empty.

    Args:
        form: "csv" or "md".
        columns: keys of the rows, in the order of the table.
        rows: numbers and texts; a list or a map in one is written as JSON.
    """
    if form == "csv":
        from sim.csv_text import csv_text

        cells = ([_cell(row.get(name)) for name in columns] for row in rows)
        print_document(csv_text(columns, cells))
        return
    from sim.report.markdown import markdown_of
    from sim.report.sheet import Sheet

    texts = tuple(tuple(_text(row.get(name)) for name in columns) for row in rows)
    print_document(markdown_of([Sheet("", tuple(columns), texts)]))


def _cell(value: object) -> object:
    """A value for a program: numbers and texts as they are, the rest as JSON has it."""
    import json

    if isinstance(value, bool | Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value


def _text(value: object) -> str:
    """A value for a person."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.6g}" if isinstance(value, float) else str(_cell(value))
