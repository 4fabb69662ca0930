"""Scenarios whose text is broken: by what YAML can do and scenarios do not, or byte by byte."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.faults.bases import bases
from benchmarks.faults.odd_values import ODD_CHARACTERS, TOKENS

__all__ = ["mutated_bytes", "mutated_text"]

Lines = list[str]

_HEADS = ("---", "%YAML 1.1", "%TAG ! tag:x,2000:", "...", "\ufeff", "- a", "{", "&root", "!!map")
_MARKS = (
    "&a ",
    "*a ",
    "!!str ",
    "!!float ",
    "!x ",
    "? ",
    "- ",
    "| ",
    "> ",
    "'",
    '"',
    "{",
    "[",
    "#",
)
_ENDS = ("<<: *a", "---\nname: two", "...\nx", "\t", ": ", "]}", "\r", "? x", "\0")


def mutated_text(random: Random) -> str:
    """Return the text of a scenario with one to four of its lines changed."""
    lines = random.choice(bases()).text.splitlines()
    for _ in range(random.choice((1, 1, 2, 4))):
        lines = random.choice(_LINES)(random, lines) or [""]
    return random.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines) + "\n"


def mutated_bytes(random: Random) -> bytes:
    """Return a scenario with some of its bytes changed, cut or spliced."""
    data = random.choice(bases()).text.encode()
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        data = random.choice(_BYTES)(random, data) or b"\n"
    return data


def _duplicate(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    return lines[: at + 1] + lines[at : at + random.choice((1, 2, 5))] + lines[at + 1 :]


def _drop(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    return lines[:at] + lines[at + random.choice((1, 1, 2, 5)) :]


def _exchange(random: Random, lines: Lines) -> Lines:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _indent(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    line = lines[at]
    lines[at] = random.choice((f" {line}", f"  {line}", line[1:], f"\t{line}", line.lstrip()))
    return lines


def _mark(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    before, colon, after = lines[at].partition(": ")
    mark = random.choice(_MARKS)
    lines[at] = f"{before}{colon}{mark}{after}" if random.random() < 0.7 else mark + lines[at]
    return lines


def _token(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    key, _, value = lines[at].partition(":")
    token = random.choice(TOKENS)
    lines[at] = f"{key}: {token}" if random.random() < 0.7 else f"{token}: {value}"
    return lines


def _merge(random: Random, lines: Lines) -> Lines:
    """Anchor one value and use it elsewhere."""
    lines = _mark(random, lines)
    at = random.randrange(len(lines))
    key, _, _ = lines[at].partition(":")
    lines[at] = random.choice((f"{key}: *a", f"{key}: &a", f"{key}: {{<<: *a}}", "  <<: [*a, *b]"))
    return lines


def _deepen(random: Random, lines: Lines) -> Lines:
    depth = random.choice((5, 28, 30, 31, 100, 1000))
    deep = [f"{' ' * i}k{i}:" for i in range(depth)] if random.random() < 0.3 else []
    flow = random.choice((("[", "]"), ("{a: ", "}"))) if not deep else ("", "")
    at = random.randrange(len(lines) + 1)
    nested = f"deep: {flow[0] * depth}{flow[1] * random.choice((depth, depth - 1))}"
    return lines[:at] + (deep or [nested]) + lines[at:]


def _repeat(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    return lines[:at] + [lines[at]] * random.choice((3, 30, 150)) + lines[at:]


def _edge(random: Random, lines: Lines) -> Lines:
    if random.random() < 0.5:
        return [random.choice(_HEADS), *lines]
    return [*lines, random.choice(_ENDS)]


def _character(random: Random, lines: Lines) -> Lines:
    at = random.randrange(len(lines))
    line = lines[at]
    place = random.randrange(len(line) + 1)
    lines[at] = line[:place] + random.choice(ODD_CHARACTERS) + line[place:]
    return lines


_LINES: tuple[Callable[[Random, Lines], Lines], ...] = (
    _duplicate,
    _drop,
    _exchange,
    _indent,
    _mark,
    _mark,
    _token,
    _token,
    _token,
    _merge,
    _deepen,
    _repeat,
    _edge,
    _character,
)


def _flip(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _cut(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + data[at + random.choice((1, 1, 2, 8, 64, len(data))) :]


def _splice(random: Random, data: bytes) -> bytes:
    other = random.choice(bases()).text.encode()
    at, start = random.randrange(len(data)), random.randrange(len(other))
    part = other[start : start + random.choice((4, 40, 400))]
    return data[:at] + part + data[at + random.choice((0, len(part))) :]


def _insert(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data))
    part = random.choice((random.randbytes(1), random.randbytes(4), b"\xed\xa0\x80", b"\xc3", b":"))
    return data[:at] + part * random.choice((1, 1, 1, 100)) + data[at:]


def _swap(random: Random, data: bytes) -> bytes:
    one, other = sorted((random.randrange(len(data)), random.randrange(len(data))))
    width = random.choice((1, 8, 32))
    return (
        data[:one]
        + data[other : other + width]
        + data[one + width : other]
        + data[one : one + width]
        + data[other + width :]
    )


def _encode(random: Random, data: bytes) -> bytes:
    if random.random() < 0.8:  # rarely: nothing but the encoding is judged
        return _flip(random, data)
    return data.decode("utf-8", "replace").encode(random.choice(("utf-16", "utf-32", "gb18030")))


_BYTES = (_flip, _flip, _cut, _splice, _splice, _insert, _swap, _encode)
