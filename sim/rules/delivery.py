"""From expected orders to orders, and from orders to deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Delivered", "Delivery", "OrderCount"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class OrderCount:
    """A count with a given mean from a normal draw: the Poisson law's Cornish-Fisher quantile.

    Below ``-2*sqrt(mean)`` the expansion would fall as the mean rises, so the draw is cut there,
    and a mean below half a vehicle gives none: the count then never falls when the mean rises.
    """

    mechanism: ClassVar[str] = (
        "many buyers choose independently; the same luck orders more when the mean is higher"
    )
    source: ClassVar[str] = "Cornish and Fisher 1938; common random numbers"

    def count(self, mean: Floats, normal: Floats) -> Floats:
        """Orders, whole vehicles, shape as ``mean``."""
        root = np.sqrt(mean)
        z = np.maximum(normal, -2.0 * root)
        # mean + root*z + (z*z - 1)/6 + 1/2, in few passes over memory
        count = z * (1.0 / 6.0)
        count += root
        count *= z
        count += mean
        count += 1.0 / 3.0
        np.floor(count, out=count)
        some = count > 0.0
        some &= mean >= 0.5
        count *= some
        return count


@dataclass(frozen=True)
class Delivered:
    """A month at the plant, vehicles: what left it, what was given up, what still waits.

    ``wait`` is how long, in months, those wait whom the month's output did not reach.
    """

    deliveries: Floats
    cancelled: Floats
    backlog: Floats
    wait: Floats


@dataclass(frozen=True)
class Delivery:
    """Plants deliver what they can of backlog and orders; some who wait give up."""

    mechanism: ClassVar[str] = (
        "orders beyond capacity wait, and buyers give up, the more the longer the wait"
    )
    source: ClassVar[str] = "order-book accounting; the S7's five-month bottleneck of 2024"

    cancel_rate: Floats
    wait_limit: float

    def output(self, capacity: Floats, supply: Floats) -> Floats:
        """What plants can build in a month, whole vehicles, under factors on their capacity."""
        return np.asarray(np.floor(capacity * supply))

    def month(self, orders: Floats, backlog: Floats, capacity: Floats) -> Delivered:
        """Deliver: orders = deliveries + change of backlog + cancellations, in whole vehicles."""
        waiting = backlog + orders
        deliveries = np.minimum(capacity, waiting)
        waiting -= deliveries
        wait = waiting / np.maximum(capacity, 1.0)
        np.minimum(wait, self.wait_limit, out=wait)
        left = np.exp(wait * -self.cancel_rate)
        left *= waiting
        np.rint(left, out=left)
        waiting -= left
        return Delivered(deliveries, cancelled=waiting, backlog=left, wait=wait)
