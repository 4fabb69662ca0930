"""Lines of a log: what they hold, and how much memory they take."""

from __future__ import annotations

import tracemalloc

from sim.workshop.entry import Entry, entry


def _line(number: int) -> Entry:
    high = 0.2 + number / 4096
    content = {"place": f"s{number}", "direction": "same", "low": 0.1, "high": high}
    return entry(number, 1.75e9 + number, f"s{number % 40}", "predict", content)


def test_content_and_plain_form_say_the_same() -> None:
    line = _line(7)
    assert (line.content.place, line.content.high) == ("s7", 0.2 + 7 / 4096)
    plain = line.plain()
    assert entry(7, line.at, line.by, line.kind, plain["content"]) == line


def test_a_line_takes_little_memory() -> None:
    """A class that decides for an hour must not fill the server: it keeps every line."""
    _line(0)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    lines = [_line(number) for number in range(2_000)]
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (after - before) / len(lines) < 350
