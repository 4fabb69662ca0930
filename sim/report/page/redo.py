"""A report once more: simulated again from its scenarios, its numbers and its page compared."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sim.aliases import Json, JsonMapping, Progress
from sim.errors import InputError, ScenarioError
from sim.measures.outcome import RENAMED
from sim.report.page.block import Report, numbers_of, read_report, split_page
from sim.report.page.made import Made, page_version
from sim.report.page.passages import Passage, differing_passages, excerpts
from sim.report.page.write import refuse_large, render_as_made
from sim.scenario import Scenario, check
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.study.dossier import Dossier, gather_dossier
from sim.study.vocabulary import vocabulary
from sim.world.version import model_version

__all__ = ["Odd", "Redone", "redo"]

Number = float | None
_DEPTH = 20
"""Maps and lists within each other: a report's have fewer."""
_NOTHING = object()


@dataclass(frozen=True)
class Odd:
    """A number that does not come out again; None where one side has no number there."""

    name: str
    report: Number
    now: Number

    @property
    def relative(self) -> float:
        """The difference over the larger of the two; 1 where one side has none."""
        if self.report is None or self.now is None:
            return 1.0
        return abs(self.report - self.now) / (max(abs(self.report), abs(self.now)) or 1.0)


@dataclass(frozen=True)
class Redone:
    """What became of a report.

    Attributes:
        numbers: how many there are.
        odd: those that differ, in the report's order.
        passages: the places of its page that differ, in the page's order; None where the page
            cannot be compared, since another version of the model or of the page wrote it.
        model_then, model_now: versions of the model.
    """

    numbers: int
    odd: tuple[Odd, ...]
    passages: tuple[Passage, ...] | None
    model_then: str
    model_now: str

    @property
    def identical(self) -> bool:
        """Whether every number and the whole page came out again."""
        return not self.odd and self.passages == ()

    @property
    def largest(self) -> float:
        """The largest relative difference; 0 where all are identical."""
        return max((each.relative for each in self.odd), default=0.0)

    def to_plain(self) -> Json:
        """As maps and lists; of what differs the first ten."""
        passages = self.passages or ()
        return {
            "numbers": self.numbers,
            "identical": self.numbers - len(self.odd),
            "largest_relative_difference": self.largest,
            "report_model": self.model_then,
            "differing": [asdict(each) for each in self.odd[:10]],
            "page": {
                "compared": self.passages is not None,
                "differing": len(passages),
                "passages": [asdict(each) for each in passages[:10]],
            },
        }


def redo(path: Path, *, jobs: int = 1, progress: Progress | None = None) -> Redone:
    """Simulate a report's scenarios again, write its page again, and compare both with the report.

    Command line and versions of Python and numpy are the report's own words: they are not compared
    with anything.

    Args:
        path: the report.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: it is no report.
        ScenarioError: a scenario in it is none.
    """
    report = read_report(path)
    # before the work starts: what is nested too deep is refused
    then = dict(_leaves(report.block))
    scenarios = _scenarios(report.block["scenarios"], path)
    # an earlier version wrote no outcomes: its reports lead with the world's headline
    measures = report.block.get("measures")
    measures = measures if isinstance(measures, list) else None
    dossier = gather_dossier(
        scenarios,
        measures=measures,
        flip="flips" in report.block["numbers"],
        jobs=jobs,
        progress=progress,
    )
    return compared(report, then, dossier)


def compared(report: Report, then: JsonMapping, dossier: Dossier) -> Redone:
    """A report held to what its scenarios give.

    Args:
        report: as it was found.
        then: its data, from ``_leaves``.
        dossier: its scenarios, simulated again.
    """
    block = report.block
    odd, count = _odd(then, dict(_leaves({"numbers": numbers_of(dossier)})))
    made = Made.of(block)
    passages = None
    if made and (block["model"], block.get("page")) == (model_version(), page_version()):
        passages = tuple(_passages(report, then, render_as_made(dossier, made)))
    return Redone(count, tuple(odd), passages, str(block["model"]), model_version())


def _odd(then: JsonMapping, now: JsonMapping) -> tuple[list[Odd], int]:
    """The numbers that differ, and how many there are."""
    before, after = _numbers(then), _numbers(now)
    names = dict.fromkeys((*before, *after))
    odd = [
        Odd(name.removeprefix("numbers."), before.get(name), after.get(name))
        for name in names
        if not _same(before.get(name), after.get(name))
    ]
    return odd, len(names)


def _numbers(leaves: JsonMapping) -> dict[str, float]:
    return {_today(name): each for name, each in leaves.items() if _is_number(name, each)}


def _today(name: str) -> str:
    """A number's name, with outcomes under their names of today."""
    return ".".join(RENAMED.get(part, part) for part in name.split("."))


def _is_number(name: str, leaf: object) -> bool:
    return name.startswith("numbers.") and type(leaf) in (int, float)


def _is_same(then: object, now: object) -> bool:
    return type(then) is type(now) and then == now


def _passages(report: Report, then: JsonMapping, page: str) -> Iterator[Passage]:
    """Where the page differs: what is read, and then the words of its data."""
    frame, data = split_page(page)
    assert data is not None
    yield from differing_passages(report.frame, frame)
    now = dict(_leaves(json.loads(data)))
    names = dict.fromkeys((*then, *now))
    pairs = {name: (then.get(name, _NOTHING), now.get(name, _NOTHING)) for name in names}
    other = {name: pair for name, pair in pairs.items() if not _is_same(*pair)}
    for name, pair in other.items():
        if not any(_is_number(name, each) for each in pair):
            yield Passage(f"the data: {name}", *excerpts(*map(_text, pair)))
    if not other and report.data != data:
        yield Passage("the data, as they are written", *excerpts(report.data, data))


def _text(leaf: object) -> str:
    return "nothing" if leaf is _NOTHING else str(leaf)


def _scenarios(given: Sequence[object], path: Path) -> list[Scenario]:
    if not given:
        raise InputError(f"{path}: a report of no scenario; make the report again")
    found = [validated(Scenario, node_of(each, Place(str(path), 0))) for each in given]
    problems = [problem for each in found for problem in check(each, vocabulary())]
    if problems:
        raise ScenarioError(problems)
    refuse_large(len(found), max(each.run.months for each in found))
    return found


def _leaves(value: object, name: str = "", depth: int = 0) -> Iterator[tuple[str, object]]:
    """Everything that holds nothing else, with its dotted name; an empty map or list as well."""
    if depth > _DEPTH:
        raise InputError("the report's data are nested too deep; make the report again")
    if isinstance(value, Mapping | list) and value:
        within = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, each in within:
            yield from _leaves(each, f"{name}.{key}" if name else str(key), depth + 1)
    else:
        yield name, value


def _same(one: Number, other: Number) -> bool:
    if one is None or other is None:
        return one is other
    return type(one) is type(other) and _bits(one) == _bits(other)


def _bits(number: float) -> bytes:
    return repr(number).encode() if isinstance(number, int) else struct.pack("<d", number)
