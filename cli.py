"""The front door of a checkout: `python cli.py` is `sim`."""

from sim.commands import app

if __name__ == "__main__":
    app()
