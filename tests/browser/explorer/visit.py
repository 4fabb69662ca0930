"""A page of the explorer that was opened: what it asks, what it says, and when it has come to rest.

The page forbids code from strings, so nothing here waits for a function: it waits for the marks
that the page sets on its root element.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from tests.patience import IN_A_BROWSER

SMALL = "run.replications=64&run.months=12"
"""Runs that are told in a moment; what a test asks of the page holds for any size."""
SECTIONS = [
    "sales",
    "huawei",
    "makers",
    "partners",
    "launches",
    "rules",
    "rivals",
    "market",
    "main",
    "all",
]
MOVES = "document.documentElement.dataset.moves"
CLICK_ALL = "(which) => document.querySelectorAll(which).forEach((each) => each.click())"


class Visit:
    """A page in a context of its own, and all that went wrong or out."""

    def __init__(
        self,
        browser: Any,
        url: str,
        fragment: str = "",
        *,
        lang: str = "en",
        size: tuple[int, int] = (1280, 900),
        run: str = SMALL,
        settle: bool = True,
        before: Callable[[Any], None] | None = None,
        expected: tuple[str, ...] = (),
        **how: Any,
    ) -> None:
        viewport = {"width": size[0], "height": size[1]}
        self.context = browser.new_context(viewport=viewport, locale="en-US", **how)
        self.context.set_default_timeout(1000 * IN_A_BROWSER)
        self.page = self.context.new_page()
        self.url = url
        self.asked: list[str] = []
        self.told: list[str] = []
        self.questions: list[dict[str, Any]] = []
        self.answers: list[Any] = []
        self._listen(expected)
        if before:
            before(self.page)
        self.open(fragment, run, lang)
        if settle:
            self.settled()

    def _listen(self, expected: tuple[str, ...]) -> None:
        def tell(text: str) -> None:
            if not any(each in text for each in expected):
                self.told.append(text)

        def ask(request: Any) -> None:
            self.asked.append(request.url)
            if request.url.endswith("/api/answer"):
                self.questions.append(json.loads(request.post_data))

        self.page.on("console", lambda message: tell(message.text))
        self.page.on("pageerror", lambda error: tell(str(error)))
        self.page.on("request", ask)
        self.page.on(
            "response",
            lambda response: response.url.endswith("/api/answer") and self.answers.append(response),
        )

    def open(self, fragment: str, run: str = "", lang: str = "") -> None:
        """Goes to a link; runs are small and in English unless it says something else."""
        parts = [part for part in (fragment, run, lang and f"lang={lang}") if part]
        self.page.goto(f"{self.url}#{'&'.join(parts)}")
        self.page.wait_for_selector(".controls", state="attached")

    def goes(self, fragment: str) -> None:
        """Follows a link that was put into the address, as by hand."""
        before = self.moves()
        self("(link) => (location.hash = link)", fragment)
        self.page.wait_for_selector(f'html:not([data-moves="{before}"])', state="attached")

    def __call__(self, script: str, given: Any = None) -> Any:
        return self.page.evaluate(script, given)

    def moves(self) -> int:
        """How often what is set has changed."""
        return int(self(MOVES))

    def settled(self) -> dict[str, Any]:
        """Waits for the finest answer to what is set now to be painted, and gives its question."""
        self.page.wait_for_selector(
            f'html[data-answered="{self.moves()}"][data-detail=final]', state="attached"
        )
        return self.questions[-1]

    def answered(self) -> dict[str, Any]:
        """Waits for the finest answer to what is set now, and gives it."""
        self.settled()
        found: dict[str, Any] = self.answers[-1].json()
        return found

    def changes(self) -> dict[str, Any]:
        """What the question asks that the scenario does not say, once a first answer is there."""
        self.page.wait_for_selector(f'html[data-answered="{self.moves()}"]', state="attached")
        found: dict[str, Any] = self.questions[-1]["setting"]["changes"]
        return found

    def section(self, name: str) -> Any:
        """A section of controls, opened if it was not."""
        found = self.page.locator(f'[data-section="{name}"]').first
        if found.get_attribute("open") is None:
            found.locator("> summary").click()
            found.locator("> .inside").wait_for()
        return found

    def open_all(self, *, more: bool = True) -> None:
        """Opens every section, and what is behind each step."""
        for name in SECTIONS:
            self.section(name)
        if more:
            for each in self.page.locator("details.more > summary").all():
                if not each.evaluate("each => each.parentElement.open"):
                    each.click()

    def open_everything(self) -> None:
        """All that can be read: sections, explanations, tables, what happened, the causes."""
        self.open_all()
        self.page.locator("[data-more=assumptions]").click()
        for each in (".ask[aria-expanded=false]", "details.numbers > summary"):
            self(CLICK_ALL, each)
        self(CLICK_ALL, "#figure-happened > button[aria-expanded=false]")
        self.page.locator("#work-out").click()
        self.page.locator("#figure-causes .drawing svg").first.wait_for()
        self(CLICK_ALL, "#figure-causes details:not([open]) > summary")

    def control(self, key: str) -> Any:
        """The input at a key; of several, as radios are, all of them."""
        return self.page.locator(f'.controls [data-key="{key}"]')

    def field(self, key: str) -> Any:
        """The control at a key with its label and its way back."""
        return self.page.locator(f'.field:has([data-key="{key}"])').last

    def foreign(self) -> list[str]:
        """What was asked of anybody but the server."""
        here = urlsplit(self.url).netloc
        return [
            url
            for url in self.asked
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != here
        ]


def fragment(changes: Mapping[str, Any], base: str = "cede_sales") -> str:
    """The part of a link that says a setting."""
    told = "&".join(f"{key}={quote(json.dumps(value))}" for key, value in changes.items())
    return f"scenario={base}" + (f"&{told}" if told else "")
