"""Every play as a file: what it is called and how it is run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sim.shipped import shipped_names

__all__ = ["commands", "file_name"]

_MONTHS = re.compile(r"^run:.*?\bmonths: (\d+)", re.MULTILINE | re.DOTALL)


def file_name(key: str) -> str:
    """A name that every file system takes, of letters, digits and underscores: t1.yaml."""
    return f"{re.sub(r'[^a-z0-9_]+', '_', key.lower()).strip('_')[:40] or 'play'}.yaml"


def commands(debrief: Mapping[str, Any], key: str) -> list[str]:
    """The command that runs a play to the numbers of the session.

    And one that holds it against the base under the same luck, where everybody has that base: it
    comes with the project.
    """
    file, session = file_name(key), debrief["session"]
    # a file goes on after the session's last month where terms begin then, or the game ended early
    longer = _MONTHS.search(debrief["plays"][key])
    cut = longer is not None and int(longer[1]) != session["months"]
    run = f"sim run {file}" + (f" --months {session['months']}" if cut else "")
    base = session["base"]["name"]
    if base not in shipped_names() or (base == session["scenario"]["name"] and not _over(debrief)):
        return [run]
    how = f"--months {session['months']} --reps {session['replications']} --seed {session['seed']}"
    return [run, f"sim compare {base} {file} {how}"]


def _over(debrief: Mapping[str, Any]) -> bool:
    """Whether plays say what differs from a shipped scenario, which is the base then as it is."""
    name = debrief["session"]["base"]["name"]
    return any(f"\nextends: {name}\n" in text for text in debrief["plays"].values())
