"""The `sim` command: its sub-commands, and how every error leaves it."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from sim import __version__
from sim.commands import (
    assumptions,
    backtest,
    breaking,
    calibrate,
    check,
    compare,
    explain,
    listing,
    new,
    plot,
    report,
    rerun,
    run,
    runs,
    schema,
    serve,
    show,
    workshop,
)
from sim.commands.command import Command
from sim.commands.streams import (
    forget_messages,
    forget_output,
    in_message,
    prepare,
    refuse_closed_output,
    say_error,
    tell,
)
from sim.errors import SimError
from sim.os_errors import read_reason
from sim.paths import shown
from sim.stopping import MESSAGE, exit_code, interruptible

__all__ = ["app"]


_WITHOUT_OUTPUT = ("serve",)
"""Commands that print nothing on standard output, so that it may be closed."""

_MISTAKE: Any = next(k for k in typer.BadParameter.__mro__ if k.__name__ == "ClickException")
"""A mistake in the command line; newer versions of typer have click's errors within."""


@contextmanager
def _exits() -> Iterator[None]:
    """Turn the project's errors, and those of the output, into one message and an exit code."""
    try:
        try:
            with interruptible():
                yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # the reader of our output went away: nothing is wrong with the run
        forget_output()
        raise typer.Exit(0) from None
    except SimError as error:
        say_error(*error.lines)
        raise typer.Exit(error.exit_code) from None
    except OSError as error:
        say_error(_place_and_reason(error))
        forget_output()
        raise typer.Exit(2) from None
    except _MISTAKE as error:
        error.message = in_message(error.message)
        raise
    except KeyboardInterrupt:
        say_error(MESSAGE)
        raise typer.Exit(exit_code()) from None


def _place_and_reason(error: OSError) -> str:
    """Return what to say of an error that no command has explained.

    The standard output has no name, and neither has the working folder.
    """
    name = "" if error.filename is None else str(error.filename)
    if not name and error.errno != errno.ENOENT:
        return f"cannot write the output: {error.strerror or error}"
    reason = read_reason(error, name)
    return f"{shown(name)}: {reason}" if name else reason


class _Group(TyperGroup):
    """The front door: prepares the streams, and turns errors into their exit codes."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        prepare()
        try:
            return super().main(*arguments, **options)
        except OSError:  # a mistake in the command line, and no standard error to say so
            forget_messages()
            sys.exit(2)

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        with _exits():  # --help and --version print here
            return super().make_context(*arguments, **options)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, command, rest = super().resolve_command(ctx, args)
        if name not in _WITHOUT_OUTPUT:
            refuse_closed_output()
        return name, command, rest

    def invoke(self, ctx: Any) -> Any:
        with _exits():
            return super().invoke(ctx)


def _version(wanted: bool) -> None:
    if wanted:
        tell(f"alliance-sim {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="sim",
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Scenarios of a technology alliance: who controls sales, what it does to concentration.",
)


@app.callback()
def _main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True),
) -> None:
    """Scenarios of a technology alliance: who controls sales, what it does to concentration."""


_COMMANDS: dict[str, Callable[..., None]] = {
    "run": run.run,
    "list": listing.list_scenarios,
    "show": show.show,
    "check": check.check,
    "compare": compare.compare,
    "explain": explain.explain,
    "breakpoint": breaking.breaking,
    "calibrate": calibrate.calibrate,
    "backtest": backtest.backtest,
    "plot": plot.plot,
    "report": report.report,
    "serve": serve.serve,
    "rerun": rerun.rerun,
    "new": new.new,
    "schema": schema.schema,
    "assumptions": assumptions.assumptions,
}
for _name, _function in _COMMANDS.items():
    app.command(_name, cls=Command)(_function)
app.add_typer(runs.app, name="runs")
app.add_typer(workshop.app, name="workshop")
