"""What the game does not let somebody do now, with words for people and a key for pages."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from sim.errors import InputError

__all__ = ["Refused", "mistakes"]

_WORDS = {
    "unknown_seat": "there is no such seat in this session",
    "unknown_place": "there is no place {place} in this session",
    "not_yours": "that is not your place; sit down there first, or ask the facilitator",
    "desk_only": "only the facilitator can do that",
    "not_lobby": "places are chosen before the first round; the facilitator can still move you",
    "occupied": "{place} is played already; the facilitator can seat you there",
    "locked": "the facilitator has closed the door; nobody can join now",
    "full": "the session is full: it has {most} seats",
    "removed": "the facilitator has removed this seat",
    "name": "a name needs 1 to 40 letters, and no control characters",
    "not_open": "no round is open for decisions now",
    "held": "pens down: the facilitator holds the game",
    "not_this_format": "that is no move of this format",
    "stage": "the game has moved on; it stands at {stage}",
    "over": "the session is over",
    "nothing_to_undo": "there is no step to take back",
    "range": "the lower end must be below the upper one, and both from 0 to 100%",
    "design": "{problems}",
    "terms": "{problems}",
    "focus": "the focus leaves out {brand}, whose contract binds Huawei until it is left",
    "no_such_offer": "there is no offer {offer}",
    "offer_closed": "that offer is no longer open",
    "not_to_you": "only the side that the offer was made to can answer it",
    "own_offer": "only the side that made the offer can withdraw it",
    "many_offers": "{most} offers in one round are enough; wait for answers",
    "whom": "{place} cannot make {to} that offer",
    "exclusive": "{brand} is bound to Huawei alone while its contract lasts",
    "absent_rule": "{to} is played by its own rule, which takes no new offers",
    "no_such_deal": "there is no deal {deal}",
    "declined": "its default rule declined that offer, so there is no deal to leave",
    "no_way_out": "that deal has no way out before the end",
    "replaced": "a later deal has taken this one's place; leave that one",
    "already_left": "notice has been given already",
    "too_late": "it would take effect after the last month that is simulated, {last}",
    "policy": "{place} has no such policy",
    "not_taken": "take the place over first",
    "malformed": "{problems}",
}


class Refused(InputError):
    """A move that is not taken; nothing has changed.

    Attributes:
        key: what is wrong, one of this module's words.
        values: what the words name.
    """

    def __init__(self, key: str, **values: Any) -> None:
        self.key, self.values = key, values
        super().__init__(_WORDS[key].format(**values))


def mistakes(error: ValidationError) -> str:
    """All that a strict type does not take, each after its key."""

    def told(text: str) -> str:
        return text.removeprefix("Value error, ")  # what pydantic puts before our own words

    return "; ".join(
        f"{'.'.join(str(part) for part in each['loc'])}: {told(each['msg'])}"
        for each in error.errors(include_url=False)
    )
