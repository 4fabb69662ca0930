"""The scenarios that are mutated: the shipped ones, one with every lever, and small ones."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from sim.scenario.text.template import template
from sim.shipped import shipped, shipped_names

__all__ = ["Base", "bases"]

_HEAD = "schema: 1\nname: small\ntitle: Small\nquestion: What changes?\n"
_SMALL = (
    "run: {months: 12, seed: 7, prior: true}\n",
    "alliance:\n  luxeed: {sales_control: partner, from: 2025-09, handover_months: 1}\n",
    "alliance:\n  stelato:\n    - {sales_control: {stores: partner}}\n"
    "    - {model_type: supplier, from: 2026-02, consent: asked}\n",
    "huawei:\n  resource_rule: focus\n  focus: [luxeed]\n"
    "  later:\n    - {from: 2026-01, yinwang_share: 0.2}\n",
    "makers: {chery: [{effort: 1.2}, {from: 2026-07, outlets: 1.5}]}\n",
    "rules:\n  - name: spread\n    when: {any_of: [{measure: hhi, above: 6000, for_months: 2}]}\n"
    "    then: {floor_rule: equal}\n    notice_months: 1\n",
    "events:\n  - {month: 2025-11, rival: {name: xiaomi, pull: 0.1}}\n"
    "  - {month: 2026-03, market: {factor: 0.9, months: 6}}\n",
    "events:\n  plant: {month: 2026-01, supply: {brand: aito, factor: 0.8, months: 2}}\n",
    "assumptions:\n  outlet_productivity: {fixed: 0.7}\n"
    "  own_network_months: {low: 6, high: 18, source: a talk, reason: they build faster}\n",
    "expect:\n  - {measure: units, brand: luxeed, month: 2025-12, higher_than: 100,"
    " probability: 0.5}\n",
    "brands:\n  zotye:\n    title: Zotye\n    maker: gac\n    hima: true\n"
    "    model_type: hima\n    bands: {shares: [0.5, 0.5, 0, 0], evidence: assumption,"
    " source: a guess}\n    price: 180\n    models: 1\n    capacity: 5000\n    base: 0\n"
    "events:\n  zotye_signs: {month: 2025-09, sign: {brand: zotye}}\n"
    "  zotye_first: {month: 2026-03, launch: {brand: zotye}}\n",
)


@dataclass(frozen=True)
class Base:
    """One scenario to mutate: its text, and what it holds as JSON."""

    text: str
    json: str

    def tree(self) -> dict[str, Any]:
        """Return what it holds, as maps and lists that may be changed."""
        tree: dict[str, Any] = json.loads(self.json)
        return tree


@cache
def bases() -> tuple[Base, ...]:
    """Return the scenarios to mutate; the small ones twice, since they are the quickest."""
    folder = shipped("scenarios")
    small = [_HEAD + text for text in _SMALL]
    full = re.sub(r"(?m)^#(?=[a-z]|  )", "", template("full", "keep_control"))
    texts = [(folder / f"{name}.yaml").read_text(encoding="utf-8") for name in shipped_names()]
    return tuple(_base(text) for text in (*texts, full, *small, *small))


def _base(text: str) -> Base:
    return Base(text, json.dumps(yaml.safe_load(text)))
