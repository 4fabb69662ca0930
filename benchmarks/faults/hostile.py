"""Requests that no honest client sends, and what may come back to them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["KINDS", "Hostile", "Target"]

REFUSED = frozenset(
    {400, 401, 403, 404, 405, 408, 409, 411, 413, 414, 415, 421, 426, 429, 431, 503}
)
"""Statuses by which something is refused; 503 is declared: too much is asked at once."""
ANY = REFUSED | {200, 303, 304}
CLOSED = 0
"""In place of a status: the connection ended without an answer."""


@dataclass(frozen=True)
class Target:
    """The server, and what somebody with a seat knows.

    Attributes:
        host: and port, as in the Host header.
        code: of a session.
        cookie: of a seat in it.
    """

    host: str
    code: str
    cookie: str


@dataclass(frozen=True)
class Hostile:
    """What is sent, and what may come back.

    Attributes:
        sent: bytes, in one piece.
        allowed: statuses; CLOSED for no answer.
        whole: whether an answer must come; if not, little time is given to it.
    """

    sent: bytes
    allowed: frozenset[int]
    whole: bool = True


Kind = Callable[[random.Random, Target], Hostile]
_GETS = ("/", "/room", "/desk", "/screen", "/charts/fan.js", "/page/app.js", "/api/catalogue")
_POSTS = (
    "/api/answer",
    "/api/causes",
    "/api/yaml",
    "/api/data",
    "/api/report",
    "/api/room/join",
    "/api/room/return",
    "/api/room/do",
    "/api/room/mine",
    "/api/desk/login",
    "/api/desk/open",
    "/api/desk/do",
    "/api/desk/seat",
    "/api/desk/debrief",
    "/api/desk/logout",
)
_FIELDS = (
    "setting",
    "pinned",
    "run",
    "detail",
    "code",
    "name",
    "id",
    "kind",
    "content",
    "key",
    "stage",
)
_ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, -1e-308, 2**63, 10**40, "", "\0", "é", "\u202e", "a" * 500,
    "../../etc", "' OR 1=1 --", "<script>", "s1", "advance", [], {}, [[]], {"": {}},
    {"__proto__": 1}, "NaN",
)  # fmt: skip


def _head(target: Target, method: str, path: str, *more: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {target.host}", *more]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogatepass")


def _post(target: Target, path: str, body: bytes, *more: str) -> bytes:
    kind = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    return _head(target, "POST", path, *kind, *more) + body


def mutated(luck: random.Random, target: Target) -> Hostile:
    """A good request with some of its bytes changed, left out or doubled."""
    body = b'{"setting": {"base": "nothing"}, "run": {}}'
    good = luck.choice((_head(target, "GET", luck.choice(_GETS)), _post(target, _POSTS[0], body)))
    sent = bytearray(good)
    for _ in range(luck.choice((1, 1, 2, 5))):
        at = luck.randrange(len(sent))
        how = luck.randrange(4)
        if how == 0:
            sent[at] = luck.randrange(256)
        elif how == 1:
            del sent[at : at + luck.randrange(1, 20)]
        elif how == 2:
            sent[at:at] = luck.randbytes(luck.randrange(1, 20))
        else:
            sent[at:at] = sent[at : at + luck.randrange(1, 40)]
        sent = sent or bytearray(b"x")
    return Hostile(bytes(sent), ANY | {CLOSED}, whole=False)


def noise(luck: random.Random, target: Target) -> Hostile:
    sent = luck.randbytes(luck.choice((1, 20, 400, 9000))) + b"\r\n\r\n"
    return Hostile(sent, REFUSED | {CLOSED}, whole=False)


def oversized(luck: random.Random, target: Target) -> Hostile:
    """Heads beyond all measure: long, or with thousands of headers."""
    much = luck.choice((70_000, 200_000, 1_000_000))
    which = luck.randrange(4)
    if which == 0:
        sent = _head(target, "GET", "/" + "a" * much)
    elif which == 1:
        sent = _head(target, "GET", "/", "X: " + "a" * much)
    elif which == 2:
        sent = _head(target, "GET", "/", *(f"X-{i}: y" for i in range(much // 10)))
    else:
        sent = _head(
            target, "GET", "/", "Cookie: " + "; ".join(f"a{i}=b" for i in range(much // 9))
        )
    return Hostile(sent, REFUSED | {CLOSED})


def lengths(luck: random.Random, target: Target) -> Hostile:
    """A body that is longer than may be, or whose length is none."""
    said = luck.choice(("-1", "1e3", "9" * 5000, "9" * 19, "65537", "0x10", "1, 2", "+5", "\u0661"))
    more = luck.choice(("", "Transfer-Encoding: chunked\r\n", "Content-Length: 3\r\n"))
    head = f"POST {luck.choice(_POSTS)} HTTP/1.1\r\nHost: {target.host}\r\n{more}"
    sent = f"{head}Content-Type: application/json\r\nContent-Length: {said}\r\n\r\nabc"
    return Hostile(sent.encode(), REFUSED | {CLOSED}, whole=False)


def chunks(luck: random.Random, target: Target) -> Hostile:
    head = _head(
        target, "POST", luck.choice(_POSTS), "Content-Type: application/json",
        luck.choice(("Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked")),
    )  # fmt: skip
    part = luck.choice((b"zz\r\n", b"-1\r\nx", b"5\r\nab\r\n0\r\n\r\n", b"f" * 40, b"0\r\n\r\n"))
    return Hostile(head + part, REFUSED | {CLOSED}, whole=False)


def pipelined(luck: random.Random, target: Target) -> Hostile:
    times = luck.choice((2, 30, 300))
    return Hostile(_head(target, "GET", luck.choice(_GETS)) * times, frozenset({200}), whole=False)


def wrong_types(luck: random.Random, target: Target) -> Hostile:
    """An object of fields that are known, with values that are odd; with a seat or without one."""
    fields = luck.sample(_FIELDS, luck.randrange(len(_FIELDS)))
    given: dict[str, Any] = {each: luck.choice(_ODD) for each in fields}
    given |= {"code": target.code} if luck.random() < 0.5 else {}
    body = json.dumps(luck.choice((given, [given], luck.choice(_ODD)))).encode()
    cookie = luck.choice((target.cookie, "x=y", f"seat_{target.code}=x", "desk_80=\xff"))
    sent = _post(target, luck.choice(_POSTS), body, f"Cookie: {cookie}")
    return Hostile(sent, REFUSED)


def odd_json(luck: random.Random, target: Target) -> Hostile:
    body = luck.choice((
        b"[" * luck.choice((30, 1000, 60_000)),
        b'{"a":' * luck.choice((30, 1000, 12_000)),
        b'{"a": 1, "a": 2}', b'{"a": NaN}', b'{"a": 1e999}', b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": "\\ud800"}', b'{"a": "\\u0000"}', b"\xff\xfe{}", b"\xef\xbb\xbf{}", b"", b"{",
        b'{"setting": ' + b'{"changes": ' * 500 + b"1" + b"}" * 501,
    ))  # fmt: skip
    return Hostile(_post(target, luck.choice(_POSTS), body), REFUSED)


def wrong_paths(luck: random.Random, target: Target) -> Hostile:
    path = luck.choice((
        "/../../etc/passwd", "/page/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd", "/page/%00", "/page//app.js", "/page/app.js/", "/PAGE/app.js", "/api",
        "/api/", "/r/%ff%fe",
        f"/r/{'A' * luck.choice((4, 6, 5000))}", "/r/ABC\u202e", "/api/room/%00/state", "/%", "/;x",
        f"/api/room/{target.code}/result/{'9' * luck.choice((1, 5000))}", "/api/desk/qr/X?link=-1",
        f"/api/room/{target.code}/live", "*", "http://example.org/",
    ))  # fmt: skip
    return Hostile(_head(target, "GET", path), REFUSED | {CLOSED})


def wrong_methods(luck: random.Random, target: Target) -> Hostile:
    method = luck.choice(
        ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "G" * 300)
    )
    path = luck.choice(_GETS + _POSTS)
    return Hostile(_head(target, method, path), REFUSED | {CLOSED}, whole=False)


def strangers(luck: random.Random, target: Target) -> Hostile:
    """Under another name, or from a page of another site."""
    other = Target(luck.choice(("example.org", "0", "127.1", "[::2]", "localhost:x", "")), "", "")
    if luck.random() < 0.5:
        return Hostile(_head(other, "GET", luck.choice(_GETS)), frozenset({400, 421}))
    origin = luck.choice(
        ("Origin: http://example.org", "Origin: null", "Sec-Fetch-Site: cross-site")
    )
    sent = _post(target, luck.choice(_POSTS), b"{}", origin, f"Cookie: {target.cookie}")
    return Hostile(sent, frozenset({403}))


def slow(luck: random.Random, target: Target) -> Hostile:
    """The beginning of a request, whose rest does not come."""
    whole = luck.choice((_head(target, "GET", "/"), _post(target, _POSTS[0], b'{"setting": {}}')))
    return Hostile(whole[: luck.randrange(len(whole))], frozenset({CLOSED, 408}), whole=False)


def websocket(luck: random.Random, target: Target) -> Hostile:
    """A wish for a WebSocket that is odd, or a good one and noise for frames."""
    good = luck.random() < 0.5
    path = f"/api/room/{target.code}/live" if good else luck.choice(_GETS)
    key = "AAAAAAAAAAAAAAAAAAAAAA==" if good else luck.choice(("", "x", "A" * 5000))
    sent = _head(
        target, "GET", path, "Connection: upgrade", "Upgrade: websocket",
        f"Sec-WebSocket-Version: {13 if good else luck.choice((0, 12, 'x'))}",
        f"Sec-WebSocket-Key: {key}", f"Cookie: {target.cookie if good else 'x'}",
    )  # fmt: skip
    allowed = frozenset({101, 429, 503}) if good else REFUSED | {CLOSED}
    return Hostile(sent + luck.randbytes(luck.randrange(300)), allowed, whole=good)


KINDS: tuple[Kind, ...] = (
    mutated, mutated, mutated, noise, oversized, lengths, chunks, pipelined, wrong_types,
    wrong_types, wrong_types, odd_json, wrong_paths, wrong_methods, strangers, slow, websocket,
)  # fmt: skip
