"""The state is the replay of the log, whatever people do and in whatever order."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.workshop.entry import Entry, entry
from sim.workshop.refused import Refused
from sim.workshop.replay import replay
from sim.workshop.undone import shorter
from tests.unit.workshop.play import Table, control

_ROLES = ["w1.huawei", "w1.chery", "w1.yinwang", "w1.jac"]
_WHO = st.sampled_from(["desk", "s1", "s2", "s3", "s5", "s9"])
_PLACE = st.sampled_from([*_ROLES, "w1.baic", "w2.chery", "t1"])
_SEAT = st.sampled_from(["s1", "s2", "s5"])
_STAGE = st.sampled_from(["lobby", "1.open", "1.closed", "1.shown", "2.open", "over"])
_TERMS = st.sampled_from(
    [
        control("partner"),
        control("shared", "2025-12", exclusive="both", exit_months=0),
        {"model_type": "supplier", "from": "2026-01"},
        {"yinwang_share": 0.5, "from": "2025-10"},
    ]
)
_NUMBER = st.integers(1, 40)
_MOVES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "advance": st.builds(lambda s: {"from": s}, _STAGE),
    "undo": st.just({}),
    "hold": st.builds(lambda on: {"on": on}, st.booleans()),
    "timer": st.builds(lambda s: {"seconds": s}, st.sampled_from([0.0, 30.0])),
    "sit": st.builds(
        lambda s, p: {"seat": s, "place": p}, st.sampled_from(["s1", "s2", "s5"]), _PLACE
    ),
    "remove": st.builds(lambda s: {"seat": s}, st.sampled_from(["s3", "s9"])),
    "takeover": st.builds(lambda p, on: {"place": p, "on": on}, _PLACE, st.booleans()),
    "ready": st.builds(lambda p: {"place": p, "on": True}, _PLACE),
    "policy": st.builds(lambda p: {"place": p, "effort": 1.5}, _PLACE),
    "offer": st.builds(lambda p, t, c: {"place": p, "to": t, "terms": c}, _PLACE, _PLACE, _TERMS),
    "counter": st.builds(
        lambda p, n, c: {"place": p, "offer": n, "terms": c}, _PLACE, _NUMBER, _TERMS
    ),
    "answer": st.builds(lambda p, n: {"place": p, "offer": n, "accept": True}, _PLACE, _NUMBER),
    "leave": st.builds(lambda p, n: {"place": p, "deal": n}, _PLACE, _NUMBER),
}
_MOVE = st.sampled_from(sorted(_MOVES)).flatmap(
    lambda kind: st.tuples(_WHO, st.just(kind), _MOVES[kind])
)


@settings(max_examples=60)
@given(st.lists(_MOVE, max_size=25))
def test_the_state_is_the_replay_of_the_log(moves: list[tuple[str, str, dict[str, Any]]]) -> None:
    table = Table("roles", *_ROLES, rounds=2, replications=4)
    assert table.join() == "s5", "somebody without a place, who may choose one later"
    table.on()
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("shared"))
    assert offer == len(table.game.entries)
    for who, kind, content in moves:
        before = deepcopy(table.state)
        try:
            number = len(table.game.entries) + 1
            table.game.take(entry(number, 1000.0 + number, who, kind, content))
        except Refused:
            assert table.state == before, "what is refused changes nothing"
    log = [_stored(each) for each in table.game.entries]
    assert replay(table.game.opening, log) == table.state


def _stored(line: Entry) -> Entry:
    """A line as it comes back from where it was kept."""
    plain = line.plain()
    return entry(plain["number"], plain["at"], plain["by"], plain["kind"], plain["content"])


def test_an_undo_is_a_shorter_log() -> None:
    table = Table("design", "t1")
    table.on()
    until = len(table.game.entries)
    table.at("t1", "design", changes={})
    table.on()
    kept = shorter(table.game.entries[: until + 1])
    table.by("desk", "undo")
    assert shorter(table.game.entries) == kept
