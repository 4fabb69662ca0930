"""The `sim` command: its sub-commands, and how every error leaves it."""

from __future__ import annotations

import os
import sys
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
from sim.errors import SimError

__all__ = ["app"]


def _forget_output() -> None:
    """Let what is still in the buffer of standard output go nowhere at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Group(TyperGroup):
    """Turns the project's errors into one clear message and their exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # the reader of our output went away: nothing is wrong with the run
            _forget_output()
            raise typer.Exit(0) from None
        except SimError as error:
            print(error, file=sys.stderr)
            raise typer.Exit(error.exit_code) from None
        except OSError as error:
            # what commands read and write has errors of its own: this is the output itself
            print(f"cannot write the output: {error.strerror or error}", file=sys.stderr)
            _forget_output()
            raise typer.Exit(2) from None
        except KeyboardInterrupt:
            print("stopped; what was finished is kept", file=sys.stderr)
            raise typer.Exit(130) from None


def _version(wanted: bool) -> None:
    if wanted:
        print(f"alliance-sim {__version__}")
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


app.command("run")(run.run)
app.command("list")(listing.list_scenarios)
app.command("show")(show.show)
app.command("check")(check.check)
app.command("compare")(compare.compare)
app.command("explain")(explain.explain)
app.command("breakpoint")(breaking.breaking)
app.command("calibrate")(calibrate.calibrate)
app.command("backtest")(backtest.backtest)
app.command("plot")(plot.plot)
app.command("report")(report.report)
app.command("serve")(serve.serve)
app.command("rerun")(rerun.rerun)
app.command("new")(new.new)
app.command("schema")(schema.schema)
app.command("assumptions")(assumptions.assumptions)
app.add_typer(runs.app, name="runs")
app.add_typer(workshop.app, name="workshop")
