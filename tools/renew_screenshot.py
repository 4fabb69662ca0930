"""Renew the picture of the explorer in the docs: `python -m tools.renew_screenshot`.

Needs what tests/browser needs: the extra `browser`, and Chromium.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.explorer import explorer
from tests.browser.chromium import chromium

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "explorer.png"
SHOWN = "#scenario=cede_sales&lang=en"


def main() -> None:
    """Open the page as a reader first meets it, and keep what is seen."""
    with explorer() as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(url + "/" + SHOWN)
        page.wait_for_selector("html[data-detail=final]")
        page.wait_for_timeout(500)  # the charts below the main one are drawn after it
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
