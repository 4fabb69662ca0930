"""Static pictures of charts, drawn with matplotlib; needs the extra ``plot``."""

from sim.report.pictures.draw import draw, need_matplotlib
from sim.report.pictures.save import known_formats, save_pictures
from sim.report.pictures.sets import (
    notebook_figure,
    pictures_of,
    pictures_of_comparison,
    provenance_of,
)

__all__ = [
    "draw",
    "known_formats",
    "need_matplotlib",
    "notebook_figure",
    "pictures_of",
    "pictures_of_comparison",
    "provenance_of",
    "save_pictures",
]
