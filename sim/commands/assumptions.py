"""`sim assumptions`: every number of the world, with its evidence and its history."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.drawing_fit import draw_fit, refuse_name
from sim.commands.forms import Form, Head, chosen_form, print_envelope, print_rows
from sim.commands.options import AsCsv, AsJson, AsMarkdown, PlotDir, terminal
from sim.errors import InputError

if TYPE_CHECKING:
    from sim.report.learnt import Learnt
    from sim.scenario.types.numbers import Quantity
    from sim.world.world import World

__all__ = ["assumptions"]

Scenario = Annotated[
    str | None, typer.Option("--scenario", help="With this scenario's own ranges and brands.")
]
Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME...]", help="Only names with this in them.")
]


def assumptions(
    names: Names = None,
    scenario: Scenario = None,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
    plot: PlotDir = None,
) -> None:
    """The evidence register: every number with its evidence, and what the history says of it."""
    form = chosen_form(as_json, as_markdown, as_csv)

    from sim.report.learnt import Learnt

    world = _world(scenario) if scenario else None
    numbers, learnt = _chosen(world, names or [""]), Learnt.of(world)
    if plot is not None:
        _draw(numbers, learnt, world, plot)
    _show(numbers, learnt, world, form)


def _show(numbers: Mapping[str, Quantity], learnt: Learnt, world: World | None, form: Form) -> None:
    from sim.report.assumptions import print_register, register_rows

    if form == "text":
        print_register(terminal(), numbers, learnt)
        return
    rows = register_rows(numbers, learnt)
    if form == "json":
        head = Head(world.scenario.name if world else None)
        print_envelope("assumptions", {"assumptions": rows}, head, ensure_ascii=False)
        return
    named = [{"name": name, **row} for name, row in rows.items()]
    print_rows(form, [*dict.fromkeys(key for row in named for key in row)], named)


def _world(scenario: str) -> World:
    from sim.commands.loading import load_scenario
    from sim.world.world import World

    return World.of(load_scenario(scenario).scenario)


def _chosen(world: World | None, names: list[str]) -> dict[str, Quantity]:
    from sim.world.world import fixed_numbers, register

    numbers = {**(world.register if world else register()), **fixed_numbers()}
    return {name: number for name, number in numbers.items() if any(w in name for w in names)}


def _draw(
    numbers: Mapping[str, Quantity], learnt: Learnt, world: World | None, folder: Path
) -> None:
    """The picture of those that are drawn from the fit."""
    start = f"{world.scenario.name}-" if world else ""
    name = f"{start}assumptions-widths"
    refuse_name(folder, name)
    shown = [each for each in learnt.fitted.values() if each.name in numbers]
    if not shown:
        raise InputError("--plot: none of these numbers is drawn from the fit to the history")

    from sim.report.charts.evidence import widths

    about = {"scenario": world.scenario.name} if world else {}
    draw_fit(widths(shown), folder, name, {"fit": "the shipped ensemble", **about})
