"""Simplified Chinese."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ZH"]

ZH: Mapping[str, str] = {
    "higher": "更高",
    "lower": "更低",
    "same": "持平",
    "predict": "先预测，再揭晓",
    "design": "设计联盟",
    "roles": "扮演各方",
    "readme": """\
{title}
{game}，共 {rounds} 轮

1. 每位参加者在本轮的文件夹（首轮为 round_1）里填写自己的一个文件：去掉所需各行行首的 #，
   修改后保存。文件什么都没填，就表示无人在场，由该席位默认规则代为行动。
2. sim workshop show {folder}       查看谁已做出决定，哪一行有错。
3. sim workshop advance {folder}    结束本轮，把 results.txt 和 results.json 写入本轮文件夹，
   并建好下一轮的文件夹。只要有错，就一次列出全部错误，什么也不改。
4. sim workshop undo {folder}       退回上一次 advance 之前。其后改过的文件移到 undone_N，不会丢失。
5. sim workshop debrief {folder}    生成复盘材料。

整场活动都保存在这个文件夹里，复制或打包即可带走。
一轮结束后，该轮的文件请勿再改：活动的进展每次都由这些文件重新推算。
""",
    "head": """\
# {title}：第 {round} 轮，共 {rounds} 轮
# {who}
# 要做决定，请去掉所需各行行首的 #，修改后保存。
# {nothing}
""",
    "nothing_predict": "什么都没填，就等于您没有预测。",
    "nothing_design": "什么都没填，就沿用本队上一轮的规则；从未填过，则沿用原有情景。",
    "nothing_roles": "什么都没填，就表示本轮无人扮演您，由该角色默认规则行动。",
    "ask_predict": """\
#
# {month}，问界在联盟销量中的份额：在“{scenario}”下，
# 与“{base}”相比，是更高（higher）、更低（lower），还是持平（same，相差不到一个百分点）？
# 请给出一个区间，使十种未来中有八种落在其中。

#direction: higher      # higher、lower 或 same
#low: 0.40              # 0.40 即 40%
#high: 0.60
#reasons: []            # 可选 floor, outlets, effort, overlap, launch, rivals, luck, other
#text: ""               # 用自己的话说明理由
""",
    "before_predict": "# 您在第 {round} 轮的预测：{direction}，{low} 至 {high}。\n",
    "ask_design": """\
#
# 可以设定 alliance、huawei、makers、rules 之下的规则。目标：{goal}。

#changes:
#  alliance.luxeed.sales_control: partner     # huawei、shared 或 partner
#  alliance.luxeed.from: 2025-10              # 从这个月起生效
#  alliance.luxeed.handover_months: 6         # 交接几个月
#  huawei.floor_rule: equal                   # proportional、equal，或 focus（侧重所列品牌）
#  makers.chery: {{effort: 1.2, outlets: 1.5}}  # 在车企自身做法上乘以的系数
#text: ""                                     # 用自己的话说明理由
""",
    "again_design": "#\n# 本队目前的规则（新填的内容会全部取代它们）：\n{changes}",
    "goal_balance": "降低对问界的依赖、增加销量、提高华为与伙伴的收益，三者同等重要",
    "goal_spread": "最后一个月问界的份额要小",
    "goal_volume": "整个期间联盟的总销量要大",
    "goal_earnings": "整个期间华为的收益要高",
    "quarter": "# 本季度：{first} 至 {last}。您的决定从 {first} 起生效。\n",
    "contracts": "# 本季度末的合同：\n",
    "on_table": "# 等您答复的提议：\n",
    "own_table": "# 您提出、对方本轮答复的提议：\n",
    "deals": "# 您参与的协议：\n",
    "asked_deals": "# 由默认规则在条款的第一个月答复：\n",
    "offer_line": "#   提议 {number}，来自 {other}{brand}：{terms}\n",
    "own_line": "#   提议 {number}，给 {other}{brand}：{terms}\n",
    "deal_line": "#   协议 {number}，与 {other}{brand}：{terms}{ends}\n",
    "ends": "，自 {month} 起退出",
    "your_policy": "# 您单方面设定的：{what}\n",
    "may_offer": "# 您可以提议（对方下一轮才答复，因此最早从 {first} 起）：\n",
    "may_last": "# 这是最后一轮：需要对方答复的提议不能再提。\n",
    "may_alone": "# 无人扮演，由默认规则在条款的第一个月答复，最早从 {first} 起：{what}。\n",
    "ready_line": "#ready: true            # 我在场，本轮没有要决定的\n",
    "answer_block": "#answers:\n{lines}",
    "counter_block": "#counters:              # 拒绝，并另提条件，对方下一轮答复\n{lines}",
    "policy_huawei": "#policy: {floor_rule: equal, resource_rule: focus, focus: [luxeed, stelato]}"
    "\n",
    "factor_limits": "{low:g} 至 {high:g}",
    "policy_maker": "#policy: {{effort: 1.2, outlets: 1.5}}   # 系数，{effort}，{outlets}\n",
    "offer_block": "#offers:\n{lines}",
    "withdraw_line": "#withdraw: [{numbers}]         # 撤回提议\n",
    "leave_line": "#leave: [{numbers}]            # 通知退出\n",
    "nobody": "无人参与：{places}",
    "all_played": "所有人都参与了。",
    "overtaken": "因他人本轮的行动而未能执行：",
    "round_of": "第 {round} 轮，共 {rounds} 轮",
    "session_over": "活动结束。",
    "share_in": "{month} 问界的份额，{n} 种未来",
    "cols_share": "|均值|5% 至 95%",
    "difference": "差异：{mean} 个百分点；在 {higher} 的未来中更高，{same} 持平，{lower} 更低。",
    "cols_predict": "名次|姓名|方向|区间|得分|方向分|区间分|落在区间内",
    "crowd": "全场",
    "perfect": "最佳",
    "cols_design": "名次|队|得分|5% 至 95%|居首",
    "in_billions": "{title}，十亿元",
    "design_base": "目标：{goal}。\n自“{first}”起各列：与原有情景相比的平均差异。",
    "no_rules": "沿用原有情景（尚无自己的规则）：{places}",
    "declined_line": "{place}：{brand} 在 {share} 的未来中拒绝（{month}）",
    "world": "世界 {world}，所演的未来，至 {month}",
    "cols_world": "月份|问界份额|HHI|销量",
    "cols_brands": "品牌|本季销量|门店|政策|售后|合作模式",
    "cols_payoff": "角色|至今收益，十亿元",
    "by_rule": "由默认规则行动：{roles}",
    "happened": "本季度发生的事：",
    "offers": "提议：",
    "offer_told": "  {number} {maker} 向 {to}{brand}：{terms}：{state}",
    "open": "待答复",
    "accepted": "已接受",
    "refused": "已拒绝",
    "withdrawn": "已撤回",
    "lapsed": "无答复，失效",
    "asked": "由默认规则在 {month} 答复",
    "rule_accepted": "默认规则已在 {month} 接受",
    "rule_declined": "默认规则已在 {month} 拒绝",
    "countered": "已还价",
    "role_of": "您是世界 {world} 的{role}",
    "team_of": "您是 {team} 队",
    "person_of": "您是 {name}",
    "and_brand": "，{brand}的制造商",
}
