"""What a design round gives: every team's rules under the same luck, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.measures.outcome import headline
from sim.scenario import Scenario
from sim.workshop.measures import score_unit
from sim.workshop.opening import Opening
from sim.workshop.plays import plays
from sim.workshop.results.numbers import band, difference, fan
from sim.workshop.results.runs import Measured, Runs, wanted
from sim.workshop.results.scores import best_of, goal_scores
from sim.workshop.results.standing import Standing, standings
from sim.workshop.shorter_run import shorter_run
from sim.workshop.state import State

__all__ = ["against", "declined", "design_round", "measures_against", "team_runs"]


def against(opening: Opening, runs: Runs) -> Measured:
    """The run that teams are held against."""
    scenario = shorter_run(opening.against, opening.months, opening.replications)
    return runs.of(scenario, wanted(opening))


def team_runs(opening: Opening, made: Mapping[str, Scenario], runs: Runs) -> dict[str, Measured]:
    """The run of every place's scenario, over the session's months and futures."""
    return {
        place: runs.of(shorter_run(scenario, opening.months, opening.replications), wanted(opening))
        for place, scenario in made.items()
    }


def design_round(opening: Opening, state: State, number: int, runs: Runs) -> Json:
    """The results of a round, the best team first."""
    base = against(opening, runs)
    found = team_runs(opening, plays(opening, state), runs)
    scores = np.stack([goal_scores(opening.goal, run, base) for run in found.values()])
    teams = [
        _team(state, number, (place, run), base, (score, standing))
        for (place, run), score, standing in zip(
            found.items(), scores, standings(scores), strict=True
        )
    ]
    return {
        "format": "design",
        "round": number,
        "months": opening.months,
        "calendar": list(opening.calendar),
        "lead": opening.lead,
        "june": base.june if opening.lead == headline(base.cast) else None,
        "goal": opening.goal,
        "unit": score_unit(opening.goal),
        "replications": base.replications,
        "base": {name: band(base.value(name)) for name in opening.shown},
        "base_fan": fan(base.paths[opening.lead], ("mean", "p05", "p95")),
        "teams": sorted(teams, key=lambda t: (t["score"]["rank"], -t["score"]["mean"], t["place"])),
    }


def _team(
    state: State,
    number: int,
    played: tuple[str, Measured],
    base: Measured,
    scored: tuple[Floats, Standing],
) -> Json:
    (place, run), (score, standing) = played, scored
    made = state.design_of(place, number)
    return {
        "place": place,
        "changes": {} if made is None else dict(made[1].changes),
        "text": "" if made is None else made[1].text,
        "own_rule": made is None,
        "since": None if made is None else made[0],
        "measures": measures_against(state.opening.shown, run, base),
        "fan": fan(run.paths[state.opening.lead], ("mean", "p05", "p95")),
        "score": band(score)
        | difference(score)
        | {"first": standing.first, "rank": standing.rank, "tied": standing.tied},
        "declined": declined(run),
    }


def measures_against(names: Sequence[str], run: Measured, base: Measured) -> Json:
    """Measures, and their paired differences to the base.

    ``better`` is the part of futures in which the difference goes the way that is best by the
    outcome's declaration.
    """
    found = {}
    for name in names:
        value, change = run.value(name), run.value(name) - base.value(name)
        interval = difference(change)
        found[name] = band(value) | {
            "difference": interval["mean"],
            "low": interval["low"],
            "high": interval["high"],
            "better": float((best_of(name, run) * change > 0).mean()),
        }
    return found


def declined(run: Measured) -> list[Json]:
    """Offers that a maker's own rule declined: when, and in which part of the futures."""
    return [
        {
            "month": run.months[entry.month],
            "agent": entry.agent,
            "brand": entry.what.subject,
            "share": entry.replications / run.replications,
        }
        for entry in run.ledger
        if entry.rule == "consent"
    ]
