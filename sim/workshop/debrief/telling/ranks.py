"""Who came out ahead, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.aliases import JsonMapping
from sim.report.palette import agent_colour
from sim.workshop.debrief.drawing.bars import Row, bars
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import ACCENT, Drawing
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import score_unit
from sim.workshop.measures import goal_measures

__all__ = ["ranks"]

_NAMED = 7


def ranks(told: Told) -> Section:
    """The ranking with its caution."""
    lines, title = list(told.debrief["ranking"]), told.say("ranking.title")
    if not lines:
        return Section("ranking", title, [told.say("ranking.nobody")])
    if told.format == "roles":
        return Section("ranking", title, list(_worths(told)), list(_roles(told, lines)))
    figures = [_scores(told, lines, "ranking", "")]
    if len(lines) > 1:
        figures.append(_first(told, lines, "ranking-first", told.say("ranking.first")))
    return Section("ranking", title, list(_caution(told)), [Block(figures=figures)])


def _caution(told: Told) -> Iterator[str]:
    caution, unit = told.debrief["caution"], score_unit(told)
    names = {key: told.place(caution[key]) for key in ("leader", "runner_up") if caution.get(key)}
    if not caution.get("runner_up"):
        yield told.say("ranking.alone")
        return
    if caution["tied"] > 1:
        equal = caution["identical"] == caution["tied"]
        yield told.say(
            "ranking.same" if equal else "ranking.open",
            tied=caution["tied"],
            of=caution["of"],
            replications=told.numbers.count(caution["replications"]),
        )
    else:
        margin = {k: told.numbers.change(unit, v) for k, v in caution["margin"].items()}
        yield told.say(
            "ranking.settled",
            **names,
            margin=margin["mean"].lstrip("+"),
            low=margin["low"],
            high=margin["high"],
        )
    yield told.say(
        "ranking.single",
        **names,
        first=told.numbers.percent(caution["first"]),
        overtaken=told.numbers.percent(caution["overtaken"]),
    )


def _worths(told: Told) -> Iterator[str]:
    settled = told.debrief["caution"].get("settled", {})
    yield told.say("ranking.worth")
    pays = [place for place, found in settled.items() if found["low"] > 0]
    costs = [place for place, found in settled.items() if found["high"] < 0]
    for key, places in (("pays", pays), ("costs", costs)):
        if places:
            yield told.say(
                f"ranking.{key}", count=len(places), of=len(settled), names=_listed(told, places)
            )
    same = [place for place, found in settled.items() if not found["better"] + found["worse"]]
    if same:
        yield told.say("ranking.nothing", count=len(same), of=len(settled))
    rest = len(settled) - len(pays) - len(costs) - len(same)
    if rest:
        yield told.say("ranking.unsettled", count=rest, of=len(settled))


def _listed(told: Told, places: Sequence[str]) -> str:
    names = told.say("list.semicolon").join(told.place(place) for place in places[:_NAMED])
    more = len(places) - _NAMED
    return told.say("ranking.many", names=names, more=more) if more > 0 else names


def _roles(told: Told, lines: Sequence[JsonMapping]) -> Iterator[Block]:
    """One world: all its roles in a chart; several: a chart for each role."""
    if lines[0]["rank"] is None:
        title = told.say("ranking.chart.worths")
        yield Block(figures=[_scores(told, lines, "ranking", title)])
        return
    for kind in dict.fromkeys(line["kind"] for line in lines):
        group, role = [line for line in lines if line["kind"] == kind], told.agent(kind)
        title = told.say("ranking.chart.worth", role=role)
        yield Block(
            title=role,
            figures=[
                _scores(told, group, f"ranking-{kind}", title),
                _first(told, group, f"first-{kind}", told.say("ranking.first.role", role=role)),
            ],
        )


def _name(told: Told, line: JsonMapping) -> str:
    name = _short(told, line)
    if line.get("own_rule"):
        name = f"{name} ({told.say('own_rule')})"
    if line["rank"] is None:
        return name
    key = "ranking.tied" if line["tied"] else "ranking.rank"
    return f"{told.say(key, rank=line['rank'])} {name}"


def _short(told: Told, line: JsonMapping) -> str:
    """The place; among several worlds a chart is of one role, so the world says enough."""
    several = told.format == "roles" and line["rank"] is not None
    return told.place(f"w{line['world']}" if several else line["place"])


def _scores(told: Told, lines: Sequence[JsonMapping], key: str, title: str) -> Figure:
    unit = score_unit(told)
    say = told.numbers.change if told.format == "roles" else told.numbers.value
    rows = [
        Row(
            _name(told, line),
            line["score"]["mean"],
            say(unit, line["score"]["mean"]),
            (line["score"]["low"], line["score"]["high"]),
            (line["score"]["p05"], line["score"]["p95"]),
            agent_colour(line["kind"]) if told.format == "roles" else ACCENT,
        )
        for line in lines
    ]
    best = max(lines, key=lambda line: float(line["score"]["mean"]))
    desc = told.say(
        "ranking.desc", first=_short(told, best), value=say(unit, best["score"]["mean"])
    )
    filled = unit != "share"

    def draw(frame: Frame) -> Drawing:
        return bars(rows, frame, lambda v: told.numbers.tick(unit, v), filled=filled)

    title = title or told.say("ranking.chart", unit=_score_name(told))
    return Figure(key, title, desc, draw, _table(told, lines, title), rows=len(rows))


def _score_name(told: Told) -> str:
    """What is ranked."""
    if told.format != "design":
        return told.say("unit.points.name")
    measure = told.measure(goal_measures(told.session["goal"])[0])
    form = told.session["form"]
    return measure if form == "value" else told.say(f"score.{form}", measure=measure)


def _table(told: Told, lines: Sequence[JsonMapping], title: str) -> Table:
    heads = ("who", "people", "mean", "interval", "spread", "first")
    return Table(
        title,
        [told.say(f"head.{name}") for name in heads],
        [_cells(told, line) for line in lines],
        words=2,
    )


def _cells(told: Told, line: JsonMapping) -> tuple[str, ...]:
    unit, score = score_unit(told), line["score"]

    def span(low: str, high: str) -> str:
        ends = {k: told.numbers.value(unit, score[v]) for k, v in (("low", low), ("high", high))}
        return told.say("span", **ends)

    return (
        _name(told, line),
        "" if told.format == "predict" else told.people(line["place"], 8),
        told.numbers.value(unit, score["mean"]),
        span("low", "high"),
        span("p05", "p95"),
        "" if line["first"] is None else told.numbers.percent(line["first"]),
    )


def _first(told: Told, lines: Sequence[JsonMapping], key: str, title: str) -> Figure:
    ordered = sorted(lines, key=lambda line: -line["first"])
    rows = [
        Row(_short(told, line), line["first"], told.numbers.percent(line["first"]))
        for line in ordered
    ]
    desc = told.say("ranking.first.desc", first=rows[0].name, share=rows[0].said)

    def draw(frame: Frame) -> Drawing:
        return bars(rows, frame, told.numbers.percent)

    table = Table(
        title,
        [told.say("head.who"), told.say("head.first")],
        [(row.name, row.said) for row in rows],
    )
    return Figure(key, title, desc, draw, table, rows=len(rows))
