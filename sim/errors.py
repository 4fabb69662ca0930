"""What can go wrong, as one tree.

    SimError                  anything this package raises on purpose
    |-- InputError            what the user wrote cannot be used (exit 2)
    |   `-- FileError         ... in a file: all its problems at once
    |       |-- ScenarioError ... a scenario
    |       `-- OutcomesError ... outcomes to score a forecast by
    |-- StoreError            a result could not be kept or read (exit 2)
    |-- WorkerError           a worker process ended before its work was done (exit 2)
    |-- ExpectationFailed     an `expect:` block does not hold (exit 1)
    `-- ReportDiffers         a report does not come out again as it is (exit 1)

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.one_line import one_line

__all__ = [
    "ExpectationFailed",
    "FileError",
    "FileWarning",
    "InputError",
    "OutcomesError",
    "Problem",
    "ReportDiffers",
    "ScenarioError",
    "SimError",
    "StoreError",
    "WorkerError",
]


class SimError(Exception):
    """Base of every error that this package raises on purpose.

    Its message is a line, or a line for each argument. Names that others chose stand in it as
    ``one_line`` writes them, so that none can add a line of its own.
    """

    exit_code = 2

    def __init__(self, *lines: object) -> None:
        super().__init__(*map(one_line, lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """The message line by line."""
        return self.args

    def __str__(self) -> str:
        return "\n".join(self.lines)


class InputError(SimError):
    """What the user gave cannot be used: an argument, an option, a file."""


class StoreError(SimError):
    """A run folder could not be written or read."""


class WorkerError(SimError):
    """A worker process ended before its work was done."""


class ExpectationFailed(SimError):
    """An expectation of a scenario does not hold."""

    exit_code = 1


class ReportDiffers(SimError):
    """A report's numbers do not come out again to the bit, or its page does not."""

    exit_code = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a file.

    Attributes:
        file: the file (or ``--set``) that wrote it.
        line: the line in that file, counted from 1; 0 when there is none.
        key: the dotted key, empty when the file as a whole is meant.
        text: what is wrong and how to mend it.
    """

    file: str
    line: int
    key: str
    text: str

    def __str__(self) -> str:
        return self._line(f"{self.key}: " if self.key else "")

    def _line(self, before: str) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(f"{place}: {before}{self.text}")


@dataclass(frozen=True, order=True)
class FileWarning(Problem):
    """Something in a file that is allowed, and probably not meant; no error."""

    def __str__(self) -> str:
        return self._line(f"warning: {self.key}: ")


class FileError(InputError):
    """Files cannot be used. ``problems`` holds everything that is wrong with them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(*self.problems)

    def __reduce__(self) -> tuple[type[FileError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # what a worker process raises arrives whole


class ScenarioError(FileError):
    """A scenario cannot be used: ``problems``."""


class OutcomesError(FileError):
    """A file of outcomes cannot be used: ``problems``."""
