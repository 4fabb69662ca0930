"""`sim check`: validate scenarios, and see whether what they expect comes out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from sim.commands.forms import Form, Head, chosen_form, print_envelope, print_rows
from sim.commands.loading import load_all
from sim.commands.options import (
    AsCsv,
    AsJson,
    AsMarkdown,
    Jobs,
    Prior,
    Replications,
    Seed,
    Sets,
)
from sim.commands.streams import tell
from sim.errors import ExpectationFailed

if TYPE_CHECKING:
    from sim.scenario import Loaded
    from sim.study.expect import Verdict

__all__ = ["check"]

Names = Annotated[
    list[str], typer.Argument(metavar="SCENARIO...", help="Files, shipped names, or -.")
]
NoExpect = Annotated[bool, typer.Option("--no-expect", help="Validate only.")]
_COLUMNS = (
    "scenario", "valid", "measure", "brand", "lens", "month", "lower_than", "higher_than",
    "probability", "holds", "share", "share_opposite", "share_equal", "low", "high",
    "replications", "undefined",
)  # fmt: skip
"""Of the rows of `--csv` and `--md`: an expectation each, or a scenario that expects nothing."""


def _words(verdict: Verdict) -> str:
    from sim.report.words import undefined_in

    wanted = verdict.expectation
    what = f"{wanted.brand}'s {wanted.measure}" if wanted.brand else wanted.measure
    lens = f" by {wanted.lens}" if wanted.lens != "brand" else ""
    side = "lower" if wanted.lower_than is not None else "higher"
    than = wanted.lower_than if wanted.lower_than is not None else wanted.higher_than
    if verdict.undefined == verdict.replications:
        return f"{what}{lens} {side} than {than} in {wanted.month}: undefined in every future"
    doubt = "" if verdict.decided else "; too close to be sure, more --reps would tell"
    left_out = f", {undefined_in(verdict.undefined)}" if verdict.undefined else ""
    return (
        f"{what}{lens} {side} than {than} in {wanted.month}: {_split(verdict)} of "
        f"{verdict.replications - verdict.undefined:,} futures{left_out}; expected "
        f"{100 * wanted.probability:g}%{doubt}"
    )


def _split(verdict: Verdict) -> str:
    """In how many futures it holds, does not hold, and nothing differs, in percent."""
    compared = isinstance(verdict.expectation.lower_than or verdict.expectation.higher_than, str)
    parts = [
        f"holds in {100 * verdict.share:.1f}%",
        f"does not hold in {100 * verdict.share_opposite:.1f}%",
    ]
    if compared or verdict.share_equal:
        parts.append(f"no difference in {100 * verdict.share_equal:.1f}%")
    return ", ".join(parts)


class Checked(NamedTuple):
    """A scenario that is valid, and what became of its expectations."""

    loaded: Loaded
    verdicts: list[Verdict]


def check(
    scenarios: Names,
    sets: Sets = None,
    reps: Replications = None,
    seed: Seed = None,
    prior: Prior = False,
    jobs: Jobs = 1,
    no_expect: NoExpect = False,
    as_json: AsJson = False,
    as_markdown: AsMarkdown = False,
    as_csv: AsCsv = False,
) -> None:
    """Validate scenarios and judge their `expect:` blocks; exit 1 when one fails."""
    form = chosen_form(as_json, as_markdown, as_csv)
    run = {"replications": reps, "seed": seed, "prior": prior}
    checked = []
    for loaded in load_all(scenarios, sets, simulate=not no_expect, **run):
        checked.append(Checked(loaded, [] if no_expect else _judge(loaded, jobs)))
        if form == "text":
            _tell(checked[-1])
    if form == "text" and any(each.verdicts for each in checked):
        tell("Shares of futures hold in this model, with these ranges.")
    if form != "text":
        _print(checked, form)
    failed = sum(not verdict.holds for each in checked for verdict in each.verdicts)
    if failed:
        raise ExpectationFailed(f"{failed} expectation{'s' * (failed > 1)} failed")


def _judge(loaded: Loaded, jobs: int) -> list[Verdict]:
    from sim.study.expect import judge
    from sim.study.sources import compared_with

    find = compared_with(loaded.scenario, loaded.source).__getitem__
    return judge(loaded.scenario, find, jobs=jobs)


def _tell(checked: Checked) -> None:
    from sim.report.own_ranges import not_fitted

    scenario = checked.loaded.scenario
    tell(f"{scenario.name}: valid")
    if note := not_fitted(scenario).words():
        tell(f"  {note}")
    for verdict in checked.verdicts:
        tell(f"  {'holds' if verdict.holds else 'FAILS'}: {_words(verdict)}")


def _print(checked: list[Checked], form: Form) -> None:
    if form == "json":
        print_envelope("check", {"checks": [_plain(each) for each in checked]}, _head(checked))
        return
    rows = [
        {"scenario": each.loaded.scenario.name, "valid": True, **row}
        for each in checked
        for row in ([_row(verdict) for verdict in each.verdicts] or [{}])
    ]
    print_rows(form, _COLUMNS, rows)


def _head(checked: list[Checked]) -> Head:
    """What was run: of several scenarios that run differently, no seed and no replications."""
    scenarios = [each.loaded.scenario for each in checked]
    seeds = {scenario.run.seed for scenario in scenarios}
    counts = {scenario.run.replications for scenario in scenarios}
    return Head(
        [scenario.name for scenario in scenarios],
        seeds.pop() if len(seeds) == 1 else None,
        counts.pop() if len(counts) == 1 else None,
    )


def _plain(checked: Checked) -> dict[str, object]:
    from sim.report.own_ranges import not_fitted

    scenario = checked.loaded.scenario
    return {
        "scenario": scenario.name,
        "expect": [_row(verdict) for verdict in checked.verdicts],
        "warnings": [asdict(warning) for warning in checked.loaded.warnings],
        "not_fitted": not_fitted(scenario).rows(),
    }


def _row(verdict: Verdict) -> dict[str, object]:
    from sim.study.defined import finite_or_none

    names = ("share", "share_opposite", "share_equal", "low", "high")
    return {
        **verdict.expectation.model_dump(exclude_none=True),
        **finite_or_none({name: getattr(verdict, name) for name in names}),
        "replications": verdict.replications,
        "undefined": verdict.undefined,
        "holds": verdict.holds,
    }
