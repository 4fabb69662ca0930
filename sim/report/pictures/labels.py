"""Labels beside what they name: at the ends of lines, apart from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from matplotlib.lines import Line2D
from matplotlib.typing import LineStyleType

from sim.report.pictures.canvas import SIZE, Plot, width_of, write

__all__ = ["Tag", "line_style", "room_for", "spread", "tag_ends"]

_LEADER = 0.3  # inches from the plot to a label's text
_STYLES: dict[str, LineStyleType] = {
    "solid": "-",
    "dashed": (0, (5.0, 1.8)),
    "dashdot": (0, (6.0, 1.8, 1.2, 1.8)),
    "dotted": (0, (1.2, 1.4)),
}


def line_style(dash: str) -> LineStyleType:
    """A dash of the palette as matplotlib's."""
    return _STYLES[dash]


@dataclass(frozen=True)
class Tag:
    """A label at the end of a line: where, what, and in which colour its leader is."""

    at: float
    text: str
    colour: str
    dash: str = "solid"
    bold: bool = False
    thick: float = 2.0


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near to the wanted ones as they can be with ``gap`` between any two.

    They keep their order, and lie between ``low`` and ``high`` where these leave room for all;
    where not, they are ``gap`` apart and centred.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # groups of labels that touch: (sum of wanted places less their offsets, how many)
    groups: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        group = (wanted[i] - gap * rank, 1)
        while groups and groups[-1][0] / groups[-1][1] >= group[0] / group[1]:
            group = (group[0] + groups[-1][0], group[1] + groups[-1][1])
            groups.pop()
        groups.append(group)
    most = max(low, high - gap * (len(wanted) - 1))
    if most == low:
        low = most = (low + high - gap * (len(wanted) - 1)) / 2
    bases = [min(max(total / count, low), most) for total, count in groups for _ in range(count)]
    places = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        places[i] = bases[rank] + gap * rank
    return places


def room_for(texts: Sequence[str], size: float = SIZE, *, bold: bool = False) -> float:
    """The margin that labels at line ends need, inches."""
    return _LEADER + 0.05 + max((width_of(text, size, bold=bold) for text in texts), default=0.0)


def tag_ends(plot: Plot, tags: Sequence[Tag], size: float = SIZE) -> None:
    """Write labels right of a plot whose y-limits are set, each with a leader from its line's end.

    Args:
        plot: where the lines are.
        tags: at values of the y-axis; at its foot where a value is undefined.
        size: of the text, points.
    """
    figure, box = plot.figure, plot.box
    bottom, top = plot.axes.get_ylim()
    ends = [bottom if isnan(tag.at) else tag.at for tag in tags]
    at = [box.bottom + box.height * (end - bottom) / (top - bottom) for end in ends]
    places = spread(at, size * 1.25 / 72, box.bottom, box.top)
    for tag, start, place in zip(tags, at, places, strict=True):
        x = [box.right + 0.03, box.right + 0.11, box.right + _LEADER - 0.05]
        leader = Line2D(x, [start, place, place], transform=figure.dpi_scale_trans)
        leader.set(color=tag.colour, linewidth=tag.thick, linestyle=line_style(tag.dash))
        figure.add_artist(leader)
        look = {"va": "center_baseline", "weight": "bold" if tag.bold else "normal"}
        write(figure, box.right + _LEADER, place, tag.text, size, **look)
