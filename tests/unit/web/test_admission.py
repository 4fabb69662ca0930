"""Who makes room when there are too many connections."""

from __future__ import annotations

from sim.web.admission import ONE_ADDRESS, Connection, admitted

MOST = 100
SHARE = int(ONE_ADDRESS * MOST)


class Transport:
    def reset(self) -> None:
        pass


class Idle(Connection):
    """One that waits since some time, or is being answered."""

    waits = True  # type: ignore[assignment]

    def __init__(self, host: str, active: float, waits: bool = True) -> None:
        self.transport, self.waits = Transport(), waits
        self.arrive((host, 1), active)


def connected(count: int, host: str = "10.0.0.{}", waits: bool = True) -> list[Idle]:
    """Connections; those that come later are longer idle."""
    return [Idle(host.format(i), -float(i), waits) for i in range(count)]


def arrives(others: list[Idle], host: str = "10.0.0.1") -> tuple[bool, list[Idle]]:
    """Whether one more is let in, and who made room for it."""
    newcomer = Idle(host, 1.0)
    stays = admitted(newcomer, [*others, newcomer], MOST)
    assert not newcomer.leaves
    return stays, [each for each in others if each.leaves]


def test_nobody_makes_room_while_there_is_some() -> None:
    assert arrives(connected(MOST - 2)) == (True, [])
    assert arrives(connected(SHARE - 1, "10.0.0.1")) == (True, [])


def test_an_address_with_its_share_makes_room_for_itself() -> None:
    """Those that were idle longest go, and no other address's."""
    own, others = connected(SHARE, "10.0.0.1"), connected(20, "10.0.1.{}")
    stays, gone = arrives(own + others)
    assert stays
    assert gone == own[-2:]


def test_a_full_server_takes_room_from_who_has_most_that_wait() -> None:
    crowd, others = connected(60, "10.0.0.1"), connected(40, "10.0.1.{}")
    stays, gone = arrives(crowd + others, "10.0.2.1")
    assert stays
    assert gone == crowd[-2:]


def test_who_is_being_answered_does_not_go() -> None:
    answered, idle = connected(SHARE - 1, "10.0.0.1", waits=False), connected(1, "10.0.0.1")
    assert arrives(answered + idle) == (True, idle)
    assert arrives(connected(SHARE, "10.0.0.1", waits=False)) == (False, [])
    assert arrives(connected(MOST, waits=False), "10.0.2.1") == (False, [])


def test_those_that_are_going_count_no_more() -> None:
    own = connected(SHARE, "10.0.0.1")
    for each in own[:3]:
        each.leave()
    assert arrives(own) == (True, own[:3])


def test_the_newer_addresses_of_one_network_are_one_place() -> None:
    own = connected(SHARE, "2001:db8::{}")
    assert arrives(own, "2001:db8::ffff") == (True, own[-2:])
