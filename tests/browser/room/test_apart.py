"""A session where only the laptop can be reached: no internet, no name service."""

from __future__ import annotations

from pathlib import Path

from tests.browser.apart import apart

_SESSION = """
from pathlib import Path
from tests.browser.chromium import chromium
from tests.browser.room.classroom import Classroom, house_in
with house_in(Path(sys.argv[1])) as house, chromium() as browser:
    room = Classroom(browser, house)
    room.log_in()
    room.open("predict", rounds=1, months=12)
    room.come_in(["Ann", "李雷"])
    room.next("1.open")
    page = room.phones[0].page
    page.locator("[data-direction=higher]").click()
    page.locator("[data-end=low]").fill("40")
    page.locator("[data-end=low]").press("Enter")
    page.locator("#commit").click()
    page.locator(".bar .done").wait_for()
    room.next("1.closed")
    room.next("1.shown")
    page.locator(".ranking tr.mine").wait_for()
    room.close()
    print("played")
"""


def test_a_session_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    assert apart(_SESSION, str(tmp_path)) == "played\n"
