"""Tables in Markdown, and how numbers of the register stand in their cells."""

from __future__ import annotations

from collections.abc import Iterable

from sim.scenario.types.numbers import Quantity

__all__ = ["amount", "evidence", "figure", "table"]


def table(head: str, rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; ``head`` names its columns, with bars between them."""
    names = [name.strip() for name in head.split("|")]
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def figure(number: float) -> str:
    """A number as people write it."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:g}"


def amount(number: Quantity) -> str:
    """The value of a number, or its range."""
    low, high = number.bounds
    if number.value is not None:
        return figure(low)
    return f"{figure(low)} to {figure(high)}" + (", log" if number.shape == "log" else "")


def evidence(number: Quantity) -> str:
    """Where a number comes from, and why it is what it is."""
    return f"{number.evidence}: {number.source}" + (f"; {number.reason}" if number.reason else "")
