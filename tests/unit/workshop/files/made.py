"""Workshops in folders, as tests play them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.workshop.files.begin import begin_folder
from sim.workshop.start import begin
from sim.workshop.wish import wished

ROLES = ("huawei", "yinwang", "seres", "chery", "baic", "saic", "jac")


def workshop(folder: Path, game: str, people: Sequence[str] = (), **wish: Any) -> Path:
    """A new folder; few futures, and short."""
    asked = {"format": game, "replications": 8, "months": 18, **wish}
    begin_folder(folder, begin(wished(asked)), people)
    return folder


def say(folder: Path, number: int, name: str, text: str) -> None:
    """Fill in a place's file."""
    (folder / f"round_{number}" / f"{name}.yaml").write_text(text, encoding="utf-8")


def all_here(folder: Path, number: int, *names: str) -> None:
    """Roles that are there and have nothing to decide."""
    for name in names or [f"w1_{role}" for role in ROLES]:
        path = folder / f"round_{number}" / f"{name}.yaml"
        if all(line.startswith("#") or not line for line in path.read_text().splitlines()):
            path.write_text("ready: true\n")


def filled_in(text: str) -> str:
    """A file with every example in it taken."""
    return re.sub(r"^#(?=[a-z]| {2}[-a-z])(?! {2}\w+ \()", "", text, flags=re.MULTILINE)


def tree(folder: Path) -> dict[str, str]:
    """Every file and folder with its content's digest; what steps leave behind would show."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else ""
        for path in sorted(folder.rglob("*"))
    }
