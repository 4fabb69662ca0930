"""Contract terms: hand-overs, what follows from the terms, consent and conditional rules."""

import math
from dataclasses import dataclass

from .state import Brand, Data, Numbers, clip

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


def overlap(c: Numbers, a: Numbers) -> float:
    """How far two parties answer for the same sale."""
    parts = zip(control_weights(a), ("c_stores", "c_policy", "c_after"), strict=True)
    return sum(w * 4 * c[part] * (1 - c[part]) for w, part in parts)


def claim(c: Numbers, a: Numbers) -> float:
    """The maker's claim on the result."""
    q = a["claim_under_huawei"]
    return q + (1 - q) * ((1 - c["say"]) + c["say"] * mix(c, a))


def leaving(c: Numbers) -> float:
    """How far the brand leaves Huawei's stores."""
    return clip(2 * c["c_stores"] - 1, 0, 1)


def stay(c: Numbers) -> float:
    """The brand's hold on freed floor."""
    return c["access"] * (1 - leaving(c))


def kept(c: Numbers, a: Numbers) -> float:
    """The part of its floor that the brand keeps."""
    return c["access"] * (1 - leaving(c) * (1 - a["retained_floor"]))


def net(c: Numbers) -> float:
    """The part of its planned network that the maker opens."""
    return clip(2 * c["c_stores"], 0, 1)


def contract(c: Numbers, a: Numbers) -> float:
    """What the terms themselves are worth to buyers."""
    return (
        a["depth_pull"] * c["depth"] + a["say_pull"] * c["say"] - a["overlap_cost"] * overlap(c, a)
    )


def yuan(b: Brand, a: Numbers) -> float:
    """The price in yuan without VAT."""
    return b.price * 1000 / (1 + a["vat"])


def expected_profit(b: Brand, v: float, own: float, c: Numbers, a: Numbers) -> float:
    """The profit by which an automaker judges terms."""
    effort: float = b.e * claim(c, a) ** a["effort_response"]
    fees = a["channel_fee"] * (1 - mix(c, a)) + a["licence_fee"] * c["say"]
    cost = fees + a["effort_cost"] * effort
    margin = v * yuan(b, a) * (a["maker_margin"] - cost)
    return margin - own * a["outlet_cost"] * 1e6


def accepts(b: Brand, named: Numbers, floor: float, a: Numbers) -> bool:
    """Whether an automaker that is asked agrees to the named values."""
    s, old, new = b.fast, b.terms, b.targets | named
    if s == 0:
        return True
    outlets = b.o * net(new) * max(b.plan, s / a["sales_per_outlet"])
    reach_old = floor * b.weight * kept(old, a) + b.own * a["outlet_productivity"] + 1
    reach_new = floor * b.weight * kept(new, a) + outlets * a["outlet_productivity"] + 1
    unlearnt = a["after_sales_gap"] * math.exp(-b.months / a["learning_months"])
    change = (
        a["reach_elasticity"] * math.log(reach_new / reach_old)
        + a["effort_elasticity"] * a["effort_response"] * math.log(claim(new, a) / claim(old, a))
        - a["service_pull"] * unlearnt * max(new["c_after"] - old["c_after"], 0)
        + a["depth_pull"] * (new["depth"] - old["depth"])
        + a["say_pull"] * (new["say"] - old["say"])
        - a["overlap_cost"] * (overlap(new, a) - overlap(old, a))
    )
    after = expected_profit(b, s * math.exp(change), outlets, new, a)
    return after >= expected_profit(b, s, b.own, old, a)


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
