"""What each would have had with its neighbour's choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.aliases import JsonMapping
from sim.workshop.debrief.drawing.bars import Row, bars
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import Drawing
from sim.workshop.debrief.telling.levers import lever_name
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import unit_of

__all__ = ["swapped"]


def _drawn(told: Told) -> str:
    """The measure that charts show: the score, in worlds the first that the session shows."""
    drawn: str = told.session["shown"][0]
    return {"design": "score", "predict": "points"}.get(told.format, drawn)


def swapped(told: Told) -> Section:
    """By team (world): the paired difference of every choice; people together in one chart."""
    lines, title = list(told.debrief["neighbours"]), told.say("neighbours.title")
    if not lines:
        return Section("neighbours", title, [told.say("neighbours.none")])
    lead = [told.say("neighbours.lead", measure=told.measure(_drawn(told)))]
    if any(line["other"] is None for line in lines):
        lead.append(told.say("neighbours.base"))
    if told.format == "predict":
        ordered = sorted(lines, key=lambda line: -line["measures"]["points"]["mean"])
        return Section("neighbours", title, lead, [Block(figures=[_figure(told, ordered, "all")])])
    return Section("neighbours", title, lead, list(_blocks(told, lines)))


def _blocks(told: Told, lines: Sequence[JsonMapping]) -> Iterator[Block]:
    for place in dict.fromkeys(line["place"] for line in lines):
        own = [line for line in lines if line["place"] == place]
        fits = [line for line in own if line["fits"]]
        misfits = [lever_name(told, line["group"]) for line in own if not line["fits"]]
        lead = [told.say("neighbours.misfit", choices=told.joined(misfits))] if misfits else []
        figures = [_figure(told, fits, place)] if fits else []
        tables = [_all(told, fits, told.say("neighbours.all"))] if fits else []
        yield Block(told.place(place), lead, figures, tables=tables, place=place)


def _title(told: Told, line: JsonMapping) -> str:
    if line["other"] is None:
        return told.say("neighbours.with.base")
    return told.say("neighbours.with", other=told.place(line["other"]))


def _name(told: Told, line: JsonMapping) -> str:
    what = lever_name(told, line["group"])
    if told.format != "predict":
        return what
    place, other = told.place(line["place"]), told.place(line["other"])
    return told.say("neighbours.person", place=place, what=what, other=other)


def _figure(told: Told, lines: Sequence[JsonMapping], key: str) -> Figure:
    measure = _drawn(told)
    unit = unit_of(told, measure)
    found = [(_name(told, line), line["measures"][measure]) for line in lines]
    rows = [
        Row(
            name, each["mean"], told.numbers.change(unit, each["mean"]), (each["low"], each["high"])
        )
        for name, each in found
    ]

    def draw(frame: Frame) -> Drawing:
        return bars(
            rows, frame, lambda v: told.numbers.tick(unit, v, sign=True), filled=False, mark=0.0
        )

    title = told.say("neighbours.chart", measure=told.measure_head(measure))
    if told.format != "predict":
        title = told.say("setting.of", whose=_title(told, lines[0]), what=title)
    most = max(rows, key=lambda row: abs(row.value))
    desc = told.say("neighbours.desc", choice=most.name, value=most.said)
    heads = [told.say(f"head.{name}") for name in ("choice", "value", "interval")]
    table = Table(
        title,
        [*heads, told.say("neighbours.higher")],
        [(name, *_cells(told, unit, each)) for name, each in found],
    )
    return Figure(f"neighbours-{key}", title, desc, draw, table, rows=len(rows))


def _cells(told: Told, unit: str, found: JsonMapping) -> tuple[str, ...]:
    change = told.numbers.change
    span = told.say("span", low=change(unit, found["low"]), high=change(unit, found["high"]))
    return change(unit, found["mean"]), span, told.numbers.percent(found["higher"])


def _all(told: Told, lines: Sequence[JsonMapping], title: str) -> Table:
    """What a choice would do to every measure."""
    measures = list(lines[0]["measures"])
    return Table(
        title,
        [told.say("head.choice"), *(told.measure_head(name) for name in measures)],
        [
            (
                lever_name(told, line["group"]),
                *(
                    told.numbers.change(unit_of(told, name), line["measures"][name]["mean"])
                    for name in measures
                ),
            )
            for line in lines
        ],
    )
