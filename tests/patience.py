"""How long tests wait for what is done at once.

A busy machine takes seconds for what a quiet one does in milliseconds. So no test measures how soon
something ends: it waits this long at most, and what must not be waited for takes far longer.
"""

PATIENCE = 30.0
"""Seconds."""

IN_A_BROWSER = 90.0
"""Seconds. A page works in a browser and asks a server that computes, on the same two cores."""
