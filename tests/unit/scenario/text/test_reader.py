from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import ScenarioError
from sim.scenario.text import reader
from sim.scenario.text.nodes import Node, Place, dotted, locate, plain
from sim.scenario.text.reader import parse_value, read_file, read_text

BOTH = pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", None)])


def read(text: str) -> object:
    return plain(read_text(text, "f.yaml"))


@BOTH
def test_values_and_lines(loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    if loader is None:
        pytest.skip("PyYAML was built without its C parser")
    monkeypatch.setattr(reader, "_LOADER", loader)
    text = "a: 1\nb:\n  - x\n  - c: 'yes'\n    d: |\n      two\n      lines\n"
    node = read_text(text, "f.yaml")
    assert plain(node) == {"a": 1, "b": ("x", {"c": "yes", "d": "two\nlines\n"})}
    lines = {
        dotted(path): locate(node, path)[1].place.line
        for path in [("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "c"), ("b", 1, "d")]
    }
    assert lines == {"a": 1, "b": 2, "b.0": 3, "b.1": 4, "b.1.c": 4, "b.1.d": 5}


@BOTH
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f.yaml: the file is empty; begin with `sim new NAME --from BASE`"),
        ("a: 1\na: 2", "f.yaml:2: a: key given twice, first on line 1; keep one of them"),
        ("'a': 1\na: 2", "f.yaml:2: a: key given twice, first on line 1; keep one of them"),
        ("a:\n\tb: 1", "f.yaml:2: a tab is used for indentation; use spaces"),
        ("a: [1", "f.yaml:1: not valid YAML: a bracket or brace is not closed, {comma}"),
        ("a: b: c", "f.yaml:1: not valid YAML: a colon stands where none can; {mend}"),
        ("a: !x 1", "f.yaml:1: a: the tag !x is not allowed; remove it"),
        ("a: !!int '1'", "f.yaml:1: a: the tag !!int is not allowed; remove it"),
        ("a: ! 1", "f.yaml:1: a: the tag ! is not allowed; remove it"),
        ("a: 1\n---\nb: 1", "f.yaml:2: a second document begins here; one scenario per file"),
        ('a: "\\a"', "f.yaml:1: a: the text holds a control character; remove it"),
        ("%YAML 9.9\n---\na: 1", "f.yaml:1: not valid YAML: a line that begins with % is {not}"),
        ("a: \ud800", "f.yaml:1: the character U+D800 is not allowed in a scenario"),
    ],
)
def test_the_same_words_from_either_parser(
    loader: object, text: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader is None:
        pytest.skip("PyYAML was built without its C parser")
    monkeypatch.setattr(reader, "_LOADER", loader)
    words = {
        "comma": "or a comma is missing",
        "mend": "mend the indentation, or quote the text",
        "not": "not allowed; remove it",
    }
    with pytest.raises(ScenarioError) as caught:
        read(text)
    assert str(caught.value) == message.format(**words)


def test_all_that_a_file_may_not_hold_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        read("a: &x 1\na: *x\n<<: {b: .nan}\n1: 2\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 2, 3, 3, 4]


def test_problems_are_cut_at_a_hundred() -> None:
    with pytest.raises(ScenarioError) as caught:
        read("a: 1\n" * 1000)
    assert len(caught.value.problems) == 100


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"\xef\xbb\xbfname: a\r\ntitle: b\r\n")
    assert plain(read_file(tmp_path / "f.yaml", "f.yaml")) == {"name": "a", "title": "b"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("true", True),
        ("2025-07", "2025-07"),
        ("'3'", "3"),
        ("", None),
        ("[1, a, {b: 2}]", (1, "a", {"b": 2})),
        ("{low: 1, high: 2}", {"low": 1, "high": 2}),
        ("why: because", "why: because"),
        ("- not a list", "- not a list"),
        ("a b c", "a b c"),
    ],
)
def test_option_values(text: str, value: object) -> None:
    place = Place("--set a", 0)
    node = parse_value(text, place)
    assert plain(node) == value
    assert node.place == place


def check_only_scenario_errors(parse: Callable[[], Node]) -> None:
    try:
        plain(parse())
    except ScenarioError as error:
        str(error).encode()


YAML_LIKE = st.text(st.sampled_from("ab1:-[]{}&*!|>%@'\"#, \n\t\\.e?~<=\ud800\x00\ufeff"))


@given(st.one_of(st.text(), YAML_LIKE))
def test_any_text_is_read_or_refused(text: str) -> None:
    check_only_scenario_errors(lambda: read_text(text, "f.yaml"))
    check_only_scenario_errors(lambda: parse_value(text, Place("--set a", 0)))


@given(st.one_of(st.binary(), YAML_LIKE.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    check_only_scenario_errors(lambda: read_file(path, "any.yaml"))
