"""What was agreed between the roles, from the log, and what default rules answered."""

from __future__ import annotations

from sim.aliases import JsonMapping
from sim.levers.contract import CONTROL_PARTS
from sim.workshop.debrief.telling.levers import value_name
from sim.workshop.debrief.telling.section import Table
from sim.workshop.debrief.telling.told import Told

__all__ = ["deals", "ruled"]

Offers = dict[int, JsonMapping]
"""Offers and counter-offers by their number in the log."""

_QUIET = ("from", "sales_control")


def deals(told: Told) -> Table:
    """World, month, parties, brand and terms of every offer that the other side accepted."""
    lines = _lines(told)
    offers = _offers(lines)
    agreed = [
        offers[each["values"]["offer"]]
        for each in lines
        if each["kind"] == "answer"
        and each["values"].get("accept")
        and each["values"]["offer"] in offers
    ]
    heads = ("world", "from", "between", "terms")
    return Table(
        told.say("case.deals"),
        [told.say(f"head.{name}") for name in heads],
        [_row(told, each, offers) for each in agreed],
        words=4,
    )


def ruled(told: Told) -> Table:
    """World, month, parties, terms and answer of every offer that a default rule answers."""
    offers = _offers(_lines(told))
    answers = [each for each in told.debrief["rule_answers"] if each["offer"] in offers]
    return Table(
        told.say("case.ruled"),
        [told.say(f"head.{name}") for name in ("world", "from", "between", "terms", "answer")],
        [(*_row(told, offers[each["offer"]], offers), _answer(told, each)) for each in answers],
        words=5,
    )


def _lines(told: Told) -> list[JsonMapping]:
    """The lines of the log that count."""
    last = max(told.session["played"], default=0)
    return [each for each in told.debrief["log"] if not each["undone"] and each["round"] <= last]


def _offers(lines: list[JsonMapping]) -> Offers:
    return {each["number"]: each for each in lines if each["kind"] in ("offer", "counter")}


def _answer(told: Told, answer: JsonMapping) -> str:
    month, share = told.numbers.month(answer["month"]), answer["share"]
    part = "" if share is None else told.numbers.percent(share)
    return told.say(f"case.ruled.{answer['answer']}", month=month, share=part)


def _row(told: Told, offer: JsonMapping, offers: Offers) -> tuple[str, ...]:
    world = offer["place"].partition(".")[0]
    terms, (other, brand) = offer["values"]["terms"], _about(offer, offers)
    words = _terms(told, terms, f"alliance.{brand}" if brand else "")
    if brand:
        words = told.say("setting.of", whose=told.brand(brand), what=words)
    parties = [told.agent(each.partition(".")[2] or each) for each in (offer["place"], other)]
    between = told.say("case.between", one=parties[0], other=parties[1])
    return told.place(world), told.numbers.month(terms["from"]), between, words


def _about(offer: JsonMapping, offers: Offers) -> tuple[str, str | None]:
    """Whom an offer is made to and the brand; a counter answers whoever made the offer before."""
    values = offer["values"]
    if "to" in values:
        return str(values["to"]), values.get("brand")
    before = offers.get(values.get("offer", 0))
    return ("", None) if before is None else (str(before["place"]), _about(before, offers)[1])


def _terms(told: Told, terms: JsonMapping, key: str) -> str:
    control = {k: v for k, v in (terms.get("sales_control") or {}).items() if v is not None}
    parts = list(control.items())
    if len(control) == len(CONTROL_PARTS) and len(set(control.values())) == 1:
        parts = [("sales_control", parts[0][1])]
    parts += [(name, value) for name, value in terms.items() if name not in _QUIET]
    return told.say("list.semicolon").join(
        told.say("case.set", what=_word(told, name), value=value_name(told, key, value))
        for name, value in parts
        if value is not None
    )


def _word(told: Told, key: str) -> str:
    return told.say(f"setting.{key}") if told.knows(f"setting.{key}") else key
