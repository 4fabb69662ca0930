"""A drawing as inline SVG."""

from __future__ import annotations

from html import escape

from sim.report.page.html import Html
from sim.workshop.debrief.drawing.shapes import Box, Dot, Drawing, Path, Shape, Text

__all__ = ["svg"]


def svg(drawing: Drawing, key: str, title: str, desc: str, class_: str = "") -> Html:
    """The drawing as an ``<svg>`` that scales, with a title and a description for those who listen.

    Args:
        drawing: what is drawn.
        key: a word that no other drawing of the page has; ids are made from it.
        title, desc: what it is, and what it says.
        class_: for the style sheet.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    inner = "".join(_shape(each) for each in drawing.shapes)
    return Html(
        f'<svg class="{escape(class_)}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(desc)}</desc>'
        f"{inner}</svg>"
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _shape(shape: Shape) -> str:
    if isinstance(shape, Text):
        return _text(shape)
    if isinstance(shape, Dot):
        where = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
        return f"<circle {where}{_paint(shape.fill, shape.stroke)}/>"
    if isinstance(shape, Box):
        where = (
            f'x="{_number(shape.x)}" y="{_number(shape.y)}" '
            f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
        )
        return f"<rect {where}{_paint(shape.fill, shape.stroke)}{_faint(shape.opacity)}/>"
    return _path(shape)


def _paint(fill: str | None, stroke: str | None) -> str:
    told = f' fill="{fill or "none"}"'
    return told + (f' stroke="{stroke}"' if stroke else "")


def _faint(opacity: float) -> str:
    return f' opacity="{_number(opacity)}"' if opacity < 1.0 else ""


def _path(path: Path) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in path.points)
    name = "polygon" if path.fill else "polyline"
    told = f'<{name} points="{points}"{_paint(path.fill, path.stroke)}{_faint(path.opacity)}'
    if path.stroke:
        told += f' stroke-width="{_number(path.width)}" stroke-linejoin="round"'
    if path.dash:
        told += f' stroke-dasharray="{" ".join(map(_number, path.dash))}"'
    return told + "/>"


def _text(text: Text) -> str:
    bold = ' font-weight="600"' if text.bold else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    where = f'x="{_number(text.x)}" y="{_number(text.y)}" font-size="{_number(text.size)}"'
    return f'<text {where} fill="{text.fill}"{anchor}{bold}>{escape(text.text)}</text>'
