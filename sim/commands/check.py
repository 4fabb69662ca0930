"""`sim check`: validate scenarios, and see whether what they expect comes out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.documents import print_json
from sim.commands.loading import load_all
from sim.commands.options import AsJson, Replications, Sets
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


def _judge(loaded: Loaded) -> list[Verdict]:
    from sim.study.expect import judge
    from sim.study.sources import compared_with

    return judge(loaded.scenario, compared_with(loaded.scenario, loaded.source).__getitem__)


def check(
    scenarios: Names,
    sets: Sets = None,
    reps: Replications = None,
    no_expect: NoExpect = False,
    as_json: AsJson = False,
) -> None:
    """Validate scenarios and judge their `expect:` blocks; exit 1 when one fails."""
    from sim.report.own_ranges import not_fitted

    loaded = load_all(scenarios, sets, replications=reps, simulate=not no_expect)
    failed, report = 0, []
    for each in loaded:
        verdicts = [] if no_expect else _judge(each)
        failed += sum(not verdict.holds for verdict in verdicts)
        report.append(
            {
                "scenario": each.scenario.name,
                "expect": [_row(v) for v in verdicts],
                "warnings": [asdict(warning) for warning in each.warnings],
                "not_fitted": not_fitted(each.scenario).rows(),
            }
        )
        if not as_json:
            tell(f"{each.scenario.name}: valid")
            if note := not_fitted(each.scenario).words():
                tell(f"  {note}")
            for verdict in verdicts:
                tell(f"  {'holds' if verdict.holds else 'FAILS'}: {_words(verdict)}")
    if as_json:
        print_json(report)
    if failed:
        raise ExpectationFailed(f"{failed} expectation{'s' * (failed > 1)} failed")


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
