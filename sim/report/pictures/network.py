"""Networks: who controls whose sales, as ribbons from sellers to brands, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from sim.report.charts.control import Link, Network, Node
from sim.report.pictures.canvas import INK, QUIET, SIZE, Box, page, width_of, write
from sim.report.pictures.labels import spread
from sim.report.pictures.words import level_label

__all__ = ["draw"]

_SMALL = SIZE - 1.0
_BAR = 0.14  # inches: the width of a node
_GAP = 0.17  # inches between nodes, so that the small ones can be named


@dataclass
class _Place:
    """Where a node is on the page, and how much of it is taken by ribbons already."""

    node: Node
    size: float
    x: float
    top: float
    height: float
    used: float = 0.0

    @property
    def middle(self) -> float:
        return self.top - self.height / 2


def draw(chart: Network) -> Figure:
    """Two flows side by side on one scale: the sellers at the left, their brands at the right."""
    figure, body = page(chart)
    both = (
        (chart.before_label, chart.before, chart.sizes_before),
        (chart.after_label, chart.after, chart.sizes_after),
    )
    roles = [sum(node.role == role for node in chart.nodes) for role in ("seller", "brand")]
    most = max(_whole(links) for _, links, _ in both)
    inch = (body.height - 0.5 - _GAP * (max(roles) - 1)) / (most or 1.0)
    for (label, links, sizes), part in zip(both, body.grid(2, 1, 0.3), strict=True):
        write(figure, part.left, part.top - 0.16, label, SIZE, weight="bold")
        _flow(figure, part.inset(top=0.42), chart.nodes, links, sizes, inch)
    return figure


def _whole(links: Sequence[Link]) -> float:
    return sum(link.vehicles for link in links)


def _flow(
    figure: Figure,
    part: Box,
    nodes: Sequence[Node],
    links: Sequence[Link],
    sizes: Sequence[float],
    inch: float,
) -> None:
    texts = {node.key: _words(node, size) for node, size in zip(nodes, sizes, strict=True)}
    columns = {
        role: [(n, s) for n, s in zip(nodes, sizes, strict=True) if n.role == role]
        for role in ("seller", "brand")
    }
    margins = {
        role: 0.12 + max(width_of(texts[node.key], _SMALL) for node, _ in column)
        for role, column in columns.items()
    }
    x = {"seller": part.left + margins["seller"], "brand": part.right - margins["brand"] - _BAR}
    placed = {
        role: {place.node.key: place for place in _column(column, x[role], part, inch)}
        for role, column in columns.items()
    }
    for link in links:
        seller, brand = placed["seller"][link.seller], placed["brand"][link.brand]
        _ribbon(figure, seller, brand, link, inch)
    for places in placed.values():
        _name(figure, part, list(places.values()), texts)


def _words(node: Node, size: float) -> str:
    return f"{node.label} {level_label(size, 'vehicles') if size else 'none'}"


def _column(column: Sequence[tuple[Node, float]], x: float, part: Box, inch: float) -> list[_Place]:
    """Nodes from the top, their height as their sales."""
    places, top = [], part.top
    for node, size in column:
        places.append(_Place(node, size, x, top, size * inch))
        top -= size * inch + _GAP
    return places


def _ribbon(figure: Figure, seller: _Place, brand: _Place, link: Link, inch: float) -> None:
    """A band that leaves the seller below the bands before it, and joins the brand likewise."""
    wide = link.vehicles * inch
    left, right = seller.x + _BAR, brand.x
    bend = (left + right) / 2
    y, z = seller.top - seller.used, brand.top - brand.used
    seller.used += wide
    brand.used += wide
    corners = [
        (left, y), (bend, y), (bend, z), (right, z),
        (right, z - wide), (bend, z - wide), (bend, y - wide), (left, y - wide), (left, y),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    figure.add_artist(
        PathPatch(
            Path(corners, codes),
            facecolor=seller.node.colour,
            alpha=0.45,
            linewidth=0.6,
            edgecolor=seller.node.colour,
            transform=figure.dpi_scale_trans,
        )
    )


def _name(figure: Figure, part: Box, column: Sequence[_Place], texts: dict[str, str]) -> None:
    """Bars of the nodes, and their names beside them, none over another."""
    line = _SMALL * 1.25 / 72
    at = spread([place.middle for place in column], line, part.bottom, part.top)
    for place, y in zip(column, at, strict=True):
        figure.add_artist(
            Rectangle(
                (place.x, place.top - place.height),
                _BAR,
                max(place.height, 0.015),
                color=place.node.colour if place.size else QUIET,
                transform=figure.dpi_scale_trans,
            )
        )
        seller = place.node.role == "seller"
        x = place.x - 0.07 if seller else place.x + _BAR + 0.07
        side = "right" if seller else "left"
        colour = INK if place.size else QUIET
        look = {"ha": side, "va": "center_baseline", "color": colour}
        write(figure, x, y, texts[place.node.key], _SMALL, **look)
