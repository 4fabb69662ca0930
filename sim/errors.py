"""What can go wrong, as one tree.

    SimError                  anything this package raises on purpose
    |-- InputError            what the user wrote cannot be used (exit 2)
    |   `-- ScenarioError     ... in a scenario file: all its problems at once
    |-- StoreError            a result could not be kept or read (exit 2)
    `-- ExpectationFailed     an `expect:` block does not hold (exit 1)

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["ExpectationFailed", "InputError", "Problem", "ScenarioError", "SimError", "StoreError"]


class SimError(Exception):
    """Base of every error that this package raises on purpose."""

    exit_code = 2


class InputError(SimError):
    """What the user gave cannot be used: an argument, an option, a file."""


class StoreError(SimError):
    """A run folder could not be written or read."""


class ExpectationFailed(SimError):
    """An expectation of a scenario does not hold."""

    exit_code = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a scenario.

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
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.text}" if self.key else f"{place}: {self.text}"


class ScenarioError(InputError):
    """A scenario cannot be used. ``problems`` holds everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
