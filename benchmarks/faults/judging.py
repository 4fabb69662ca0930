"""Whether the product does with a scenario what it should: refuse it in its own words, or keep it.

Everything goes the way that `sim check` goes, from standard input to its JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sim
from benchmarks.faults.mutants import Mutant
from sim.commands.check import check
from sim.errors import FileError, SimError
from sim.scenario import Loaded, to_plain, to_yaml
from sim.study.sources import compared_with, load_source

__all__ = ["MOST_SECONDS", "Fault", "fault_of"]

MOST_SECONDS = 5.0
"""How much processor time one scenario may take; it takes some milliseconds."""

_PACKAGE = Path(sim.__file__).parent


@dataclass(frozen=True)
class Fault:
    """What the product did and should not have done.

    Attributes:
        silent: whether it said nothing: it accepted what it does not read back.
        text: what happened and where, the same for two scenarios that meet the same fault.
    """

    silent: bool
    text: str


class _TooSlowError(BaseException):
    """The time of one scenario is over; no `except Exception` of the product catches it."""


def fault_of(mutant: Mutant) -> Fault | None:
    """Return what is wrong with how the product takes a scenario; None where all is well."""
    try:
        with _limited():
            return _fault(mutant)
    except _TooSlowError:
        return Fault(False, f"more than {MOST_SECONDS:g} s of processor time")
    except (Exception, SystemExit) as error:
        return Fault(False, _described(error))


def _fault(mutant: Mutant) -> Fault | None:
    try:
        rows = _checked(mutant)
    except SimError as error:
        return _speechless(error)
    # what `sim check` accepts is refused by nothing else: an error from here on is a fault
    loaded = _loaded(mutant.data, overrides=mutant.sets)
    if [row["scenario"] for row in rows] != [loaded.scenario.name]:
        return Fault(True, "the JSON of `sim check` names another scenario")
    try:
        compared_with(loaded.scenario, loaded.source)
    except SimError as error:
        return _speechless(error)
    return _unequal(loaded)


def _checked(mutant: Mutant) -> list[dict[str, Any]]:
    """What `sim check - --no-expect --json` prints."""
    with _streams(mutant.data) as out:
        check(["-"], list(mutant.sets), no_expect=True, as_json=True)
        sys.stdout.flush()
        rows: list[dict[str, Any]] = json.loads(out.getvalue())["checks"]
    return rows


def _loaded(data: bytes, **options: Any) -> Loaded:
    with _streams(data):
        return load_source("-", **options)


def _unequal(loaded: Loaded) -> Fault | None:
    """Whether an accepted scenario is another one, or none, when its resolved form is read."""
    scenario = loaded.scenario
    text = to_yaml(scenario)
    try:
        # as a run folder has it: what is dated after the run's end is no mistake there
        again = _loaded(text.encode(), run={"months": scenario.run.months}).scenario
    except SimError as error:
        return Fault(True, f"the resolved form is refused: {_without_place(error)}")
    if again == scenario and json.dumps(to_plain(again)) == json.dumps(to_plain(scenario)):
        return None
    return Fault(True, "the resolved form is read as another scenario")


def _speechless(error: SimError) -> Fault | None:
    """Whether an error of the product's own says nothing that a person could use."""
    words = str(error)
    words.encode("utf-8")
    if isinstance(error, FileError) and not all(each.file and each.text for each in error.problems):
        return Fault(False, f"a problem without a file or a text: {words[:200]!r}")
    return None if words.strip() else Fault(False, f"a {type(error).__name__} without words")


@contextlib.contextmanager
def _streams(data: bytes) -> Iterator[io.BytesIO]:
    """Standard streams of this process' own: ``data`` to read, and bytes for what is printed."""
    kept = sys.stdin, sys.stdout, sys.stderr
    out = io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8")
    sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    try:
        yield out
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    def over(*_: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _described(error: BaseException) -> str:
    """The kind of an error and the line of the product that it came from, without its values."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    at = f"{Path(own[-1].filename).relative_to(_PACKAGE)}:{own[-1].name}" if own else "outside sim"
    return f"{type(error).__name__} in {at}"


def _without_place(error: SimError) -> str:
    """The first problem, without its line."""
    problems = error.problems if isinstance(error, FileError) else ()
    return f"{problems[0].key}: {problems[0].text}"[:200] if problems else str(error)[:200]
