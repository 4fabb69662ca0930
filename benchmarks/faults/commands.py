"""Every command with arguments that keep it at work for a while, and a folder where they all work.

One thing that a command reads is made once; each try has a copy of it.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

__all__ = ["COMMANDS", "prepare"]

_COMMANDS = {
    "run": "run cede_sales --reps 20000 --jobs 2 --block 500",
    "run alone": "run keep_control --reps 4000 --report",
    "run kept": "run mine.yaml --reps 8 --months 3 --json",
    "list": "list",
    "show": "show cede_sales",
    "check": "check cede_sales mine.yaml",
    "compare": "compare keep_control cede_sales mine.yaml --reps 1500 --jobs 2 --plot figures",
    "compare report": "compare keep_control cede_sales --reps 400 --report compared.html --jobs 2",
    "explain": "explain keep_control cede_sales --reps 1500 --jobs 2 --plot figures",
    "explain one": "explain keep_control --reps 500 --jobs 2",
    "breakpoint": "breakpoint keep_control cede_sales --vary outlet_productivity --reps 1500"
    " --jobs 2",
    "calibrate": "calibrate --steps 60 --walkers 64 --jobs 2",
    "calibrate alone": "calibrate --steps 30 --walkers 54",
    "backtest": "backtest cede_sales --outcomes came.csv --reps 3000 --jobs 2 --plot figures",
    "plot": "plot cede_sales --reps 1000 --months 12 --format svg,png",
    "report": "report cede_sales keep_control --reps 400 --months 12 --to told.html --jobs 2",
    "rerun": "rerun made.html --jobs 2",
    "new": "new another",
    "schema": "schema",
    "assumptions": "assumptions outlet",
    "runs": "runs",
    "runs remove": "runs remove --scenario mine --yes",
    "workshop new": "workshop new class --format design --teams 3 --scenario cede_sales --reps 400",
    "workshop advance": "workshop advance room",
    "workshop undo": "workshop undo room",
    "workshop show": "workshop show room",
    "workshop debrief": "workshop debrief room --out debrief",
    "serve": "serve --port 0 --no-open --jobs 2",
}
COMMANDS = {name: tuple(shlex.split(line)) for name, line in _COMMANDS.items()}
"""Their arguments, by a name of the try."""
_FEW = ("--reps", "8", "--months", "3")
_FIRST = (
    ("new", "mine", "--from", "cede_sales"),
    ("run", "mine.yaml", *_FEW),
    ("report", "cede_sales", "keep_control", "--to", "made.html", "--reps", "50", "--months", "12"),
    ("workshop", "new", "room", "--format", "predict", "--scenario", "mine.yaml",
     "--people", "Ann, Bo", "--rounds", "3", *_FEW),
    ("workshop", "advance", "room"),
)  # fmt: skip


def prepare(folder: Path) -> None:
    """Make what the commands work on."""
    folder.mkdir()
    (folder / "came.csv").write_text("month,measure,value\n2025-07,aito_share,0.8\n")
    for arguments in _FIRST:
        subprocess.run(
            [sys.executable, "-m", "sim", *arguments], cwd=folder, check=True, capture_output=True
        )
