"""Run the smoke set with the newest or the lowest versions that pyproject.toml allows.

python -m tools.smoke_versions newest
python -m tools.smoke_versions lowest --python 3.13

Where the newest versions are the tested ones, there is nothing to run.

Users who do not install the tested set (constraints.txt) get something between the two. Where the
lowest versions fail, raise the lower bound; where the newest fail, mend the code or cap the bound.
"""

from __future__ import annotations

import argparse
import sys

from tests.smoke_set import smoke_set
from tools.fresh_environment import fresh_environment
from tools.renew_constraints import CONSTRAINTS, resolved

RESOLUTIONS = {"newest": "highest", "lowest": "lowest-direct"}
"""What uv calls them. ``lowest-direct``: only bounds that this project declares are its own."""


def main() -> int:
    """Install, test, and return pytest's exit code."""
    parser = argparse.ArgumentParser(description="Run the smoke set with other versions.")
    parser.add_argument("versions", choices=RESOLUTIONS)
    parser.add_argument("--python", default=sys.executable, help="interpreter or version")
    asked = parser.parse_args()
    if asked.versions == "newest" and resolved() == CONSTRAINTS.read_text(encoding="utf-8"):
        print("+ the newest versions are the tested ones")
        return 0
    resolution = RESOLUTIONS[asked.versions]
    with fresh_environment(asked.python, "--resolution", resolution) as environment:
        print(f"+ smoke set with the {asked.versions} versions", flush=True)
        # a deprecation in a version nobody has tested is news, not a failure
        return environment.test("--override-ini", "filterwarnings=default", *smoke_set())


if __name__ == "__main__":
    sys.exit(main())
