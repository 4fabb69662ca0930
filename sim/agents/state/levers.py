"""Levers in force: what Huawei and the makers have decided beyond their default rules."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["LeverState"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass
class LeverState:
    """What holds instead of a default rule. Dated levers and conditional rules write it.

    Attributes:
        replications: how many are simulated at once.
        yinwang_fixed: Yinwang's share where a dated lever has fixed it, else None.
        yinwang_override: Yinwang's share where a conditional rule has set it, else NaN.
        rule_overrides: floor rules that conditional rules have set, with the replications meant.
        factors: what makers do beyond their default rules, (brands, 1), by ``effort`` and
            ``outlets``; absent until a maker does.
    """

    replications: int
    yinwang_fixed: float | None = None
    yinwang_override: Floats = field(init=False)
    rule_overrides: list[tuple[Bools, str]] = field(default_factory=list)
    factors: dict[str, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.yinwang_override = np.full(self.replications, np.nan)

    def override_floor(self, where: Bools, rule: str) -> None:
        """Set a floor rule in some replications."""
        self.rule_overrides.append((where, rule))

    def override_yinwang(self, where: Bools, share: float) -> None:
        """Set Yinwang's share in some replications."""
        self.yinwang_override = np.where(where, share, self.yinwang_override)
