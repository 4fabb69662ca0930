"""alliance-sim: who controls sales in a technology alliance, and what that does to concentration."""

__version__ = "0.1.0"
