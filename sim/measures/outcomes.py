"""The table of outcomes: everything that can be asked of a month, one row for each kind.

A row is the only place that knows a kind of outcome. Expectations, comparisons, breakpoints, kept
replications, charts, rankings, reports, the explorer and JSON find names, words, units and values
here. To add a kind of outcome, add a row: see docs/how-to/add_an_outcome.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from sim.arrays import Floats
from sim.measures.lenses import brands_in
from sim.measures.recording import Cast
from sim.rules.concentration import effective_number, hhi, shares, total
from sim.scenario.types.units import EFFECTIVE_NUMBER, HHI, SHARE, VEHICLES_A_MONTH, YUAN, Unit

__all__ = ["OUTCOMES", "Floats", "Index", "Kind", "Month", "scope_of"]

Index = Callable[[Floats], Floats]
"""A concentration index of shares, (N, R) to (R,)."""


@dataclass(frozen=True)
class Month:
    """What an outcome is computed from: a month of a recording, or June 2025.

    Attributes:
        cast: who is on stage.
        number: the month, counted from 1; June 2025 is 0.
        sold: what each entity of a lens sells in a scope, (entities, R).
        recorded: an array of ``sim.measures.recording`` in this month, (brands or agents, R).
        earned: an agent's payoff added up since the first month, yuan, (R,).
    """

    cast: Cast
    number: int
    sold: Callable[[str, str], Floats]
    recorded: Callable[[str], Floats]
    earned: Callable[[str], Floats]


@dataclass(frozen=True)
class Kind:
    """A row: one outcome, or one for every brand or agent.

    Attributes:
        name: what users write. ``{brand}`` or ``{agent}`` stands for a key.
        unit: share, index, number, vehicles, yuan or yuan_per_month: says how values are written.
        plausible: what a level in a scenario may be.
        words: the outcome within a sentence. ``{brand}`` and ``{agent}`` stand for names,
            ``{whole}`` for what a brand's share is a part of.
        title: the head of a table.
        chinese: the words in Chinese.
        best: whether most or least of it is best for ``whose``.
        whose: ``alliance``, ``brand`` (and its automaker) or ``agent``.
        lens, measure: its row in the long table; one that no lens gives is computed by ``find``.
        find: its value for a brand or agent (empty for neither) in every replication, (R,).
        best_of_anchor: as ``best``, for the anchor brand, where that differs.
        in_june: whether June 2025 has it.
    """

    name: str
    unit: str
    plausible: Unit
    words: str
    title: str
    chinese: str
    best: Literal["most", "least"]
    whose: Literal["alliance", "brand", "agent"]
    lens: str
    measure: str
    find: Callable[[Month, str], Floats]
    best_of_anchor: Literal["most", "least"] | None = None
    in_june: bool = True

    @property
    def per(self) -> Literal["brand", "agent", ""]:
        """What there is one outcome for each of; empty for the alliance as a whole."""
        if "{brand}" in self.name:
            return "brand"
        return "agent" if "{agent}" in self.name else ""


def scope_of(cast: Cast, brand: str) -> str:
    """The scope that a brand's share is taken in: the alliance for its brands, all for others."""
    return "hima" if cast.hima[cast.brands.index(brand)] else "huawei_tech"


def _of_brand(month: Month, brand: str, share: bool) -> Floats:
    # what a brand sells is its own, whoever counts it; a share of the alliance ends when it leaves
    scope = scope_of(month.cast, brand) if share else "huawei_tech"
    sold = month.sold("brand", scope)
    row = brands_in(month.cast, scope).index(month.cast.brands.index(brand))
    return np.asarray((shares(sold) if share else sold)[row])


def _concentration(lens: str, index: Index) -> Callable[[Month, str], Floats]:
    return lambda month, _: index(shares(month.sold(lens, "hima")))


def _hhi(name: str, lens: str, by: str, chinese: str, *, in_june: bool = True) -> Kind:
    """The row of a concentration; ``by`` is the lens in words."""
    return Kind(
        name=name,
        unit="index",
        plausible=HHI,
        words=f"concentration by {by} (HHI)",
        title=f"HHI by {lens}",
        chinese=chinese,
        best="least",
        whose="alliance",
        lens=lens,
        measure="hhi",
        find=_concentration(lens, hhi),
        in_june=in_june,
    )


