"""A setting as a scenario file: what differs from its base, and how it is run."""

from __future__ import annotations

from typing import Any

from sim.scenario import Scenario, to_plain
from sim.scenario.differences.over import laid_over, months_needed
from sim.scenario.text.changes import NOT_INHERITED
from sim.scenario.text.resolved import dump
from sim.web.explorer.question import ExportAsked, HowRun, Setting
from sim.web.explorer.scenarios import scenario_of

__all__ = ["named", "scenario_file"]

_HEAD = """\
# yaml-language-server: $schema=scenario.schema.json
# Saved from the explorer: only what stands here differs from {base}.
# `sim run FILE{measure}` gives the numbers of the page: same seed, same futures, same bits.
"""
_LONGER = """\
# It speaks of months after the page's last: for the page's numbers, sim run FILE --months {months}
"""


def named(
    setting: Setting, run: HowRun, name: str | None = None, title: str | None = None
) -> Scenario:
    """The scenario of a setting under a name of its own, unless nothing was changed.

    Raises:
        ScenarioError: the setting is no scenario.
    """
    scenario = scenario_of(setting, run)
    if not setting.changes and name is None and title is None:
        return scenario
    changed = bool(setting.changes)
    return scenario.replace(
        name=name or (f"{setting.base}_changed"[:64] if changed else setting.base),
        title=title or (f"{scenario.title}, changed"[:120] if changed else scenario.title),
    )


def scenario_file(asked: ExportAsked) -> str:
    """The text of a file that `sim run` runs to the numbers of the page.

    Raises:
        ScenarioError: the setting is no scenario.
    """
    scenario = named(asked.setting, asked.run, asked.name, asked.title)
    base = scenario_of(Setting(base=asked.setting.base), asked.run)
    months = months_needed(base, scenario)
    measure = "" if asked.measure is None else f" --measure {asked.measure}"
    head = _HEAD.format(base=base.name, measure=measure)
    if months != scenario.run.months:
        head += _LONGER.format(months=scenario.run.months)
    run = {**to_plain(scenario)["run"], "months": months}
    return head + dump(_content(to_plain(base), to_plain(scenario), run))


def _content(base: dict[str, Any], own: dict[str, Any], run: dict[str, Any]) -> dict[str, Any]:
    """The file's keys in their order."""
    inherited = {key: value for key, value in own.items() if key not in (*NOT_INHERITED, "run")}
    return {
        "schema": 1,
        **{key: own[key] for key in ("name", "title", "question")},
        "extends": base["name"],
        "run": {key: run[key] for key in ("months", "replications", "seed", "prior")},
        **laid_over({key: base.get(key) for key in inherited}, inherited),
    }
