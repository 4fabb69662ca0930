"""The ledger's entries in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sim.levers import EVENTS
from sim.workshop.debrief.drawing.letters import clean
from sim.workshop.debrief.telling.told import Plain, Told
from sim.world.seeds import seeds

__all__ = ["happened"]

_PART = re.compile(r"^(sales control|stores|policy|after_sales) (.+)$")
_DECLARED = {entry: kind.declared.title for kind in EVENTS for entry in kind.declared.entries}
"""Titles of kinds of events, by what the ledger calls their entries."""
_OVER = re.compile(r"^(.*?)(?: over (\d+) months)?$")


def happened(told: Told, event: Plain) -> str:
    """An event as a sentence; in the ledger's own words where it says something new."""
    what = _what(told, event)
    month = told.numbers.month(event["month"])
    line = told.say(
        "happened.line", month=month, agent=told.agent(str(event["agent"])), what=clean(what)
    )
    share = float(event["share"])
    if share > 0.999:
        return line
    return told.say("happened.in_futures", told=line, share=told.numbers.percent(share))


def _what(told: Told, event: Plain) -> str:
    rule = event["rule"]
    if rule in _DECLARED and rule not in _KINDS:
        return _plainly(told, event, _DECLARED[rule])
    try:
        return _KINDS.get(rule, _by_rule)(told, event)
    except (AttributeError, KeyError, ValueError, IndexError, TypeError):
        return _plainly(told, event, rule)


def _plainly(told: Told, event: Plain, rule: str) -> str:
    """An event in the ledger's own words."""
    change = " → ".join(str(event[key]) for key in ("from", "to") if event[key])
    return told.say("happened.other", rule=rule, reason=event["reason"], change=change)


def _title(told: Told, title: str) -> str:
    """The name of the brand or rival that an English title belongs to."""
    if title in told.brands_by_title:
        return told.brand(told.brands_by_title[title][0])
    rivals = {rival.title: key for key, rival in seeds().rivals.items()}
    return told.agent(rivals[title]) if title in rivals else title


def _found(pattern: str, text: str) -> tuple[str, ...]:
    found = re.match(pattern, text)
    if found is None:
        raise ValueError(text)
    return tuple(group or "" for group in found.groups())


def _launch(told: Told, event: Plain) -> str:
    title, first = _found(r"^(.+?) launches( its first model)?$", event["reason"])
    kind = ".first" if first else ".refresh" if event["to"] == "refresh" else ""
    return told.say(f"happened.launch{kind}", title=_title(told, title))


def _refresh(told: Told, event: Plain) -> str:
    return told.say("happened.refresh", title=_title(told, event["to"]))


def _supply(told: Told, event: Plain) -> str:
    title, factor = _found(r"^capacity of (.+) times (.+)$", event["reason"])
    if event["to"] == "over":
        return told.say("happened.supply.over", title=_title(told, title))
    part, months = told.numbers.percent(float(factor)), _found(r"\D*(\d+)", event["to"])[0]
    return told.say("happened.supply", title=_title(told, title), factor=part, months=months)


def _demand(told: Told, event: Plain) -> str:
    title, shock = _found(r"^demand for (.+) (\S+) log points$", event["reason"])
    return told.say("happened.demand", title=_title(told, title), shock=shock)


def _market(told: Told, event: Plain) -> str:
    factor = told.numbers.percent(float(_found(r"^buyers times (.+)$", event["reason"])[0]))
    return told.say("happened.market", factor=factor, months=_found(r"\D*(\d+)", event["to"])[0])


def _tax(told: Told, event: Plain) -> str:
    return told.say("happened.tax")


def _pull(told: Told, event: Plain) -> str:
    title, pull = _found(r"^(.+)'s pull (\S+) log points$", event["reason"])
    return told.say("happened.pull", title=_title(told, title), pull=pull)


def _sign(told: Told, event: Plain) -> str:
    title = _title(told, _found(r"^signs (.+)$", event["reason"])[0])
    kind = ".served" if event["from"] == "served" else ""
    model_type = told.say(f"type.{event['to']}")
    return told.say(f"happened.sign{kind}", title=title, model_type=model_type)


