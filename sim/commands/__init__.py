"""One thin file for each sub-command: parse, call, print."""

from sim.commands.app import app

__all__ = ["app"]
