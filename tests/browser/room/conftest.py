"""One server for the sessions of this folder, and a room of browsers for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.chromium import required
from tests.browser.room.classroom import Classroom, House, house_in


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    required()
    with house_in(tmp_path_factory.mktemp("house")) as found:
        yield found
        assert "Traceback" not in found.said()


@pytest.fixture
def room(browser: Any, house: House) -> Iterator[Classroom]:
    """A room whose facilitator is at the desk."""
    found = Classroom(browser, house)
    found.log_in()
    yield found
    found.close()
