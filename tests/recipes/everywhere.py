"""What a thing that was just declared must be part of: every command and every page."""

from __future__ import annotations

import json
from typing import Any

from tests.recipes.scratch import Output, Scratch

__all__ = ["commands_on", "pages_of"]

SHORT = "--reps 20 --months 6"
_PAGES = """
import json, re, sys
from sim.report.names import names_in
from sim.report.on_stage import own_on_stage
from sim.report.palette import agent_colour, brand_colour, scenario_colour
from sim.report.spare_colours import contrast_on_white
from sim.study.load import load
from sim.web.declared import declared_modules
from sim.web.explorer.answer import answer
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.question import Asked, understood
from sim.web.explorer.recordings import Recordings
from sim.workshop.debrief.telling.told import Told
from sim.workshop.files.words import words
from sim.workshop.start import begin
from sim.workshop.wish import Wish

scenario, run = sys.argv[1], {"replications": 20, "months": 6}
asked = {"setting": {"base": scenario, "changes": json.loads(sys.argv[2])},
         "pinned": {"base": "cede_sales", "changes": {}}, "run": run}
recordings = Recordings(4)
found = answer(understood(Asked, asked), recordings)
turned = asked | {"setting": asked["pinned"], "pinned": asked["setting"]}
back = answer(understood(Asked, turned), recordings)
opening = begin(Wish(format="design", scenario=scenario, **run))
own = own_on_stage([opening.played])
told = {language: Told({"session": {"stage": own}}, language) for language in ("en", "zh")}
files = {language: words(language) for language in ("en", "zh")}
keys = json.loads(sys.argv[3])
print(json.dumps({
    "catalogue": catalogue(),
    "answer": {name: found[name] for name in ("rows", "payoffs", "paired", "happened")},
    "back": {name: back[name] for name in ("payoffs", "paired")},
    "modules": declared_modules(),
    "opening": {"title": opening.title, "plain": opening.scenario},
    "own": own,
    "brands": {key: [told[l].brand(key) for l in told] for key in keys},
    "agents": {key: [told[l].agent(key) for l in told] for key in keys},
    "files": {key: [files[l].get(key) for l in files] for key in keys},
    "names": {key: value for key, value in names_in("zh").items() if any(k in key for k in keys)},
}))
"""


def commands_on(scratch: Scratch, scenario: str, *more: str) -> dict[str, Output]:
    """Run the commands that a contributor would try on a scenario, and return what they printed."""
    lines = (
        "sim list",
        f"sim show {scenario}",
        f"sim check {scenario}",
        f"sim run {scenario} {SHORT} --json",
        f"sim compare keep_control {scenario} {SHORT}",
        f"sim explain keep_control {scenario} --reps 20",
        f"sim plot {scenario} --reps 20",
        f"sim report keep_control {scenario} --reps 20",
        "sim schema",
        *more,
    )
    outputs = {output.command: output for output in scratch.sim(*lines)}
    for command, output in outputs.items():
        assert output.code == 0, f"{command}: {output.code}\n{output.out}{output.err}"
    return outputs


def pages_of(
    scratch: Scratch, scenario: str, *keys: str, changes: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What the explorer and the workshop know and answer of a scenario with changes."""
    arguments = [scenario, json.dumps(changes or {}), json.dumps(keys)]
    found: dict[str, Any] = json.loads(scratch.python(_PAGES, arguments=arguments))
    return found
