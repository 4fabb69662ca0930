"""Whatever is declared happens in a run, and everybody who tells of it has its sentence."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sim.agents.sentences import DECLARED, SENTENCES
from sim.levers import EVENTS
from sim.levers.actions import ACTIONS
from sim.levers.happening import Happening, Sentence
from sim.levers.sections import LEVERS
from sim.levers.teller import Names, Teller
from sim.report.happened import line_words
from sim.report.ledger_lines import Line, ledger_lines
from sim.report.ledger_sentences import lines_in_every_language
from sim.report.names import LANGUAGES, names_in
from sim.store.contents import events_of
from sim.web.explorer.worker import work
from sim.workshop.debrief.telling.events import happened
from sim.workshop.debrief.telling.told import Told
from sim.workshop.results.roles import events
from tests.commands.test_run import sim
from tests.levers.happened import BASE, CHANGES, RUN, kinds_in, recording, scenario

_CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def _lines() -> tuple[Line, ...]:
    reasons = {rule.name: rule.reason for rule in scenario().rules}
    return tuple(ledger_lines(events_of(recording()), reasons))


@cache
def _events() -> tuple[dict[str, Any], ...]:
    """What happened, and the rules that never acted."""
    never = (dict(line.event) for line in _lines() if line.never)
    return (*events_of(recording()), *never)


@cache
def _of_kind(key: str) -> tuple[dict[str, Any], ...]:
    return tuple(event for event in _events() if key in kinds_in(event))


@pytest.mark.parametrize("sentence", DECLARED, ids=lambda sentence: sentence.key)
def test_it_happens_and_is_told_alike_by_all(sentence: Sentence) -> None:
    """By the page's server, the rooms, and the debrief, in both languages; names and all."""
    found = _of_kind(sentence.key)
    assert found, "it happens in no run: tests/levers/happened.py brings about what is declared"
    line_of = lines_in_every_language(recording().cast)
    readers = {language: Told({}, language) for language in LANGUAGES}
    for event in found:
        lines = line_of(event)
        for language, line in lines.items():
            assert line
            assert "{" not in line.replace("{ready}", "")
            assert "_" not in re.sub(r"(try|lever)_\w+", "", line)
            month = event["month"] or "2025-07"
            words = happened(readers[language], {**event, "month": month})
            assert line[1:] in words
        if sentence.chinese:
            assert _CHINESE.search(lines["zh"])
        assert not _CHINESE.search(lines["en"])
        for kind in ("brand", "rival"):
            key = event["about"].get(kind)
            if key is not None and not event["kind"].startswith("lever."):
                of = "agent" if kind == "rival" else kind
                for language in LANGUAGES:
                    assert names_in(language)[f"{of}.{key}"] in lines[language]


@pytest.mark.parametrize("sentence", DECLARED, ids=lambda sentence: sentence.key)
def test_the_terminal_and_the_report_tell_it(sentence: Sentence) -> None:
    """In the words of the ledger, which are made from the same declaration."""
    for event in _of_kind(sentence.key):
        assert event["reason"]
        assert "{" not in f"{event['from']}{event['to']}"
        if event["rule"] == "refresh":
            continue
        lines = [line_words(line) for line in _lines() if line.event["rule"] == event["rule"]]
        if event["kind"].startswith("never"):
            assert lines == [f"rule {event['rule']}: fired in no future"]
            continue
        assert any(event["to"] in words for words in lines)
        assert event["kind"].startswith("contract") or any(event["reason"] in w for w in lines)


def test_the_commands_tell_it(tmp_path: Path) -> None:
    """A run of the command line, its ledger as JSON, the walk through it, and a report."""
    sets = [f"run.{name}={value}" for name, value in RUN.items()]
    sets += [f"{key}={json.dumps(value)}" for key, value in CHANGES.items()]
    given = [word for each in sets for word in ("--set", each)]
    ran = sim(tmp_path, "run", BASE, *given)
    assert ran.returncode == 0, ran.stderr
    words = " ".join(ran.stdout.split())
    folder = sim(tmp_path, "run", BASE, *given, "--quiet").stdout.strip()
    ledger = (tmp_path / folder / "events.jsonl").read_text(encoding="utf-8")
    kept = [json.loads(line) for line in ledger.splitlines()]
    listed = json.loads(sim(tmp_path, "explain", folder, "--json").stdout)["events"]
    assert {key for event in kept for key in kinds_in(event)} >= {
        sentence.key for kind in EVENTS for sentence in kind.declared.sentences
    } - {"sign.served"}
    keys = ("month", "agent", "rule", "kind", "about", "values", "reason")
    assert sorted(json.dumps([e[key] for key in keys]) for e in listed) == sorted(
        json.dumps([e[key] for key in keys]) for e in kept
    )
    line_of = lines_in_every_language(recording().cast)
    known = [line_of(event) for event in events_of(recording())]
    assert all(line_of(event) in known for event in kept)
    for action in ACTIONS:
        assert f"rule try_{action.key} fired in 100% of futures" in words
    walk = " ".join(sim(tmp_path, "explain", folder).stdout.split())
    for action in ACTIONS:
        assert f"Rule try_{action.key} had fired in 100% of futures" in walk
    report = sim(tmp_path, "report", folder, "--to", "told.html")
    assert report.returncode == 0, report.stderr
    page = html.unescape((tmp_path / "told.html").read_text(encoding="utf-8"))
    for line in _lines():
        if line.by_rule and not line.never:
            assert str(line.event["to"]) in page


