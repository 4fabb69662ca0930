"""Prints the benchmark table: everything in one run, on this machine, now."""

from __future__ import annotations

import argparse
import os
import platform
from datetime import UTC, datetime

import numpy as np

from benchmarks.cold import cold_starts
from benchmarks.engine import against_bare, by_part, scalar
from benchmarks.memory import peaks
from benchmarks.pairing import variance_ratios


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out 100,000 replications")
    quick = parser.parse_args().quick
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, numpy {np.__version__}\n"
    )
    print("| what | figure |")
    print("|---|---|")
    for rows in (
        against_bare(),
        scalar(),
        by_part(),
        peaks(quick=quick),
        cold_starts(),
        variance_ratios(),
    ):
        for what, figure in rows:
            print(f"| {what} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
