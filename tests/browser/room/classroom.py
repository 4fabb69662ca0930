"""A room of real browsers: the facilitator's laptop, the projector, and phones of 360 pixels."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.patience import IN_A_BROWSER, PATIENCE
from tests.web.serving import ROOT, eventually

PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 800}
PROJECTOR = {"width": 1280, "height": 720}
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = """async (opening) => {
  const answer = await fetch("/api/desk/open", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ opening }),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error.message);
  return found.code;
}"""


class House:
    """`sim serve` at one port, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        return (self.folder / "errors").read_text(encoding="utf-8")

    def start(self) -> None:
        kept = ("--sessions", str(self.folder / "sessions"), "--jobs", "2", "--no-open")
        before = len(self.said()) if self.port else 0
        with (self.folder / "errors").open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sim", "serve", "--port", str(self.port), *kept],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        line = eventually(lambda: "at http://127.0.0.1:" in (told := self.said()[before:]) and told)
        self.port = int(line.split("at http://127.0.0.1:")[1].split("/")[0])

    def kill(self) -> None:
        """As a power cut would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=PATIENCE)

    def key(self) -> str:
        """The desk's key, from its file."""
        return (self.folder / "sessions" / "desk.key").read_text(encoding="utf-8").strip()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGTERM)
            self._process.wait(timeout=PATIENCE)


@dataclass
class Screen:
    """One browser of the room, and all that went wrong in it."""

    page: Any
    house: House
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def listen(self) -> None:
        # a server that is away is no fault of the page's
        away = ("Failed to load resource", "WebSocket connection", "ERR_")
        tell = self.told.append
        self.page.on(
            "console",
            lambda m: None if any(each in m.text for each in away) else tell(m.text),
        )
        self.page.on("pageerror", lambda error: tell(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def fits(self) -> None:
        """Nothing is wider than the screen."""
        wider = self.page.evaluate(WIDER)
        assert wider <= 0, f"{wider} pixels wider than the screen: {self.page.url}"

    def sees(self, text: str) -> Any:
        """Waits until a text is there."""
        found = self.page.get_by_text(text).first
        found.wait_for()
        return found

    def well(self) -> None:
        """Nothing went wrong, and nobody else was asked for anything."""
        here = urlsplit(self.house.url).netloc
        foreign = [
            url
            for url in self.asked
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != here
        ]
        assert not self.told, self.told
        assert not foreign, foreign


@dataclass
class Phone(Screen):
    """A participant."""

    name: str = ""

    def join(self, code: str) -> None:
        """By the link, as the QR code has it."""
        self.page.goto(f"{self.house.url}/r/{code}")
        assert self.page.locator("#code").input_value() == code
        self.page.locator("#name").fill(self.name)
        self.page.locator("form button[type=submit]").click()
        self.page.locator(".codecard .code").wait_for()
        self.fits()
        self.page.locator(".codecard button").click()

    def sit(self, place: str) -> None:
        self.page.locator(f'[data-place="{place}"] button').click()
        self.page.locator(f'.seat.mine[data-place="{place}"]').wait_for()
        self.fits()


class Classroom:
    """A facilitator with a laptop and a projector, and people with phones."""

    def __init__(self, browser: Any, house: House) -> None:
        self._browser, self.house = browser, house
        self.code = ""
        self.phones: list[Phone] = []
        self._contexts: list[Any] = []
        self.desk = Screen(self._page(LAPTOP), house)
        self.desk.listen()
        self.beamer = Screen(self._page(LAPTOP, self._contexts[0]), house)
        self.beamer.page.set_viewport_size(PROJECTOR)
        self.beamer.listen()

    def _page(self, size: dict[str, int], context: Any = None, **how: Any) -> Any:
        if context is None:
            context = self._browser.new_context(viewport=size, locale="en-US", **how)
            context.set_default_timeout(1000 * IN_A_BROWSER)
            self._contexts.append(context)
        return context.new_page()

    def log_in(self) -> None:
        self.desk.page.goto(f"{self.house.url}/desk")
        self.desk.page.locator("input[name=key]").fill(self.house.key())
        self.desk.page.locator("form.login button").click()
        self.desk.page.locator(".session-list, .note").first.wait_for()

    def open(self, format: str, **wish: Any) -> str:  # noqa: A002 - as the wire calls it
        """A session on few futures, as the desk's form would open it on many."""
        opening = {"format": format, "replications": 48, **wish}
        self.code = self.desk.page.evaluate(OPEN, opening)
        self.desk.page.evaluate("(code) => { location.hash = code; }", self.code)
        self.desk.page.locator("#next").wait_for()
        self.project()
        return self.code

    def project(self) -> None:
        """The projector's view, in another tab of the same laptop."""
        self.beamer.page.goto(f"{self.house.url}/screen#{self.code}")
        self.beamer.page.get_by_text(self.code).first.wait_for()

    def come_in(self, names: list[str], **how: Any) -> None:
        """People with phones of their own."""
        for name in names:
            phone = Phone(self._page(PHONE, has_touch=True, **how), self.house, name=name)
            phone.listen()
            phone.join(self.code)
            self.phones.append(phone)

    def next(self, stage: str) -> None:
        """The desk goes on; all see it."""
        self.desk.page.locator("#next:not([disabled])").click()
        for each in (self.desk, self.beamer, *self.phones):
            each.page.locator(f'html[data-stage="{stage}"]').wait_for(state="attached")

    def back(self) -> None:
        """All pages have found the server again."""
        for each in (self.desk, self.beamer, *self.phones):
            each.page.wait_for_selector('html[data-connection="live"]', state="attached")

    def lost(self) -> None:
        """All pages have noticed that the server is away."""
        for each in (self.desk, self.beamer, *self.phones):
            each.page.wait_for_selector('html[data-connection="lost"]', state="attached")

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        for each in (self.desk, self.beamer, *self.phones):
            each.well()


@contextmanager
def house_in(folder: Path) -> Iterator[House]:
    """A server of one's own."""
    house = House(folder)
    house.start()
    try:
        yield house
    finally:
        house.stop()
