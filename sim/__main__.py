"""`python -m sim` is `sim`."""

from sim.commands import app

app()
