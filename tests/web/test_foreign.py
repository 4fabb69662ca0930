"""Pages of other sites, and names that are not ours: a browser here cannot be used to ask."""

from __future__ import annotations

import pytest

from tests.web.serving import QUESTION, Served, refused

pytestmark = pytest.mark.usefixtures("it_goes_on")


@pytest.mark.parametrize(
    "origin",
    [
        "http://example.org",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:{port}",
        "http://127.0.0.1:{port}.example.org",
        "null",
        "",
        "file://",
    ],
)
def test_other_origins_are_refused(served: Served, origin: str) -> None:
    headers = {"origin": origin.format(port=served.port)}
    answer = served.client.post("/api/answer", json=QUESTION, headers=headers)
    refused(answer, 403, "other sites")
    for path in ("/", "/api/catalogue"):
        refused(served.client.get(path, headers=headers), 403)


def test_the_same_origin_is_served(served: Served) -> None:
    for name in ("127.0.0.1", "localhost", "[::1]"):
        place = f"{name}:{served.port}"
        headers = {"host": place, "origin": f"http://{place}", "sec-fetch-site": "same-origin"}
        assert served.client.post("/api/answer", json=QUESTION, headers=headers).status_code == 200


def test_what_another_site_sends_without_an_origin(served: Served) -> None:
    """A link there may open the page; a form there may not ask."""
    elsewhere = {"sec-fetch-site": "cross-site"}
    refused(served.client.post("/api/answer", json=QUESTION, headers=elsewhere), 403)
    assert served.client.get("/", headers=elsewhere).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:{port}",
        "127.0.0.1.example.org:{port}",
        "localhost.example.org",
        "127.0.0.1:{port}@example.org",
        "127.0.0.1:x",
        "192.0.2.7:{port}",
        "0.0.0.0:{port}",
        "[::]:{port}",
        "[::1",
        "2130706433",
        "",
    ],
)
def test_other_hosts_are_refused(served: Served, host: str) -> None:
    headers = {"host": host.format(port=served.port)}
    refused(served.client.post("/api/answer", json=QUESTION, headers=headers), 421, "address")
    refused(served.client.get("/", headers=headers), 421)
