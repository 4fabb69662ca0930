"""Which Chromium the browser tests drive, and what they do where there is none.

Needs Playwright for Python (`pip install -e '.[browser]'`) and Debian's Chromium; without them
the tests are skipped, but for CI, where they have to be there. The headless shell is the same
browser without its own windows: the tests take half the time there.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))),
    None,
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = [
    what
    for what, there in (
        ("Playwright (pip install -e '.[browser]')", importlib.util.find_spec("playwright")),
        ("Chromium (apt-get install chromium-headless-shell)", CHROMIUM),
    )
    if not there
]


def required() -> None:
    """Skips a test where there is no browser; in CI it fails."""
    if MISSING and os.environ.get("CI"):
        pytest.fail(f"CI needs a browser: {', '.join(MISSING)}")
    if MISSING:
        pytest.skip(f"not installed: {', '.join(MISSING)}")


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser that runs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield found
        finally:
            found.close()
