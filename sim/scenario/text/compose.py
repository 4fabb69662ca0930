"""Parser events to nodes: what a scenario may not hold is noted on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from yaml import events as ev

from sim.errors import Problem, ScenarioError
from sim.scenario.text.nearest import found, quoted
from sim.scenario.text.nodes import MAX_DEPTH, KeyPath, Node, Place, dotted, too_deep
from sim.scenario.text.scalars import scalar_value

__all__ = ["MAX_NODES", "MAX_PROBLEMS", "Composer"]

MAX_NODES = 20_000
"""How many keys and values a scenario may hold."""

MAX_PROBLEMS = 100
"""After how many problems reading stops: more would help nobody."""

_STANDARD_TAG = "tag:yaml.org,2002:"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Composer:
    """Composes one document; collects problems and stops at the first that makes going on unsafe.

    Args:
        place: gives the place of a line (from 1).
        block: whether indented maps and lists are taken; if not, ``block_met`` tells of one.
    """

    def __init__(self, place: Callable[[int], Place], block: bool = True) -> None:
        """See the class."""
        self.problems: list[Problem] = []
        self.block_met = False
        self._place = place
        self._block = block
        self._nodes = 0
        self._events: Iterator[Any] = iter(())

    def compose(self, events: Iterator[object]) -> Node | None:
        """The first document's tree; None when there is none.

        Raises:
            ScenarioError: with all problems found.
        """
        self._events = events
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, ev.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fail(event, (), "a second document begins here; one scenario per file")
                root = self._document()
                if self.block_met:
                    return None
        if self.problems:
            raise ScenarioError(self.problems)
        return root

    def _document(self) -> Node | None:
        event = next(self._events)
        if not self._block and getattr(event, "flow_style", None) is False:
            self.block_met = True
            return None
        return self._node(event, (), _line(event))

    def _node(self, event: object, path: KeyPath, line: int) -> Node:
        self._count(event, path)
        self._refuse(event, path)
        place = self._place(line)
        if isinstance(event, ev.AliasEvent):
            return Node(None, place)
        if isinstance(event, ev.ScalarEvent):
            return Node(self._scalar(event, path), place)
        if len(path) >= MAX_DEPTH:
            self._fail(event, path[:3], too_deep())
        if isinstance(event, ev.SequenceStartEvent):
            return Node(self._items(path), place)
        return Node(self._pairs(path), place)

    def _count(self, event: object, path: KeyPath) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fail(event, path[:1], f"more than {MAX_NODES:,} keys and values; write fewer")

    def _refuse(self, event: Any, path: KeyPath) -> None:
        if isinstance(event, ev.AliasEvent):
            self._note(event, path, f"the alias *{event.anchor} is not allowed; write it out")
        elif event.anchor is not None:
            self._note(event, path, f"the anchor &{event.anchor} is not allowed; remove it")
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace(_STANDARD_TAG, "!!")
            self._note(event, path, f"the tag {shown} is not allowed; remove it")

    def _scalar(self, event: Any, path: KeyPath) -> Any:
        if _CONTROL.search(event.value):
            self._note(event, path, "the text holds a control character; remove it")
            return None
        if not event.implicit[0]:
            return event.value
        try:
            return scalar_value(event.value)
        except ValueError as error:
            self._note(event, path, str(error))
            return None

    def _items(self, path: KeyPath) -> tuple[Node, ...]:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, ev.SequenceEndEvent):
                break
            items.append(self._node(event, (*path, len(items)), _line(event)))
        return tuple(items)

    def _pairs(self, path: KeyPath) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        first: dict[str, int] = {}
        for event in self._events:
            if isinstance(event, ev.MappingEndEvent):
                break
            key = self._key(event, path)
            name, line = "?" if key is None else key, _line(event)
            value = self._node(next(self._events), (*path, name), line)
            if key is None:
                continue
            if key in pairs:
                text = f"key given twice, first on line {first[key]}; keep one of them"
                self._note(event, (*path, key), text)
            pairs[key] = value
            first.setdefault(key, line)
        return pairs

    def _key(self, event: object, path: KeyPath) -> str | None:
        key = self._node(event, (*path, "?"), _line(event)).value
        if isinstance(event, ev.ScalarEvent) and event.implicit[0] and key == "<<":
            self._note(event, path, "the merge key << is not allowed; write the keys out")
            return None
        if isinstance(key, str):
            return key
        if isinstance(event, ev.ScalarEvent) and event.value:
            self._note(event, path, f"the key {quoted(event.value)} is not text; put it in quotes")
        elif not isinstance(event, ev.AliasEvent):
            self._note(event, path, f"a key must be text, and this is {found(key)}")
        return None

    def _note(self, event: object, path: KeyPath, text: str) -> None:
        self.problems.append(Problem(*self._place(_line(event)), dotted(path), text))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ScenarioError(self.problems)

    def _fail(self, event: object, path: KeyPath, text: str) -> NoReturn:
        self._note(event, path, text)
        raise ScenarioError(self.problems)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
