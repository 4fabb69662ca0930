"""`sim check`: validate scenarios, and see whether what they expect comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.loading import load_all
from sim.commands.options import AsJson, Sets
from sim.errors import ExpectationFailed

if TYPE_CHECKING:
    from sim.scenario import Loaded
    from sim.study.expect import Verdict

__all__ = ["check"]

Names = Annotated[
    list[str], typer.Argument(metavar="SCENARIO...", help="Files, shipped names, or -.")
]
NoExpect = Annotated[bool, typer.Option("--no-expect", help="Validate only.")]


def _words(verdict: Verdict) -> str:
    wanted = verdict.expectation
    what = f"{wanted.brand}'s {wanted.measure}" if wanted.brand else wanted.measure
    lens = f" by {wanted.lens}" if wanted.lens != "brand" else ""
    side = "lower" if wanted.lower_than is not None else "higher"
    than = wanted.lower_than if wanted.lower_than is not None else wanted.higher_than
    often = f"{100 * verdict.share:.1f}% of {verdict.replications:,} replications"
    doubt = "" if verdict.decided else "; too close to call, the estimate rules"
    return (
        f"{what}{lens} {side} than {than} in {wanted.month}: {often}, "
        f"expected {100 * wanted.probability:g}%{doubt}"
    )


def _judge(loaded: Loaded) -> list[Verdict]:
    from sim.study.expect import judge
    from sim.study.sources import compared_with

    return judge(loaded.scenario, compared_with(loaded.scenario, loaded.source).__getitem__)


def check(
    scenarios: Names, sets: Sets = None, no_expect: NoExpect = False, as_json: AsJson = False
) -> None:
    """Validate scenarios and judge their `expect:` blocks; exit 1 when one fails."""
    loaded = load_all(scenarios, sets, simulate=not no_expect)
    failed, report = 0, []
    for each in loaded:
        verdicts = [] if no_expect else _judge(each)
        failed += sum(not verdict.holds for verdict in verdicts)
        report.append({"scenario": each.scenario.name, "expect": [_row(v) for v in verdicts]})
        if not as_json:
            print(f"{each.scenario.name}: valid")
            for verdict in verdicts:
                print(f"  {'holds' if verdict.holds else 'FAILS'}: {_words(verdict)}")
    if as_json:
        import json

        print(json.dumps(report, indent=1))
    if failed:
        raise ExpectationFailed(f"{failed} expectation{'s' * (failed > 1)} failed")


def _row(verdict: Verdict) -> dict[str, object]:
    return {
        **verdict.expectation.model_dump(exclude_none=True),
        "share": verdict.share,
        "low": verdict.low,
        "high": verdict.high,
        "replications": verdict.replications,
        "holds": verdict.holds,
    }
