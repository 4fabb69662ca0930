"""Allocation, demand, orders and deliveries, and June's inversion."""

import math

from .lineup import draw_line, in_bands, nest
from .state import Brand, Data, Huawei, Luck, Numbers, Rival, clip
from .terms import contract, kept, mix, reach, stay


def counted(
    brands: list[Brand], size: Numbers, part: Numbers, rule: str, focus: list[str], a: Numbers
) -> Numbers:
    """How a rule shares something out: size is how far a brand counts, part its part of success."""
    raw = {
        key: n * (1.0 if rule == "equal" else max(part[key], a["min_display"]))
        for key, n in size.items()
    }
    whole = sum(raw.values())
    w = {key: x / whole if whole > 0 else 0.0 for key, x in raw.items()}
    p = sum(x for key, x in w.items() if key in focus)
    if rule == "focus" and 0 < p < 1:
        listed = min(sum(n for key, n in size.items() if key in focus), 1)
        f = p + listed * (a["focus_share"] - p)
        w = {key: x * (f / p if key in focus else (1 - f) / (1 - p)) for key, x in w.items()}
    return w


def shown(b: Brand) -> float:
    """a_b: whether Huawei's stores show the brand."""
    return b.terms["access"] if b.on_sale else 0.0


def weigh_floor(brands: list[Brand], huawei: Huawei, rule: str, a: Numbers) -> None:
    """Huawei reviews what part of its stores each brand shall have."""
    size = {b.key: shown(b) for b in brands}
    total = sum(size[b.key] * b.fast for b in brands)
    part = {b.key: b.fast / total if total > 0 else 0.0 for b in brands}
    w = counted(brands, size, part, rule, huawei.focus, a)
    for b in brands:
        b.weight = w[b.key]


def allot_floor(brands: list[Brand], huawei: Huawei, a: Numbers) -> None:
    """Huawei shares out its stores by the weights of the last review."""
    for b in brands:
        freed = sum(x.weight * (1 - kept(x.terms, a)) for x in brands if x is not b)
        b.floor = huawei.floor * b.weight * (kept(b.terms, a) + freed * stay(b.terms))
        b.v = b.weight * (1 + freed) / shown(b) if shown(b) > 0 else 0.0


def partners(brands: list[Brand]) -> float:
    """N: the served brands, as far as Yinwang serves them."""
    return sum(1 - b.terms["pool"] for b in brands if b.served)


def path_of(huawei: Huawei, t: int, a: Numbers) -> float:
    """The path of Yinwang's part."""
    return huawei.now + (huawei.in_36_months - huawei.now) * min(
        (t + 1) / a["yinwang_path_months"], 1
    )


def yinwangs_part(brands: list[Brand], huawei: Huawei, t: int, a: Numbers) -> float:
    """y: the part of Huawei's car resources that serves Yinwang's partners."""
    if t < 0:
        return a["yinwang_june"]
    path = path_of(huawei, t, a) if huawei.yinwang_fixed is None else huawei.yinwang_fixed
    if huawei.yinwang_share is not None:
        path = huawei.yinwang_share
    more = max(partners(brands) - huawei.june_partners, 0)
    return clip(path + a["partner_load"] * more, 0, a["yinwang_most"])


