"""Allocation, demand, orders and deliveries, and June's inversion."""

import math
import statistics
from collections.abc import Callable

from .state import Brand, Data, Huawei, Numbers, Rival, clip
from .terms import contract, kept, stay


def weights(
    who: list[Brand], rule: str, size: Callable[[Brand], float], focus: list[str], a: Numbers
) -> Numbers:
    """How a rule shares something out among brands; size is 1 where the brand counts in full."""
    total = sum(b.fast for b in who)
    raw = {}
    for b in who:
        share = b.fast / total if total > 0 else 0.0
        raw[b.key] = size(b) * (1.0 if rule == "equal" else max(share, a["min_display"]))
    whole = sum(raw.values())
    w = {key: x / whole for key, x in raw.items()}
    p = sum(x for key, x in w.items() if key in focus)
    if rule == "focus" and 0 < p < 1:
        f = a["focus_share"]
        w = {key: x * (f / p if key in focus else (1 - f) / (1 - p)) for key, x in w.items()}
    return w


def weigh_floor(brands: list[Brand], huawei: Huawei, rule: str, a: Numbers) -> None:
    """Huawei reviews what part of its stores each brand shall have."""
    on_floor = [b for b in brands if b.on_sale and b.terms["access"] > 0]
    w = weights(on_floor, rule, lambda b: 1.0, huawei.focus, a)
    for b in brands:
        b.weight = w.get(b.key, 0.0)


def allot_floor(brands: list[Brand], huawei: Huawei, a: Numbers) -> None:
    """Huawei shares out its stores by the weights of the last review."""
    freed = sum(huawei.floor * b.weight * (1 - kept(b.terms, a)) for b in brands)
    for b in brands:
        b.floor = huawei.floor * b.weight * kept(b.terms, a) + freed * b.weight * stay(b.terms)


def partners(brands: list[Brand]) -> float:
    """N: the served brands, as far as Yinwang serves them."""
    return sum(1 - b.terms["pool"] for b in brands if b.served)


def path_of(huawei: Huawei, t: int) -> float:
    """The path of Yinwang's part."""
    return huawei.now + (huawei.in_36_months - huawei.now) * min((t + 1) / 36, 1)


def yinwangs_part(brands: list[Brand], huawei: Huawei, t: int, a: Numbers) -> float:
    """y: the part of Huawei's car resources that serves Yinwang's partners."""
    if t < 0:
        return a["yinwang_june"]
    path = path_of(huawei, t) if huawei.yinwang_fixed is None else huawei.yinwang_fixed
    if huawei.yinwang_share is not None:
        path = huawei.yinwang_share
    more = max(partners(brands) - huawei.june_partners, 0)
    return clip(path + a["partner_load"] * more, 0, 0.9)


def allocate_resources(brands: list[Brand], huawei: Huawei, rule: str, t: int, a: Numbers) -> None:
    """Huawei shares out its resources, Yinwang its part."""
    y = yinwangs_part(brands, huawei, t, a)
    growth = (1 + a["resource_growth"]) ** ((t + 1) / 12)
    pooled = [b for b in brands if b.served and b.terms["pool"] > 0]
    w = weights(pooled, rule, lambda b: b.terms["pool"], huawei.focus, a)
    need = {b.key: (1 - b.terms["pool"]) * b.terms["depth"] if b.served else 0.0 for b in brands}
    whole = sum(need.values())
    for b in brands:
        yinwangs = need[b.key] / whole if whole > 0 else 0.0
        b.support = (1 - y) * growth * w.get(b.key, 0.0) + y * growth * yinwangs


def reach(b: Brand, a: Numbers) -> float:
    """Stores that show the brand, Huawei's and its own."""
    return b.floor + b.own * a["outlet_productivity"] + 1


def service(b: Brand, a: Numbers) -> float:
    """Proven after-sales."""
    return 1 - b.terms["c_after"] * a["after_sales_gap"] * math.exp(
        -b.months / a["learning_months"]
    )


def badge_step(huawei: Huawei, t: int, a: Numbers) -> float:
    """How far a single badge has taken hold."""
    if huawei.single_brand is None:
        return 0.0
    return clip((t - huawei.single_brand + 1) / a["badge_months"], 0, 1)


def luck_correction(t: int, a: Numbers, *, known: bool = False) -> float:
    """What is taken off xi, so that luck does not by itself raise expected sales."""
    if t < 0:
        return 0.0
    if known:
        return a["shock_sd"] ** 2 * (1 - a["shock_persistence"] ** (2 * (t + 1))) / 2
    return a["shock_sd"] ** 2 * (1 - a["shock_persistence"] ** (t + 1))


