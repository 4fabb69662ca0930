"""A debrief as slides, PDF."""

from __future__ import annotations

from sim.workshop.debrief.slides.deck import slides

__all__ = ["slides"]