def allocate_resources(brands: list[Brand], huawei: Huawei, rule: str, t: int, a: Numbers) -> None:
    """Huawei shares out its resources, Yinwang its part."""
    y = yinwangs_part(brands, huawei, t, a)
    growth = (1 + a["resource_growth"]) ** ((t + 1) / 12)
    size = {b.key: b.terms["pool"] if b.served else 0.0 for b in brands}
    total = sum(size[b.key] * b.fast for b in brands)
    part = {b.key: b.fast / total if total > 0 else 0.0 for b in brands}
    w = counted(brands, size, part, rule, huawei.focus, a)
    need = {b.key: (1 - b.terms["pool"]) * b.terms["depth"] if b.served else 0.0 for b in brands}
    whole = sum(need.values())
    for b in brands:
        yinwangs = need[b.key] / whole if whole > 0 else 0.0
        b.support = (1 - y) * growth * w.get(b.key, 0.0) + y * growth * yinwangs


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
    seen, makers = reach(b.terms, b.v, b.own, huawei.floor, a), mix(b.terms, a)
    return (
        math.log(seen.worth)
        - a["overlap_cost"] * seen.doubled
        + a["effort_elasticity"] * makers * math.log(b.effort)
        + a["huawei_effort_elasticity"] * (1 - makers) * math.log(b.huawei_effort)
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
) -> dict[str, list[float]]:
    """E of brands and rivals, by band."""
    pull = {b.key: utility(b, brands, huawei, t, a) for b in brands if b.on_sale}
    pull |= {r.key: r.pull + r.xi - luck_correction(t, a) for r in rivals}
    sellers: list[Brand | Rival] = [*brands, *rivals]
    return {
        x.key: [math.exp(pull[x.key]) * nest(x, k, t, a) for k in range(4)]
        if x.key in pull
        else [0.0] * 4
        for x in sellers
    }


def home_sales(
    brands: list[Brand], rivals: list[Rival], e: dict[str, list[float]], buyers: list[float]
) -> Numbers:
    """Buyers of each brand, summed over the bands of price."""
    sales = {b.key: 0.0 for b in brands}
    sellers: list[Brand | Rival] = [*brands, *rivals]
    for k, n in enumerate(buyers):
        below = 1 + sum(x.appeal[k] * e[x.key][k] for x in sellers)
        for b in brands:
            sales[b.key] += n * b.appeal[k] * e[b.key][k] / below
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
    if who == "partner":
        lead, effort, elasticity = 1.0, b.effort, a["effort_elasticity"]
    else:
        lead, effort = a["huawei_abroad"], b.huawei_effort
        elasticity = a["huawei_effort_elasticity"]
    grown = 1 - math.exp(-(t - b.abroad[0][0] + 1) / a["abroad_months"])
    tried: float = effort**elasticity
    return b.abroad_potential * lead * grown * tried


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
    brands: list[Brand], rivals: list[Rival], e: dict[str, list[float]], buyers: list[float]
) -> list[float]:
    """Appeal that makes June's expected sales what they were; the others' part, by band."""
    sellers: list[Brand | Rival] = [*(b for b in brands if b.on_sale), *rivals]

    def part(x: Brand | Rival, k: int) -> float:
        return x.june_sales * x.bands[k] / (x.june_fraction * buyers[k])

    outside = [1 - sum(part(x, k) for x in sellers) for k in range(4)]
    for x in sellers:
        x.appeal = [
            part(x, k) / (outside[k] * e[x.key][k]) if x.bands[k] > 0 else 0.0 for k in range(4)
        ]
    return outside


def size_newcomers(
    brands: list[Brand],
    pulls: Numbers,
    outside: list[float],
    buyers: list[float],
    luck: Luck,
    a: Numbers,
) -> None:
    """Newcomers lie around a line through their peers; pulls are the peers' U + I in June."""
    peers = [b for b in brands if b.on_sale and not b.anchor]
    points = [(in_bands(b.bands, buyers), math.log(b.june_sales / b.june_fraction)) for b in peers]
    line = draw_line(points, luck.line["newcomers"])
    usual = math.exp(sum(pulls[b.key] for b in peers) / len(peers))
    for b in brands:
        if not b.on_sale:
            size = line.at(in_bands(b.bands, buyers))
            size += a["newcomer_spread"] * line.distance * luck.appeal[b.key]
            b.lineup.own, b.lineup.sales = size, math.exp(size)
            b.appeal = [
                math.exp(size) * b.bands[k] / (n * outside[k] * usual) for k, n in enumerate(buyers)
            ]
