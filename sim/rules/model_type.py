"""Under which partnership a brand is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["ATTRIBUTES", "ModelTypes"]

Floats = NDArray[np.float64]

ATTRIBUTES = ("depth", "say", "access", "pool", "parts")
"""How deep the technology goes; Huawei's say in product definition; access to its stores; whose
resources serve the brand (1 Huawei's, 0 Yinwang's); Huawei's parts as a share of the price."""


@dataclass(frozen=True)
class ModelTypes:
    """A model type sets depth, say, access, resources and parts; hima is the yardstick.

    Attributes:
        draws: the register's values, shape (replications,) each.
    """

    mechanism: ClassVar[str] = (
        "the partnership decides who defines, who sells and whose engineers help"
    )
    source: ClassVar[str] = "article [2-3, 17-22]; background table of model types"

    draws: Mapping[str, Floats]

    def attributes(self, model_type: str) -> Floats:
        """The type's attributes in the order of ATTRIBUTES, shape (5, replications)."""
        size = self.draws["hima_parts"].shape
        hima = model_type == "hima"
        drawn = {
            "depth": np.ones(size) if hima else self.draws[f"{model_type}_depth"],
            "say": np.full(size, float(hima)),
            "access": np.full(size, float(hima)),
            "pool": np.full(size, float(hima)),
            "parts": self.draws[f"{model_type}_parts"],
        }
        if model_type == "hybrid":
            drawn["say"] = self.draws["hybrid_say"]
            drawn["access"] = self.draws["hybrid_access"]
        return np.stack([drawn[name] for name in ATTRIBUTES])
