"""Tries faults, counts what becomes of them and keeps the counts: `python -m benchmarks.faults`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from importlib import import_module

from benchmarks.faults.batches import Limits, try_kind
from benchmarks.faults.kinds import KINDS
from benchmarks.faults.ledger import keep_endurance
from benchmarks.faults.tables import as_text, fault_rows

ENDURANCE = "endurance"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try what is asked for; return 1 if anything was not as it should be."""
    options = _options(arguments)
    limits = Limits(options.number, options.minutes, options.jobs)
    bad = 0
    try:
        for name in options.kinds or [*KINDS, ENDURANCE]:
            if name == ENDURANCE:
                bad += _endure()
            else:
                bad += try_kind(KINDS[name], limits, restart=options.restart).bad
    except KeyboardInterrupt:
        print("interrupted; the batches that were done are kept", file=sys.stderr)
        return 130
    finally:
        print(as_text(fault_rows()))
    return 1 if bad else 0


def _endure() -> int:
    """Run the endurance test, keep what it measured, and return how many of its limits it broke."""
    measured = import_module("benchmarks.faults.endurance").endurance()
    assert is_dataclass(measured)
    keep_endurance(asdict(measured))  # type: ignore[arg-type]  # an object, not a class
    return int(getattr(measured, "bad", 0))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    known = [*KINDS, ENDURANCE]
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"{', '.join(known)}; all of them if left out"
    )
    parser.add_argument(
        "--number", type=_whole, help="how many faults of each kind; what is left to its goal"
    )
    parser.add_argument("--minutes", type=_above_zero, help="for how long at most, each kind")
    parser.add_argument("--jobs", type=_whole, default=1, help="worker processes; 1 if left out")
    parser.add_argument(
        "--restart",
        action="store_true",
        help="leave out the counts of earlier runs, since what they met is mended",
    )
    options = parser.parse_args(arguments)
    unknown = [name for name in options.kinds if name not in known]
    if unknown:
        parser.error(f"unknown kind '{unknown[0]}'; known are {', '.join(known)}")
    return options


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1")
    return number


def _above_zero(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return number


if __name__ == "__main__":
    sys.exit(main())
