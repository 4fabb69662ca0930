"""One server and one browser for all tests of the explorer's page, and a fresh page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.chromium import required
from tests.browser.explorer.visit import Visit
from tests.web.serving import Served, serving


# it ends with this folder, as the browser does
@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`sim serve`; it has nothing to say on stderr, whatever the pages ask."""
    required()
    with serving(tmp_path_factory.mktemp("explorer") / "errors", "--jobs", "2") as found:
        before = found.said()
        yield found
        assert found.said() == before


@pytest.fixture
def opened(browser: Any, served: Served) -> Iterator[Callable[..., Visit]]:
    """Opens pages of a test, in contexts of their own, which are closed after it.

    A page that meets an error of its own, says anything on the console, or asks for anything
    outside its server fails the test that opened it.
    """
    visits: list[Visit] = []

    def opens(fragment: str = "", **how: Any) -> Visit:
        visits.append(Visit(browser, f"http://127.0.0.1:{served.port}/", fragment, **how))
        return visits[-1]

    yield opens
    for visit in visits:
        visit.context.close()
        assert visit.told == []
        assert visit.foreign() == []


@pytest.fixture
def visit(opened: Callable[..., Visit]) -> Visit:
    """The page as it opens, on few futures, in English, when its answer is there."""
    return opened()