def utility(b: Brand, brands: list[Brand], huawei: Huawei, t: int, a: Numbers) -> float:
    """U_b."""
    base, badge, s = b.base, 0.0, badge_step(huawei, t, a)
    if b.hima:
        base = (1 - s) * b.base + s * sum(other.base for other in brands if other.hima)
        badge = -a["badge_dilution"] * s if b.anchor else a["badge_pull"] * s
    return (
        a["reach_elasticity"] * math.log(reach(b, a))
        + a["effort_elasticity"] * math.log(b.effort)
        + a["launch_pull"] * (b.fresh + b.lineup)
        + a["base_elasticity"] * math.log(base + a["base_offset"])
        + a["support_elasticity"] * math.log(b.support + a["support_offset"])
        + a["service_pull"] * service(b, a)
        + contract(b.terms, a)
        - a["wait_cost"] * b.wait
        + badge
        + b.xi
        - luck_correction(t, a, known=b.known_shock)
        + b.push
        - a["outside_drift"] * (t + 1) / 12
    )


def strengths(
    brands: list[Brand], rivals: list[Rival], huawei: Huawei, t: int, a: Numbers
) -> Numbers:
    """E of brands and rivals."""
    e = {b.key: math.exp(utility(b, brands, huawei, t, a)) if b.on_sale else 0.0 for b in brands}
    for r in rivals:
        xi = r.xi - luck_correction(t, a)
        e[r.key] = math.exp(a["launch_pull"] * (r.fresh + r.lineup) + r.pull + xi)
    return e


def home_sales(
    brands: list[Brand], rivals: list[Rival], e: Numbers, buyers: list[float]
) -> Numbers:
    """Buyers of each brand, summed over the bands of price."""
    sales = {b.key: 0.0 for b in brands}
    sellers: list[Brand | Rival] = [*brands, *rivals]
    for k, n in enumerate(buyers):
        below = 1 + sum(x.appeal[k] * e[x.key] for x in sellers)
        for b in brands:
            sales[b.key] += n * b.appeal[k] * e[b.key] / below
    return sales


def leader_abroad(b: Brand, t: int) -> str | None:
    """Who leads abroad: the latest whose month has come."""
    begun = [who for start, who in b.abroad if start <= t]
    return begun[-1] if begun else None


def abroad(b: Brand, t: int, a: Numbers) -> float:
    """Expected orders from abroad."""
    who = leader_abroad(b, t)
    if who is None or not b.on_sale:
        return 0.0
    lead = 1.0 if who == "partner" else a["huawei_abroad"]
    grown = 1 - math.exp(-(t - b.abroad[0][0] + 1) / a["abroad_months"])
    return b.abroad_potential * lead * grown * b.effort ** a["effort_elasticity"]


def autoregressive(x: float, persistence: float, sd: float, z: float) -> float:
    """The next value of a first-order autoregression with stationary deviation sd."""
    return persistence * x + sd * math.sqrt(1 - persistence**2) * z


def count(mean: float, normal: float) -> int:
    """Orders: the Cornish-Fisher quantile of the Poisson law; none below half an order."""
    if mean < 0.5:
        return 0
    root = math.sqrt(mean)
    z = max(normal, -2 * root)
    return max(0, math.floor(mean + root * z + (z**2 - 1) / 6 + 0.5))


def deliver(b: Brand, orders: int, supply: float, a: Numbers) -> Data:
    """One month of a plant: deliveries, cancellations, backlog and wait."""
    capacity = math.floor(b.plant * supply)
    deliveries = min(capacity, b.backlog + orders)
    waiting = b.backlog + orders - deliveries
    months = min(waiting / max(capacity, 1), a["wait_limit"])
    b.wait = months
    b.backlog = round(waiting * math.exp(-a["cancel_rate"] * months))
    cancelled = waiting - b.backlog
    return {
        "orders": orders,
        "deliveries": deliveries,
        "backlog": b.backlog,
        "cancelled": cancelled,
        "capacity": capacity,
    }


def invert(
    brands: list[Brand],
    rivals: list[Rival],
    e: Numbers,
    buyers: list[float],
    z: Numbers,
    a: Numbers,
) -> None:
    """Appeal that makes June's expected sales what they were, and newcomers' appeal."""
    sellers: list[Brand | Rival] = [*(b for b in brands if b.on_sale), *rivals]
    outside = []
    for k, n in enumerate(buyers):
        outside.append(1 - sum(x.june_sales * x.bands[k] / (x.june_fraction * n) for x in sellers))
    for x in sellers:
        x.appeal = [
            x.june_sales * x.bands[k] / (x.june_fraction * n) / (outside[k] * e[x.key])
            for k, n in enumerate(buyers)
        ]
    levels = [
        math.log(sum(n * outside[k] * b.appeal[k] for k, n in enumerate(buyers)))
        for b in brands
        if b.on_sale and not b.anchor
    ]
    for b in brands:
        if not b.on_sale:
            spread = statistics.stdev(levels) if len(levels) > 1 else 0.0
            level = statistics.fmean(levels) + a["newcomer_spread"] * spread * z[b.key]
            b.appeal = [
                math.exp(level) * b.bands[k] / (n * outside[k]) for k, n in enumerate(buyers)
            ]
