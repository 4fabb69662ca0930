"""A debrief as one HTML file that loads nothing and runs nothing."""

from __future__ import annotations

from sim.workshop.debrief.page.write import page

__all__ = ["page"]
