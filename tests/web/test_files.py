"""The page's files over the wire: what is served, how, and that nothing else can be had."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import httpx
import pytest

from sim.web.files import gather
from tests.web.serving import PLAIN, Served

NOT_HERE = (
    "/nothing",
    "/page/",
    "/page",
    "/page/../app.py",
    "/page/%2e%2e/app.py",
    "/page/..%2fapp.py",
    "/page/..%5capp.py",
    "/page/..\\app.py",
    "/page//main.js",
    "//page/main.js",
    "//etc/passwd",
    "/page/main.js%00",
    "/page/main.js/",
    "/page/%2Fetc%2Fpasswd",
    "/%252e%252e/app.py",
    "/page/....//app.py",
    "/charts/../static/fan.js",
    "/charts/page.html",
    "/charts/style.css",
    "/vendor/LICENSE",
    "/vendor/../page/index.html",
    "/index.html",
    "/api",
    "/api/",
    "/api/answer/",
    "/api/prepare",
    "/api/unknown",
    "/page/%ff%fe",
    "http://example.org/page/main.js",
)


def test_the_page_comes_with_headers_that_hold_it_to_its_address(served: Served) -> None:
    page = served.client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cross-origin-opener-policy"] == "same-origin"
    assert page.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in page.headers["permissions-policy"]
    policy = dict(
        part.split(" ", 1) for part in page.headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "server" not in page.headers


def test_the_one_script_in_the_page_is_named_by_its_hash(served: Served) -> None:
    page = served.client.get("/")
    scripts = [found[1] for found in re.finditer(r"<script([^>]*)>", page.text)]
    within = [each for each in scripts if "src=" not in each]
    assert within == [' type="importmap"']
    found = re.search(r'<script type="importmap">(.*?)</script>', page.text, re.DOTALL)
    assert found is not None
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'" in page.headers["content-security-policy"]


def test_every_file_is_served_whole_and_compressed(served: Served) -> None:
    kinds = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
    for path, kept in gather().items():
        plain = served.client.get(path, headers={"accept-encoding": "identity"})
        assert plain.status_code == 200, path
        assert plain.content == kept.content
        assert "content-encoding" not in plain.headers
        for ending, kind in kinds.items():
            if path.endswith(ending):
                assert plain.headers["content-type"] == f"{kind}; charset=utf-8"
        if kept.packed is not None:
            packed = served.client.get(path, headers={"accept-encoding": "br, gzip"})
            assert packed.headers["content-encoding"] == "gzip"
            assert packed.content == kept.content
            assert int(packed.headers["content-length"]) == len(kept.packed) < len(kept.content)
            assert gzip.decompress(kept.packed) == kept.content


def test_the_charts_of_the_report_are_served(served: Served) -> None:
    assert "sim.kinds.fan" in served.client.get("/charts/fan.js").text
    assert served.client.get("/charts/style").headers["content-type"].startswith("text/css")
    assert len(served.client.get("/vendor/echarts.common.min.js").content) > 500_000


@pytest.mark.parametrize("path", ["/", "/charts/fan.js", "/api/catalogue"])
def test_what_the_browser_has_is_not_sent_again(served: Served, path: str) -> None:
    first = served.client.get(path)
    again = served.client.get(path, headers={"if-none-match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    # a browser takes these headers over: less of them would leave it a page that loads nothing
    policy = "content-security-policy"
    assert again.headers[policy] == first.headers[policy]
    assert served.client.get(path, headers={"if-none-match": '"x"'}).status_code == 200


def test_gzip_that_the_browser_declines_is_not_sent(served: Served) -> None:
    for accepted in ("", "br", "gzip;q=0", "gzip; q=0.0, br"):
        page = served.client.get("/charts/fan.js", headers={"accept-encoding": accepted})
        assert "content-encoding" not in page.headers, accepted
    page = served.client.get("/charts/fan.js", headers={"accept-encoding": "gzip;q=0.5"})
    assert page.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("path", NOT_HERE)
def test_nothing_else_can_be_had(served: Served, path: str) -> None:
    """Sent as written: a client of the usual kind would tidy the path up."""
    host = f"Host: 127.0.0.1:{served.port}\r\nConnection: close\r\n\r\n"
    found = served.raw(f"GET {path} HTTP/1.1\r\n{host}".encode())
    head, _, body = found.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 404 "), head
    assert b"application/json" in head
    assert b"there is nothing at this address" in body
    assert b"import" not in body


def test_a_file_can_only_be_read(served: Served) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"):
        refused = served.client.request(method, "/charts/fan.js")
        assert refused.status_code == 405, method
        assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD"}
        assert refused.json()["error"]["message"] == f"{method} is not done here"
        assert "access-control-allow-origin" not in refused.headers


def test_head_tells_what_get_would(served: Served) -> None:
    asked = {"accept-encoding": "identity"}
    head, got = (served.client.request(m, "/", headers=asked) for m in ("HEAD", "GET"))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-length", "content-type", "etag"):
        assert head.headers[name] == got.headers[name]


def test_a_first_page_is_small(served: Served) -> None:
    """All of the page's files and the catalogue, as a browser gets them."""
    workshop = ("/page/room/", "/room", "/desk", "/screen")
    files = {kept for path, kept in gather().items() if not path.startswith(workshop)}
    packed = sum(len(kept.packed or kept.content) for kept in files)
    with httpx.Client(**PLAIN) as client:
        url = f"http://127.0.0.1:{served.port}/api/catalogue"
        packed += int(client.get(url).headers["content-length"])
    assert packed < 500_000
