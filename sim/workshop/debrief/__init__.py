"""The debrief of a session: what was decided, what it did, and how much of it was luck."""

from __future__ import annotations

from sim.workshop.debrief.collect import debrief

__all__ = ["debrief"]
