"""Limits of what may be tried: by a clock that the tests turn."""

from __future__ import annotations

import pytest

from sim.web.refusal import Refusal
from sim.web.room.buckets import Buckets, place_of
from sim.web.room.doors import Doors


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def taken(buckets: Buckets, key: str, most: int = 1000) -> int:
    """How many can be taken before one must wait."""
    for count in range(most):
        if buckets.wait(key) > 0:
            return count
        buckets.take(key)
    return most


def test_so_many_at_once_and_then_so_many_a_second() -> None:
    clock = Clock()
    buckets = Buckets(10, 6.0, clock)
    assert taken(buckets, "a") == 10
    assert buckets.wait("a") == pytest.approx(6.0)
    clock.now += 6.0
    assert taken(buckets, "a") == 1
    clock.now += 30.0
    assert taken(buckets, "a") == 5
    clock.now += 10_000
    assert taken(buckets, "a") == 10
    assert taken(buckets, "b") == 10


def test_taking_from_an_empty_one_makes_the_wait_no_longer() -> None:
    buckets = Buckets(3, 2.0, Clock())
    for _ in range(50):
        buckets.take("a")
    assert buckets.wait("a") == pytest.approx(2.0)


def test_memory_is_bounded_whoever_knocks() -> None:
    clock = Clock()
    buckets = Buckets(2, 1.0, clock)
    for i in range(25_000):
        buckets.take(f"address {i}")
    assert len(buckets._full_at) <= 20_001
    # one that knocked just now is still known
    assert taken(buckets, "address 24999") == 1


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("192.168.1.7", "192.168.1.7"),
        ("::ffff:192.168.1.7", "192.168.1.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "2001:0db8:0001:0002"),
        ("fe80::1%eth0", "fe80:0000:0000:0000"),
        ("somewhere", "somewhere"),
    ],
)
def test_an_address_stands_for_its_household(host: str, place: str) -> None:
    assert place_of(host) == place


def test_a_guest_cannot_keep_the_desk_s_own_machine_out() -> None:
    doors = Doors()
    for i in range(100):
        doors.wrong_key(f"10.0.0.{i}")
    with pytest.raises(Refusal) as refusal:
        doors.key("10.0.0.200")
    assert refusal.value.status == 429
    assert int(refusal.value.headers["retry-after"]) > 0
    doors.key("127.0.0.1")


def test_a_whole_room_behind_one_address_can_join() -> None:
    doors = Doors()
    for _ in range(300):
        doors.code("10.0.0.1")
        doors.join("10.0.0.1")
    with pytest.raises(Refusal, match="too many are joining at once"):
        [doors.join("10.0.0.1") for _ in range(10)]
