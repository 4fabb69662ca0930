"""One browser for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.chromium import chromium, required


# it ends with this folder: Playwright leaves an event loop running, which other tests do not want
@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    required()
    with chromium() as found:
        yield found
