"""Dated levers: what Huawei changes its mind to, and automakers' factors on their own rules."""

from collections.abc import Callable, Sequence

from .market import path_of
from .state import Brand, Data, Huawei, Numbers


def favours(huawei: Huawei, ruled: list[str | None]) -> bool:
    """Whether the list is, or may come to be, in use."""
    return "focus" in (huawei.floor_rule, huawei.resource_rule, *ruled)


def parts(huawei: Huawei, months: Sequence[int], a: Numbers) -> list[float]:
    """Yinwang's part, before new partners, in the months to come."""
    fixed = huawei.yinwang_fixed
    return [path_of(huawei, month, a) if fixed is None else fixed for month in months]


def take_up(
    huawei: Huawei, entry: Data, ruled: list[str | None], months: Sequence[int], a: Numbers
) -> bool:
    """An entry replaces what it names; whether it counts."""
    rules = (huawei.floor_rule, huawei.resource_rule)
    listed, expected = set(huawei.focus), parts(huawei, months, a)
    huawei.floor_rule = entry.get("floor_rule") or huawei.floor_rule
    huawei.resource_rule = entry.get("resource_rule") or huawei.resource_rule
    if entry.get("focus") is not None:
        huawei.focus = list(entry["focus"])
    if entry.get("yinwang_share") is not None:
        huawei.yinwang_fixed = entry["yinwang_share"]
    other_rules = rules != (huawei.floor_rule, huawei.resource_rule)
    other_list = listed != set(huawei.focus) and favours(huawei, ruled)
    return other_rules or other_list or expected != parts(huawei, months, a)


def set_factors(
    brands: list[Brand], makers: Data, index: Callable[[str | None], int], t: int
) -> None:
    """The factors that begin in this month."""
    for maker, given in makers.items():
        for entry in [given] if isinstance(given, dict) else given:
            if index(entry.get("from")) == t:
                for b in brands:
                    if b.maker == maker:
                        b.e = b.e if entry.get("effort") is None else entry["effort"]
                        b.o = b.o if entry.get("outlets") is None else entry["outlets"]
