"""Counts of a round of predictions: how much ranges hold, directions, reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sim.aliases import JsonMapping
from sim.workshop.debrief.drawing.bars import Row, bars
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import ACCENT, DOWN, Drawing
from sim.workshop.debrief.telling.section import Figure, Table
from sim.workshop.debrief.telling.told import Told

__all__ = ["directions", "holding", "reasons"]

_BINS = 10


def holding(told: Told, asked: JsonMapping) -> Figure:
    """How many ranges hold how much, in tenths of the futures."""
    held = [each["held"] for each in asked["said"]]
    counts = [0] * _BINS
    for part in held:
        counts[min(int(part * _BINS + 1e-9), _BINS - 1)] += 1
    meant = asked["room"]["meant"]
    rows = []
    for i in reversed(range(_BINS)):
        low, high = (told.numbers.percent((i + n) / _BINS) for n in (0, 1))
        name = told.say("predictions.held.bin", low=low, high=high)
        enough = i / _BINS >= meant - 1e-9
        rows.append(Row(name, counts[i], str(counts[i]), colour=ACCENT if enough else DOWN))
    enough = sum(part >= meant for part in held)
    desc = told.say("predictions.held.desc", enough=enough, count=len(held))
    heads = [told.say("head.held"), told.say("head.count")]
    key = f"held-{asked['round']}"
    return _counted(told, key, (told.say("predictions.held"), desc), rows, heads)


def directions(told: Told, asked: JsonMapping) -> Figure:
    """What was said of the direction, and what came."""
    room, sides = asked["room"], asked["came"]["sides"]
    rows = []
    for name in ("higher", "same", "lower"):
        said, word = room["directions"][name] / room["count"], told.say(f"direction.{name}")
        for key, part, colour in (("said", said, DOWN), ("come", sides[name], ACCENT)):
            label = told.say(f"predictions.{key}", direction=word)
            rows.append(Row(label, part, told.numbers.percent(part), colour=colour))
    most = [max(found, key=lambda name: found[name]) for found in (room["directions"], sides)]
    said, came = (told.say(f"direction.{name}") for name in most)
    desc = told.say("predictions.directions.desc", said=said, came=came)
    heads = [told.say("head.direction"), told.say("head.share")]
    title = told.say("predictions.directions")
    key = f"directions-{asked['round']}"
    return _counted(told, key, (title, desc), rows, heads, told.numbers.percent)


def reasons(told: Told, asked: JsonMapping) -> Figure:
    """Which reasons were given how often."""
    found = sorted(asked["room"]["reasons"].items(), key=lambda item: (-item[1], item[0]))
    rows = [Row(told.say(f"reason.{name}"), count, str(count)) for name, count in found]
    desc = told.say("predictions.reasons.desc", reason=rows[0].name, count=rows[0].said)
    heads = [told.say("head.reasons"), told.say("head.count")]
    key, title = f"reasons-{asked['round']}", told.say("predictions.reasons")
    return _counted(told, key, (title, desc), rows, heads)


def _counted(
    told: Told,
    key: str,
    words: tuple[str, str],
    rows: Sequence[Row],
    heads: Sequence[str],
    say: Callable[[float], str] | None = None,
) -> Figure:
    shown = say or (lambda value: told.numbers.count(value) if value == int(value) else "")

    def draw(frame: Frame) -> Drawing:
        return bars(rows, frame, shown)

    table = Table(words[0], heads, [(row.name, row.said) for row in rows])
    return Figure(key, *words, draw, table, rows=len(rows))
