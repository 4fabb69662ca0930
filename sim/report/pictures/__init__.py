"""Static pictures of charts, drawn with matplotlib; needs the extra ``plot``."""

from sim.report.pictures.draw import draw, need_matplotlib
from sim.report.pictures.save import known_formats, save_pictures
from sim.report.pictures.sets import (
    figure,
    pictures_of,
    pictures_of_comparison,
    provenance_of,
)

__all__ = [
    "draw",
    "figure",
    "known_formats",
    "need_matplotlib",
    "pictures_of",
    "pictures_of_comparison",
    "provenance_of",
    "save_pictures",
]
