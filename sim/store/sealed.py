"""JSON objects that hold a digest of themselves, so that a changed one is noticed.

The digest protects against damage and edits by hand, not against someone who computes it again.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import NoReturn

from sim.aliases import Json, JsonMapping

__all__ = ["DIGEST", "check_seal", "object_of", "sealed"]

DIGEST = "digest"
"""The key of the digest."""


def sealed(content: JsonMapping) -> bytes:
    """Return an object as the text of a file, with the digest as its last key.

    Args:
        content: JSON-able; no number of it is infinite or NaN.
    """
    whole = {**content, DIGEST: _digest(content)}
    return (json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()


def object_of(data: bytes) -> Json:
    """Return the JSON object that a file holds.

    Raises:
        ValueError: it holds none, or one that is nested too deep.
    """
    try:
        found = json.loads(data, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deep") from None
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def check_seal(content: JsonMapping) -> None:
    """Check an object that ``sealed`` wrote.

    Raises:
        ValueError: it is not as it was written.
    """
    try:
        whole = content.get(DIGEST) == _digest(content)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not whole:
        raise ValueError("the content does not have the digest that was written with it")


def _digest(content: JsonMapping) -> str:
    """SHA-256 of everything but the digest, in one form whatever the spaces and the order."""
    rest = {key: value for key, value in content.items() if key != DIGEST}
    return sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
