"""Move one number at a time and write what it does into docs/discussion/one_at_a_time.md.

python -m tools.one_at_a_time [jobs]

To be run when an assumption, its range, a lever or a mechanism has changed. Takes some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np

import sim
from sim.arrays import Floats
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Contract
from sim.levers.declaration import controls_of
from sim.levers.huawei import YinwangShare
from sim.measures.outcome import PAYOFF, known_outcomes
from sim.report.flip_tables import flip_sections
from sim.report.markdown import markdown_of
from sim.study.breakpoint.settings import outcomes_at
from sim.study.causes.worth import Asked
from sim.study.one_at_a_time.numbers import ENDS, MovedNumber, drawn_numbers
from sim.world.seeds import seeds
from sim.world.version import model_version
from sim.world.world import World

__all__ = [
    "FUTURES",
    "PAGE",
    "Lever",
    "Moved",
    "Number",
    "every_number",
    "flipping",
    "moved",
    "section",
]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "discussion" / "one_at_a_time.md"
MARKS = "<!-- written by: python -m tools.one_at_a_time -->", "<!-- end -->"
FUTURES = 200
SCENARIOS = ("keep_control", "cede_sales")
CEDING = ("cede_sales", "cede_sales_fully")
SHARE = "aito_share"
LEAST = 0.1
"""Points of share: what moves less is named without its numbers."""


@dataclass(frozen=True)
class Lever:
    """A number that somebody decides, moved in both scenarios as far as they have it.

    Attributes:
        name: as scenarios write it.
        ends: its values at both ends.
    """

    name: str
    ends: tuple[float, float]
    lever: bool = True

    def put(self, scenario: sim.Scenario, value: float) -> sim.Scenario:
        """The scenario with the number at a value; as it is where it has no such lever."""
        section, _, rest = self.name.partition(".")
        if section == "alliance":
            terms = {key: {rest: round(value)} for key in scenario.alliance}
            return scenario.replace(alliance=terms)
        owner, _, field = rest.rpartition(".")
        given: dict[str, object] = {field: value}
        if section == "makers":
            given["from"] = scenario.run.start
        return scenario.replace(**{section: {owner: given}})


Number: TypeAlias = MovedNumber | Lever


@dataclass(frozen=True)
class Moved:
    """What a number does between its ends.

    Attributes:
        number: which.
        shares: Aito's share in the last month, points, (ends, scenarios, futures).
        cars: whether any sale of any brand differs between the ends, in either scenario.
        money: whether any payoff does.
    """

    number: Number
    shares: Floats
    cars: bool
    money: bool

    @property
    def added(self) -> Floats:
        """What the second scenario adds to the share, (ends, futures)."""
        return np.asarray(self.shares[:, 1] - self.shares[:, 0])

    @property
    def most(self) -> float:
        """The larger of its two effects, points."""
        return max(abs(_swing(values)) for values in (self.shares[:, 0], self.added))


def _swing(values: Floats) -> float:
    return float((values[1] - values[0]).mean())


def every_number() -> Iterator[Number]:
    """All that is drawn, and all numbers that somebody decides."""
    yield from drawn_numbers(*(sim.load(name) for name in SCENARIOS))
    makers = dict.fromkeys(spec.maker for spec in seeds().brands.values())
    levers = [
        ("huawei.yinwang_share", YinwangShare),
        *((f"makers.{maker}", MakerPolicy) for maker in makers),
        ("alliance", Contract),
    ]
    for key, model in levers:
        for control in controls_of(model):
            if control.low is not None and control.high is not None:
                low, high = control.low + np.array(ENDS) * (control.high - control.low)
                yield Lever(f"{key}.{control.field}", (float(low), float(high)))


@cache
def _scenario(name: str, futures: int) -> sim.Scenario:
    return sim.load(name).replace(run={"replications": futures})


def moved(number: Number, futures: int = FUTURES) -> Moved:
    """Both scenarios at both ends of a number, under the same luck."""
    scenarios = [_scenario(name, futures) for name in SCENARIOS]
    cast = World.of(scenarios[0]).cast
    names = [name for name in known_outcomes(cast) if name.endswith("_units")]
    payoffs = [f"{PAYOFF}{agent}" for agent in cast.agents]
    asked = Asked((SHARE, *names, *payoffs), tuple(range(scenarios[0].run.months)))
    found = outcomes_at([[(number, end)] for end in number.ends], scenarios, asked)
    # (ends, scenarios, outcomes, months, futures); what is undefined at both ends does not differ
    differs = ((found[0] != found[1]) & ~np.isnan(found).all(axis=0)).any(axis=(0, 2, 3))
    cars, money = differs[1 : 1 + len(names)].any(), differs[1 + len(names) :].any()
    return Moved(number, 100 * found[:, :, 0, -1], bool(cars), bool(money))


def _cell(values: Floats) -> str:
    """A swing between the ends, with a question mark where its sign is not settled."""
    change = values[1] - values[0]
    unsettled = abs(change.mean()) <= 1.96 * change.std(ddof=1) / np.sqrt(change.size)
    return f"{change.mean():+.1f}" + (" ?" if unsettled else "")


def _table(kind: str, rows: list[Moved]) -> Iterator[str]:
    yield f"| {kind} | from | to | Aito's share | what ceding adds | from | to |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for each in sorted(rows, key=lambda row: -row.most):
        low, high = each.number.ends
        at = [f"{end.mean():+.1f}" for end in each.added]
        cells = [_cell(each.shares[:, 0]), _cell(each.added), *at]
        yield f"| `{each.number.name}` | {low:.3g} | {high:.3g} | {' | '.join(cells)} |"


def _named(words: str, rows: list[Moved]) -> Iterator[str]:
    yield f"{words} ({len(rows)}): " + (
        ", ".join(f"`{row.number.name}`" for row in rows) + "." if rows else "none."
    )
    yield ""


def section(rows: list[Moved], futures: int = FUTURES) -> str:
    """What stands between the marks of the page."""
    share, added = (f"{x:.1f}" for x in _as_drawn(futures))
    lines = [
        f"Made by the model `{model_version()}`, from {futures} futures of each scenario under the "
        f"same luck. With everything drawn Aito's share ends at {share}% under `keep_control`, and "
        f"`cede_sales` adds {added} points.",
        "",
    ]
    for kind, is_lever in (("assumption", False), ("lever", True)):
        ours = [row for row in rows if row.number.lever is is_lever]
        lines += [f"### By {kind}", ""]
        lines += [*_table(kind, [row for row in ours if row.cars and row.most >= LEAST]), ""]
        less = [row for row in ours if row.cars and row.most < LEAST]
        lines += _named(f"Both effects are under {LEAST} points", less)
        lines += _named("Money only, not a single car", [r for r in ours if r.money and not r.cars])
        lines += _named("Nothing at all", [r for r in ours if not r.money and not r.cars])
    return "\n".join(lines)


def flipping(jobs: int = 1, futures: int = FUTURES) -> str:
    """What flips the conclusions on ceding, of each of the scenarios that cede."""
    base = _scenario(SCENARIOS[0], futures)
    parts = []
    for name in CEDING:
        found = sim.find_flips(base, _scenario(name, futures), jobs=jobs)
        *told, how = flip_sections(found, World.of(base).cast)
        parts.append(f"### What flips: {name} against {base.name}\n\n{markdown_of(told)}")
    assert isinstance(how, str)
    return "\n".join([*parts, how, ""])


def _as_drawn(futures: int) -> tuple[float, float]:
    keep, cede = (
        100 * float(run.concentration().shares.sel(entity="aito").values[:, -1].mean())
        for run in (sim.simulate(_scenario(name, futures)) for name in SCENARIOS)
    )
    return keep, cede - keep


def main(jobs: int = 2) -> None:
    """Run all, and write the page's section."""
    with ProcessPoolExecutor(jobs) as pool:
        rows = []
        for row in pool.map(moved, every_number()):
            rows.append(row)
            print(f"\r{len(rows)} numbers", end="", flush=True)
    print()
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    text = f"{before}{MARKS[0]}\n\n{section(rows)}\n{flipping(jobs)}\n{MARKS[1]}{after}"
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
