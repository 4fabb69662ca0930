"""Contract terms: hand-overs, what follows from the terms, consent and conditional rules."""

import math

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
        control = {part: control for part in PARTS}
    for part, level in (control or {}).items():
        if level is not None:
            named[PARTS[part]] = LEVEL[level]
    if term.get("model_type"):
        named |= attributes(term["model_type"], a)
    return named


def start_term(b: Brand, named: Numbers, handover_months: int) -> None:
    """New targets, and a hand-over that counts anew."""
    b.targets |= named
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
    return a["depth_pull"] * c["depth"] + a["say_pull"] * c["say"] - a["overlap_cost"] * overlap(c, a)


def yuan(b: Brand, a: Numbers) -> float:
    """The price in yuan without VAT."""
    return b.price * 1000 / (1 + a["vat"])


def expected_profit(b: Brand, v: float, own: float, c: Numbers, a: Numbers) -> float:
    """The profit by which an automaker judges terms."""
    effort: float = claim(c, a) ** a["effort_response"]
    cost = a["channel_fee"] * (1 - mix(c, a)) + a["effort_cost"] * effort
    margin = v * yuan(b, a) * (a["maker_margin"] - cost)
    return margin - own * a["outlet_cost"] * 1e6


def accepts(b: Brand, named: Numbers, floor: float, a: Numbers) -> bool:
    """Whether an automaker that is asked agrees to the named values."""
    s, old, new = b.fast, b.terms, b.targets | named
    if s == 0:
        return True
    outlets = net(new) * max(b.plan, s / a["sales_per_outlet"])
    reach_old = floor * b.weight * kept(old, a) + b.own * a["outlet_productivity"] + 1
    reach_new = floor * b.weight * kept(new, a) + outlets * a["outlet_productivity"] + 1
    unlearnt = a["after_sales_gap"] * math.exp(-b.months / a["learning_months"])
    change = (
        a["reach_elasticity"] * math.log(reach_new / reach_old)
        + a["effort_elasticity"] * a["effort_response"] * math.log(claim(new, a) / claim(old, a))
        - a["service_pull"] * unlearnt * max(new["c_after"] - old["c_after"], 0)
    )
    after = expected_profit(b, s * math.exp(change), outlets, new, a)
    return after >= expected_profit(b, s, b.own, old, a)


def measured(leaf: Data, record: Data, hima: list[str], brands: list[str]) -> float:
    """What a leaf watches, in the record of one month."""
    measure, brand = leaf["measure"], leaf.get("brand")
    column = {"units": "deliveries", "share": "deliveries", "hhi": "deliveries"}.get(measure, measure)
    if brand and measure != "share":
        return float(record[brand][column])
    scope = hima if not brand or brand in hima else brands
    total = sum(record[key][column] for key in scope)
    if measure == "share":
        return float(record[str(brand)][column] / total) if total else 0.0
    if measure == "hhi":
        return 1e4 * sum((record[key][column] / total) ** 2 for key in scope) if total else math.nan
    return float(total)


def leaf_true(leaf: Data, record: Data, hima: list[str], brands: list[str]) -> bool:
    """Whether a leaf was true in one month."""
    value = measured(leaf, record, hima, brands)
    below, above = leaf.get("below"), leaf.get("above")
    return (below is None or value < below) and (above is None or value > above)


def holds(when: Data, past: list[Data], hima: list[str], brands: list[str]) -> bool:
    """Whether a condition holds, given the records of months 0, 1, ..., t-1."""
    if when.get("all_of"):
        return all(holds(part, past, hima, brands) for part in when["all_of"])
    if when.get("any_of"):
        return any(holds(part, past, hima, brands) for part in when["any_of"])
    running = when.get("for_months") or 1
    return len(past) >= running and all(leaf_true(when, record, hima, brands) for record in past[-running:])
