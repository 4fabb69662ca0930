"""Contract terms: hand-overs, what follows from the terms, consent and conditional rules."""

import math
from dataclasses import dataclass

from .state import Brand, Data, Numbers

LEVEL = {"huawei": 0.0, "shared": 0.5, "partner": 1.0}
PARTS = {"stores": "c_stores", "policy": "c_policy", "after_sales": "c_after"}


def attributes(model_type: str, a: Numbers) -> Numbers:
    """Depth, say, access, pool and parts of a model type."""
    if model_type == "hima":
        return {"depth": 1.0, "say": 1.0, "access": 1.0, "pool": 1.0, "parts": a["hima_parts"]}
    hybrid = model_type == "hybrid"
    return {
        "depth": a[f"{model_type}_depth"],
        "say": a["hybrid_say"] if hybrid else 0.0,
        "access": a["hybrid_access"] if hybrid else 0.0,
        "pool": 0.0,
        "parts": a[f"{model_type}_parts"],
    }


def named_values(term: Data, a: Numbers) -> Numbers:
    """The targets that a term or an action names."""
    named: Numbers = {}
    control = term.get("sales_control")
    if isinstance(control, str):
        control = dict.fromkeys(PARTS, control)
    for part, level in (control or {}).items():
        named[PARTS[part]] = LEVEL[level]
    kind = term.get("model_type")
    if kind:
        named |= attributes(kind, a)
        if kind != "hima" and control is None:
            named |= dict.fromkeys(PARTS.values(), LEVEL["partner"])
    return named


def agree(b: Brand, named: Numbers, t: int) -> None:
    """New targets; a month that changes one of them begins another contract."""
    if b.targets | named != b.targets:
        b.since = t
    b.targets |= named


def start_term(b: Brand, named: Numbers, handover_months: int, t: int) -> None:
    """New targets, and a hand-over from its start; nothing where nothing is named."""
    if named:
        agree(b, named, t)
        b.left = max(1, handover_months)


def move_one_step(b: Brand) -> None:
    """One month of a hand-over under way."""
    if b.left > 0:
        for name, target in b.targets.items():
            if b.left == 1:
                b.terms[name] = target
            else:
                b.terms[name] += (target - b.terms[name]) / b.left
        b.left -= 1


def control_weights(a: Numbers) -> tuple[float, float, float]:
    """w_s, w_p, w_a."""
    w_p = a["policy_weight"]
    w_a = a["after_sales_part"] * (1 - w_p)
    return 1 - w_p - w_a, w_p, w_a


def mix(c: Numbers, a: Numbers) -> float:
    """The maker's part in who controls the sale."""
    w_s, w_p, w_a = control_weights(a)
    return w_s * c["c_stores"] + w_p * c["c_policy"] + w_a * c["c_after"]


def claim_maker(b: Brand, c: Numbers, a: Numbers) -> float:
    """What the maker keeps of one more sale."""
    kept_back = a["licence_fee"] * c["say"] + a["channel_fee"] * (1 - mix(c, a))
    return max(b.margin - kept_back, a["least_claim"])


def claim_huawei(c: Numbers, a: Numbers) -> float:
    """What Huawei keeps of one more sale."""
    pooled = a["licence_fee"] * c["say"] + (1 - a["yinwang_cut"]) * a["parts_margin"] * c["parts"]
    return max(a["channel_fee"] * (1 - mix(c, a)) + c["pool"] * pooled, a["least_claim"])


def mean(values: list[float]) -> float:
    """The mean of some values."""
    return sum(values) / len(values)


def set_usual_claims(brands: list[Brand], a: Numbers) -> None:
    """The usual claims, from June's terms; and June's efforts."""
    peers = [b for b in brands if b.on_sale and not b.anchor]
    sold_by_huawei = {b.key: mix(b.terms, a) == 0 for b in brands}
    for b in brands:
        b.usual, b.huawei_usual = claim_maker(b, b.terms, a), claim_huawei(b.terms, a)
        if not b.on_sale:
            alike = [x for x in peers if sold_by_huawei[x.key] == sold_by_huawei[b.key]]
            b.usual = mean([claim_maker(x, x.terms, a) for x in alike])
        if not (b.on_sale and sold_by_huawei[b.key]):
            theirs = [x for x in peers if sold_by_huawei[x.key]]
            b.huawei_usual = mean([claim_huawei(x.terms, a) for x in theirs])
    for b in brands:
        b.effort = (claim_maker(b, b.terms, a) / b.usual) ** a["effort_response"]
        b.huawei_effort = (claim_huawei(b.terms, a) / b.huawei_usual) ** a["effort_response"]


def stay(c: Numbers) -> float:
    """The brand's hold on freed floor."""
    return 1 - c["c_stores"]


def kept(c: Numbers, a: Numbers) -> float:
    """The part of its floor that the brand keeps."""
    return 1 - c["c_stores"] * (1 - a["retained_floor"])


def through(c: Numbers) -> float:
    """The part of the country in which Huawei's stores sell the brand."""
    return c["access"] * (1 - c["c_stores"])


def net(c: Numbers) -> float:
    """The part of its network that the maker opens."""
    return 1 - through(c)


def contract(c: Numbers, a: Numbers) -> float:
    """What the terms themselves are worth to buyers."""
    return a["depth_pull"] * c["depth"] + a["say_pull"] * c["say"]


def yuan(b: Brand, a: Numbers) -> float:
    """The price in yuan without VAT."""
    return b.price * 1000 / (1 + a["vat"])


