"""How well the line of newcomers' sizes tells a brand that it has not seen.

A law of the model and a page of the docs rest on it.
"""

from __future__ import annotations

import numpy as np

import sim
from sim.arrays import Floats
from sim.rules.size import SizeLine, log_buyers_within_reach
from sim.world.draws import Draws
from sim.world.june import june
from sim.world.world import World, register

__all__ = ["at_the_middle", "left_out", "peers_of"]


def left_out(sizes: Floats, buyers: Floats) -> tuple[float, float]:
    """Mean absolute errors in logarithms: by the line through the others, and by their mean.

    Args:
        sizes, buyers: logarithms, (peers, replications).
    """
    nothing = np.zeros(sizes.shape[1])
    by_line, by_mean = [], []
    for out in range(len(sizes)):
        rest = np.arange(len(sizes)) != out
        line = SizeLine(sizes[rest], buyers[rest], nothing, (nothing, nothing))
        by_line.append(np.abs(line.on_line(buyers[out : out + 1])[0] - sizes[out]))
        by_mean.append(np.abs(sizes[rest].mean(axis=0) - sizes[out]))
    return float(np.mean(by_line)), float(np.mean(by_mean))


def peers_of(world: World, draws: Draws) -> dict[str, tuple[Floats, Floats]]:
    """June's sales and the buyers within reach, logarithms, of each brand that newcomers resemble.

    The anchor's brand is not among them.
    """
    month, anchor = june(world, draws), world.cast.anchor
    return {
        name: (
            np.log(month.agent_sales[row]),
            log_buyers_within_reach(np.array(spec.bands.shares)[:, None], month.buyers),
        )
        for row, (name, spec) in enumerate(world.brands.items())
        if spec.on_sale and row != anchor
    }


def at_the_middle() -> tuple[float, float]:
    """Both errors where every number is at the middle of its range."""
    middle = {name: np.full(2, sum(number.bounds) / 2) for name, number in register().items()}
    sizes, buyers = zip(*peers_of(World.of(sim.load("keep_control")), middle).values(), strict=True)
    return left_out(np.stack(sizes), np.stack(buyers))
