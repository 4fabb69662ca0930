"""One browser for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.chromium import chromium, required
from tests.patience import IN_A_BROWSER


# it ends with this folder: Playwright leaves an event loop running, which other tests do not want
@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    required()
    from playwright.sync_api import expect  # noqa: PLC0415 - an extra

    expect.set_options(timeout=1000 * IN_A_BROWSER)
    with chromium() as found:
        yield found
