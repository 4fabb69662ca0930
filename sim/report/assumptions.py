"""The register for people: every number with its evidence, and what the history says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from sim.aliases import Json
from sim.levers.lever import all_of
from sim.report.fitting import GRADES, edge_words, in_figures
from sim.report.learnt import OWN, UNTOUCHED, Learnt
from sim.report.words import percent
from sim.scenario.types.numbers import Quantity
from sim.signed import signed

__all__ = ["print_register", "register_rows"]

_NUMBERS = ("p05", "p50", "p95", "width", "edge", "trades")


def register_rows(numbers: Mapping[str, Quantity], learnt: Learnt) -> dict[str, Json]:
    """The numbers as maps and lists, the drawn ones with their ``history``."""
    rows = {}
    for name, number in numbers.items():
        rows[name] = number.model_dump(exclude_none=True)
        if grade := learnt.grade(name, number):
            plain = asdict(learnt.fitted[name]) if name in learnt.fitted else {}
            known = {key: plain[key] for key in _NUMBERS if key in plain}
            rows[name]["history"] = {"grade": grade, **known}
    return rows


def print_register(console: Console, numbers: Mapping[str, Quantity], learnt: Learnt) -> None:
    """Print every number with its evidence and its history, and what that comes to."""
    for name, number in numbers.items():
        console.print(Text.assemble((name, "bold"), f"  {_range(number)} {number.unit}"))
        why = f"; {number.reason}" if number.reason else ""
        console.print(f"    {number.evidence}: {number.source}{why}", style="dim")
        if told := _history(name, number, learnt):
            console.print(f"    {told}", style="dim")
    for line in _summary(numbers, learnt):
        console.print(line)


def _range(number: Quantity) -> str:
    low, high = number.bounds
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _history(name: str, number: Quantity, learnt: Learnt) -> str:
    """What the history says of a number; nothing where it is untouched, which most are."""
    grade = learnt.grade(name, number)
    if grade == OWN:
        return "the scenario's own range: not from the fit"
    if grade not in GRADES:
        return ""
    each = learnt.fitted[name]
    p05, p50, p95 = (in_figures(v, *number.bounds) for v in (each.p05, each.p50, each.p95))
    edge = f", {edge_words(each)}" if each.edge else ""
    others = ", ".join(f"{other} ({signed(value, 1)})" for other, value in each.trades)
    return (
        f"history: {p05} to {p95} in 90% of the ensemble, median {p50}; {percent(each.width)} as "
        f"wide: {GRADES[grade]}{edge}{f'; trades off with {others}' if others else ''}"
    )


def _summary(numbers: Mapping[str, Quantity], learnt: Learnt) -> Iterator[str]:
    kinds = Counter(number.evidence for number in numbers.values())
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    yield f"{len(numbers)} number{'s' * (len(numbers) != 1)}: {told or 'none'}"
    if learnt.prior:
        yield (
            "Nothing is from the fit to the sales history: the scenario draws from the "
            "register's ranges (run.prior)."
        )
        return
    grades = {name: grade for name, n in numbers.items() if (grade := learnt.grade(name, n))}
    if grades:
        yield _heard(grades)


def _heard(grades: Mapping[str, str]) -> str:
    """Of how many drawn numbers the history says how much, in a sentence."""
    known = [name for name, grade in grades.items() if grade == "identified"]
    count = Counter(grades.values())
    parts = [f"identifies {len(known)} ({', '.join(known)})" if known else "identifies none"]
    if count["weakly"]:
        parts.append(f"narrows {count['weakly']} a little")
    left = [f"{count[each]} {each}" for each in ("open", UNTOUCHED) if count[each]]
    if left:
        parts.append(f"leaves {' and '.join(left)}")
    said = all_of(parts)
    drawn = f"Of {len(grades)} drawn number{'s' * (len(grades) != 1)} the sales history {said}"
    return f"{drawn}; {count[OWN]} with a range of the scenario's." if count[OWN] else f"{drawn}."
