"""What a thing that was just declared must be part of: every command and every page.

One process of the copy does it, since most of the time of short runs is imports. They are as short
as they can be: nothing is asked of the numbers here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.recipes.scratch import Output, Scratch

__all__ = ["SHORT", "Seen", "seen_everywhere"]

SHORT = "--reps 4 --months 3"
MINE = "mine.yaml"
_CAME = "month,measure,value\n2025-07,aito_share,0.8\n2025-08,hima_units,50000\n"
_COMMANDS = {
    "list": "list --json",
    "schema": "schema",
    "new": "new fresh",
    "assumptions": "assumptions --scenario {scenario} --json",
    "show": "show {scenario} --only-changed",
    "check": "check {scenario} --no-expect --json",
    "run": "run {scenario} {short} --measure {measure} --out kept",
    "run as JSON": "run {scenario} {short} --measure {measure} --out kept --at 2 --json",
    "runs": "runs --runs kept --json",
    "explain a run": "explain kept/* --measure {measure} --json",
    "explain one": "explain {scenario} {short}",
    "explain two": "explain {base} {scenario} {short} --measure {measure} --json",
    "compare": "compare {base} {scenario} {short} --measure {measure} --rank-by {measure}",
    "breakpoint": "breakpoint {base} {scenario} {short} --measure {measure} "
    "--vary overlap_cost --steps 3 --json",
    "backtest": "backtest {scenario} {short} --outcomes came.csv --json",
    "plot": "plot {base} {scenario} {short} --measure {measure} --only fan_{measure}",
    "report": "report {base} {scenario} {short} --measure {measure} --to made.html",
    "workshop new": "workshop new room --format design --scenario {scenario} {short} "
    "--teams 1 --rounds 1",
    "workshop show": "workshop show room --json",
    "workshop advance": "workshop advance room --json",
    "workshop debrief": "workshop debrief room --out told",
}
"""Every command that answers about a scenario."""
_PAGES = """
from sim.report.names import names_in
from sim.report.on_stage import own_on_stage
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.worker import work
from sim.web.files import gather
from sim.workshop.debrief.telling.told import Told
from sim.workshop.files.words import words
from sim.workshop.start import begin
from sim.workshop.wish import Wish

base, other, changes, keys, measure = json.loads(sys.argv[1])
run = {"replications": 4, "months": 3}
changed = {"base": base, "changes": changes}
before = {"base": other, "changes": {}}
alone = {"setting": changed, "run": run}

def asked(what, given):
    reply = work(what, given)
    assert reply.status == 200, (what, reply.content)
    return json.loads(reply.content) if "json" in reply.kind else reply.content.decode()

found = asked("answer", alone | {"pinned": before})
back = asked("answer", {"setting": before, "pinned": changed, "run": run})
files = gather()
modules = {path.rpartition("/")[2]: kept.content.decode()
           for path, kept in files.items() if "/declared/" in path}
opening = begin(Wish(format="design", scenario=base, **run))
own = own_on_stage([opening.played])
told = {language: Told({"session": {"stage": own}}, language) for language in ("en", "zh")}
by_files = {language: words(language) for language in ("en", "zh")}
print(json.dumps({
    "catalogue": catalogue(),
    "answer": {name: found[name] for name in ("rows", "payoffs", "paired", "happened")},
    "back": {name: back[name] for name in ("payoffs", "paired")},
    "causes": asked("causes", alone | {"pinned": before, "measure": measure}),
    "exports": {what: asked(what, alone | more) for what, more in
                {"yaml": {"name": "mine"}, "data": {}}.items()},
    "modules": modules,
    "opening": {"title": opening.title, "plain": opening.scenario},
    "own": own,
    "brands": {key: [told[l].brand(key) for l in told] for key in keys},
    "agents": {key: [told[l].agent(key) for l in told] for key in keys},
    "files": {key: [by_files[l].get(key) for l in by_files] for key in keys},
    "names": {key: value for key, value in names_in("zh").items() if any(k in key for k in keys)},
}))
"""


@dataclass(frozen=True)
class Seen:
    """What commands printed, by the names above, and what the pages say."""

    outputs: dict[str, Output]
    pages: dict[str, Any]

    def out(self, name: str) -> str:
        """What a command printed, its lines as one."""
        return " ".join(self.outputs[name].out.split())

    def document(self, name: str) -> Any:
        """What a command printed as JSON."""
        return json.loads(self.outputs[name].out)


def seen_everywhere(
    scratch: Scratch,
    *keys: str,
    base: str = "keep_control",
    changes: dict[str, Any] | None = None,
    measure: str = "aito_share",
) -> Seen:
    """Run every command and ask every page about a scenario of a copy; none may fail.

    Args:
        scratch: the copy.
        keys: of brands, agents and words whose names are wanted.
        base: a shipped scenario; without changes it is compared with ``keep_control``.
        changes: by dotted key; they become a scenario file that extends the base.
        measure: the outcome to lead with.
    """
    scenario, other = (MINE, base) if changes else (base, "keep_control")
    if changes:
        (scratch.root / MINE).write_text(_file(base, changes), encoding="utf-8")
    (scratch.root / "came.csv").write_text(_CAME, encoding="utf-8")
    words = {"scenario": scenario, "base": other, "measure": measure, "short": SHORT}
    lines = [f"sim {command.format(**words)}" for command in _COMMANDS.values()]
    given = json.dumps([base, other, changes or {}, keys, measure])
    found, told = scratch.sim_then(_PAGES, [given], *lines)
    outputs = dict(zip(_COMMANDS, found, strict=True))
    for output in outputs.values():
        assert output.code == 0, f"{output.command}: {output.code}\n{output.out}{output.err}"
    return Seen(outputs, json.loads(told))


def _file(base: str, changes: dict[str, Any]) -> str:
    """A scenario file, in the part of YAML that is JSON."""
    made: dict[str, Any] = {"schema": 1, "name": "mine", "title": "Mine", "question": "What?"}
    made |= {"extends": base, "run": {"months": 3}}
    for key, value in changes.items():
        section, dot, name = key.partition(".")
        if dot:
            made.setdefault(section, {})[name] = value
        else:
            made[section] = value
    return json.dumps(made, indent=1)