def test_the_explorer_gets_it_in_both_languages() -> None:
    shown = {name: RUN[name] for name in ("replications", "months", "seed")}
    asked = {"setting": {"base": BASE, "changes": dict(CHANGES)}, "run": shown, "detail": "quick"}
    reply = work("answer", asked)
    assert reply.status == 200, reply.content
    line_of = lines_in_every_language(recording().cast)
    lines = json.loads(reply.content)["happened"]
    assert {line["rule"] for line in lines} >= {"launch", "pull", "lever", "contract", "consent"}
    for line in lines:
        assert line["sentence"] == line_of(line)
        assert set(line["sentence"]) == set(LANGUAGES)


def test_a_room_gets_it_in_both_languages() -> None:
    line_of = lines_in_every_language(recording().cast)
    assert all(event["sentence"] == line_of(event) for event in events(recording()))


def test_a_run_of_an_earlier_version_is_told_in_its_english() -> None:
    words = ("month", "agent", "rule", "from", "to", "reason", "share")
    event = next({key: e[key] for key in words} for e in _events() if e["rule"] == "supply")
    (line,) = ledger_lines([event])
    assert line_words(line).startswith("capacity of Luxeed times 0.5 (for 1 months)")
    for language in LANGUAGES:
        assert "capacity of Luxeed times 0.5 (for 1 months)" in happened(Told({}, language), event)


def test_the_reason_of_a_shipped_rule_has_chinese_words_and_of_another_its_own() -> None:
    does = Happening("contract", ("brand", "luxeed"), (("changes", ()), ("months", 1)))
    shipped = names_in("en")["rule.take_luxeed_back.reason"]
    line_of = lines_in_every_language(recording().cast)
    for reason, wanted in ((shipped, names_in("zh")["rule.take_luxeed_back.reason"]), ("x", "x")):
        values = (("does", does), ("reason", reason))
        event = Happening("rule", ("rule", "take_luxeed_back"), values).to_plain()
        assert wanted in line_of(event)["zh"]
        assert reason in line_of(event)["en"]


def test_keys_are_what_the_ledger_and_the_declarations_call_them() -> None:
    assert len(SENTENCES) == len(DECLARED)
    for action in ACTIONS:
        assert action.sentence.key == f"action.{action.key}"
    for _, lever in LEVERS:
        for sentence in lever.mark.happened:
            assert sentence.rule in ("lever", "term")


@pytest.mark.parametrize("sentence", DECLARED, ids=lambda sentence: sentence.key)
def test_both_languages_tell_the_same_values(sentence: Sentence) -> None:
    fields = [set(re.findall(r"{(\w+)", text)) for text in (sentence.words, sentence.chinese)]
    assert fields[0] == fields[1] or not sentence.chinese
    assert sentence.words


def test_a_name_in_small_letters_stays_as_it_is() -> None:
    sentences = {
        "go": Sentence(key="go", words="{brand} goes"),
        "halt": Sentence(key="halt", words="halts"),
    }
    names = Names(brand=lambda _: "iCar", agent=str)
    teller = Teller(sentences, names)
    assert teller.line(Happening("go", ("brand", "icar")).to_plain()) == "iCar goes"
    assert teller.line(Happening("halt").to_plain()) == "Halts"


def test_what_declares_no_words_is_told_by_its_title() -> None:
    for kind in EVENTS:
        bare = type(kind.declared)(key="new", title="a novelty", examples=())
        (sentence,) = bare.sentences
        assert (sentence.key, sentence.words, bare.entries) == ("new", "a novelty", ("new",))
