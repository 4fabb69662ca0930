"""The `sim` command: `python -m sim` as well as the console script."""

from sim.stopping import signals_end_this_process


def main() -> None:
    """Run the command that the command line names, and exit."""
    with signals_end_this_process():
        from sim.commands import app  # noqa: PLC0415 - signals are handled before it is imported

        app()


if __name__ == "__main__":
    main()
