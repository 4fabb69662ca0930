"""Tells in a language what happened, by the sentences that are declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import expm1
from string import Formatter
from typing import Any

from sim.aliases import JsonMapping
from sim.capitals import capitalised
from sim.levers.happening import Sentence

__all__ = ["Names", "Teller"]

_CHOICES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "holder": {
        "huawei": ("Huawei", "华为"),
        "shared": ("both", "双方共管"),
        "partner": ("the automaker", "车企"),
        "in between": ("halfway", "交接途中"),
    },
    "model_type": {
        "hima": ("HIMA", "鸿蒙智行"),
        "hybrid": ("the mixed model", "混合模式"),
        "huawei_inside": ("Huawei Inside", "Huawei Inside"),
        "supplier": ("customer of some systems", "普通客户"),
    },
    "floor_rule": {
        "proportional": ("by sales", "按销量"),
        "equal": ("equally", "平均"),
        "focus": ("in focus", "重点扶持"),
    },
    "joined": {
        "names": (", ", "、"),
        "parts": ("; ", "；"),
        "month": ("{} month", "{} 个月"),
        "months": ("{} months", "{} 个月"),
    },
}
"""Choices in English and in Chinese, and how words are put together."""


@dataclass(frozen=True)
class Names:
    """What somebody is called, by the key; ``maker`` gives the key of a brand's automaker."""

    brand: Callable[[str], str]
    agent: Callable[[str], str]
    maker: Callable[[str], str | None] = lambda _: None
    reason: Callable[[str, str], str] = lambda _, given: given
    """What a rule's own reason is in the language, by the rule's name and the reason given."""


class Teller:
    """Tells in a language what happened.

    A value is written as its format says: ``brand``, ``rival`` or ``agent`` (a name), ``brands``
    (names), ``percent`` (0.5 as 50%), ``months`` (3 months), ``push`` (log points as the change of
    orders), ``holder``, ``model_type``, ``floor_rule`` (a choice in words), or as Python has it.

    Args:
        sentences: what is declared, by its key.
        names: what everybody is called.
        language: ``en`` or ``zh``.
    """

    def __init__(
        self, sentences: Mapping[str, Sentence], names: Names, language: str = "en"
    ) -> None:
        self._sentences, self._names = sentences, names
        self._chinese = language == "zh"
        self._written: dict[str, Callable[[Any], str]] = {
            "brand": names.brand,
            "rival": names.agent,
            "agent": names.agent,
            "brands": self._brands,
            "percent": lambda part: f"{_figure(100.0 * part)}%",
            "months": self._months,
            "push": _push,
        }
        self._within: dict[str, Callable[[Any, JsonMapping], str]] = {
            "holder": self._holder,
            "reason": lambda given, values: names.reason(values["rule"], given),
        }

    def knows(self, what: JsonMapping) -> bool:
        """Whether there is a sentence: a run that an earlier version kept may have none."""
        return what.get("kind") in self._sentences

    def words(self, what: JsonMapping) -> str:
        """What happened, as a sentence that begins with a small letter and has no full stop."""
        return self.text(what, "words")

    def line(self, what: JsonMapping) -> str:
        """The sentence for a line of its own: it begins with a capital, unless a name begins it."""
        words = self.words(what)
        return capitalised(words) if self._begins_itself(what) else words

    def _begins_itself(self, what: JsonMapping) -> bool:
        literal, name, _ = _parsed(self._template(what, "words"))[0]
        within = what["values"].get(name)
        return bool(literal) or (isinstance(within, dict) and self._begins_itself(within))

    def text(self, what: JsonMapping, column: str) -> str:
        """One of the texts of a happening's sentence, filled in."""
        text = self._template(what, column)
        if "{" not in text:
            return text
        values = {**what["about"], **what["values"]}
        parts = []
        for literal, name, written in _parsed(text):
            parts.append(literal)
            if name:
                parts.append(self._value(values, name, written, column))
        return "".join(parts)

    def _template(self, what: JsonMapping, column: str) -> str:
        sentence = self._sentences[what["kind"]]
        chinese = sentence.chinese if self._chinese and column == "words" else ""
        return chinese or sentence.text(column)

    def _value(self, values: JsonMapping, name: str, written: str, column: str) -> str:
        value = values[name]
        if written in self._written:
            return self._written[written](value)
        if isinstance(value, dict | list):
            return self._nested(value, column)
        if written in self._within:
            return self._within[written](value, values)
        if written in _CHOICES:
            return self._choice(written, value)
        return format(value, "" if written == name else written)

    def _nested(self, value: Any, column: str) -> str:
        between = self._choice("joined", "parts") if column == "words" else ", "
        parts = [value] if isinstance(value, dict) else value
        return between.join(self.text(each, column) for each in parts)

    def _holder(self, word: str, values: JsonMapping) -> str:
        maker = self._names.maker(values.get("brand", ""))
        if word == "partner" and maker is not None:
            return self._names.agent(maker)
        return self._choice("holder", word)

    def _choice(self, kind: str, value: str) -> str:
        english, chinese = _CHOICES[kind].get(value, (value, value))
        return chinese if self._chinese else english

    def _brands(self, keys: Sequence[str]) -> str:
        return self._choice("joined", "names").join(map(self._names.brand, keys))

    def _months(self, count: int) -> str:
        return self._choice("joined", "month" if count == 1 else "months").format(count)


@cache
def _parsed(text: str) -> tuple[tuple[str, str, str], ...]:
    """What stands before each value, the value's name, and how it is written."""
    parts = Formatter().parse(text)
    return tuple(
        (literal, name or "", written or name or "") for literal, name, written, _ in parts
    )


def _figure(value: float) -> str:
    """17700 as 17,700, and 0.0625 as 0.0625."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 1e-4 or not value else f"{value:.7f}".rstrip("0.") or "0"


def _push(logs: float) -> str:
    """What a push, in log points, does to orders: 0.2 as +22%."""
    change = 100.0 * expm1(logs)
    size = abs(change)
    rounded = round(size, 1) if size < 10.0 else round(size)
    sign = "" if not size else "\u2212" if change < 0 else "+"
    return f"{sign}{_figure(rounded or size)}%"
