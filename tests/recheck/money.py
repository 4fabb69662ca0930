"""Who earns what in a month, in yuan."""

from .state import Brand, Data, Numbers
from .terms import control_weights, mix, reach, yuan


def margins(b: Brand, deliveries: int, floor: float, a: Numbers) -> Numbers:
    """The margins of Huawei, Yinwang and the maker on one brand."""
    c, revenue = b.terms, deliveries * yuan(b, a)
    w_s, w_p, w_a = control_weights(a)
    h = reach(c, b.v, b.own, floor, a).in_huaweis
    fee = (
        a["channel_fee"]
        * (w_s * h + w_p * (1 - c["c_policy"]) + w_a * (1 - c["c_after"]))
        * (1 - b.led)
        * revenue
    )
    licence = a["licence_fee"] * c["say"] * revenue
    parts = a["parts_margin"] * c["parts"] * revenue
    huaweis_part = c["pool"] * (1 - a["yinwang_cut"])
    return {
        "huawei": fee + c["pool"] * licence + huaweis_part * parts,
        "yinwang": (1 - c["pool"]) * licence + (1 - huaweis_part) * parts,
        b.maker: b.margin * revenue - fee - licence,
    }


def books(brands: list[Brand], deliveries: dict[str, int], floor: float, a: Numbers) -> Data:
    """Margins within the alliance, margins on all brands, and payoffs."""
    agents = ["huawei", "yinwang", *dict.fromkeys(b.maker for b in brands)]
    hima, tech = dict.fromkeys(agents, 0.0), dict.fromkeys(agents, 0.0)
    cost = dict.fromkeys(agents, 0.0)
    for b in brands:
        for agent, margin in margins(b, deliveries[b.key], floor, a).items():
            tech[agent] += margin
            hima[agent] += margin if b.hima else 0.0
        revenue = deliveries[b.key] * yuan(b, a)
        tries = a["effort_cost"] * revenue
        controls = mix(b.terms, a)
        cost["huawei"] += a["store_cost"] * 1e6 * b.floor + tries * (1 - controls) * b.huawei_effort
        cost["yinwang"] += (
            a["service_cost"] * 1e6 * (1 - b.terms["pool"]) * b.terms["depth"] if b.served else 0.0
        )
        outlets = b.own * a["outlet_cost"] + max(b.opened, 0) * a["outlet_opening_cost"]
        fixed = a["brand_cost"] + b.models * a["nameplate_cost"] if b.on_sale else 0.0
        cost[b.maker] += (outlets + fixed) * 1e6 + tries * controls * b.effort
    payoff = {agent: tech[agent] - cost[agent] for agent in agents}
    return {"margin_hima": hima, "margin_tech": tech, "payoff": payoff}
