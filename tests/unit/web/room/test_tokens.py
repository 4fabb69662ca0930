"""Codes and tokens: how hard they are to guess, and what is kept of them."""

from __future__ import annotations

import math

from sim.web.room.seats import Seats
from sim.web.room.tokens import ALPHABET, desk_secret, digest, join_code, plain, return_code, token


def test_no_two_signs_look_alike() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert not set(ALPHABET) & set("01OILUabc")


def test_codes_are_as_long_as_they_must_be() -> None:
    bits = math.log2(len(ALPHABET))
    assert len(join_code()) == 5
    assert bits * len(plain(return_code())) >= 50
    assert bits * len(plain(desk_secret())) >= 70
    assert len(token()) >= 43
    assert [len(part) for part in return_code().split("-")] == [4, 4, 4]


def test_no_two_are_the_same() -> None:
    for make in (token, return_code, desk_secret):
        assert len({make() for _ in range(200)}) == 200


def test_a_code_is_the_same_however_it_is_typed() -> None:
    assert plain(" k7pq-2w3x ") == plain("K7PQ2W3X") == "K7PQ2W3X"


def test_a_digest_is_of_one_thing_only() -> None:
    assert digest("a", "x") != digest("b", "x")
    assert len(digest("a", "x")) == 32


def test_seats_open_with_their_own_secrets_only() -> None:
    seats, others = Seats("AAAAA"), Seats("BBBBB")
    mine, new = seats.given(), seats.given()
    for each in (seats, others):
        each.keep("s1", *each.digests(mine))
    assert seats.by_token(mine.token) == seats.by_code(mine.code.lower()) == "s1"
    assert others.digests(mine) != seats.digests(mine)
    seats.keep("s1", seats.digests(new)[0], None)
    assert (seats.by_token(mine.token), seats.by_token(new.token)) == (None, "s1")
    assert seats.by_code(mine.code) == "s1"
    seats.forget("s1")
    assert seats.by_token(new.token) is seats.by_code(mine.code) is None
    assert not seats.has("s1")
