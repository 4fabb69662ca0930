"""Predictions against the outcome, and the calibration of the room."""

from __future__ import annotations

from collections.abc import Iterator

from sim.aliases import JsonMapping
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import clean
from sim.workshop.debrief.drawing.ranges import Range, ranges
from sim.workshop.debrief.drawing.shapes import Drawing
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.tallies import directions, holding, reasons
from sim.workshop.debrief.telling.told import Told

__all__ = ["foretold"]


def foretold(told: Told) -> Section | None:
    """By round; None where nobody was asked to predict."""
    if told.format != "predict":
        return None
    rounds = list(told.debrief["predictions"])
    blocks = [_block(told, each, last=each is rounds[-1]) for each in rounds]
    return Section("predictions", told.say("predictions.title"), (), blocks)


def _block(told: Told, asked: JsonMapping, last: bool) -> Block:
    title = told.say(
        "predictions.round", round=asked["round"], month=told.numbers.month(asked["month"])
    )
    lead = list(_came(told, asked))
    if not asked["room"]:
        return Block(title, [*lead, told.say("predictions.nobody")])
    lead.append(_room(told, asked["room"]))
    if last and told.debrief["crowd"]:
        lead.append(_crowd(told, told.debrief["crowd"]))
    figures = [_ranges(told, asked), holding(told, asked), directions(told, asked)]
    if asked["room"]["reasons"]:
        figures.append(reasons(told, asked))
    return Block(title, lead, figures)


def _came(told: Told, asked: JsonMapping) -> Iterator[str]:
    came, say = asked["came"], told.numbers
    shares = {name: say.share(came[name]) for name in ("mean", "low", "high", "base")}
    yield told.say("predictions.came", month=say.month(asked["month"]), **shares)
    yield told.say("predictions.sides", **{k: say.percent(v) for k, v in came["sides"].items()})


def _room(told: Told, room: JsonMapping) -> str:
    return told.say(
        "predictions.room",
        count=room["count"],
        held=told.numbers.percent(room["held"]),
        narrow=room["too_narrow"],
        width=told.numbers.points(room["width"]),
        needed=told.numbers.points(room["ensemble_width"]),
    )


def _crowd(told: Told, crowd: JsonMapping) -> str:
    points = [each["points"] for each in crowd["people"]]
    return told.say(
        "predictions.crowd",
        points=told.numbers.score(crowd["points"]),
        better=sum(each > crowd["points"] for each in points),
        of=len(points),
        perfect=told.numbers.score(crowd["perfect"]),
    )


def _ranges(told: Told, asked: JsonMapping) -> Figure:
    meant, came = asked["room"]["meant"], asked["came"]
    lines = sorted(asked["said"], key=lambda each: each["low"] + each["high"])
    said = [
        Range(told.place(each["place"]), each["low"], each["high"], each["held"] >= meant)
        for each in lines
    ]
    found = asked.get("histogram")
    histogram = (found["edges"], found["counts"]) if found else None

    def draw(frame: Frame) -> Drawing:
        return ranges(said, histogram, (came["low"], came["high"]), frame, told.numbers.percent)

    title = told.say("predictions.ranges")
    heads = ("who", "direction", "reasons", "text", "range", "held")
    table = Table(
        title,
        [told.say(f"head.{name}") for name in heads],
        [_cells(told, each) for each in lines],
        words=4,
    )
    desc = told.say("predictions.ranges.desc")
    return Figure(f"ranges-{asked['round']}", title, desc, draw, table, wide=True)


def _cells(told: Told, said: JsonMapping) -> tuple[str, ...]:
    return (
        told.place(said["place"]),
        told.say(f"direction.{said['direction']}"),
        told.joined(told.say(f"reason.{each}") for each in said["reasons"]),
        clean(said["text"]),
        told.say(
            "span", low=told.numbers.share(said["low"]), high=told.numbers.share(said["high"])
        ),
        told.numbers.percent(said["held"]),
    )