def _together(month: Month, *more: str) -> Floats:
    """Payoffs of agents, and of the automakers of the alliance's brands, added up, (R,)."""
    return total(np.stack([month.earned(agent) for agent in (*more, *month.cast.partners)]))


OUTCOMES = (
    Kind(
        name="{brand}_share",
        unit="share",
        plausible=SHARE,
        words="{brand}'s share of {whole}",
        title="{brand}'s share",
        chinese="{brand}的份额",
        best="most",
        whose="brand",
        lens="brand",
        measure="share",
        find=lambda month, brand: _of_brand(month, brand, share=True),
        best_of_anchor="least",
    ),
    Kind(
        name="{brand}_units",
        unit="vehicles",
        plausible=VEHICLES_A_MONTH,
        words="{brand}'s sales",
        title="{brand}, vehicles",
        chinese="{brand}的销量",
        best="most",
        whose="brand",
        lens="brand",
        measure="units",
        find=lambda month, brand: _of_brand(month, brand, share=False),
    ),
    Kind(
        name="hima_units",
        unit="vehicles",
        plausible=VEHICLES_A_MONTH,
        words="the alliance's sales",
        title="alliance, vehicles",
        chinese="联盟的销量",
        best="most",
        whose="alliance",
        lens="brand",
        measure="units",
        find=lambda month, _: total(month.sold("brand", "hima")),
    ),
    _hhi("hhi", "brand", "brand", "按品牌的集中度（HHI）"),
    Kind(
        name="effective_number",
        unit="number",
        plausible=EFFECTIVE_NUMBER,
        words="the effective number of brands",
        title="effective brands",
        chinese="有效品牌数",
        best="most",
        whose="alliance",
        lens="brand",
        measure="effective_number",
        find=_concentration("brand", effective_number),
    ),
    _hhi("automaker_hhi", "automaker", "automaker", "按车企的集中度（HHI）"),
    _hhi("channel_hhi", "channel", "sales channel", "按销售渠道的集中度（HHI）"),
    _hhi("profit_hhi", "profit", "profit", "按利润的集中度（HHI）", in_june=False),
    Kind(
        name="payoff_{agent}",
        unit="yuan",
        plausible=YUAN,
        words="{agent}'s payoff since the start (summed)",
        title="{agent}'s payoff",
        chinese="{agent}自开始以来的收益（累计）",
        best="most",
        whose="agent",
        lens="profit",
        measure="payoff",
        find=lambda month, agent: month.earned(agent),
        in_june=False,
    ),
    Kind(
        name="payoff_per_month_{agent}",
        unit="yuan_per_month",
        plausible=YUAN,
        words="{agent}'s mean payoff a month since the start",
        title="{agent}'s payoff a month",
        chinese="{agent}自开始以来的月均收益",
        best="most",
        whose="agent",
        lens="profit",
        measure="payoff_per_month",
        find=lambda month, agent: month.earned(agent) / month.number,
        in_june=False,
    ),
    Kind(
        name="partners_payoff",
        unit="yuan",
        plausible=YUAN,
        words="the alliance's automakers' payoff since the start (summed)",
        title="automakers' payoff",
        chinese="联盟各车企自开始以来的收益（累计）",
        best="most",
        whose="alliance",
        lens="profit",
        measure="partners_payoff",
        find=lambda month, _: _together(month),
        in_june=False,
    ),
    Kind(
        name="alliance_payoff",
        unit="yuan",
        plausible=YUAN,
        words="the payoff of Huawei and the alliance's automakers since the start (summed)",
        title="the alliance's payoff",
        chinese="华为与联盟各车企自开始以来的收益（累计）",
        best="most",
        whose="alliance",
        lens="profit",
        measure="alliance_payoff",
        find=lambda month, _: _together(month, "huawei"),
        in_june=False,
    ),
    # a new kind goes here: docs/how-to/add_an_outcome.md
)
"""Every kind of outcome."""
