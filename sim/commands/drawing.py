"""What `--plot DIR` does: pictures into a folder, and where they went on standard error."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.report.charts.types import Chart
    from sim.scenario import Scenario

__all__ = ["draw"]


def draw(charts: Mapping[str, Chart], folder: Path, scenarios: Sequence[Scenario]) -> None:
    """Write charts as SVG, with what they were made from in their metadata.

    Raises:
        InputError: a picture is there already, or matplotlib is not installed.
    """
    from sim.report.pictures import save_pictures
    from sim.report.pictures.sets import provenance_of

    about = provenance_of(scenarios, shlex.join(["sim", *sys.argv[1:]]))
    for path in save_pictures(charts, folder, ("svg",), about):
        print(path.as_posix(), file=sys.stderr)
