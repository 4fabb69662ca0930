from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from benchmarks.faults import cases, judging
from benchmarks.faults.counts import Counts
from benchmarks.faults.judging import Fault, fault_of
from benchmarks.faults.mutants import Mutant, mutant
from benchmarks.faults.mutations import mutations
from benchmarks.faults.shortening import shortened
from sim.errors import Problem, ScenarioError

SMALL = b"schema: 1\nname: small\ntitle: Small\nquestion: What changes?\n"


@pytest.fixture(autouse=True)
def _cases(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cases, "CASES", tmp_path / "cases")


def test_mutated_scenarios_are_refused_or_read_back() -> None:
    assert mutations(200, seed=0) == Counts(200)


def test_a_seed_and_a_number_say_which_scenario_it_is() -> None:
    made = [mutant(5, i) for i in range(50)]
    assert made == [mutant(5, i) for i in range(50)]
    assert len(set(made)) > 45
    assert made != [mutant(6, i) for i in range(50)]


def test_some_are_accepted_and_some_are_refused() -> None:
    accepted = 0
    for i in range(60):
        try:
            judging._checked(mutant(1, i))
        except ScenarioError:
            continue
        accepted += 1
    assert 2 <= accepted <= 50


def _broken(monkeypatch: pytest.MonkeyPatch, name: str, instead: Any) -> None:
    monkeypatch.setattr(judging, name, instead)


def test_an_error_of_another_kind_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    _broken(monkeypatch, "check", broken)
    assert fault_of(Mutant(SMALL)) == Fault(False, "RecursionError in outside sim")


def test_what_is_checked_and_then_refused_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise ScenarioError([Problem("a.yaml", 1, "", "refused")])

    _broken(monkeypatch, "load_source", refusing)
    assert fault_of(Mutant(SMALL)) == Fault(False, "ScenarioError in outside sim")


def test_a_scenario_that_takes_too_long_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with suppress(Exception):  # the end of the time is not the product's to catch
                sum(range(1000))

    _broken(monkeypatch, "MOST_SECONDS", 0.05)
    _broken(monkeypatch, "check", endless)
    fault = fault_of(Mutant(SMALL))
    assert fault is not None
    assert not fault.silent
    assert "processor time" in fault.text


def test_a_resolved_form_that_is_refused_is_unnoticed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = judging.to_yaml
    _broken(monkeypatch, "to_yaml", lambda scenario: whole(scenario).replace("title: Small", ""))
    fault = fault_of(Mutant(SMALL))
    assert fault is not None
    assert fault.silent
    assert fault.text.startswith("the resolved form is refused: title: ")


def test_a_value_that_is_read_back_as_another_is_unnoticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = judging.to_yaml
    _broken(monkeypatch, "to_yaml", lambda scenario: whole(scenario).replace("seed: 7", "seed: 8"))
    fault = fault_of(Mutant(SMALL + b"run: {seed: 7}\n"))
    assert fault == Fault(True, "the resolved form is read as another scenario")


def test_a_case_is_kept_as_short_as_it_can_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(sources: object, sets: list[str], **_: object) -> None:
        if b"luxeed" in judging.sys.stdin.buffer.read():
            raise ValueError
        raise ScenarioError([Problem("a.yaml", 1, "", "refused")])

    _broken(monkeypatch, "check", broken)
    counts = mutations(30, seed=3)
    assert counts.tried == 30
    assert counts.wrong > 1
    (case,) = (tmp_path / "cases").glob("*.yaml")
    assert case.read_bytes() == b"luxeed"
    assert case.name in counts.notes[0]
    assert case.with_suffix(".txt").exists()


def test_options_that_do_not_matter_are_left_out() -> None:
    made = Mutant(b"a: 1\nb: 2\n", ("x=1", "y=2", "z=3"))
    short = shortened(made, lambda other: "y=2" in other.sets and b"b" in other.data)
    assert short == Mutant(b"b", ("y=2",))