@dataclass(frozen=True)
class Reach:
    """Where a brand is seen and sold."""

    worth: float
    doubled: float
    in_huaweis: float  # part of sales in Huawei's stores


def reach(c: Numbers, v: float, own: float, floor: float, a: Numbers) -> Reach:
    """Presence and space, in Huawei's stores and in the maker's network."""
    n, offset = a["cars_on_show"], a["presence_offset"]

    def cover(x: float) -> float:
        return 1 - math.exp(-x / a["coverage_stores"])

    def seen(stores: float, room: float) -> float:
        presence: float = (cover(stores) + offset) ** a["presence_elasticity"]
        space: float = room ** a["space_elasticity"]
        return presence * space

    part = 1 - math.exp(-n * v)
    stores = floor * part
    huaweis = seen(stores, n * v / part if part > 0 else 1.0)
    retained = a["retained_floor"] * c["access"] * stores
    outside = own * a["outlet_productivity"] / net(c) if net(c) > 0 else 0.0
    places = outside + retained
    makers = seen(places, n)
    worth = makers + through(c) * (huaweis - makers)
    held = net(c) * makers * retained / places if places > 0 else 0.0
    return Reach(
        worth=worth,
        doubled=4 * through(c) * net(c) * cover(stores) * cover(places),
        in_huaweis=(through(c) * huaweis + held) / worth,
    )


@dataclass(frozen=True)
class Prospect:
    """How an automaker judges terms, old or new."""

    demand: float  # D
    effort: float
    terms: Numbers
    own: float


def prospect(b: Brand, c: Numbers, own: float, floor: float, a: Numbers) -> Prospect:
    """Terms as they would be with a given number of outlets."""
    seen = reach(c, b.v, own, floor, a)
    maker = b.e * (claim_maker(b, c, a) / b.usual) ** a["effort_response"]
    huawei = (claim_huawei(c, a) / b.huawei_usual) ** a["effort_response"]
    demand = (
        math.log(seen.worth)
        - a["overlap_cost"] * seen.doubled
        + a["effort_elasticity"] * mix(c, a) * math.log(maker)
        + a["huawei_effort_elasticity"] * (1 - mix(c, a)) * math.log(huawei)
        + contract(c, a)
    )
    return Prospect(demand, maker, c, own)


def expected_profit(b: Brand, v: float, at: Prospect, a: Numbers) -> float:
    """The profit by which an automaker judges terms."""
    controls = mix(at.terms, a)
    fees = a["channel_fee"] * (1 - controls) + a["licence_fee"] * at.terms["say"]
    margin = v * yuan(b, a) * (b.margin - fees - a["effort_cost"] * controls * at.effort)
    opening = max(at.own - b.own, 0) * a["outlet_opening_cost"] * 1e6 / a["payback_months"]
    return margin - at.own * a["outlet_cost"] * 1e6 - opening


def accepts(b: Brand, named: Numbers, floor: float, a: Numbers) -> bool:
    """Whether an automaker that is asked agrees to the named values."""
    s, old, new = b.fast, b.terms, b.targets | named
    if s == 0:
        return True
    outlets = b.o * net(new) * max(b.plan, s / a["sales_per_outlet"])
    now, then = prospect(b, old, b.own, floor, a), prospect(b, new, outlets, floor, a)
    unlearnt = a["after_sales_gap"] * math.exp(-b.months / a["learning_months"])
    lost = a["service_pull"] * unlearnt * max(new["c_after"] - old["c_after"], 0)
    sold = s * math.exp(then.demand - now.demand - lost)
    return expected_profit(b, sold, then, a) >= expected_profit(b, s, now, a)


@dataclass(frozen=True)
class Review:
    """What a rule is judged on: the record of the month before, and who was on sale in it.

    ``counts``: whether the contract that the rule is about had begun by then.
    """

    record: Data
    on_sale: frozenset[str]
    counts: bool = True


def measured(leaf: Data, record: Data, hima: list[str], brands: list[str]) -> float:
    """What a leaf watches, in the record of one month; NaN where that is undefined."""
    measure, brand = leaf["measure"], leaf.get("brand")
    column = "deliveries" if measure in ("units", "share", "hhi") else measure
    if brand and measure != "share":
        return float(record[brand][column])
    scope = brands if brand and brand not in hima else hima
    total = sum(record[key][column] for key in scope)
    if measure == "share":
        return float(record[str(brand)][column] / total) if total else math.nan
    if measure == "hhi":
        return 1e4 * sum((record[key][column] / total) ** 2 for key in scope) if total else math.nan
    return float(total)


def leaf_true(leaf: Data, review: Review, hima: list[str], brands: list[str]) -> bool:
    """Whether a leaf was true at one review."""
    if not review.counts or (leaf.get("brand") and leaf["brand"] not in review.on_sale):
        return False
    value = measured(leaf, review.record, hima, brands)
    if leaf.get("below") is not None:
        return value < float(leaf["below"])
    return value > float(leaf["above"])


def holds(when: Data, reviews: list[Review], hima: list[str], brands: list[str]) -> bool:
    """Whether a condition holds, given the reviews of months 1, 2, ... to now."""
    if when.get("all_of"):
        return all(holds(part, reviews, hima, brands) for part in when["all_of"])
    if when.get("any_of"):
        return any(holds(part, reviews, hima, brands) for part in when["any_of"])
    running = when.get("for_months") or 1
    return len(reviews) >= running and all(
        leaf_true(when, review, hima, brands) for review in reviews[-running:]
    )
