"""What met a fault, kept for a person in a folder that git ignores."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CASES", "keep_case"]

CASES = Path(__file__).with_name("cases")


def keep_case(name: str, content: bytes) -> Path:
    """Write a file, in place of one of that name from a run before, and return its path."""
    CASES.mkdir(exist_ok=True)
    path = CASES / name
    path.write_bytes(content)
    return path
