"""What each change, or each role, contributed."""

from __future__ import annotations

from collections.abc import Iterator

from sim.aliases import JsonMapping
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import Drawing
from sim.workshop.debrief.drawing.waterfall import Step, waterfall
from sim.workshop.debrief.telling.levers import change_name
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import unit_of
from sim.workshop.measures import goal_measures

__all__ = ["causes"]


def causes(told: Told) -> Section:
    """By team, world, or the scenario: its difference to the base in parts."""
    lines, title = list(told.debrief["parts"]), told.say("parts.title")
    if not lines:
        return Section("parts", title, [told.say("ranking.nobody")])
    lead = told.say("parts.lead.roles" if told.format == "roles" else "parts.lead")
    return Section("parts", title, [lead], [_block(told, line) for line in lines])


def _block(told: Told, line: JsonMapping) -> Block:
    title = told.place(line["place"])
    people = told.people(line["place"])
    if people and told.format == "design":
        title = told.say("plays.people", place=title, people=people)
    if line["failed"] or not line["measures"]:
        lead = told.say("parts.failed" if line["failed"] else "parts.none")
        return Block(title=title, lead=[lead], place=line["place"])
    figures = [_figure(told, line, name) for name in _main(told)]
    said = [told.say("parts.grouped")] if line.get("grouped") else []
    said += [told.say("parts.futures", replications=told.numbers.count(line["replications"]))]
    return Block(title, said, figures, tables=[_all(told, line)], place=line["place"])


def _main(told: Told) -> Iterator[str]:
    """What is drawn: the score, and what is shown first unless the score is made of just that."""
    first, goal = told.session["shown"][0], told.session["goal"]
    if goal is not None:
        yield "score"
    if goal is None or list(goal_measures(goal)) != [first]:
        yield first


def _figure(told: Told, line: JsonMapping, measure: str) -> Figure:
    unit, found = unit_of(told, measure), line["measures"][measure]
    names = {part["key"]: change_name(told, part["key"]) for part in found["parts"]}
    steps = [
        Step(
            names[part["key"]],
            part["value"],
            told.numbers.change(unit, part["value"]),
            part["low"],
            part["high"],
        )
        for part in found["parts"]
    ]
    place, (before, after) = told.place(line["place"]), (found["before"], found["after"])
    said = [told.numbers.value(unit, value) for value in (before, after)]
    ends = ((told.say("parts.base"), before, said[0]), (place, after, said[1]))

    def draw(frame: Frame) -> Drawing:
        return waterfall(steps, ends, frame, lambda v: told.numbers.tick(unit, v))

    title = told.say("parts.chart", measure=told.measure_head(measure), place=place)
    desc = told.say(
        "parts.desc", before=said[0], after=said[1], change=steps[0].name, value=steps[0].said
    )
    heads = ("change", "value", "interval", "alone", "last")
    table = Table(
        title,
        [told.say(f"head.{name}") for name in heads],
        [(names[part["key"]], *_cells(told, unit, part)) for part in found["parts"]],
    )
    key = f"parts-{line['place']}-{measure}"
    return Figure(key, title, desc, draw, table, rows=len(steps) + 2)


def _cells(told: Told, unit: str, part: JsonMapping) -> tuple[str, ...]:
    change = told.numbers.change
    span = told.say("span", low=change(unit, part["low"]), high=change(unit, part["high"]))
    return (
        change(unit, part["value"]),
        span,
        change(unit, part["alone"]),
        change(unit, part["last"]),
    )


def _all(told: Told, line: JsonMapping) -> Table:
    """Every change's part of every measure."""
    measures, found = list(line["measures"]), line["measures"]
    keys = [part["key"] for part in found[measures[0]]["parts"]]
    values = {
        (name, part["key"]): told.numbers.change(unit_of(told, name), part["value"])
        for name in measures
        for part in found[name]["parts"]
    }
    return Table(
        told.say("parts.all", place=told.place(line["place"])),
        [told.say("head.change"), *(told.measure_head(name) for name in measures)],
        [(change_name(told, key), *(values[name, key] for name in measures)) for key in keys],
    )
