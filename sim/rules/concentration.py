"""How concentrated a whole is: indices of shares, one value for every replication.

Every function takes shares of shape (N entities, R replications), float64, and gives shape (R,).
Sums over entities are spelt out row by row: numpy's own sum over the first axis adds in another
order when R is 1, and a replication must have the same bits whoever runs beside it.

Where nothing is sold there are no shares: 0/0 is undefined, and so is every index of it. All of
them are NaN in such a replication.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "MEASURES",
    "concentration",
    "cr2",
    "effective_number",
    "entropy",
    "gini",
    "hhi",
    "hhi_of_units",
    "part",
    "shares",
    "total",
]

Floats = NDArray[np.float64]

MEASURES = ("hhi", "effective_number", "cr2", "entropy", "gini")
"""The indices, in the order of the rows of ``concentration``."""

_TINY = 1e-300  # its logarithm is finite, and 0 times it is 0: the limit of s ln s


def total(values: Floats) -> Floats:
    """Sum over entities in their order: (N, R) to (R,), the same bits for any R."""
    result = np.array(values[0], dtype=np.float64)
    for row in values[1:]:
        result += row
    return result


def shares(units: Floats) -> Floats:
    """Parts of the whole, 0 to 1, shape (N, R); NaN where nothing sells.

    Args:
        units: what each entity sells (vehicles or yuan), none negative, shape (N, R).
    """
    return part(units, total(units))


def part(units: Floats, whole: Floats) -> Floats:
    """Parts of a whole, shape as ``units``; NaN where the whole, (R,), is nothing."""
    return units / np.where(whole > 0.0, whole, np.nan)


def hhi(shares: Floats) -> Floats:
    """Herfindahl-Hirschman index, ``10^4 * sum s^2``: 10,000/N to 10,000; NaN where nothing sells.

    Source: Hirschman (1964), The paternity of an index; Herfindahl (1950).
    """
    return total(shares * shares) * 1e4


def hhi_of_units(units: Floats) -> Floats:
    """The same index from what each entity sells, ``10^4 * sum u^2 / (sum u)^2``, (R,).

    Sums of whole vehicles are exact and are divided once. A condition that compares the index with
    a round level so holds where it should, while shares would have been rounded before.
    """
    return part(hhi(units), total(units) ** 2)


def effective_number(shares: Floats) -> Floats:
    """How many equal entities would give this HHI, ``10^4 / HHI``: 1 to N, or NaN.

    Source: Laakso and Taagepera (1979), Effective number of parties.
    """
    return 1e4 / hhi(shares)


def cr2(shares: Floats) -> Floats:
    """Concentration ratio: the two largest shares together, 0 to 1, or NaN."""
    first = np.array(shares[0], dtype=np.float64)
    second = np.zeros_like(first)
    for row in shares[1:]:
        np.maximum(second, np.minimum(first, row), out=second)
        np.maximum(first, row, out=first)
    return first + second


def entropy(shares: Floats) -> Floats:
    """Shannon entropy in nats, ``-sum s ln s``: 0 (one sells all) to ln N, or NaN.

    Source: Shannon (1948), A mathematical theory of communication.
    """
    logs = np.maximum(shares, _TINY)
    np.log(logs, out=logs)
    logs *= shares
    return 0.0 - total(logs)  # a difference, so that one that sells all gives 0 and not -0


def gini(shares: Floats) -> Floats:
    """Gini coefficient among the n entities that sell: 0 (equal) to (n - 1)/n, or NaN.

    Source: Gini (1912), by ranks: ``sum (2i - n - 1) s_i / (n sum s)`` over shares in rising order.
    """
    count = len(shares)
    ranked = np.sort(shares, axis=0)
    sells = ranked > 0.0
    sellers = total(sells.astype(np.float64))
    # Entities that do not sell come first: ranks are counted from the first that does, so that
    # one more of them does not move a bit.
    ranks = np.arange(1, count + 1)[:, None] - (count - sellers)
    spread = total(ranked * np.where(sells, 2.0 * ranks - sellers - 1.0, 0.0))
    # where nothing sells, there is no seller: its product with NaN stays NaN
    return np.maximum(spread / np.where(sellers > 0.0, sellers * total(ranked), np.nan), 0.0)


def concentration(shares: Floats) -> Floats:
    """All MEASURES at once, shape (5, R): the same values as one by one, the HHI found once."""
    index = hhi(shares)
    return np.stack([index, 1e4 / index, cr2(shares), entropy(shares), gini(shares)])
