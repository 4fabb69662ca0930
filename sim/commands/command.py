"""What every command has: ``--quiet``, old spellings, and a word on the options it cannot use."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from sim.commands.streams import be_quiet, say
from sim.commands.vocabulary import SHARED, absent_options
from sim.errors import InputError

__all__ = ["Command", "CommandGroup", "name_of"]

_QUIET = SHARED["--quiet"]
_OLD = {
    "explain": {"--month": "--at", "--out": "--runs"},
    "breakpoint": {"--month": "--at"},
    "report": {"--out": "--runs"},
    "runs": {"--out": "--runs"},
    "runs list": {"--out": "--runs"},
    "runs remove": {"--out": "--runs"},
    "new": {"--dir": "--out"},
}
"""What options of a command were called in version 0.1: they still work, with a message."""


def name_of(context: Any) -> str:
    """Return the name of a context's command without the program's: ``workshop new``."""
    names: list[str] = []
    while context.parent is not None:
        names.insert(0, str(context.info_name))
        context = context.parent
    return " ".join(names)


def _only_quiet(
    _quiet: Annotated[
        bool, typer.Option(_QUIET.name, help=_QUIET.meaning, callback=lambda on: on and be_quiet())
    ] = False,
) -> None:
    """Hold the option, which typer makes from a function only."""


def _quiet_option() -> Any:
    app = typer.Typer(add_completion=False)
    app.command()(_only_quiet)
    option = typer.main.get_command(app).params[0]
    option.expose_value = False  # the streams know; no command is told
    return option


def _refuse_flag(args: list[str]) -> None:
    """Refuse ``--report`` as the flag that it was in version 0.1.

    Raises:
        InputError: it is not followed by the name of an HTML file.
    """
    for option, value in pairwise([*args, ""]):
        if option == "--report" and not value.endswith((".html", ".htm")):
            raise InputError(
                "--report: name the file to write, as in --report report.html; it is no longer "
                "written into the run folder"
            )


class _Common:
    """What commands and groups of commands share."""

    params: list[Any]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params.append(_quiet_option())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take old spellings as the new ones, and say what to write."""
        command = name_of(ctx)
        if command == "run":
            _refuse_flag(args)
        new = _OLD.get(command, {})
        typed = [argument.partition("=") for argument in args]
        parent: Any = super()  # typer's class, which comes after this one
        rest: list[str] = parent.parse_args(
            ctx, [new.get(name, name) + sign + value for name, sign, value in typed]
        )
        for name in dict.fromkeys(name for name, _, _ in typed if name in new):
            say(f"{name}: this option is now called {new[name]}; {name} goes in the next version")
        return rest

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Name the shared options that the command has no use for."""
        lacking = list(absent_options(name_of(ctx)))
        if lacking:
            with formatter.section("Not here"):
                formatter.write_dl(lacking)


class Command(_Common, TyperCommand):
    """A command."""


class CommandGroup(_Common, TyperGroup):
    """A command that holds others and does something without them as well."""
