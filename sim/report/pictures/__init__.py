"""Static pictures of charts, drawn with matplotlib; needs the extra ``plot``."""

from sim.report.pictures.draw import draw
from sim.report.pictures.save import save_pictures
from sim.report.pictures.sets import figure, pictures_of, pictures_of_comparison, provenance

__all__ = [
    "draw",
    "figure",
    "pictures_of",
    "pictures_of_comparison",
    "provenance",
    "save_pictures",
]
