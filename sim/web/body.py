"""The body of a request: strict JSON, an object at the top, nothing in it that JSON cannot mean."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from starlette.requests import ClientDisconnect, Request

from sim.one_line import one_line
from sim.web.refusal import Refusal, Trouble, gone

__all__ = ["DEEPEST", "LARGEST", "read_body"]

DEEPEST = 24
"""Lists and objects within each other; a scenario's rules need 10."""
LARGEST = 2**53
"""Beyond it a browser's whole numbers are no longer exact."""
_MOST_TROUBLES = 20
_LONGEST_KEY = 80
_MOST_DIGITS = 25


class _Twice(ValueError):
    """A key stands twice in one object."""


async def read_body(request: Request) -> dict[str, Any]:
    """What was sent.

    Raises:
        Refusal: it does not say that it is JSON (415), is not, or holds what none can (400).
    """
    _say_json(request)
    try:
        content = await request.body()
    except ClientDisconnect:
        raise gone() from None
    return _parsed(content)


def _say_json(request: Request) -> None:
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    charset = rest.strip().lower().replace('"', "")
    if kind.strip().lower() != "application/json" or charset not in ("", "charset=utf-8"):
        raise Refusal(415, "the body must be JSON: send it as content-type application/json")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "the body must be sent as it is, not compressed")


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_constant=float,
        )
    except UnicodeDecodeError:
        raise Refusal(400, "the body is not UTF-8") from None
    except _Twice as error:
        raise Refusal(400, f"the body has a key twice: {error}") from None
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        raise Refusal(
            400, f"the body is not JSON: {error.msg} at line {error.lineno} column {error.colno}"
        ) from None
    if not isinstance(value, dict):
        raise Refusal(400, "the body must be a JSON object, in braces")
    _check(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Twice(_shown(twice))
    return made


def _whole(digits: str) -> float:
    # Python needs quadratic time for the digits of a number, and refuses 4,300 of them
    return int(digits) if len(digits) < _MOST_DIGITS else math.inf


def _too_deep() -> Refusal:
    return Refusal(400, f"the body has more than {DEEPEST} lists and objects within each other")


def _check(value: dict[str, Any]) -> None:
    """Refuse numbers and texts that nothing can mean, all at once, each with its key."""
    troubles = []
    for path, text in _wrong(value):
        troubles.append(Trouble(path, text))
        if len(troubles) == _MOST_TROUBLES:
            break
    if troubles:
        told = "; ".join(f"{t.key}: {t.message}" for t in troubles[:3])
        raise Refusal(400, told, troubles)


def _wrong(top: Any) -> Iterator[tuple[str, str]]:
    """Where something is wrong, and what; walks without recursion."""
    rest: list[tuple[str, Any, int]] = [("", top, 1)]
    while rest:
        path, value, depth = rest.pop()
        if depth > DEEPEST + 1:
            raise _too_deep()
        if isinstance(value, dict):
            within: Iterator[tuple[Any, Any]] = iter(value.items())
        elif isinstance(value, list):
            within = enumerate(value)
        else:
            within = iter(())
        text = _fault(value)
        if text:
            yield path, text
        for key, each in within:
            if isinstance(key, str) and (fault := _fault(key)):
                yield path or "the body", f"a key in it {fault}"
            else:
                rest.append((f"{path}.{_shown(str(key))}".lstrip("."), each, depth + 1))


def _fault(value: Any) -> str | None:
    """What is wrong with a single value, None when nothing is."""
    if isinstance(value, str):
        return None if _writable(value) else "holds characters that no text has"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if math.isnan(value):
        return "is not a number (NaN)"
    if abs(value) > LARGEST:
        return "is too large a number"
    return None


def _writable(text: str) -> bool:
    """Whether a text has no half characters (lone surrogates) and no NUL."""
    return (text.isascii() and "\0" not in text) or (
        "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
    )


def _shown(key: str) -> str:
    """A key to print: short, and on one line."""
    cut = key if len(key) <= _LONGEST_KEY else key[: _LONGEST_KEY - 3] + "..."
    return one_line(cut)
