"""What a round's simulation gives: numbers and scores, for pages to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.workshop.entry import Entry
from sim.workshop.opening import Opening
from sim.workshop.replay import replay
from sim.workshop.results.design import design_round
from sim.workshop.results.predict import predict_round
from sim.workshop.results.roles import roles_round
from sim.workshop.results.runs import Runs
from sim.workshop.results.seen import for_screen, for_viewer
from sim.workshop.results.session import as_closed

__all__ = ["for_screen", "for_viewer", "round_result"]


def round_result(
    opening: Opening, entries: Sequence[Entry], number: int, runs: Runs | None = None
) -> dict[str, Any]:
    """The results of a round, as JSON has them: keys and numbers, words are laid on elsewhere.

    Args:
        opening: what the session was opened with.
        entries: its log; what was decided after the round closed plays no part, but people go
            by the names that they have now, and who was removed since is left out.
        number: the round, from 1.
        runs: runs that are shared with other questions; new ones when None.

    Raises:
        Refused: the round is not closed.
        SimError: a team's scenario cannot be simulated.
    """
    state, runs = as_closed(opening, entries, number), runs or Runs()
    if opening.format == "predict":
        return predict_round(opening, state, number, runs, replay(opening, entries))
    if opening.format == "design":
        return design_round(opening, state, number, runs)
    return roles_round(opening, state, number)
