"""The front door within this process: what a command prints as bytes, under an encoding."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from sim.commands import app

CHINESE = "两种销售控制——问界 ±"
SCENARIO = (
    f"schema: 1\nname: mine\ntitle: {CHINESE}\nquestion: 谁来控制？\nextends: cede_sales\n"
    "alliance:\n  luxeed: {sales_control: partner}\n"
)


class Printed(NamedTuple):
    """What a command left behind."""

    code: int
    out: bytes
    err: bytes


def printed(arguments: Sequence[str], encoding: str, folder: Path) -> Printed:
    """Run a command in a folder, with standard output and error in an encoding."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding) for name in ("stdout", "stderr")}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["sim", *arguments])
        for name, stream in streams.items():
            patch.setattr(f"sys.{name}", stream)
        with pytest.raises(SystemExit) as ended:
            app(list(arguments))
        for stream in streams.values():
            stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams.values())  # type: ignore[attr-defined] - BytesIO
    return Printed(int(ended.value.code or 0), out, err)
