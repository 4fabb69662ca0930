"""The network of who controls whose sales, before and after."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from sim.measures.lenses import brands_in
from sim.measures.recording import Cast, Recording
from sim.report.charts.given import calendar, futures, titles
from sim.report.charts.types import Chart, Numbers
from sim.report.palette import agent_colour, brand_colour, own_brands
from sim.report.words import agent
from sim.scenario.types.months import ANCHOR
from sim.study.result import Result

__all__ = ["Link", "Network", "Node", "network"]


@dataclass(frozen=True)
class _Sale:
    """A brand's mean sales in a month, vehicles, and the maker's part of control over them."""

    brand: str
    maker: str
    sold: float
    part: float


@dataclass(frozen=True)
class Node:
    """Someone who sells (role ``seller``), or a brand that is sold (role ``brand``).

    ``size`` is vehicles a month.
    """

    key: str
    label: str
    colour: str
    role: str
    size: float


@dataclass(frozen=True)
class Link:
    """Who controls how much of a brand's sales, 0 to 1, and vehicles a month."""

    seller: str
    brand: str
    part: float
    vehicles: float


@dataclass(frozen=True)
class Network(Chart):
    """Who controls whose sales, before and after: sellers on one side, brands on the other.

    ``sizes_before`` and ``sizes_after`` belong to ``nodes``, whose own size is that after.
    """

    before_label: str
    after_label: str
    nodes: tuple[Node, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    sizes_before: Numbers
    sizes_after: Numbers


def network(
    before: Result | None,
    after: Result,
    month: int | None = None,
    names: tuple[str, str] | None = None,
) -> Network:
    """Who controls which of the alliance's sales: Huawei, or a brand's maker.

    A maker's part is the mean of what is recorded as control; Huawei has the rest.

    Args:
        before: a run, looked at in the same month; June 2025 when None.
        after: the other.
        month: counted from 0; the last when None.
        names: of the two; their scenarios' when None.
    """
    last = len(after.recording.months) - 1 if month is None else month
    new = _sales(after.recording, last)
    old = _june(after.recording) if before is None else _sales(before.recording, last)
    nodes = _nodes([after, before or after], [old, new])
    when = calendar(after.recording.months[last])
    was, now = names or ((before or after).scenario.name, after.scenario.name)
    first, second = f"{was}, {when}", f"{now}, {when}"
    about = f"{was} and {now}, {when}"
    if before is None:
        first = calendar(ANCHOR)
        about = f"{now}, {first} and {when}"
    sizes = [_sizes(nodes, sales) for sales in (old, new)]
    return Network(
        title=f"Who controls whose sales: {about}",
        note=_note(after.recording, last),
        unit="vehicles",
        before_label=first,
        after_label=second,
        nodes=tuple(replace(n, size=s) for n, s in zip(nodes, sizes[1], strict=True)),
        before=_links(old),
        after=_links(new),
        sizes_before=sizes[0],
        sizes_after=sizes[1],
    )


def _note(recording: Recording, month: int) -> str:
    note = (
        f"Width: vehicles a month, mean of {futures(recording.replications)}. Left: who controls "
        "the sale; right: the brand that is sold"
    )
    badge = recording.one_badge_from
    one = badge is not None and badge <= month
    return f"{note}{', whatever badge it carries' if one else ''}."


def _sales(recording: Recording, month: int) -> tuple[_Sale, ...]:
    sold = np.asarray(recording.arrays["deliveries"][month], dtype=np.float64).mean(axis=1)
    sold[recording.gone(month)] = 0.0
    control = np.asarray(recording.arrays["control"][month], dtype=np.float64).mean(axis=1)
    return _told(recording.cast, sold.tolist(), control.tolist())


def _june(recording: Recording) -> tuple[_Sale, ...]:
    sold = recording.june.mean(axis=1)
    return _told(recording.cast, sold.tolist(), [0.0] * len(sold))


def _told(cast: Cast, sold: list[float], parts: list[float]) -> tuple[_Sale, ...]:
    inside = brands_in(cast, "hima")
    return tuple(_Sale(cast.brands[b], cast.makers[b], sold[b], parts[b]) for b in inside)


def _links(sales: tuple[_Sale, ...]) -> tuple[Link, ...]:
    """Huawei's links, then the makers'; none that carries nothing."""
    links = [Link("huawei", s.brand, 1.0 - s.part, s.sold * (1.0 - s.part)) for s in sales]
    links += [Link(s.maker, s.brand, s.part, s.sold * s.part) for s in sales]
    return tuple(link for link in links if link.vehicles > 0.0)


def _nodes(results: list[Result], sales: list[tuple[_Sale, ...]]) -> list[Node]:
    words = dict(ChainMap(*(titles(result.recording.cast) for result in reversed(results))))
    every = [*chain.from_iterable(reversed(sales))]
    makers = dict.fromkeys(["huawei", *(sale.maker for sale in every)])
    brands = dict.fromkeys(sale.brand for sale in every)
    own = own_brands(result.scenario for result in results)
    sellers = [Node(m, agent(m), agent_colour(m, own), "seller", 0.0) for m in makers]
    return sellers + [Node(b, words[b], brand_colour(b, own), "brand", 0.0) for b in brands]


def _sizes(nodes: list[Node], sales: tuple[_Sale, ...]) -> tuple[float, ...]:
    totals: dict[tuple[str, str], float] = {}
    for link in _links(sales):
        for key in (("seller", link.seller), ("brand", link.brand)):
            totals[key] = totals.get(key, 0.0) + link.vehicles
    return tuple(totals.get((node.role, node.key), 0.0) for node in nodes)
