"""Values that a reader of scenarios is likely to get wrong, and text that is written as it is."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

__all__ = ["ODD_CHARACTERS", "TOKENS", "WORDS", "Raw", "odd_value"]


class Raw(str):
    """Text that stands in a YAML file as it is, without quotes."""

    __slots__ = ()


_SCALARS = """
~ null Null NULL true True FALSE yes no on off y n .inf -.inf .nan .NaN 0 -0 +1 -1 01 0o17 0x1F 0b11
1_000 1e3 1e308 1e309 -1e400 1e-400 1e-320 0.1e1 .5 5. 1.5.2 1:30 190:20:30.15 9007199254740993
18446744073709551616 -9223372036854775809 1e16 0.30000000000000004 2025 2025-07 2025-07-01 2025-13
0000-01 9999-12 2025-7 2001-12-14t21:59:43.10-05:00 = << <<< @at `tick %dir --- ...
"""
_FORMS = r"""
{}
[]
[[]]
{a: {b: {c: }}}
{? a : 1}
{1: 2}
{true: 1}
{~: 1}
{: 1}
{[a, b]: 1}
{a: 1, a: 2}
&a [*a]
&a 1
*a
!!str 1
!!int '1'
!!binary aGVsbG8=
!!set {a, b}
!!python/object/apply:os.getcwd []
!unknown x
!<tag:yaml.org,2002:float> 1
{<<: {a: 1}}
"\ud800"
"\x00"
"\u202e"
"\U0010ffff"
"\n"
"a\nb.yaml:1: all is well"
'it''s'
'open
"open
- a
a: b: c
# nothing
"""
_LONG = (
    "",
    "9" * 41,
    "9" * 400,
    "-" + "9" * 5000,
    "0x" + "f" * 200,
    "1." + "0" * 300,
    "[" * 29 + "]" * 29,
    "[" * 40 + "]" * 40,
    "[" * 500,
    "{a: " * 40 + "1" + "}" * 40,
    "? [a]\n",
    "|\n      text\n",
    ">-2\n x",
)

TOKENS = tuple(map(Raw, (*_SCALARS.split(), *_FORMS.strip().splitlines(), *_LONG)))
"""Values as YAML writes them."""

ODD_CHARACTERS = (
    "\ufeff\x85\u2028\u2029\u202e\u200b\u00e9\u4e2d\U0001f697\uff1d"
    "\u0130\u00df\u0660\ufffd\t\x07\x1b\x7f\x9f"
)
"""Characters that text is likely to be broken by."""

_NAMES = """
luxeed stelato aito shangjie maextro gac avatr chery baic saic xiaomi tesla all huawei yinwang
partner shared hima hybrid huawei_inside supplier proportional equal focus share units hhi orders
backlog outlets effort aito_share effective_number hima_units brand automaker channel profit new
refresh agreed asked keep_control cede_sales small launch contract consent
2025-06 2025-07 2025-12 2026-06 2027-12 2028-06 2035-06 2045-01
Luxeed ../keep_control keep_control.yaml /dev/null . a/b - --set ' null 1e3 2025-07-01 %s{}\\ =1+1
"""
_TEXTS = ("", " ", "x" * 65, "long " * 60, "luxeed ", "x\u0301", "\u8f66", "a: b")

WORDS = (*_NAMES.split(), *_TEXTS)
"""Text, both such as scenarios hold and such as they do not."""

_NUMBERS = (0, 1, -1, 2, 3, 12, 36, 120, 121, 0.0, 0.5, 1.0, 1.5, 0.9, -0.3, 2.0, 3.0, 1e-9, 1e-320)
_LARGE = (1e6, 1e30, 1e308, -1e308, 2**31, 2**53 + 1, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**39)
_MAPS: tuple[Any, ...] = (
    None,
    True,
    False,
    [],
    {},
    [None],
    {"low": 1, "high": 2},
    {"low": 2, "high": 1},
    {"fixed": 1},
    {"fixed": 1, "low": 1, "high": 2},
    {"from": "2026-01"},
    {"from_": "2026-01"},
    {"stores": "partner"},
    {"now": 0.1, "in_36_months": 0.9},
    {"value": 1, "unit": "vehicles", "evidence": "assumption", "source": "a", "reason": "b"},
    ["luxeed", "luxeed"],
    {"all_of": []},
    {"all_of": [{"measure": "hhi", "above": 2000}], "any_of": []},
    {"any_of": [{"all_of": [{"measure": "share", "brand": "aito", "below": 0.5}]}]},
)


def odd_value(random: Random, old: Any = None) -> Any:
    """Return a value to put in the place of ``old``: often one of its kind, often none."""
    if random.random() < 0.5:
        near = _near(random, old)
        if near is not None:
            return near
    value = random.choice(random.choice((TOKENS, WORDS, _NUMBERS, _LARGE, _MAPS)))
    return deepcopy(value) if isinstance(value, dict | list) else value


def _near(random: Random, old: Any) -> Any:
    """Return a value like ``old``; None where there is no such thing."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return old + random.choice((-old, 1, -1, 2, 12, 100, -2 * old, old * 9, 0.5))
    if isinstance(old, float):
        return old * random.choice((0, -1, 0.1, 0.5, 0.99, 1.01, 2, 10, 100, 1e300))
    if isinstance(old, str):
        return _near_text(random, old)
    if isinstance(old, list) and old:
        return random.choice((old[:-1], old + old[:1], old[::-1], old[0], [old], old * 40))
    return None


def _near_text(random: Random, old: str) -> str:
    if len(old) == 7 and old[4:5] == "-":  # a month
        year, month = random.choice((2024, 2025, 2026, 2027, 2028, 2036)), random.randrange(14)
        return f"{year}-{month:02}"
    if not old:
        return "a"
    at = random.randrange(len(old))
    return random.choice(
        (
            old[:at] + old[at + 1 :],
            old[:at] + random.choice(ODD_CHARACTERS) + old[at:],
            old[:at] + old[at:].upper(),
            old + random.choice(" _-.:x1"),
            old[at:] + old[:at],
            random.choice(WORDS),
            _any_text(random),
        )
    )


def _any_text(random: Random) -> str:
    """Return some characters of any script, those that stand for half a character left out."""
    codes = (random.choice((0x7F, 0x3000, 0xD800, 0x110000)) for _ in range(random.randrange(1, 9)))
    text = "".join(chr(random.randrange(most)) for most in codes)
    return text.encode("utf-8", "ignore").decode()
