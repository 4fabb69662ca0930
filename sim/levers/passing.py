"""How the ledger tells that a brand's terms pass from old to new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.inputs import ModelType
from sim.levers.happening import Happening, Sentence
from sim.levers.ranges import LengthRange

__all__ = ["CONTRACT", "MODEL_TYPE", "SALES_CONTROL", "passing"]

_PARTS = {
    "sales_control": ("control of sales", "stays", "销售控制权"),
    "stores": ("stores", "stay", "门店"),
    "policy": ("policy", "stays", "政策"),
    "after_sales": ("after-sales", "stay", "售后"),
}
_WHOLE = "sales_control"


def _part(key: str) -> Iterator[Sentence]:
    title, stay, chinese = _PARTS[key]
    whole = key == _WHOLE
    before = "sales control {before:s}" if whole else f"{key} {{before:s}}"
    after = "{after:s}" if whole else f"{key} {{after:s}}"
    yield Sentence(
        key=f"term.{key}",
        words=f"{title} from {{before:holder}} to {{after:holder}}",
        chinese=f"{chinese}由{{before:holder}}转为{{after:holder}}",
        before=before,
        after=after,
    )
    yield Sentence(
        key=f"term.{key}.same",
        words=f"{title} {stay} with {{after:holder}}",
        chinese=f"{chinese}仍归{{after:holder}}",
        before=before,
        after=after,
    )


SALES_CONTROL = tuple(sentence for key in _PARTS for sentence in _part(key))
"""Of the whole of sales control and of each part: passed on, and left where it is."""

MODEL_TYPE = (
    Sentence(
        key="term.model_type",
        words="partnership becomes {after:model_type}",
        chinese="合作方式变为{after:model_type}",
        before="model type as before",
        after="{after:s}",
    ),
)

CONTRACT = (
    Sentence(
        key="contract",
        words="{brand}: {changes}",
        chinese="{brand}：{changes}",
        before="{brand}: {changes}",
        after="{changes}",
        reason="as the contract between them says",
    ),
    Sentence(
        key="contract.over",
        words="{brand}: {changes}, over {months}",
        chinese="{brand}：{changes}，历时 {months}",
        before="{brand}: {changes}",
        after="{changes} over {months:d} months",
        reason="as the contract between them says",
    ),
    Sentence(
        key="contract.drawn",
        words="{brand}: {changes}, over {shortest:d} to {longest:d} months",
        chinese="{brand}：{changes}，历时 {shortest:d} 至 {longest:d} 个月",
        before="{brand}: {changes}",
        after="{changes} over {shortest:d} to {longest:d} months",
        reason="as the contract between them says",
    ),
)


def passing(
    brand: str,
    held: Mapping[str, str],
    given: Mapping[str, str],
    model_type: ModelType | None,
    months: int | LengthRange,
) -> Happening:
    """Return what the ledger holds of new terms.

    Args:
        brand: whose.
        held: who holds each part of sales control.
        given: who is to hold the parts that the terms name.
        model_type: what the terms say of it.
        months: over which they pass; of a range its ends are told, and not what is drawn.
    """
    about = ("brand", brand)
    changes = [
        Happening(
            f"term.{part}" + (".same" if was == now else ""),
            about,
            (("before", was), ("after", now)),
        )
        for part, was, now in _passed(held, given)
    ]
    if model_type is not None:
        changes.append(Happening("term.model_type", about, (("after", model_type),)))
    if isinstance(months, LengthRange):
        ends = (("shortest", months.low), ("longest", months.high))
        return Happening("contract.drawn", about, (("changes", tuple(changes)), *ends))
    kind = "contract.over" if months > 1 else "contract"
    return Happening(kind, about, (("changes", tuple(changes)), ("months", months)))


def _passed(held: Mapping[str, str], given: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Part, who held it, who is to; all parts as one where they go together."""
    was, now = set(held.values()), set(given.values())
    if given.keys() == held.keys() and len(was) == len(now) == 1:
        yield _WHOLE, was.pop(), now.pop()
        return
    for part, holder in given.items():
        yield part, held[part], holder
