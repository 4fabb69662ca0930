"""One server for the tests that leave it as they found it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.serving import QUESTION, Served, serving, standing_in


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`sim serve`, warm."""
    with serving(tmp_path_factory.mktemp("serve") / "errors", "--jobs", "2") as found:
        assert found.post("answer", QUESTION).status_code == 200
        yield found


@pytest.fixture(scope="module")
def standin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of two workers that do what they are told."""
    with standing_in(tmp_path_factory.mktemp("standin") / "errors") as found:
        assert found.post("yaml", {}).status_code == 200
        yield found


@pytest.fixture
def it_goes_on(served: Served) -> Iterator[None]:
    """Whatever a test sends, a good question is answered after it, and nothing is on stderr."""
    before = served.said()
    yield
    assert served.post("answer", QUESTION).status_code == 200
    assert served.said() == before
