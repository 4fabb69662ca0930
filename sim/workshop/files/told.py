"""``results.txt``: a round's results as a page of plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sim.aliases import Json
from sim.report.words import sides
from sim.signed import signed
from sim.workshop.files.columns import columns
from sim.workshop.files.titles import goal_in_files, reader_of, scenario_title, session_title
from sim.workshop.files.told_roles import told_roles
from sim.workshop.files.words import words
from sim.workshop.measure_words import measure_title, names_of
from sim.workshop.measures import measure_named
from sim.workshop.opening import Opening

__all__ = ["page"]

Said = Mapping[str, str]


def page(
    opening: Opening,
    result: Json,
    absent: Sequence[str] | None,
    overtaken: Sequence[str],
    names: Mapping[str, str],
    offers: str = "",
) -> str:
    """A round's results.

    Args:
        opening: what the session was opened with.
        result: of the round.
        absent: places that filled in nothing; None for a page that is not to speak of others.
        overtaken: lines about what was forestalled.
        names: of the people, by place.
        offers: what became of the round's offers.
    """
    said = words(opening.language)
    head = said["round_of"].format(round=result["round"], rounds=opening.rounds)
    parts = [f"{session_title(opening)}\n{head}\n"]
    parts += _TOLD[opening.format](opening, result, said)
    parts += [offers] if offers else []
    if absent is not None:
        missing = ", ".join(names.get(place, place) for place in absent)
        line = said["nobody"].format(places=missing) if missing else said["all_played"]
        parts.append(line + "\n")
    if overtaken:
        parts.append("\n".join([said["overtaken"], *(f"  {each}" for each in overtaken)]) + "\n")
    if result["round"] == opening.rounds:
        parts.append(said["session_over"] + "\n")
    return "\n".join(parts)


def _predict(opening: Opening, result: Json, said: Said) -> Iterator[str]:
    yield said["share_in"].format(month=result["month"], n=f"{result['replications']:,}") + "\n"
    runs = ((opening.played, "scenario"), (opening.against, "base"))
    rows = [
        (
            scenario_title(of, opening.language),
            _share(result[key]["mean"]),
            _range(result[key]["p05"], result[key]["p95"]),
        )
        for of, key in runs
    ]
    change = result["difference"]
    parts = sides(change["higher"], change["lower"])
    shown = dict(zip(("higher", "lower", "same"), parts, strict=True))
    told = said["difference"].format(mean=signed(100 * change["mean"], 1), **shown)
    yield columns(said["cols_share"], rows) + told + "\n"
    lines = [
        (
            _rank(line),
            line["name"],
            said[line["direction"]],
            _range(line["low"], line["high"]),
            f"{line['points']:.1f}",
            f"{line['direction_score']:.1f}",
            f"{line['range_score']:.1f}",
            f"{line['held']:.0%}",
        )
        for line in result["scores"]
    ]
    for key in ("crowd", "perfect"):
        line = result[key]
        if line is not None:
            direction = said[line["direction"]] if line["direction"] else "-"
            spread = _range(line["low"], line["high"])
            lines.append(("", said[key], direction, spread, f"{line['points']:.1f}", "", "", ""))
    yield columns(said["cols_predict"], lines, left=3)


def _design(opening: Opening, result: Json, said: Said) -> Iterator[str]:
    reader = reader_of(opening)
    heads = [_head(opening, name, said) for name in opening.shown]
    yield said["design_base"].format(goal=goal_in_files(opening), first=heads[0]) + "\n"
    rows = [_team(team, result["unit"], opening.shown) for team in result["teams"]]
    yield columns("|".join([said["cols_design"], *heads]), rows, 2)
    unset = [team["place"] for team in result["teams"] if team["own_rule"]]
    lines = [said["no_rules"].format(places=", ".join(unset))] if unset else []
    lines += [
        said["declined_line"].format(
            place=team["place"],
            brand=reader.brand(each["brand"] or each["agent"]),
            share=f"{each['share']:.0%}",
            month=each["month"],
        )
        for team in result["teams"]
        for each in team["declined"]
    ]
    if lines:
        yield "\n".join(lines) + "\n"


def _head(opening: Opening, name: str, said: Said) -> str:
    title = measure_title(name, opening.language, names_of(opening, opening.language))
    return said["in_billions"].format(title=title) if _is_money(name) else title


def _is_money(name: str) -> bool:
    return measure_named(name).unit.startswith("yuan")


def _change(name: str, value: float) -> str:
    if _is_money(name):
        return signed(value / 1e9, 1)
    unit = measure_named(name).unit
    return signed(100 * value, 1) if unit == "share" else signed(value, 2 * (unit == "number"))


def _team(team: Json, unit: str, names: Sequence[str]) -> tuple[str, ...]:
    score, measures = team["score"], team["measures"]
    return (
        _rank(score),
        team["place"],
        _score(score["mean"], unit),
        f"{_score(score['p05'], unit)} - {_score(score['p95'], unit)}",
        f"{score['first']:.0%}",
        *(_change(name, measures[name]["difference"]) for name in names),
    )


def _score(value: float, unit: str) -> str:
    match unit:
        case "share":
            return f"{value:.1%}"
        case "yuan" | "yuan_per_month":
            return f"{value / 1e9:,.1f}"
        case "vehicles" | "index":
            return f"{value:,.0f}"
    return signed(value, 2)


def _rank(line: Json) -> str:
    return f"{line['rank']}{'=' if line['tied'] else ''}"


def _share(value: float) -> str:
    return f"{value:.1%}"


def _range(low: float, high: float) -> str:
    return f"{low:.1%} - {high:.1%}"


_TOLD: Mapping[str, Callable[[Opening, Json, Said], Iterator[str]]] = {
    "predict": _predict,
    "design": _design,
    "roles": told_roles,
}
