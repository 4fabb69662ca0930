"""Texts of others on one line of ours, and within our JSON."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.display import Summary
from sim.errors import FileError, FileWarning, InputError, Problem, ScenarioError, SimError
from sim.one_line import hidden_in, in_json, one_line, visible
from tests.hostile import LINE, MARKS, hostile_texts, marks_in


@given(hostile_texts | st.text())
def test_a_line_stays_one_and_shows_all_that_is_in_it(text: str) -> None:
    line = one_line(text)
    assert marks_in(line) == set()
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    assert marks_in(visible(text), "\n\t") == set()
    assert visible(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_is_found_and_shown(mark: str) -> None:
    assert hidden_in(f"a{mark}") is not None
    assert "\\" in one_line(f"a{mark}")
    assert one_line(f"a{mark}b") != one_line("ab")


@pytest.mark.parametrize(
    "text", ["问界——两种销售控制　甲", "Zoë naïve Å", "😀 1\u00a0000", "a\\nb"]
)
def test_letters_of_all_languages_stay(text: str) -> None:
    assert one_line(text) == visible(text) == text
    assert hidden_in(text) is None


@given(hostile_texts.map(lambda text: text.encode("utf-8", "ignore").decode()))
def test_json_holds_the_same_and_shows_it(text: str) -> None:
    document = in_json(json.dumps({text: [text]}, ensure_ascii=False, indent=1))
    assert json.loads(document) == {text: [text]}
    assert marks_in(document, "\n") == set()


@given(hostile_texts)
def test_an_error_has_the_lines_that_it_was_given(text: str) -> None:
    problems = [Problem(text, 1, text, text), Problem(text, 2, "", text)]
    errors = [InputError(text), SimError(text, "two"), FileError(problems)]
    for error, lines in zip(errors, (1, 2, 2), strict=True):
        assert len(str(error).split("\n")) == len(error.lines) == lines
        assert marks_in(str(error), "\n") == set()
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.lines) == (type(error), error.lines)
    assert marks_in(str(FileWarning(text, 1, text, text))) == set()
    assert f"\n{LINE}" not in str(InputError(f"x\n{LINE}"))


def test_problems_cross_processes() -> None:
    error = ScenarioError([Problem("f", 1, "k", "t")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


@given(hostile_texts)
def test_what_an_object_says_of_itself_is_a_line_each(text: str) -> None:
    shown = Summary(text, [text], ("head",), [[text]])
    assert len(shown.text().split("\n")) == 2
    assert marks_in(shown.text(), "\n") | marks_in(shown.html(), "\n") == set()
