"""Who holds which seat of a session: by digests, never by the secrets themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.web.room.tables import Statement, add_seat, new_code, new_token, void_seat
from sim.web.room.tokens import digest, plain, return_code, token

__all__ = ["Pass", "Seats"]


class Pass(NamedTuple):
    """What a person is given once: the token for a cookie, and the code to come back with."""

    token: str
    code: str


@dataclass(frozen=True)
class _Held:
    """The digests that open a seat."""

    token: bytes
    code: bytes


@dataclass
class Seats:
    """The seats of one session.

    Args:
        session: its join code, which is part of the digests.
    """

    session: str
    _held: dict[str, _Held] = field(default_factory=dict)
    _by_token: dict[bytes, str] = field(default_factory=dict)
    _by_code: dict[bytes, str] = field(default_factory=dict)

    @classmethod
    def of(cls, session: str, rows: Iterable[tuple[str, bytes, bytes]]) -> Seats:
        """The seats that are in the store and not void: key, and digests of token and code."""
        seats = cls(session)
        for seat, its_token, its_code in rows:
            seats.keep(seat, its_token, its_code)
        return seats

    def by_token(self, secret: str) -> str | None:
        """The seat that a cookie opens."""
        return self._by_token.get(self._token(secret))

    def by_code(self, typed: str) -> str | None:
        """The seat that a return code opens."""
        return self._by_code.get(self._code(typed))

    def has(self, seat: str) -> bool:
        """Whether there is such a seat, and it is not void."""
        return seat in self._held

    def given(self) -> Pass:
        """New secrets, which open nothing yet."""
        return Pass(token(), return_code())

    def digests(self, secrets: Pass) -> tuple[bytes, bytes]:
        """What is kept of a token and a return code."""
        return self._token(secrets.token), self._code(secrets.code)

    def row(self, seat: str, secrets: Pass) -> Statement:
        """What the store is told of a new seat, or of all new secrets of an old one."""
        return add_seat(self.session, seat, *self.digests(secrets))

    def renewal(self, seat: str, secrets: Pass, *, code: bool) -> list[Statement]:
        """What the store is told when a seat gets another token, and another ``code``."""
        its_token, its_code = self.digests(secrets)
        told = [new_token(self.session, seat, its_token)]
        return [*told, new_code(self.session, seat, its_code)] if code else told

    def void(self, seat: str) -> Statement:
        """What the store is told when a seat is void."""
        return void_seat(self.session, seat)

    def keep(self, seat: str, its_token: bytes, its_code: bytes | None) -> None:
        """These open the seat from now on; without a code, the one that there is."""
        before = self._held.get(seat)
        self.forget(seat)
        if its_code is None:
            assert before is not None
            its_code = before.code
        self._held[seat] = _Held(its_token, its_code)
        self._by_token[its_token] = seat
        self._by_code[its_code] = seat

    def forget(self, seat: str) -> None:
        """Nothing opens the seat any more."""
        held = self._held.pop(seat, None)
        if held is not None:
            del self._by_token[held.token]
            del self._by_code[held.code]

    def _token(self, secret: str) -> bytes:
        return digest(f"seat:{self.session}", secret)

    def _code(self, typed: str) -> bytes:
        return digest(f"return:{self.session}", plain(typed))
