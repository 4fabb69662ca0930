"""Score against luck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.aliases import JsonMapping
from sim.workshop.debrief.drawing.bars import Row, bars
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import ACCENT, DOWN, Drawing
from sim.workshop.debrief.drawing.stack import stack
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import score_unit

__all__ = ["chance"]


def chance(told: Told) -> Section:
    """How much was decided, and how much was luck."""
    lines, title = list(told.debrief["luck"]), told.say("luck.title")
    if not lines:
        return Section("luck", title, [told.say("ranking.nobody")])
    if told.format == "roles":
        return Section("luck", title, [_share(told, lines)], list(_worlds(told, lines)))
    share = lines[0]["decisions_share"]
    if share is None:
        return Section("luck", title, [told.say("luck.same")])
    parts = {
        "decisions": told.numbers.percent(share),
        "luck": told.numbers.percent(1.0 - share),
    }
    figures = [_split(told, share, parts)]
    if len(lines) > 2:
        figures.append(_ahead(told, lines[1:]))
    return Section("luck", title, [told.say("luck.split", **parts)], [Block(figures=figures)])


def _share(told: Told, lines: Sequence[JsonMapping]) -> str:
    luckier = sum(abs(line["luck"]) > abs(line["worth"]) for line in lines)
    return told.say("luck.roles", luckier=luckier, of=len(lines))


def _split(told: Told, share: float, parts: dict[str, str]) -> Figure:
    words = {name: told.say(f"luck.{name}") for name in parts}
    drawn = [(words["decisions"], share, parts["decisions"])]
    drawn.append((words["luck"], 1.0 - share, parts["luck"]))

    def draw(frame: Frame) -> Drawing:
        return stack(drawn, frame)

    title = told.say("luck.chart")
    rows = [(words[name], parts[name]) for name in parts]
    table = Table(title, ["", told.say("head.share")], rows)
    return Figure("luck", title, told.say("luck.desc", **parts), draw, table)


def _ahead(told: Told, lines: Sequence[JsonMapping]) -> Figure:
    unit = score_unit(told)
    ordered = sorted(lines, key=lambda line: -line["ahead"])
    rows = [
        Row(
            told.place(line["place"]),
            line["ahead"],
            told.numbers.change(unit, line["ahead"]),
            outer=(line["ahead_p05"], line["ahead_p95"]),
        )
        for line in ordered
    ]

    def draw(frame: Frame) -> Drawing:
        say = told.numbers.tick
        return bars(rows, frame, lambda v: say(unit, v, sign=True), filled=False, mark=0.0)

    title = told.say("luck.ahead")
    heads = ("who", "worth", "spread")
    table = Table(
        title,
        [told.say(f"head.{name}") for name in heads],
        [(row.name, row.said, _span(told, unit, row.outer)) for row in rows],
    )
    return Figure("ahead", title, told.say("luck.ahead.desc"), draw, table, rows=len(rows))


def _span(told: Told, unit: str, span: tuple[float, float] | None) -> str:
    assert span is not None
    low, high = (told.numbers.change(unit, value) for value in span)
    return told.say("span", low=low, high=high)


def _worlds(told: Told, lines: Sequence[JsonMapping]) -> Iterator[Block]:
    for world in dict.fromkeys(line["world"] for line in lines):
        own = [line for line in lines if line["world"] == world]
        place = f"w{world}"
        yield Block(told.place(place), figures=[_world(told, own, place)], place=place)


def _world(told: Told, lines: Sequence[JsonMapping], place: str) -> Figure:
    rows = [row for line in lines for row in _two(told, line)]

    def draw(frame: Frame) -> Drawing:
        return bars(rows, frame, lambda v: told.numbers.tick("yuan", v, sign=True))

    title, desc = told.say("luck.world", world=told.place(place)), told.say("luck.world.desc")
    return Figure(f"luck-{place}", title, desc, draw, _table(told, lines, title), rows=len(rows))


def _two(told: Told, line: JsonMapping) -> tuple[Row, Row]:
    role = told.agent(line["agent"])
    named = [
        told.say("luck.of", role=role, what=told.say(f"luck.{w}")) for w in ("decisions", "luck")
    ]
    yuan = told.numbers.yuan
    return (
        Row(
            named[0],
            line["worth"],
            yuan(line["worth"]),
            inner=(line["worth_low"], line["worth_high"]),
            colour=ACCENT,
        ),
        Row(
            named[1],
            line["luck"],
            yuan(line["luck"]),
            outer=(line["luck_p05"], line["luck_p95"]),
            colour=DOWN,
        ),
    )


def _table(told: Told, lines: Sequence[JsonMapping], title: str) -> Table:
    heads = ("who", "people", "base", "worth", "luck", "realised", "anyway")
    rows = [
        (
            told.agent(line["agent"]),
            told.people(line["place"], 8) or told.say("own_rule"),
            told.numbers.yuan(line["base"], sign=False),
            told.numbers.yuan(line["worth"]),
            told.numbers.yuan(line["luck"]),
            told.numbers.yuan(line["realised"], sign=False),
            told.numbers.yuan(line["luck_anyway"]),
        )
        for line in lines
    ]
    return Table(title, [told.say(f"head.{name}") for name in heads], rows, words=2)
