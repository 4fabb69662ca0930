"""What a command that did not come to its end has left in its folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sim
from sim.errors import SimError
from sim.store.kept_runs import kept_runs
from sim.store.temporary import is_temporary, sweep

__all__ = ["temporary", "torn"]

_ENDS = {
    ".html": b"</html>\n",
    ".svg": b"</svg>\n",
    ".png": b"IEND\xaeB`\x82",
    ".json": b"}\n",
    ".csv": b"\n",
    ".pdf": b"%%EOF",
}
"""With what a whole file ends."""
_ROOMS = ("room", "class")


def temporary(folder: Path) -> list[str]:
    """What a later command in the same folders does not sweep either."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not is_temporary(path.name):
            sweep(path)
    names = [path.name for path in folder.rglob(".*") if "calibration-" not in str(path)]
    return [f"{name} in the working folder" for name in names]


def torn(folder: Path) -> list[str]:
    """Runs, reports, pictures, scenarios and workshops that are not whole."""
    runs = [run for run in kept_runs(folder / "runs") if not run.path.name.startswith("calib")]
    found = [f"run {run.path.name}: {run.problem}" for run in runs if run.problem]
    for path in folder.rglob("*"):
        if path.is_file() and not path.read_bytes().rstrip(b"\n").endswith(
            _ENDS.get(path.suffix, b"").rstrip(b"\n")
        ):
            found.append(f"file {path.relative_to(folder)} is not whole")
    found += [
        f"fit {path.name} is not whole"
        for path in folder.glob("runs/calibration-*")
        if len(list(path.iterdir())) != 2
    ]
    for path in folder.glob("*.yaml"):
        try:
            sim.load(path)
        except SimError as error:
            found.append(f"scenario {path.name}: {error}")
    return found + [f"workshop {name}: {why}" for name in _ROOMS if (why := _refused(folder, name))]


def _refused(folder: Path, name: str) -> str:
    """Why a workshop cannot be shown; not asked where nothing has changed since it was made."""
    if not (folder / name).exists():
        return "it is gone" if name == "room" else ""
    command = [sys.executable, "-m", "sim", "workshop", "show", name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""
