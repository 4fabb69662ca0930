"""Texts that people read: on one line, without marks that nobody sees, wherever one is typed."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import AfterValidator, BaseModel, TypeAdapter

from sim.errors import ScenarioError
from sim.inputs import BREAKS, JOINERS, ONE_LINE
from sim.scenario import Scenario
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.workshop.contents import SHOWN, Words
from sim.workshop.entry import KINDS
from sim.workshop.files.said import SAID
from sim.workshop.files.sheet import Sheet
from sim.workshop.opening import Opening
from sim.workshop.wish import Wish
from tests.hostile import MARKS, marks_in

NO_PROSE = {
    "extends", "lower_than", "higher_than", "file", "scenario", "base", "model", "seat", "name",
    "people", "from_", "source_file",
}  # fmt: skip
"""Names of files, scenarios, versions and people, which must fit what there is, or are tidied."""
MODELS = (Scenario, Opening, Wish, Sheet, *KINDS.values(), *SAID.values())


def _texts(kind: Any, metadata: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The metadata of every text within an annotation, but keys of maps."""
    if kind is str:
        yield metadata
    elif get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        yield from _texts(inner, (*metadata, *more))
    elif get_origin(kind) is dict:
        yield from _texts(get_args(kind)[1])
    elif get_origin(kind) in (tuple, list, Union, types.UnionType):
        for each in get_args(kind):
            yield from _texts(each, metadata)


def _models(model: Any, known: set[type[BaseModel]]) -> set[type[BaseModel]]:
    for field in model.model_fields.values() if model not in known else ():
        known.add(model)
        for each in _classes(field.annotation):
            _models(each, known)
    return known


def _classes(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for each in get_args(kind):
        yield from _classes(each)


def _is_bound(metadata: tuple[Any, ...]) -> bool:
    """Whether a text has a pattern, or one of our two validators."""
    return any(
        each in (ONE_LINE, SHOWN) or "pattern" in repr(each)
        for each in metadata
        if isinstance(each, AfterValidator) or "pattern" in repr(each)
    )


def test_every_text_that_people_read_is_looked_at() -> None:
    known: set[type[BaseModel]] = set()
    for model in MODELS:
        _models(model, known)
    free = {
        f"{model.__name__}.{name}"
        for model in known
        for name, field in model.model_fields.items()
        if name not in NO_PROSE
        and not all(map(_is_bound, _texts(field.annotation, tuple(field.metadata))))
    }
    assert len(known) > 20
    assert free == set()


def _title(title: str) -> str:
    plain = {"schema": 1, "name": "mine", "question": "q?", "title": title}
    return validated(Scenario, node_of(plain, Place("mine.yaml", 1))).title


@pytest.mark.parametrize("mark", [m for m in MARKS if m not in (*BREAKS, *JOINERS)])
def test_a_mark_is_refused(mark: str) -> None:
    with pytest.raises(ScenarioError, match=r"title: (holds the character U\+|the text 'a\\)"):
        _title(f"a{mark}b")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\nb \u2028 c\n", "a b c"),
        ("a\r\n\tb", "a b"),
        ("问界　甲  b", "问界　甲  b"),
        ("👩\u200d🔧", "👩\u200d🔧"),
    ],
)
def test_line_breaks_become_spaces(typed: str, kept: str) -> None:
    assert _title(typed) == kept
    assert _title(kept) == kept


def test_what_is_typed_in_a_session_loses_its_marks() -> None:
    words = TypeAdapter(Words).validate_python("a\u202eb\n👩\u200d🔧\x1b[2K 问界")
    assert words == "ab 👩\u200d🔧[2K 问界"
    assert marks_in(words, "\u200d") == set()
