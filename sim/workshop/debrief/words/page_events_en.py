"""What the ledger of events says, in English."""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "happened.line": "{month}, {agent}: {what}",
    "happened.in_futures": "{told} (in {share} of futures)",
    "holder.huawei": "Huawei",
    "holder.shared": "both",
    "holder.partner": "the automaker",
    "type.hima": "HIMA",
    "type.hybrid": "hybrid",
    "type.huawei_inside": "Huawei Inside",
    "type.supplier": "ordinary customer",
    "floor_rule.proportional": "by sales",
    "floor_rule.equal": "equal",
    "floor_rule.focus": "favour a few",
}
