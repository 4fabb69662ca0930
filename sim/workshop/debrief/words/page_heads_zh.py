"""表头与读法（中文）。"""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "head.team": "小组",
    "head.world": "世界",
    "head.people": "成员",
    "head.decided": "决定",
    "head.from": "起始月份",
    "head.between": "双方",
    "head.terms": "条款",
    "head.answer": "在所经历的未来里的答复",
    "head.who": "谁",
    "head.rank": "名次",
    "head.mean": "均值",
    "head.interval": "均值的 95% 置信区间",
    "head.spread": "90% 的未来",
    "head.first": "居首的未来",
    "head.month": "月份",
    "head.value": "差异",
    "head.change": "改动",
    "head.alone": "单独作用",
    "head.last": "在其他改动之上",
    "head.range": "区间",
    "head.direction": "方向",
    "head.held": "覆盖的未来",
    "head.reasons": "理由",
    "head.text": "说明",
    "head.count": "人数",
    "head.share": "占比",
    "head.base": "没有决策时",
    "head.worth": "决策",
    "head.luck": "运气",
    "head.realised": "在所经历的未来里",
    "head.anyway": "没有决策时的运气",
    "head.choice": "选择",
    "head.from.futures": "从",
    "head.to": "到",
    "head.futures": "未来",
    "limits.title": "怎样读，以及模型不知道什么",
    "limits.1": "粗区间表示均值知道得有多准，未来越多越窄。细区间表示各个未来相差多少，怎样都不"
    "会变窄。",
    "limits.2": "均值领先的组，在多数单个未来里也可能落后。差距无法与零区分时名次并列。",
    "limits.3": "模型用 2025 年 7 月以前的数字标定。许多假设从未公布，每个未来都从很宽的范围里"
    "重新抽取。未来的占比只在这个模型和这些取值范围下成立。",
    "limits.4": "模型知道销量、门店、投入、合同和收益，不知道人、政治、质量风波，也不知道尚未公"
    "布的技术。",
    "limits.5": "收益是模型里的数，不是任何公司的账。看正负和量级即可。",
    "limits.6": "大家在现场彼此学到的东西，不在这里的任何数字里。",
}
