"""HTML to PDF by a Chromium without a window, with nothing in the file that changes by the hour."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["pdf_of", "press"]

_DATE = re.compile(rb"(/(?:Creation|Mod)Date) \((D:\d{14}[^)]*)\)")
_NODE = re.compile(rb"\(node(\d{8})\)")
_ENTRY = re.compile(rb"\(node\d{8}\) \d+ \d+ R")
_INDEX = re.compile(
    rb"/Limits \[\(node\d{8}\) \(node\d{8}\)\](\s*)/Names \[((?:\(node\d{8}\) \d+ \d+ R ?)+)\]"
)
_DAY = b"D:20250704000000+00'00'"
"""The day of the report that the case retells; any fixed day would do."""
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]


@contextmanager
def press() -> Iterator[Any]:
    """A browser that prints.

    Raises:
        SystemExit: there is no Chromium, or no Playwright.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra
    except ImportError:
        raise SystemExit("printing needs Playwright: pip install -e '.[browser]'") from None
    names = ("chromium", "chromium-headless-shell", "chromium-browser")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("printing needs Chromium: apt-get install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def pdf_of(html: str, browser: Any) -> bytes:
    """A page as PDF on A4, tagged for screen readers, with a fixed date."""
    page = browser.new_page(java_script_enabled=False)
    try:
        page.set_content(html)
        printed: bytes = page.pdf(
            format="A4", print_background=True, prefer_css_page_size=True, tagged=True
        )
    finally:
        page.close()
    return _numbered(_DATE.sub(_dated, printed))


def _dated(match: re.Match[bytes]) -> bytes:
    """The fixed day, as long as the one that it replaces: the file's own index counts bytes."""
    return match[1] + b" (" + _DAY[: len(match[2])].ljust(len(match[2])) + b")"


def _numbered(printed: bytes) -> bytes:
    """Heads of tables, as screen readers know them, numbered as they come: the browser's vary."""
    seen = {name: i for i, name in enumerate(dict.fromkeys(_NODE.findall(printed)), start=1)}
    again = _NODE.sub(lambda match: b"(node%08d)" % seen[match[1]], printed)
    return _INDEX.sub(_in_order, again)


def _in_order(match: re.Match[bytes]) -> bytes:
    """The list of them, which has to be in the order of their names, and its ends."""
    entries = sorted(_ENTRY.findall(match[2]))
    ends = entries[0][:14], entries[-1][:14]
    return b"/Limits [%s %s]%s/Names [%s]" % (*ends, match[1], b" ".join(entries))
