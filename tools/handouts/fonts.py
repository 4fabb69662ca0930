"""The fonts of a handout: Noto Sans CJK cut down to its signs, as TrueType.

Chromium draws a font with PostScript outlines into a PDF sign by sign (Type 3), which is large and
looks poor on screens. TrueType outlines it embeds as a font.
"""

from __future__ import annotations

import base64
import subprocess
from functools import cache
from io import BytesIO
from typing import Any

__all__ = ["faces"]

_WEIGHTS = {400: "Regular", 700: "Bold"}
_FAMILY = "Noto Sans CJK SC"
_ERROR = 1.0  # of a thousand units to the em: far less than a dot of any printer


def faces(text: str) -> str:
    """Rules of CSS that bring the family "Handout" for the signs of a text, in two weights.

    Raises:
        SystemExit: the fonts are not installed.
    """
    signs = "".join(sorted(set(text)))
    return "".join(
        f'@font-face {{ font-family: "Handout"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{_cut(style, signs)}); }}\n"
        for weight, style in _WEIGHTS.items()
    )


@cache
def _place(style: str) -> tuple[str, int]:
    """The file that a style is in, and its number there."""
    asked = f"{_FAMILY}:style={style}"
    command = ["fc-match", "-f", "%{family}|%{file}|%{index}", asked]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    family, file, index = found.split("|")
    if _FAMILY not in family:
        raise SystemExit(f"printing needs {_FAMILY}: apt-get install fonts-noto-cjk")
    return file, int(index)


def _cut(style: str, signs: str) -> str:
    """A font with the signs alone, base64."""
    from fontTools import subset  # noqa: PLC0415 - comes with matplotlib, of the extra `docs`
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    file, index = _place(style)
    font = TTFont(file, fontNumber=index, recalcTimestamp=False)
    options = subset.Options(
        layout_features=["kern", "halt", "chws"], hinting=False, glyph_names=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=signs)
    cutter.subset(font)
    _to_truetype(font)
    written = BytesIO()
    font.save(written)
    return base64.b64encode(written.getvalue()).decode()


def _to_truetype(font: Any) -> None:
    """Cubic outlines to quadratic ones, and the tables that go with them."""
    from fontTools.pens.cu2quPen import Cu2QuPen  # noqa: PLC0415
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415
    from fontTools.ttLib import newTable  # noqa: PLC0415

    order, outlines = font.getGlyphOrder(), font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    for name in ("CFF ", "VORG"):
        if name in font:
            del font[name]
    font["loca"], font["glyf"] = newTable("loca"), glyf
    font["post"].formatType = 3.0
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for name in _MAXIMA:
        setattr(maxp, name, int(name == "maxZones"))
    font.sfntVersion = "\x00\x01\x00\x00"
    glyf.compile(font)  # sets the bounds from which the side bearings follow
    for name in order:
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyf[name], "xMin", 0))


_MAXIMA = (
    "maxZones",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
"""What a font without instructions says of them; the rest is worked out when it is written."""
