"""Where the sign of a paired difference flips as one number moves, or two."""

from sim.study.breakpoint.find import breakpoint_map, find_breakpoint
from sim.study.breakpoint.found import BreakMap, Breakpoint, Crossing, Point

__all__ = ["BreakMap", "Breakpoint", "Crossing", "Point", "breakpoint_map", "find_breakpoint"]