def _consent(told: Told, event: Plain) -> str:
    return told.say("happened.consent", title=_title(told, event["from"].partition(":")[0]))


def _contract(told: Told, event: Plain) -> str:
    return told.say("happened.contract", **_change(told, event))


def _change(told: Told, event: Plain) -> dict[str, str]:
    """ "stores huawei, policy shared" after "partner over 6 months", in words."""
    title, before = _found(r"^([^:]+): (.*)$", event["from"])
    after, over = _found(_OVER.pattern, event["to"])
    was, now = before.split(", "), after.split(", ")
    parts = [_part(told, was[i] if i < len(was) else "", each, title) for i, each in enumerate(now)]
    change = told.say("list.semicolon").join(parts)
    if over:
        change = told.say("happened.over", change=change, months=over)
    return {"title": _title(told, title), "change": change}


def _part(told: Told, before: str, after: str, title: str) -> str:
    was = _PART.match(before)
    if was is None:
        return told.say("happened.model_type", after=told.say(f"type.{after}"))
    found = _PART.match(after)
    now = found[2] if found else after
    same = "same." if was[2] == now else ""
    return told.say(
        f"happened.{same}{was[1]}",
        before=_holder(told, was[2], title),
        after=_holder(told, now, title),
    )


def _holder(told: Told, word: str, title: str) -> str:
    """Who holds a part: the maker of the brand by its name."""
    if word == "partner" and title in told.brands_by_title:
        return told.agent(told.brands_by_title[title][1])
    return told.say(f"holder.{word}") if told.knows(f"holder.{word}") else word


def _lever(told: Told, event: Plain) -> str:
    """What Huawei or a maker decides anew: factors, shares-out, lists, Yinwang's part."""
    before, after = (_level(told, str(event[end])) for end in ("from", "to"))
    return told.say("happened.lever", before=before, after=after)


def _level(told: Told, text: str) -> str:
    name, level = _found(r"^(effort|outlets) times (.+)$", text) if " times " in text else ("", "")
    if name:
        return told.say(f"lever.{name}", level=level)
    share = re.match(r"^Yinwang's share ([0-9.e-]+)", text)
    if share:
        return told.say("lever.yinwang_share", level=told.numbers.percent(float(share[1])))
    kind, rule = _found(r"^(floor|resources|list) (.+)$", text)
    if told.knows(f"floor_rule.{rule}"):
        return told.say(f"lever.{kind}", level=told.say(f"floor_rule.{rule}"))
    names = told.joined(_title(told, each) for each in rule.removeprefix("focus on ").split(", "))
    return told.say(f"lever.{kind}", level=told.say("lever.focus", brands=names))


def _by_rule(told: Told, event: Plain) -> str:
    """What a conditional rule did: its name is the ledger's ``rule``."""
    reason = _reason(told, event["reason"])
    floor = re.match(r"^floor (\w+)$", event["to"])
    if floor:
        word = told.say(f"floor_rule.{floor[1]}")
        return told.say("happened.rule.floor", floor=word, reason=reason)
    share = re.match(r"^Yinwang's share (.+)$", event["to"])
    if share:
        part = told.numbers.percent(float(share[1]))
        return told.say("happened.rule.yinwang", share=part, reason=reason)
    return told.say("happened.rule.terms", **_change(told, event), reason=reason)


def _reason(told: Told, text: str) -> str:
    rule = re.match(r"^the rule (\w+) holds$", text)
    if rule:
        return told.say("happened.reason.rule", name=rule[1])
    return told.say(f"happened.reason.{text}") if told.knows(f"happened.reason.{text}") else text


_KINDS: Mapping[str, Callable[[Told, Plain], str]] = {
    "launch": _launch,
    "refresh": _refresh,
    "supply": _supply,
    "demand": _demand,
    "market": _market,
    "tax": _tax,
    "pull": _pull,
    "sign": _sign,
    "consent": _consent,
    "contract": _contract,
    "lever": _lever,
}
