"""What a person does to a control: by mouse, by keys, by typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.browser.explorer.visit import Visit

Hand = Callable[[Visit, str], None]
"""Does something to the control at a key."""


def keys(*pressed: str) -> Hand:
    """Presses keys on it."""

    def act(visit: Visit, key: str) -> None:
        for each in pressed:
            visit.control(key).press(each)

    return act


def single() -> Hand:
    """Puts one value in the place of a range."""
    return lambda visit, key: visit.page.locator(f'[data-range="{key}"]').click()


def drag(part: float) -> Hand:
    """Presses the mouse on a slider and moves it to a part of its way."""

    def act(visit: Visit, key: str) -> None:
        slider = visit.control(key)
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        y = box["y"] + box["height"] / 2
        mouse = visit.page.mouse
        mouse.move(box["x"] + box["width"] / 2, y)
        mouse.down()
        mouse.move(box["x"] + box["width"] * part, y, steps=3)
        mouse.up()

    return act


def option(value: str) -> Hand:
    """Picks an option of a list."""
    return lambda visit, key: visit.control(key).select_option(value)


def radio(value: str) -> Hand:
    """Clicks one of some segments."""
    return lambda visit, key: _valued(visit, key, value).click()


def tick(value: str = "") -> Hand:
    """Clicks a box."""
    return lambda visit, key: _valued(visit, key, value).click()


def _valued(visit: Visit, key: str, value: str) -> Any:
    found = visit.control(key)
    return found.and_(visit.page.locator(f'[value="{value}"]')) if value else found


def text(typed: str) -> Hand:
    """Types a number over what stands there."""

    def act(visit: Visit, key: str) -> None:
        field = visit.page.locator(f'input[type=number][data-key="{key}"]')
        field.fill(typed)
        field.press("Enter")

    return act


@dataclass(frozen=True)
class Move:
    """What is done to the control at a key, and what the question says then."""

    key: str
    hand: Hand
    want: Any
    under: str = ""
    """The key that changes, where it is not the control's own."""

    @property
    def changes(self) -> dict[str, Any]:
        return {self.under or self.key: self.want}


def walked(visit: Visit, section: str, moves: list[Move]) -> None:
    """Makes each move on the page, looks at what was asked, and takes it back by its own way."""
    shown = visit.section(section)
    for more in shown.locator("details.more > summary").all():
        more.click()
    for move in moves:
        move.hand(visit, move.key)
        assert visit.changes() == move.changes, move
        field = visit.field(move.key)
        assert "(changed)" in field.inner_text(), move
        assert shown.locator("> summary .count").inner_text() == "1 changed", move
        field.locator(".back").click()
        assert visit.changes() == {}, move
        assert field.locator(".back").count() == 0, move
        assert shown.locator("> summary .count").count() == 0, move
