"""事件记录的中文。"""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "happened.line": "{month}，{agent}：{what}",
    "happened.in_futures": "{told}（出现在 {share} 的未来里）",
    "holder.huawei": "华为",
    "holder.shared": "双方共管",
    "holder.partner": "车企",
    "type.hima": "鸿蒙智行",
    "type.hybrid": "混合模式",
    "type.huawei_inside": "Huawei Inside",
    "type.supplier": "普通客户",
    "floor_rule.proportional": "按销量",
    "floor_rule.equal": "平均",
    "floor_rule.focus": "重点扶持",
}
