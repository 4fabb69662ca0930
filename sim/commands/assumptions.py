"""`sim assumptions`: every number of the world, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.options import AsJson, terminal

if TYPE_CHECKING:
    from sim.scenario.numbers import Quantity

__all__ = ["assumptions"]

Scenario = Annotated[
    str | None, typer.Option("--scenario", help="With this scenario's own ranges and brands.")
]
Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME...]", help="Only names with this in them.")
]


def _chosen(scenario: str | None, names: list[str] | None) -> dict[str, Quantity]:
    from sim.commands.loading import load_scenario
    from sim.world.world import World, fixed_numbers, register

    drawn = World.of(load_scenario(scenario).scenario).register if scenario else register()
    numbers = {**drawn, **fixed_numbers()}
    wanted = names or [""]
    return {name: number for name, number in numbers.items() if any(w in name for w in wanted)}


def _range(number: Quantity) -> str:
    low, high = number.bounds
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def assumptions(names: Names = None, scenario: Scenario = None, as_json: AsJson = False) -> None:
    """The evidence register: value or range, unit, evidence, source and reason of every number."""
    numbers = _chosen(scenario, names)
    if as_json:
        import json

        rows = {name: number.model_dump(exclude_none=True) for name, number in numbers.items()}
        print(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    from collections import Counter

    from rich.markup import escape

    console = terminal()
    for name, number in numbers.items():
        console.print(f"[bold]{escape(name)}[/bold]  {_range(number)} {escape(number.unit)}")
        why = f"; {number.reason}" if number.reason else ""
        console.print(f"    {number.evidence}: {escape(number.source + why)}", style="dim")
    kinds = Counter(number.evidence for number in numbers.values())
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    console.print(f"{len(numbers)} number{'s' * (len(numbers) != 1)}: {told or 'none'}")
