"""The book of contracts: every brand's terms in force, and what they mean for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.levers.contract import CONTROL_PARTS, anchor_holder
from sim.levers.contract import SalesControl as ControlTerms
from sim.rules.consent import Terms
from sim.rules.handover import Handover
from sim.rules.leave import Replacement
from sim.rules.model_type import ATTRIBUTES, ModelTypes
from sim.rules.sales_control import LEVEL, SalesControl, Standing
from sim.world.draws import Draws
from sim.world.world import World

__all__ = ["PARTS", "ContractBook"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PARTS = CONTROL_PARTS
_ROWS = (*PARTS, *ATTRIBUTES)


def row(terms: Floats, name: str) -> Floats:
    """One row of terms, (..., replications), a view."""
    return np.asarray(terms[..., _ROWS.index(name), :])


class ContractBook:
    """Terms of every brand: in force, agreed for later, and months of hand-over still to go.

    Attributes:
        terms: levels of control and attributes of the model type, (brands, 8, replications).
        mix, stay, kept, through: the brands' standing, (brands, replications) each.
        pull: what the terms themselves do to demand, log points, (brands, replications).
        since: month in which what is agreed last changed, (brands, replications); 0 where it is as
            in June.
        busy: brands with a hand-over under way in some replication.
        leaving: brands that have given notice, each with the depth of Huawei's technology that it
            had then, (replications,); their terms change no more.
        version: counts changes of the terms in force; ``types`` those of model types alone.
    """

    def __init__(self, world: World, draws: Draws, size: int) -> None:
        self._draws = draws
        self._types = ModelTypes(draws)
        self._handover = Handover()
        policy = draws["policy_weight"]
        self.control = SalesControl(
            policy=policy,
            after=world.seeds.structure["after_sales_part"] * (1.0 - policy),
            retained=draws["retained_floor"],
        )
        brands = len(world.brands)
        self.terms = np.empty((brands, len(_ROWS), size))
        by_type = {
            model_type: self._types.attributes(model_type)
            for model_type in {spec.model_type for spec in world.brands.values()}
        }
        for b, spec in enumerate(world.brands.values()):
            self.terms[b, : len(PARTS)] = LEVEL[anchor_holder(spec.model_type)]
            self.terms[b, len(PARTS) :] = by_type[spec.model_type]
        self._targets = self.terms.copy()
        self._left = np.zeros((brands, size))
        self.since = np.zeros((brands, size), dtype=np.int64)
        self.busy: set[int] = set()
        self.leaving: dict[int, Floats] = {}
        self._replacement = Replacement(draws["replacement_part"])
        self.version = self.types = 0
        standing = self.standing(self.terms)
        self.mix, self.stay = standing.mix, standing.stay
        self.kept, self.through = standing.kept, standing.through
        self.pull = self.appeal(self.terms)

    def term(self, name: str) -> Floats:
        """One row of the terms for all brands, (brands, replications), a view."""
        return row(self.terms, name)

    def promised(self, brand: int, control: ControlTerms | None, model_type: str | None) -> Floats:
        """The targets that new terms would set, (8, replications)."""
        targets = self._targets[brand].copy()
        if control is not None:
            for i, part in enumerate(PARTS):
                holder = getattr(control, part)
                if holder is not None:
                    targets[i] = LEVEL[holder]
        if control is None and model_type not in (None, "hima"):
            targets[:3] = LEVEL["partner"]  # who leaves HIMA's stores sells its own cars
        if model_type is not None:
            targets[3:] = self._types.attributes(model_type)
        return np.asarray(targets)

    def standing(self, terms: Floats) -> Standing:
        """Where brands stand under such terms, (..., 8, replications)."""
        return self.control.standing(terms[..., : len(PARTS), :], row(terms, "access"))

    def appeal(self, terms: Floats) -> Floats:
        """What such terms do to demand by themselves, log points, (..., replications)."""
        d = self._draws
        return np.asarray(d["depth_pull"] * row(terms, "depth") + d["say_pull"] * row(terms, "say"))

    def as_terms(self, terms: Floats) -> Terms:
        """Such terms of a brand, (8, replications), by name."""
        named = {name: row(terms, name) for name in ("after_sales", *ATTRIBUTES)}
        return Terms(standing=self.standing(terms), **named)

    def agree(
        self,
        brand: int,
        month: int,
        targets: Floats,
        handover_months: int | Floats,
        where: Bools | None = None,
    ) -> None:
        """New terms start in a month and pass over in some months; ``where`` limits them.

        Months are one number, or (replications,).
        """
        if brand in self.leaving:
            return
        left = np.maximum(handover_months, 1.0)
        where = np.ones(targets.shape[-1], dtype=bool) if where is None else where
        self._begin(brand, month, np.where(where, targets, self._targets[brand]))
        self._left[brand] = np.where(where, left, self._left[brand])
        self.busy.add(brand)

    def give_notice(self, brand: int, month: int, notice_months: int) -> bool:
        """Let a brand's terms run out, so that none is left when the notice is over.

        Returns:
            Whether that is new: nobody gives notice twice.
        """
        if brand in self.leaving:
            return False
        targets = self._targets[brand].copy()
        targets[: len(PARTS)] = LEVEL["partner"]
        for name in ("depth", "say", "access", "parts"):
            row(targets, name)[:] = 0.0
        self.agree(brand, month, targets, notice_months + 1)
        self.leaving[brand] = row(self.terms[brand], "depth").copy()
        return True

    def adopt(self, brand: int, month: int, model_type: str, where: Bools) -> None:
        """A model type takes effect at once in some replications: the brand is new to it."""
        if brand in self.leaving:
            return
        targets = self._targets[brand].copy()
        targets[3:] = np.where(where, self._types.attributes(model_type), targets[3:])
        self._begin(brand, month, targets)
        self.terms[brand, 3:] = np.where(where, targets[3:], self.terms[brand, 3:])
        self.types += 1
        self._settle(brand)

    def _begin(self, brand: int, month: int, targets: Floats) -> None:
        """Note where the targets change; terms that restate what is agreed begin nothing."""
        changed = (targets != self._targets[brand]).any(axis=0)
        self.since[brand] = np.where(changed, month, self.since[brand])
        self._targets[brand] = targets

    def step(self) -> None:
        """A month of every hand-over under way."""
        for b in sorted(self.busy):
            left = self._left[b]
            before = self.terms[b]
            after = self._handover.step(before, self._targets[b], left)
            self.types += not np.array_equal(before[3:], after[3:])
            self.terms[b] = after
            np.maximum(left - 1.0, 0.0, out=left)
            self._settle(b)
            if not left.any():
                self.busy.discard(b)

    def _settle(self, brand: int) -> None:
        self.version += 1
        standing = self.standing(self.terms[brand])
        for name in ("mix", "stay", "kept", "through"):
            getattr(self, name)[brand] = getattr(standing, name)
        self.pull[brand] = self.appeal(self.terms[brand])
        if brand in self.leaving:
            depth = row(self.terms[brand], "depth")
            replaced = self._replacement.depth(self.leaving[brand], depth)
            self.pull[brand] += self._draws["depth_pull"] * replaced
