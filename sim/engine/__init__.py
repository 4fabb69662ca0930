"""How time passes: one engine, an ensemble at once."""

from sim.engine.one import record_one
from sim.engine.simulate import DEFAULT_BLOCK, record

__all__ = ["DEFAULT_BLOCK", "record", "record_one"]
