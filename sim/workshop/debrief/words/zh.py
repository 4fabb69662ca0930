"""中文的讨论题：先说数字，再提问题。"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LEVERS", "QUESTIONS"]

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "crowd_too_narrow": (
        "大家给出的区间本应涵盖 {meant} 的未来，实际只涵盖 {held}。区间平均宽 {width}，"
        "而中间 {meant} 的未来宽 {needed}。",
        "是什么让大家这么有把握？在工作中，哪些预测带有这样的区间？有没有人检查过它们命中了多少？",
    ),
    "crowd_too_wide": (
        "大家给出的区间本应涵盖 {meant} 的未来，实际涵盖了 {held}。区间平均宽 {width}，"
        "而中间 {meant} 的未来宽 {needed}。",
        "还要知道些什么，你才敢把区间收窄？一个从不出错的区间，对决策者有用吗？",
    ),
    "crowd_held": (
        "大家给出的区间本应涵盖 {meant} 的未来，实际涵盖 {held}；区间平均宽 {width}，"
        "而中间 {meant} 的未来宽 {needed}。",
        "区间是怎么定下来的？靠的是了解，还是谨慎？",
    ),
    "direction_named": (
        "{month}，在 {share} 的未来里结果是“{direction}”；{of} 人中有 {named} 人这样预测。",
        "其他人看到的是哪种机制？有没有一种未来，是他们说对了？",
    ),
    "reason_against_cause": (
        "大家提得最多的理由是“{reason}”（{named} 次）。模型里影响最大的改动是{change}：{value}。",
        "两者说的是同一回事吗？如果不是，模型是不是漏掉了你们知道的什么？",
    ),
    "further_is_wider": (
        "对{first_month}，中间 80% 的未来宽 {needed_first}；对{last_month}，宽 {needed_last}。"
        "大家的区间则从 {said_first} 变为 {said_last}。",
        "你们的区间是否随未来一起变宽？最先变得不确定的是什么？",
    ),
    "best_in_single_futures": (
        "{place}的平均得分最高，但只在 {first} 的未来里排第一。",
        "如果只揭晓一个未来，现在受到称赞的会是谁？评价做预测的人，应当注意什么？",
    ),
    "first_is_shared": (
        "有 {tied} 人并列第一：这么多未来也分不出高下。{place}的平均得分最高，"
        "在 {first} 的未来里排第一。",
        "如果只揭晓一个未来，现在受到称赞的会是谁？评价做预测的人，应当注意什么？",
    ),
    "crowd_against_people": (
        "取全场区间的中位数和多数人的方向，得 {points} 分；{of} 人中有 {better} 人得分更高。",
        "什么时候众人的中间意见胜过最好的专家？什么时候不会？",
    ),
    "ahead_but": (
        "{place}领先{other}，就平均值而言是确定的。但{place}只在 {first} 的未来里排第一，"
        "而在 {overtaken} 的未来里{other}反而更好。",
        "你愿意拿自己的钱押{place}吗？你希望在多大比例的未来里是对的？",
    ),
    "tied_at_the_top": (
        "有 {tied} 队并列第一：{place}与{other}分不出高下，在 {overtaken} 的未来里{other}更好。",
        "如果两种策略平均而言一样好，你还会凭什么来选？",
    ),
    "decided_or_lucky": (
        "在单个未来里，各队之间的差距有 {decisions} 来自决策，{luck} 来自对各队厚薄不一的运气。",
        "只看一个未来，谁会得出错误的教训？在你们公司，奖励的是决策，还是结果？",
    ),
    "price_of_balance": (
        "{place}对问界的依赖最小（与原情景相比 {share}），整个模拟期的销量变化为 {units} 辆；"
        "在 {fewer} 的未来里联盟卖得更少。",
        "少一些依赖值多少？代价应当由谁来付？",
    ),
    "one_side_pays": (
        "按{place}的规则，华为的收益变化为 {huawei}，车企的收益变化为 {partners}。",
        "吃亏的一方会签字吗？另一方可以拿什么来补偿？",
    ),
    "largest_change": (
        "在所有改动中，{place}的{change}对{measure}的影响最大：{value}。",
        "这是你们的本意吗？它通过哪种机制起作用？",
    ),
    "alone_or_together": (
        "{place}的{change}：单独做时使{measure}变化 {alone}，叠加在本队其他规则之上时则是 {last}。",
        "为什么两种情况不一样？你们的哪些规则是彼此需要的？",
    ),
    "neighbours_choice": (
        "如果{place}在“{lever}”上照{other}的做法，会在 {better} 的未来里做得更好。",
        "你们考虑过吗？当时为什么没有这样做？",
    ),
    "somebody_pays": (
        "按所有未来平均，这些决策对{best}值 {gain}，对{worst}值 {loss}。",
        "{worst}料到了吗？它本可以要求什么作为交换？",
    ),
    "nobody_pays": (
        "按所有未来平均，这些决策对{best}值 {gain}，连{worst}也有 {loss}。",
        "收益从哪里来：来自购车者、来自对手，还是来自彼此？",
    ),
    "luck_against_decisions": (
        "{of} 个角色中有 {luckier} 个，所经历的这个未来比全部决策更要紧。{place}从运气得到 {luck}，"
        "从决策得到 {worth}。",
        "只凭这一个未来，你会得出什么结论？这个结论会让你付出什么代价？",
    ),
    "at_the_table": (
        "一共提出 {made} 份报价：{accepted} 份被接受，{refused} 份被拒绝，{countered} 份被还价，"
        "{lapsed} 份没有等到答复。车企的默认规则接受 {rule_accepted} 份、拒绝 {rule_declined} 份，"
        "还有 {asked} 份尚未答复。",
        "哪一份报价本该提出却没有提？哪一份被拒绝得没有道理？",
    ),
    "who_moved_the_share": (
        "在{place}，对{measure}影响最大的是{agent}的决策：{value}。",
        "你们原来以为，关键在谁手里？",
    ),
    "at_its_own_cost": (
        "在{place}，{agent}的决策平均使它自己的收益变化 {value}。",
        "这是为了换取别的东西，还是失误？谁从中得益？",
    ),
    "worlds_apart": (
        "起点相同，运气相同：与原情景相比，{measure}最后在{low}变化 {low_value}，"
        "在{high}变化 {high_value}。",
        "各个世界是从哪里分开的？是因为某一份协议，还是许多小事？",
    ),
    "seen_and_meant": (
        "在{place}，你们看到的最大跳动出现在{month}（与没有这些决策的同一未来相比 {step}）。"
        "按所有未来平均，它出现在{usual_month}（{usual}）。",
        "当时你们是怎么理解的？有没有因此做出什么决定？",
    ),
    "what_the_model_lacks": (
        "以上都来自一个按 2025 年 6 月以前所知校准的模型。",
        "关于这个行业，你知道哪些模型不知道的事？它会改变哪一个结果？",
    ),
    "what_would_change_your_mind": (
        "结果、结果的分布和原因，大家都看到了。",
        "今天你的哪些看法变了？要什么条件成立，你才会改回来？",
    ),
}

LEVERS: Mapping[str, str] = {
    "alliance": "{who}的合同",
    "huawei.floor": "华为的门店展位",
    "huawei.resources": "华为的资源与引望所占的部分",
    "huawei.badge": "统一品牌",
    "makers": "{who}自身的投入与网点",
    "rules": "条件规则",
    "direction": "方向",
    "range": "区间",
}
