"""The ways in: short links, links for the room, QR codes, pages."""

from __future__ import annotations

import re

import pytest

from tests.web.room.playing import Desk, calling
from tests.web.serving import Served, refused


def test_a_short_link_leads_to_the_page_with_the_code_in_its_fragment(desk: Desk) -> None:
    answer = calling(desk.served).get(f"/r/{desk.code.lower()}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/room#{desk.code}")


@pytest.mark.parametrize("code", ["", "<b>", "a/b", "%0d%0aset-cookie:x=1", "ABC0O", "%2f%2fx.org"])
def test_links_that_are_none(open_hall: Served, code: str) -> None:
    refused(calling(open_hall).client.get(f"/r/{code}"), 404)


def test_links_never_come_from_what_a_request_says(desk: Desk) -> None:
    port = desk.served.port
    for host in (f"localhost:{port}", f"127.0.0.1:{port}"):
        answer = desk.client.get(
            f"/api/desk/links/{desk.code}", headers={"host": host, **desk.cookie()}
        )
        wanted = {"links": [f"http://127.0.0.1:{port}/r/{desk.code}"], "here_only": True}
        assert answer.json() == wanted
    refused(desk.get("/api/desk/links/ABCDE"), 404)


def test_a_picture_of_the_link(desk: Desk) -> None:
    """Only the path is drawn here; that it reads as the link is the library's to keep."""
    picture = desk.get(f"/api/desk/qr/{desk.code}")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert re.match(r"<svg [^>]*viewBox=", picture.text)
    assert "style" not in picture.text
    other = desk.get(f"/api/desk/qr/{desk.open()}")
    assert other.text != picture.text


@pytest.mark.parametrize("path", ["/room", "/desk", "/screen"])
def test_pages_are_served_with_their_policy(open_hall: Served, path: str) -> None:
    page = calling(open_hall).get(path)
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    for digest in hashes(page.text):
        assert digest in policy
    assert page.headers["referrer-policy"] == "no-referrer"


def hashes(page: str) -> list[str]:
    import base64  # noqa: PLC0415
    import hashlib  # noqa: PLC0415

    found = re.findall(r'<script type="importmap">(.*?)</script>', page, re.S)
    assert found
    return [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in found]
