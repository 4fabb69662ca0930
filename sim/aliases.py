"""Types that many modules share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

__all__ = ["Json", "JsonMapping", "Progress"]

Json: TypeAlias = dict[str, Any]
"""Maps and lists of plain values, as JSON has them."""
JsonMapping: TypeAlias = Mapping[str, Any]
"""The same where it is only read."""
Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told what is under way, how much of it is done, and of how much."""
