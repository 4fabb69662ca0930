"""English and Chinese: every visible text is in the language that was chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.explorer.visit import Visit

# every text that can be seen or is read aloud, but for what says that it is in another language
TEXTS = """([lang, but]) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    const takes = (element) => element?.closest("[lang]")?.lang.startsWith(lang) &&
        !element.closest("script, style, noscript, code") && !(but && element.closest(but));
    while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode;
        if (takes(parentElement) && textContent.trim()) found.push(textContent.trim());
    }
    for (const element of document.body.querySelectorAll("*")) {
        if (!takes(element)) continue;
        for (const name of ["aria-label", "title", "placeholder", "aria-valuetext", "alt"]) {
            const text = element.getAttribute(name)?.trim();
            if (text) found.push(text);
        }
    }
    return [...new Set(found)];
}"""
CJK = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = {
    "HHI",
    "Huawei Inside",
    "CSV",
    "SVG",
    "PNG",
    "YAML",
    "HTML",
    "JavaScript",
    "Ctrl",
    "Shift",
    "sim run",
    "EN",
    "HIMA",
    "SUV",
    "alliance-sim",
}
"""Proper names and marks that Chinese writes as they are."""
AUTHORS = re.compile(r"[A-Z][a-z]+(-[A-Z][a-z]+)?(?=[、\s\d])")
"""Those of the evidence, in citations."""


def _foreign(texts: list[str]) -> list[str]:
    """Texts in which Latin words are left once the names are taken out of them."""
    found = []
    for text in texts:
        rest = AUTHORS.sub("", text) if text.startswith("依据：") else text
        for name in sorted(NAMES, key=len, reverse=True):
            rest = rest.replace(name, "")
        if LATIN.search(rest):
            found.append(text)
    return found


@pytest.mark.slow
def test_nothing_is_left_in_the_other_language(opened: Callable[..., Visit]) -> None:
    visit = opened("scenario=take_back_when_slumping", lang="zh", run="run.replications=64")
    visit.open_everything()
    texts = set()
    for menu in ("open-run", "open-share", "open-files"):
        visit.page.locator(f"#{menu}").click()
        texts |= set(visit(TEXTS, ["zh", ""]))
    assert len(texts) > 400
    visit.page.locator(".languages [lang=en]").click()
    visit.page.wait_for_selector('html[lang="en"]', state="attached")
    visit.page.locator("#figure-lead svg text").filter(has_text="Your setting").first.wait_for()
    # charts out of sight are drawn again as they come into it
    told = visit(TEXTS, ["en", ".card:not(.main) .chart"])
    assert [text for text in told if CJK.search(text)] == []
    assert _foreign(sorted(texts)) == []


@pytest.mark.parametrize(
    ("preferred", "lang", "title"),
    [("zh-CN", "zh-CN", "鸿蒙智行探索器"), ("en-GB", "en", "HIMA explorer"), ("fr", "en", "HIMA")],
)
def test_the_browser_says_which_at_first(
    browser: Any, served: Any, preferred: str, lang: str, title: str
) -> None:
    context = browser.new_context(locale=preferred)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/#run.replications=64&run.months=12")
    page.wait_for_selector(f'html[lang="{lang}"]', state="attached")
    assert page.title().startswith(title)
    context.close()


def test_a_switch_changes_everything_and_asks_nothing(visit: Visit) -> None:
    asked = len(visit.questions)
    visit.page.locator(".languages [lang=zh-CN]").click()
    visit.page.wait_for_selector('html[lang="zh-CN"]', state="attached")
    assert visit.page.title() == "鸿蒙智行探索器：改一条规则，看联盟如何变化"
    assert CJK.search(visit.page.locator(".sentence .first").inner_text())
    chart = visit.page.locator("#figure-lead svg text")
    chart.filter(has_text="你的设定").first.wait_for()
    visit.page.locator(".languages [lang=en]").click()
    visit.page.wait_for_selector('html[lang="en"]', state="attached")
    assert visit.page.title().startswith("HIMA explorer")
    chart.filter(has_text="Your setting").first.wait_for()
    assert len(visit.questions) == asked
