"""When a deal may be left, and from which month on it is."""

from __future__ import annotations

from copy import copy

from sim.scenario.types.months import add_months
from sim.workshop.refused import Refused
from sim.workshop.roles.answers import Answers, answers_now
from sim.workshop.roles.legal import check_world
from sim.workshop.roles.quarters import quarter
from sim.workshop.state import Deal, State

__all__ = ["check_leaving", "replaced"]


def check_leaving(state: State, deal: Deal) -> str:
    """The month from which a deal is left when notice is given now.

    Raises:
        Refused: there is no way out, or none that is soon enough.
    """
    answers = answers_now(state, deal.world)
    # a notice that was taken before answers were known still counts
    if answers.declines(deal) and not state.again:
        raise Refused("declined")
    if deal.terms.exit_months is None:
        raise Refused("no_way_out")
    if deal.ends is not None:
        raise Refused("already_left")
    if replaced(state, deal, answers):
        raise Refused("replaced")
    first = quarter(state.opening, state.stage.round).first
    # a hand-over under way comes to its end before the way back begins
    ends = max(add_months(first, deal.terms.exit_months), _passed(deal))
    last = state.opening.calendar[-1]
    if ends > last:
        raise Refused("too_late", last=last)
    trial = copy(state)
    trial.deals = {**state.deals, deal.number: copy(deal)}
    trial.deals[deal.number].ends = ends
    check_world(trial, deal.world)
    return ends


def _passed(deal: Deal) -> str:
    """The month in which all that the deal hands over has passed; exclusivity takes no time."""
    terms = deal.terms
    moves = terms.sales_control is not None or terms.model_type is not None
    return add_months(terms.from_, max(terms.handover_months, 1) if moves else 1)


def replaced(state: State, deal: Deal, answers: Answers) -> bool:
    """Whether a deal that was agreed later, and that nobody has left, is about the same brand.

    One that a default rule has declined is none.
    """
    # by agreement: an older offer may have been accepted after a newer one
    numbers = list(state.deals)
    later = (state.deals[number] for number in numbers[numbers.index(deal.number) + 1 :])
    same = (each for each in later if (each.world, each.brand) == (deal.world, deal.brand))
    return any(each.ends is None and not answers.declines(each) for each in same)
