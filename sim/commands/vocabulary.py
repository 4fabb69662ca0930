"""The options that several commands share: each declared once, with its meaning and its commands.

``options`` makes them for the commands, the help pages say which of them a command cannot use,
and ``python -m tools.list_options`` prints the table of ``docs/reference/commands.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["ANSWER", "COMMANDS", "SHARED", "SIMULATE", "SharedOption", "absent_options"]

SIMULATE = ("run", "check", "compare", "explain", "breakpoint", "backtest", "plot", "report")
"""Commands that simulate the scenarios they are given."""
ANSWER = (
    *SIMULATE[:6], "calibrate", "list", "show", "assumptions", "rerun", "runs", "runs list",
    "workshop show", "workshop advance",
)  # fmt: skip
"""Commands that print an answer."""
COMMANDS = tuple(dict.fromkeys((
    *SIMULATE, *ANSWER, "new", "schema", "serve", "runs remove", "workshop new",
    "workshop undo", "workshop debrief", "workshop key",
)))  # fmt: skip
"""Every command that does something."""

_ROOM = "its text is for the room"
_NO_TABLE = {
    "show": "a scenario is YAML or JSON",
    "rerun": "its answer is yes, or what differs",
    "workshop show": _ROOM,
    "workshop advance": _ROOM,
}


@dataclass(frozen=True)
class SharedOption:
    """An option that means the same in every command that has it.

    Attributes:
        name: the option, with its dashes.
        value: what follows it, in capitals; empty for a flag.
        meaning: the text of the help pages.
        commands: the commands that have it.
        absent: the reason of each command that a reader would expect to have it and that does not.
        default: in words, for the table of the reference.
        note: what only the reference adds, as Markdown.
    """

    name: str
    value: str
    meaning: str
    commands: tuple[str, ...]
    absent: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    note: str = ""


def _without(commands: tuple[str, ...], absent: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in commands if name not in absent)


_AS_SCENARIO = "as the scenario says"
_NO_LENGTH = {"check": "a scenario runs to the months of its expectations"}
_NO_MEASURE = {
    "check": "expectations name their outcomes",
    "backtest": "the file of outcomes names them",
}
_NO_MONTH = {
    "backtest": "the months are those of the outcomes",
    "check": "expectations name their months",
    "plot": "pictures show every month",
    "report": "the page shows every month",
}

SHARED = {
    option.name: option
    for option in (
        SharedOption(
            "--set", "KEY=VALUE", "Change one value; wins over the file; repeatable.",
            (*SIMULATE, "show"),
            note="It is laid over every scenario named; the last one wins",
        ),
        SharedOption(
            "--reps", "N", "Replications (futures) to run.", (*SIMULATE, "workshop new"),
            default=_AS_SCENARIO,
        ),
        SharedOption(
            "--months", "N", "Months to run.",
            (*_without(SIMULATE, _NO_LENGTH), "workshop new"), _NO_LENGTH, default=_AS_SCENARIO,
        ),
        SharedOption(
            "--seed", "N", "Which luck: the same seed gives the same numbers.",
            (*SIMULATE, "calibrate", "workshop new"), default=_AS_SCENARIO,
        ),
        SharedOption(
            "--prior", "", "Draw from the register's ranges, not from the fit.", SIMULATE,
            note="See the [register](register.md) and the "
            "[fitted ensemble](../discussion/fit_to_the_history.md). In a file it is "
            "`run.prior: true`",
        ),
        SharedOption(
            "--jobs", "N", "Worker processes; changes no result.",
            (*SIMULATE, "calibrate", "rerun", "serve"), default="1",
        ),
        SharedOption(
            "--measure", "NAME", "An outcome to lead with: shangjie_units, hhi, payoff_seres...",
            (*_without(SIMULATE, _NO_MEASURE), "workshop new"), _NO_MEASURE,
            default="the headline, `aito_share`; workshop: those of `seeds/workshop.yaml`",
            note="Repeatable, except in `breakpoint`. "
            "A workshop takes sums over the run as well: `hima_units_sum`. "
            "See the [outcomes](python.md#outcomes)",
        ),
        SharedOption(
            "--at", "MONTH", "A month, 2026-06 or 12 (the twelfth).",
            _without(SIMULATE, _NO_MONTH), _NO_MONTH,
            default="the last; run and compare: 6, 12, 24 and the last",
            note="`run` and `compare` take several. In JSON and CSV, `run` has every month unless "
            "it is given",
        ),
        SharedOption(
            "--out", "DIR", "The folder to write into.",
            ("run", "calibrate", "plot", "new", "workshop debrief"),
            default="`runs`; plot: `figures`; new: here",
            note="It is made if needed. `workshop debrief` needs a new one",
        ),
        SharedOption(
            "--runs", "DIR", "The folder with the runs that are kept.",
            ("explain", "report", "runs", "runs list", "runs remove"), default="`runs`",
            note="It is the `--out` of `sim run`. `report` also keeps there what it has to run",
        ),
        SharedOption("--json", "", "One JSON document on stdout.", ANSWER),
        SharedOption("--md", "", "Markdown on stdout.", _without(ANSWER, _NO_TABLE), _NO_TABLE),
        SharedOption(
            "--csv", "", "Rows as CSV on stdout.", _without(ANSWER, _NO_TABLE), _NO_TABLE
        ),
        SharedOption(
            "--plot", "DIR", "Also draw it: SVG files in this folder.",
            ("compare", "explain", "breakpoint", "backtest", "calibrate", "assumptions"),
            note="Needs the extra `plot`",
        ),
        SharedOption(
            "--report", "FILE", "Also write a report: one new HTML file.", ("run", "compare"),
            note="It is the one that `sim report` writes",
        ),
        SharedOption(
            "--flip", "", "Also move every number by itself: what flips each conclusion?",
            ("compare", "report"),
            note="Some hundred runs of 200 futures at most. `sim breakpoint` without `--vary` is "
            "the same by itself",
        ),
        SharedOption(
            "--quiet", "", "No progress and no messages; of new files only the names.",
            COMMANDS,
            note="Warnings are left out too, errors are not. `sim run`, `calibrate`, `report`, "
            "`new` and `workshop new` print the name of what they wrote and nothing else",
        ),
    )
}  # fmt: skip
"""The vocabulary, by the name of the option."""


def absent_options(command: str) -> Iterator[tuple[str, str]]:
    """Yield the shared options that a command has no use for, each with the reason."""
    for option in SHARED.values():
        if command in option.absent:
            yield option.name, option.absent[command]
