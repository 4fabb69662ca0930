"""The page in a network of its own, which has no way out: server and browser both in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.apart import apart

_WALK = """
from pathlib import Path
from tests.browser.chromium import chromium
from tests.browser.explorer.visit import Visit
from tests.web.serving import serving
with serving(Path(sys.argv[1]), "--jobs", "1") as served, chromium() as browser:
    visit = Visit(browser, f"http://127.0.0.1:{served.port}/")
    visit.open_everything()
    visit.control("alliance.luxeed.from").press("ArrowRight")
    visit.settled()
    print(len(visit.asked), visit.told, visit.foreign())
    print(visit.page.locator("figure svg").count())
"""


@pytest.mark.slow
def test_it_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    first, drawn = apart(_WALK, str(tmp_path / "errors")).strip().splitlines()
    assert first.endswith("[] []"), first
    assert int(drawn) > 8
