"""复盘的标题、句子与图题（中文）。"""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "debrief": "复盘",
    "untitled": "工作坊",
    "case.title": "本场玩了什么",
    "case.predict": "{people} 人预测：如果实行“{scenario}”而不是“{base}”，问界在联盟中的份额会"
    "怎样变化。共 {rounds} 轮，形式为“{format}”。",
    "case.design": "{people} 人分成 {teams} 组扮演华为，在“{scenario}”的基础上制定规则。共 "
    "{rounds} 轮，形式为“{format}”。目标是：{goal}。",
    "case.roles": "{people} 人在 {worlds}里扮演华为、引望和各家车企，以“{scenario}”为起点。"
    "共 {rounds} 个季度，形式为“{format}”。大家经历的是同一个未来（{replications} 个中的第 "
    "{future} 个），这里把它与全部未来对照。",
    "case.worlds": "{n} 个世界",
    "case.worlds.one": "1 个世界",
    "case.runs": "每一种玩法都模拟了 {months} 个月（{first}至 {last}）、{replications} 个未来。"
    "在同一个未来里，所有玩法的运气相同，因此差别来自决策。",
    "case.part": "{rounds} 轮中有 {played} 轮已结束。之后的决定不计入。",
    "case.nothing": "还没有一轮结束，因此暂无内容。",
    "case.when": "日期：{date}。",
    "case.offers": "共提出要约 {made} 份：接受 {accepted}，拒绝 {refused}，还价 {countered}，撤"
    "回 {withdrawn}，过期 {lapsed}，由车企默认规则"
    "接受 {rule_accepted}、拒绝 {rule_declined}、尚未答复 {asked}。",
    "case.decided": "各组的决定",
    "case.deals": "达成的协议",
    "case.ruled": "向车企默认规则提出的报价",
    "case.ruled.accepted": "{month}接受；在全部未来中有 {share} 接受",
    "case.ruled.declined": "{month}拒绝；在全部未来中有 {share} 接受",
    "case.ruled.asked": "未答复：游戏在 {month}之前结束",
    "case.own": "没有改动，沿用原情景",
    "case.set": "{what} = {value}",
    "case.nobody": "无人",
    "case.desk": "主持人",
    "case.between": "{one}与{other}",
    "span": "{low} 至 {high}",
    "own_rule": "默认规则",
    "ranking.title": "谁领先，有多大把握",
    "ranking.rank": "{rank}.",
    "ranking.tied": "并列 {rank}.",
    "ranking.settled": "按均值，{leader}领先，比{runner_up}多 {margin}（95% 置信区间：{low} 至 "
    "{high}）。",
    "ranking.same": "没有差别：{of} 个中的前 {tied} 个在 {replications} 个未来里每个得分都相同，"
    "并列第一。",
    "ranking.open": "{of} 个中的前 {tied} 个在 {replications} 个未来里分不出高下：差距无法与零区"
    "分（95% 区间含零），并列第一。",
    "ranking.single": "这只是均值。放到单个未来里，{leader}在 {first} 的情况下居首，{runner_up}"
    "在 {overtaken} 的情况下胜过它。",
    "ranking.alone": "只有一个参与，无从比较先后。",
    "ranking.nobody": "没有人参与。",
    "ranking.worth": "一个世界的决策对某个角色值多少：该角色全程的收益，减去同一个未来里没有任"
    "何决策时的收益。",
    "ranking.pays": "平均带来收益（95% 区间高于零）的，{of} 个中有 {count} 个：{names}。",
    "ranking.costs": "平均造成损失（95% 区间低于零）的，{of} 个中有 {count} 个：{names}。",
    "ranking.nothing": "在任何未来里都没有差别的，{of} 个中有 {count} 个。",
    "ranking.unsettled": "{of} 个中有 {count} 个无法与零区分：均值可能是得，也可能是失。",
    "ranking.none": "无",
    "ranking.many": "{names}，另有 {more} 个",
    "ranking.chart": "得分：{unit}",
    "ranking.chart.worth": "决策值多少：{role}",
    "ranking.chart.worths": "决策值多少",
    "ranking.desc": "{first}的均值最高，为 {value}。粗线：均值的 95% 置信区间。细线：90% 的未来。",
    "ranking.first": "各自在多少未来里居首",
    "ranking.first.desc": "{first}在 {share} 的未来里居首。并列第一按份数计，合计 100%。",
    "ranking.first.role": "{role}：在各世界中居首",
    "score.rest": "100% 减去{measure}",
    "score.negative": "{measure}，取负值",
    "score.parts": "指数；1 相当于运气本身让对照情景波动的幅度",
    "unit.points.name": "分，满分 100",
    "luck.title": "得分与运气",
    "luck.split": "在单个未来里，彼此的差距有 {decisions} 来自决策，{luck} 来自运气。让大家同升"
    "同降的运气不改变名次，不计在内。",
    "luck.same": "大家结果相同，决策和运气都没有拉开差距。",
    "luck.chart": "单个未来里，差距从何而来",
    "luck.desc": "决策 {decisions}，运气 {luck}。",
    "luck.decisions": "决策",
    "luck.luck": "运气",
    "luck.ahead": "比全场均值领先多少",
    "luck.ahead.desc": "圆点来自决策，线段是运气让 90% 的未来落到的范围。线段重叠处，换一个未来"
    "名次就可能颠倒。",
    "luck.roles": "一个角色在玩过的月份里得到的，等于没有任何决策时的所得，加上决策平均带来的，"
    "再加上运气。{of} 个中有 {luckier} 个，运气的作用大于决策。",
    "luck.world": "决策与运气：{world}",
    "luck.world.desc": "每个角色的决策平均值多少，以及运气在所经历的未来里加了多少。细线：运气"
    "在 90% 的未来里的作用。",
    "luck.of": "{role}：{what}",
    "turning.title": "转折点",
    "turning.lead": "{measure}变动最大或掉头的月份（与没有这些决策的同一批未来相比），以及当时"
    "发生的事。事件记录说明发生了什么，不等于原因。",
    "turning.mean": "{place}：全部未来的均值",
    "turning.played": "{place}：所经历的未来",
    "turning.chart": "{measure}：逐月与对照的差异",
    "turning.desc": "到 {month}为 {last}。阴影：均值的 95% 置信区间。数字标出下文所说的月份。",
    "turning.desc.played": "在这一个未来里，到 {month}为 {last}。数字标出下文所说的月份。",
    "turning.none": "一直不动：这些决策在这里没有作用。",
    "turning.turn": "{number}. {month}：在 {value}处掉头。",
    "turning.jump": "{number}. {month}：单月变动最大，{step}，到 {value}。",
    "turning.own": "有这些决策才发生的：{events}。",
    "turning.anyway": "无论有没有这些决策，当时还有：{events}。",
    "turning.quiet": "事件记录里附近没有事件。",
    "parts.title": "差异从何而来",
    "parts.lead": "在同样的运气下模拟改动的每一种组合，给每项改动公平的一份（夏普利值），各份相"
    "加正好等于总差异。",
    "parts.lead.roles": "在同样的运气下模拟各角色决策的每一种组合，给每个角色公平的一份（夏普利"
    "值）；双方都计入时，协议才计入。",
    "parts.chart": "{measure}：从对照到{place}",
    "parts.desc": "从 {before} 到 {after}。最大的一份：{change}，{value}。细线：该份均值的 95% "
    "置信区间。",
    "parts.base": "对照",
    "parts.none": "没有决策，与对照没有差异。",
    "parts.failed": "其中一些改动离开其他改动就不成立，因此无法拆分。",
    "parts.grouped": "改动太多，无法逐项拆分，按由谁作出、关于什么归并。",
    "parts.futures": "按 {replications} 个未来计算。",
    "parts.all": "各项指标的分解：{place}",
    "neighbours.title": "如果用了邻组的选择",
    "neighbours.lead": "只在一点上换成下一组的选择，其余照旧，结果会怎样。衡量指标：{measure}。",
    "neighbours.base": "没有邻组，用原情景的选择代替。",
    "neighbours.none": "没有不同的选择，无可交换。",
    "neighbours.with": "改用{other}的选择",
    "neighbours.with.base": "改用原情景的选择",
    "neighbours.chart": "{measure}会改变多少",
    "neighbours.desc": "最大：{choice}，{value}。线段：95% 置信区间。",
    "neighbours.all": "每个选择对各项指标的影响",
    "neighbours.misfit": "与其他规则不相容：{choices}。",
    "neighbours.higher": "更高的未来",
    "neighbours.person": "{place}改用{other}的{what}",
    "predictions.title": "预测与结果",
    "predictions.round": "第 {round} 轮：{month}",
    "predictions.came": "{month}问界的份额平均为 {mean}，80% 的未来在 {low} 到 {high} 之间；对"
    "照为 {base}。",
    "predictions.sides": "与对照相比，{higher} 的未来更高，{same} 的未来不变（相差不到 1 个百分"
    "点），{lower} 的未来更低。",
    "predictions.room": "{count} 人给出了应覆盖 80% 未来的区间。这些区间平均覆盖 {held}，"
    "{count} 个中有 {narrow} 个太窄。平均宽度为 {width}，而中间 80% 的未来宽 {needed}。",
    "predictions.crowd": "全场合为一人（区间取中位数，方向取多数）得 {points} 分，{of} 人中有 "
    "{better} 人更好。最多可得 {perfect} 分。",
    "predictions.nobody": "本轮没有人预测。",
    "predictions.ranges": "每个人的区间与各个未来",
    "predictions.ranges.desc": "阴影：80% 的未来所在的区间。深色线覆盖 80% 以上的未来，浅色线不"
    "足。阴影：80% 的未来所在的区间。深色线覆盖 80% 以上的未来，浅色线不足。",
    "predictions.held": "各区间覆盖多少未来；目标为 80%",
    "predictions.held.desc": "{count} 个区间中有 {enough} 个覆盖 80% 以上的未来。",
    "predictions.held.bin": "{low} 至 {high}",
    "predictions.directions": "方向：预测与结果",
    "predictions.directions.desc": "预测最多的是“{said}”，未来里最常见的是“{came}”。",
    "predictions.said": "{direction}：预测",
    "predictions.come": "{direction}：未来",
    "predictions.reasons": "给出的理由",
    "predictions.reasons.desc": "最多的是“{reason}”（{count} 次）。",
    "questions.title": "讨论题",
    "questions.none": "第一轮结束后才有讨论题。",
    "plays.title": "每种玩法的情景文件",
    "plays.lead": "保存文件后运行，得到与这里相同的数字：种子相同，未来相同。",
    "plays.save": "保存 {file}",
    "plays.none": "暂无。",
    "plays.people": "{place}：{people}",
    "table.rest": "图中为 {of} 项中的前 {shown} 项，表中为全部。",
    "table.show": "数字",
    "nav": "目录",
    "footer": "本文件自成一体，不加载任何外部内容。",
}
