"""Expected sales in place of counts, and many values of an assumption under the same luck at once.

A replication is then no future but a variant: the luck of a few replications is dealt over and
over, and only the number that a law moves differs between their groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from sim.agents import luck
from sim.engine.simulate import play
from sim.engine.tape import Tape
from sim.randomness import Stream
from sim.rules.delivery import Delivered, Delivery, OrderCount
from sim.scenario import Scenario
from sim.world.cast import Cast
from sim.world.draws import Draws
from sim.world.world import World

__all__ = ["FEW", "outcomes", "played"]

Floats = NDArray[np.float64]
Variant = Mapping[str, float]
"""Numbers of the register, by name, in the place of what was drawn."""

FEW = 32
"""Replications whose luck is dealt."""


class _SameLuck(Stream):
    """The luck of a few replications, over and over."""

    def __init__(self, seed: int, agent: str, purpose: str, replications: range) -> None:
        super().__init__(seed, agent, purpose, range(FEW))
        self._groups = len(replications) // FEW

    def normals(self, out: Floats | None = None) -> Floats:
        return self._repeated(super().normals, out)

    def uniforms(self, out: Floats | None = None) -> Floats:
        return self._repeated(super().uniforms, out)

    def _repeated(self, draw: object, out: Floats | None) -> Floats:
        few = None if out is None else np.empty((*out.shape[:-1], FEW))
        dealt = np.tile(draw(few), self._groups)  # type: ignore[operator]
        if out is not None:
            out[...] = dealt
        return dealt


def _mean(_: OrderCount, mean: Floats, normal: Floats) -> Floats:
    return mean.copy()


def _output(_: Delivery, capacity: Floats, supply: Floats) -> Floats:
    return capacity * supply


def _month(rule: Delivery, orders: Floats, backlog: Floats, capacity: Floats) -> Delivered:
    """``Delivery.month`` in parts of a vehicle."""
    delivered = np.minimum(capacity, backlog + orders)
    waiting = backlog + orders - delivered
    wait = np.minimum(waiting / np.maximum(capacity, 1.0), rule.wait_limit)
    left = waiting * np.exp(-rule.cancel_rate * wait)
    return Delivered(delivered, waiting - left, left, wait)


@contextmanager
def _smooth(variants: Sequence[Variant]) -> Iterator[None]:
    drawn = World.drawn

    def moved(world: World, replications: range) -> Draws:
        draws = {
            name: np.tile(values, len(variants))
            for name, values in drawn(world, range(FEW)).items()
        }
        for group, variant in enumerate(variants):
            for name, value in variant.items():
                draws[name][group * FEW : (group + 1) * FEW] = value
        return draws

    with (
        patch.object(luck, "Stream", _SameLuck),
        patch.object(World, "drawn", moved),
        patch.object(OrderCount, "count", _mean),
        patch.object(Delivery, "output", _output),
        patch.object(Delivery, "month", _month),
    ):
        yield


def played(made: Scenario, variants: Sequence[Variant]) -> dict[str, Floats]:
    """What is expected in each variant, (months, brands or agents, variants)."""
    size = len(variants) * FEW
    shapes = Tape.shapes_for(World.of(made).cast, made.run.months, size)
    tape = {name: np.empty(shape) for name, shape in shapes.items()}  # to a tenth of a millionth
    with _smooth(variants):
        play(made, range(size), tape)  # type: ignore[arg-type]
    return {
        name: array.reshape(*array.shape[:2], len(variants), FEW).mean(axis=3)
        for name, array in tape.items()
    }


def outcomes(found: Mapping[str, Floats], cast: Cast) -> Floats:
    """Of the whole run, in rows of variants; summed, so that a month's full plant counts little.

    Sales by brand and the alliance's order book (thousands), payoffs (billions), and the alliance's
    shares and HHI, month by month.
    """
    sold = found["deliveries"][:, list(cast.hima)]
    parts = sold / sold.sum(axis=1, keepdims=True)
    rows = [
        found["deliveries"].sum(axis=0) / 1e3,
        found["backlog"].sum(axis=(0, 1), keepdims=True)[0] / 1e3,
        found["payoff"].sum(axis=0) / 1e9,
        parts.reshape(-1, parts.shape[-1]),
        (parts**2).sum(axis=1),
    ]
    return np.concatenate(rows)
