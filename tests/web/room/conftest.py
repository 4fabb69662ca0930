"""One server for the tests that leave it as they found it, and a session of each test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.room.playing import Desk, Person, join, log_in
from tests.web.serving import Served, serving


@pytest.fixture(scope="session")
def open_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`sim serve`, for all tests that leave it as they found it."""
    with serving(tmp_path_factory.mktemp("hall") / "errors", "--jobs", "1") as served:
        yield served


@pytest.fixture
def desk(open_hall: Served) -> Desk:
    """A desk with a session of its own, in the lobby."""
    desk = log_in(open_hall)
    desk.open()
    return desk


@pytest.fixture
def two(desk: Desk) -> tuple[Person, Person]:
    """Two people in it."""
    return join(desk.served, desk.code, "Ann"), join(desk.served, desk.code, "Ben")
