"""What the facilitator does: the clock, the next stage, a place taken over."""

from __future__ import annotations

from sim.workshop.contents import Advance, Hold, Takeover, Timer
from sim.workshop.entry import FILE, Entry
from sim.workshop.people import desk_only
from sim.workshop.places import known
from sim.workshop.refused import Refused
from sim.workshop.roles.close import settle
from sim.workshop.state import State
from sim.workshop.state import Timer as Clock

__all__ = ["advance", "hold", "takeover", "timer"]


def hold(state: State, entry: Entry, content: Hold) -> None:
    """Pens down: nobody decides, and the timer stands still."""
    desk_only(entry)
    if content.on == state.held:
        return
    clock = state.timer
    if content.on and clock.ends is not None:
        state.timer = Clock(left=max(0.0, clock.ends - entry.at))
    elif not content.on and clock.left is not None:
        state.timer = Clock(ends=entry.at + clock.left)
    state.held = content.on


def timer(state: State, entry: Entry, content: Timer) -> None:
    """So many seconds are left from now; none at all switches the timer off."""
    desk_only(entry)
    seconds = content.seconds
    if not seconds:
        state.timer = Clock()
    elif state.held:
        state.timer = Clock(left=seconds)
    else:
        state.timer = Clock(ends=entry.at + seconds)


def advance(state: State, entry: Entry, content: Advance) -> None:
    """On to the next stage; a second click on the same button finds the game moved on."""
    _steps(entry)
    if content.from_ != state.stage.key:
        raise Refused("stage", stage=state.stage.key)
    following = state.stage.next(state.opening.rounds)
    if following is None:
        raise Refused("over")
    if following.name == "closed":
        settle(state)
    state.stage = following
    opens = following.name == "open"
    state.timer = Clock(ends=entry.at + 60.0 * state.opening.round_minutes) if opens else Clock()
    state.held = False


def takeover(state: State, entry: Entry, content: Takeover) -> None:
    """The facilitator plays a place, or gives it back."""
    desk_only(entry)
    if state.opening.format == "predict" or not known(state, content.place):
        raise Refused("unknown_place", place=content.place)
    (state.takeovers.add if content.on else state.takeovers.discard)(content.place)


def _steps(entry: Entry) -> None:
    # a workshop without a server has files in the facilitator's hand
    if entry.by != FILE:
        desk_only(entry)
