"""The link that opens the explorer with any scenario: a shipped one, and what differs from it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from sim.errors import InputError, ScenarioError
from sim.scenario import Loaded, Scenario
from sim.scenario.chain import shipped_chain
from sim.scenario.loader import resolve
from sim.scenario.text.changes import NOT_INHERITED, changes_between
from sim.scenario.text.headings import default_pair
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.resolved import to_plain
from sim.shipped import shipped_names
from sim.web.explorer.question import HowRun, Setting, understood
from sim.web.explorer.scenarios import OPEN, scenario_of

__all__ = ["fragment_of"]

_WORLD = ("events", "assumptions")


def fragment_of(loaded: Loaded) -> str:
    """Return the page's address from ``#`` on that opens the explorer with a scenario.

    Raises:
        InputError: the explorer cannot show it, because it is another section's change, or because
            it is run for longer or more often than the page can.
    """
    scenario = loaded.scenario
    base = _shipped_base(loaded)
    known = resolve(shipped_chain(base), vocabulary=None).scenario
    changes = _changes(known, scenario)
    _refuse_other_sections(loaded, base, changes)
    run = scenario.run.model_dump(mode="json", exclude={"start"})
    try:
        setting = understood(Setting, {"base": base, "changes": changes})
        made = scenario_of(setting, understood(HowRun, run))
    except ScenarioError as error:
        wrong = "; ".join(f"{each.key or 'run'}: {each.text}" for each in error.problems)
        raise InputError(f"{loaded.files[0]}: {_CANNOT}: {wrong}") from None
    if _compared(made) != _compared(scenario):
        raise InputError(f"{loaded.files[0]}: {_CANNOT} as {base} with single values changed")
    parts = [f"scenario={base}", *(_part(key, value) for key, value in changes.items())]
    if changes:
        parts.append(f"pin={base}")
    if any(key.partition(".")[0] in _WORLD for key in changes):
        parts.append("world=apart")  # the base is as it is shipped
    usual = HowRun().model_dump()
    parts += [_part(f"run.{key}", value) for key, value in run.items() if value != usual[key]]
    return "#" + "&".join(parts)


_CANNOT = "the explorer cannot show this scenario"


def _shipped_base(loaded: Loaded) -> str:
    """The nearest shipped scenario: itself, a base, or the one that others are compared with."""
    names = (loaded.scenario.name, *loaded.bases, default_pair()[0])
    return next(name for name in names if name in shipped_names())


def _changes(base: Scenario, scenario: Scenario) -> dict[str, Any]:
    """What differs, by the key that ``--set`` would take; how it is run is said apart."""
    plain = to_plain(scenario)
    found = changes_between(to_plain(base), plain, node_of(plain, Place(scenario.name, 0)))
    return {key: change.value for key, change in found.items() if key.partition(".")[0] != "run"}


def _refuse_other_sections(loaded: Loaded, base: str, changes: dict[str, Any]) -> None:
    other = [key for key in changes if key.partition(".")[0] not in OPEN]
    if other:
        raise InputError(
            f"{loaded.files[0]}: {_CANNOT}: it changes {', '.join(other)} of {base}, and the page "
            f"has {', '.join(OPEN)}; `sim run` and `sim report` show it"
        )


def _compared(scenario: Scenario) -> dict[str, Any]:
    return {key: value for key, value in to_plain(scenario).items() if key not in NOT_INHERITED}


def _part(key: str, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z_][\w-]*|\d{4}-\d{2}", value):
        text = value if value not in ("true", "false", "null") else text
    return f"{key}={quote(text, safe=',:{}[]/')}"
