"""Limits of what may be tried: by a clock that the tests turn."""

from __future__ import annotations

import pytest

from sim.web.refusal import Refusal
from sim.web.room.buckets import Buckets, place_of
from sim.web.room.devices import NEW_DEVICES, Devices, Guesser
from sim.web.room.doors import CODES, JOINS, Doors
from sim.web.room.guesses import Guesses


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


def refused(guesses: Guesses, guesser: Guesser) -> bool:
    try:
        guesses.check(guesser)
    except Refusal as refusal:
        return refusal.status == 429 and int(refusal.headers["retry-after"]) > 0
    return False


def test_a_guest_cannot_keep_the_desk_s_own_machine_out() -> None:
    keys = Doors().keys
    for i in range(200):
        keys.wrong(Guesser(f"10.0.0.{i}", None))
    assert refused(keys, Guesser("10.0.0.200", None))
    assert not refused(keys, Guesser("127.0.0.1", None))
    # nor the facilitator's other device
    assert not refused(keys, Guesser("10.0.0.200", "laptop"))


def test_wrong_codes_slow_their_device_only() -> None:
    codes = Doors().codes
    for _ in range(CODES["device"][0]):
        assert not refused(codes, Guesser("10.0.0.1", "guesser"))
        codes.wrong(Guesser("10.0.0.1", "guesser"))
    assert refused(codes, Guesser("10.0.0.1", "guesser"))
    assert refused(codes, Guesser("10.0.0.2", "guesser"))
    for other in ("classmate", None):
        assert not refused(codes, Guesser("10.0.0.1", other))


def test_strangers_at_one_address_share_a_limit_that_devices_are_not_held_to() -> None:
    codes = Doors().codes
    for _ in range(CODES["address"][0]):
        assert not refused(codes, Guesser("10.0.0.1", None))
        codes.wrong(Guesser("10.0.0.1", None))
    assert refused(codes, Guesser("10.0.0.1", None))
    assert not refused(codes, Guesser("10.0.0.1", "classmate"))
    assert not refused(codes, Guesser("10.0.0.2", None))


def test_a_stranger_s_guess_counts_for_the_device_that_it_is_made() -> None:
    codes = Doors().codes
    codes.wrong(Guesser("10.0.0.1", None), "new")
    for _ in range(CODES["device"][0] - 1):
        codes.wrong(Guesser("10.0.0.1", "new"))
    assert refused(codes, Guesser("10.0.0.1", "new"))


def test_right_codes_cost_nothing() -> None:
    """A whole room behind one address, whose devices are not known yet, joins."""
    doors = Doors()
    for _ in range(JOINS[0]):
        doors.codes.check(Guesser("10.0.0.1", None))
        doors.join("10.0.0.1")
    with pytest.raises(Refusal, match="too many are joining at once"):
        [doors.join("10.0.0.1") for _ in range(10)]


def test_devices_are_signed_and_not_given_without_end() -> None:
    devices, others = Devices(), Devices()
    device, cookie = devices.new("10.0.0.1") or ("", "")
    assert devices.known(cookie) == device
    for wrong in (None, "", ".", device, f"{device}.", cookie[:-1], f"x{cookie}", "é.é"):
        assert devices.known(wrong) is None
    assert others.known(cookie) is None
    given = [devices.new("10.0.0.1") for _ in range(NEW_DEVICES[0] + 5)]
    assert sum(each is not None for each in given) == NEW_DEVICES[0] - 1
    assert devices.new("10.0.0.2") is not None
