"""Turning points, with what happened beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.aliases import JsonMapping
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.path import path
from sim.workshop.debrief.drawing.shapes import Drawing
from sim.workshop.debrief.telling.events import happened
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import unit_of

__all__ = ["turned"]


def turned(told: Told) -> Section:
    """By play: the path of what is followed, and its months that stand out."""
    lines, title = list(told.debrief["turning"]), told.say("turning.title")
    if not lines:
        return Section("turning", title, [told.say("ranking.nobody")])
    lead = told.say("turning.lead", measure=told.measure(lines[0]["measure"]))
    return Section("turning", title, [lead], [_block(told, line) for line in lines])


def _block(told: Told, line: JsonMapping) -> Block:
    place = told.place(line["place"])
    alone = told.format == "predict"
    title = place if alone else told.say(f"turning.{line['of']}", place=place)
    if not line["points"]:
        return Block(title=title, lead=[told.say("turning.none")], place=line["place"])
    notes = list(_points(told, line))
    return Block(title=title, figures=[_figure(told, line)], notes=notes, place=line["place"])


def _figure(told: Told, line: JsonMapping) -> Figure:
    unit, calendar = unit_of(told, line["measure"]), told.session["calendar"]
    months = calendar[: len(line["path"])]
    marked = [point["index"] for point in line["points"]]

    def say(value: float) -> str:
        return told.numbers.change(unit, value)

    def tick(value: float) -> str:
        return told.numbers.tick(unit, value, sign=True)

    def draw(frame: Frame) -> Drawing:
        return path(line["path"], (line["low"], line["high"]), months, marked, frame, tick)

    title = told.say("turning.chart", measure=told.measure_head(line["measure"]))
    month = told.numbers.month(months[-1])
    table = Table(
        title,
        [told.say(f"head.{name}") for name in ("month", "value", "interval")],
        [
            (
                each,
                say(line["path"][i]),
                told.say("span", low=say(line["low"][i]), high=say(line["high"][i])),
            )
            for i, each in enumerate(months)
        ],
    )
    desc = told.say(
        "turning.desc" + (".played" if line["of"] == "played" else ""),
        last=say(line["path"][-1]),
        month=month,
    )
    return Figure(f"turning-{line['place']}-{line['of']}", title, desc, draw, table)


def _points(told: Told, line: JsonMapping) -> Iterator[str]:
    unit = unit_of(told, line["measure"])
    for number, point in enumerate(line["points"], 1):
        words = told.say(
            f"turning.{point['kind']}",
            number=number,
            month=told.numbers.month(point["month"]),
            step=told.numbers.change(unit, point["step"]),
            value=told.numbers.change(unit, point["difference"]),
        )
        yield " ".join([words, *_events(told, point["events"])])


def _events(told: Told, events: Sequence[JsonMapping]) -> Iterator[str]:
    """What the decisions brought about apart from what would have happened anyway."""
    for key, own in (("own", True), ("anyway", False)):
        lines = [happened(told, each) for each in events if each["own"] is own]
        if lines:
            yield told.say(f"turning.{key}", events=told.say("list.semicolon").join(lines))
    if not events:
        yield told.say("turning.quiet")
