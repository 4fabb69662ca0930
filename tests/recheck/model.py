"""The model of docs/discussion/model.md for one replication: June, then month by month."""

import math
from dataclasses import replace

from .levers import set_factors, take_up
from .lineup import Lineups, mean_bands, nameplates_of_june, succeeded
from .market import (
    abroad,
    allocate_resources,
    allot_floor,
    autoregressive,
    count,
    deliver,
    home_sales,
    invert,
    leader_abroad,
    partners,
    size_newcomers,
    strengths,
    utility,
    weigh_floor,
)
from .money import books
from .state import Brand, Data, Huawei, Luck, Numbers, Rival, calendar, clip, quantity
from .terms import (
    Review,
    accepts,
    agree,
    attributes,
    claim_huawei,
    claim_maker,
    holds,
    mix,
    move_one_step,
    named_values,
    net,
    set_usual_claims,
    start_term,
)

__all__ = ["Luck", "recheck"]

BANDS = ["200_300", "300_500", "over_500"]


class Replication:
    """One replication: its numbers, its agents and the month it is in."""

    def __init__(
        self, scenario: Data, seeds: dict[str, Data], luck: Luck, *, still: bool = False
    ) -> None:
        """Set up June."""
        self.scenario, self.luck = scenario, luck
        events = scenario.get("events") or []
        self.dated: list[Data] = list(events.values() if isinstance(events, dict) else events)
        self.roster_changed = False
        self.sold_last_month: frozenset[str] = frozenset()
        self.anchor = seeds["facts"]["anchor"]
        market = seeds["market"]
        self.a: Numbers = {
            name: spec["value"] for name, spec in seeds["structure"].items()
        } | luck.assumptions
        self.season: list[float] = market["season"]["shares"]
        upper = [self.a[f"market.band_{band}"] for band in BANDS]
        n = quantity(market, "market", "buyers_june", self.a)
        self.june_buyers = [n * share for share in [1 - sum(upper), *upper]]
        self.market_xi = 0.0
        lever = scenario.get("huawei") or {}
        yinwang = lever.get("yinwang_share") or {"now": 0.15, "in_36_months": 0.30}
        single = lever.get("single_brand")
        self.huawei = Huawei(
            floor=quantity(market, "market", "floor", self.a),
            floor_rule=lever.get("floor_rule") or "proportional",
            resource_rule=lever.get("resource_rule") or "proportional",
            focus=lever.get("focus") or [],
            now=yinwang["now"],
            in_36_months=yinwang["in_36_months"],
            single_brand=None if single is None else self.index(single.get("from")),
        )
        specs = seeds["brands"] | (scenario.get("brands") or {})
        self.nameplates = {
            key: nameplates_of_june(key, spec, self.a, self.anchor["month"])
            for key, spec in (specs | seeds["rivals"]).items()
        }
        self.lineups = Lineups(self.a, luck, still)
        self.brands = [self.brand(key, spec) for key, spec in specs.items()]
        self.by_key = {b.key: b for b in self.brands}
        self.rivals = [
            Rival(key, spec["bands"]["shares"], quantity(spec, key, "june_sales", self.a))
            for key, spec in seeds["rivals"].items()
        ]
        self.agents: list[Brand | Rival] = [*self.brands, *self.rivals]
        self.hima = [b.key for b in self.brands if b.hima]
        self.triggered: dict[int, int] = {}  # rule -> month in which its action starts
        self.reviews: list[Review] = []
        self.past: list[Data] = []
        self.notes: list[str] = []

    def index(self, month: str | None) -> int:
        """The number of a month; none given is the start of the run."""
        month = month or (self.scenario.get("run") or {}).get("start") or "2025-07"
        return calendar(month) - calendar(self.anchor["month"]) - 1

    def brand(self, key: str, spec: Data) -> Brand:
        """A brand as it is in June, before what June's sales decide."""
        a = self.a
        kind = spec["model_type"]
        levels = dict.fromkeys(("c_stores", "c_policy", "c_after"), 0.0 if kind == "hima" else 1.0)
        terms = levels | attributes(kind, a)
        signed = self.index(spec["signed"]) if spec.get("signed") else None
        own = quantity(spec, key, "own_outlets", a, 0.0)
        b = Brand(
            key=key,
            maker=spec["maker"],
            hima=bool(spec.get("hima")),
            anchor=key == self.anchor["brand"],
            bands=mean_bands(self.nameplates[key]),
            models=quantity(spec, key, "models", a, 1.0),
            price=quantity(spec, key, "price", a),
            margin=quantity(spec, key, "margin", a, a["maker_margin"]),
            plan=quantity(spec, key, "network_plan", a, own),
            abroad_potential=quantity(spec, key, "abroad_potential", a, 0.0),
            june_sales=quantity(spec, key, "june_sales", a, 0.0),
            backlog_months=quantity(spec, key, "backlog_months", a, 0.0),
            june_fraction=quantity(spec, key, "june_fraction", a, 1.0),
            signed=signed,
            terms=terms,
            targets=dict(terms),
            on_sale=bool(spec.get("on_sale")),
            served=signed is not None and signed <= -1,
            base=quantity(spec, key, "base", a),
            own=own,
            months=quantity(spec, key, "after_sales_months", a, 0.0),
            plant=quantity(spec, key, "capacity", a),
        )
        b.abroad = self.lead_abroad(key)
        return b

    def terms_of(self, key: str) -> list[Data]:
        """A brand's contract terms as listed."""
        terms = (self.scenario.get("alliance") or {}).get(key) or []
        return [terms] if isinstance(terms, dict) else list(terms)

    def lead_abroad(self, key: str) -> tuple[tuple[int, str], ...]:
        """Who leads abroad, and from which month, in the order of months."""
        listed = [term["abroad"] for term in self.terms_of(key) if term.get("abroad")]
        dated = [(self.index(each["from"]), each["lead"]) for each in listed]
        return tuple(sorted(dated, key=lambda each: each[0]))

    # June

    def set_june_sales(self) -> None:
        """The anchor binds: Aito's part of the total, the others' in proportion."""
        total, share = self.anchor["total"]["value"], self.anchor["share"]["value"]
        others = [b for b in self.brands if b.hima and b.on_sale and not b.anchor]
        published = sum(b.june_sales for b in others)
        for b in others:
            b.june_sales *= total * (1 - share) / published
        for b in self.brands:
            if b.anchor:
                b.june_sales = total * share
            elif not b.on_sale:
                b.june_sales = 0.0

    def june(self) -> Data:
        """June: state, inversion, expected sales and the sampled count."""
        a, luck = self.a, self.luck
        self.set_june_sales()
        for b in self.brands:
            b.fast = b.slow = b.june_sales / b.june_fraction
            b.known_shock = b.key in luck.june_shock
            b.xi = luck.june_shock.get(b.key, a["shock_sd"] * luck.shock[b.key][0])
            b.backlog = round(b.backlog_months * b.june_sales)
            b.wait = min(b.backlog / b.plant, a["wait_limit"])
        for r in self.rivals:
            r.xi = a["shock_sd"] * luck.shock[r.key][0]
        set_usual_claims(self.brands, a)
        self.lineups.june(self.agents, self.nameplates, self.june_buyers)
        self.huawei.june_partners = partners(self.brands)
        weigh_floor(self.brands, self.huawei, "proportional", a)
        allot_floor(self.brands, self.huawei, a)
        allocate_resources(self.brands, self.huawei, "proportional", -1, a)
        e = strengths(self.brands, self.rivals, self.huawei, -1, a)
        outside = invert(self.brands, self.rivals, e, self.june_buyers)
        pulls = {
            b.key: utility(b, self.brands, self.huawei, -1, a) - succeeded(b.lineup, -1, a)
            for b in self.brands
        }
        size_newcomers(self.brands, pulls, outside, self.june_buyers, luck, a)
        sales = home_sales(self.brands, self.rivals, e, self.june_buyers)
        expected = {b.key: b.june_fraction * sales[b.key] for b in self.brands}
        counts = {key: count(mean, luck.orders[key][0]) for key, mean in expected.items()}
        for x in self.agents:
            self.lineups.grow_older(x)
        return {"june": expected, "june_orders": counts}

    # 1. Events

    def events_of(self, kind: str) -> list[tuple[int, Data]]:
        """Events of a kind: month and what it says."""
        events = self.dated
        return [(self.index(e["month"]), e[kind]) for e in events if e.get(kind) is not None]

    def events(self, t: int) -> None:
        """What happens once; supply, tax and market factors are read when they are needed."""
        self.roster_changed = any(b.signed == t for b in self.brands)
        for b in self.brands:
            b.served = b.served or b.signed == t
        handlers = {
            "sign": self.sign,
            "launch": self.launch_brand,
            "rival": self.move_rival,
            "demand": self.push,
        }
        for event in self.dated:
            for kind, handler in handlers.items():
                if self.index(event["month"]) == t and event.get(kind):
                    handler(event[kind], event["month"], t)

    def sign(self, what: Data, month: str, t: int) -> None:
        """A brand is served from now on, under another model type if one is given."""
        b = self.by_key[what["brand"]]
        b.served = self.roster_changed = True
        if what.get("model_type"):
            b.terms |= attributes(what["model_type"], self.a)
            agree(b, attributes(what["model_type"], self.a), t)

    def launch_brand(self, what: Data, month: str, t: int) -> None:
        """A brand launches a model: from now on it is on sale, if it was not, and served."""
        b = self.by_key[what["brand"]]
        strength = what.get("strength")
        strength = 1.0 if strength is None else strength
        b.served = self.roster_changed = True
        if not b.on_sale:
            b.on_sale = True
            self.lineups.first_launch(b, strength, t)
        elif what.get("model") == "refresh":
            self.lineups.refresh(b, strength, t)
        else:
            self.lineups.launch(b, month, strength, t)

    def move_rival(self, what: Data, month: str, t: int) -> None:
        """A rival launches a model, or moves its pull for good."""
        r = next(r for r in self.rivals if r.key == what["name"])
        if what.get("launch"):
            self.lineups.launch(r, month, what["launch"], t)
        r.pull += what.get("pull") or 0.0

    def push(self, what: Data, month: str, t: int) -> None:
        """A push on a brand's demand."""
        self.by_key[what["brand"]].push += what["shock"]

    def under_way(self, kind: str, t: int, brand: str | None = None) -> float:
        """The product of the factors of supply or market events under way."""
        factor = 1.0
        for start, what in self.events_of(kind):
            if what.get("brand") == brand and start <= t < start + what["months"]:
                factor *= what["factor"]
        return factor

    def tax(self, t: int) -> float:
        """Buyers who hurry before a known tax, are missed after it, or stay away."""
        factor = 1.0
        for start, what in self.events_of("tax"):
            h = what.get("known_months_ahead") or 0
            if start - h <= t < start:
                factor *= 1 + self.a["tax_pull_forward"]
            elif start <= t < start + h:
                factor *= (1 - self.a["tax_step"]) * (1 - self.a["tax_pull_forward"])
            elif t >= start:
                factor *= 1 - self.a["tax_step"]
        return factor

    # 2. Contracts

    def contracts(self, t: int) -> None:
        """Conditional rules, then terms that start today, then one step of every hand-over."""
        if t >= 1:
            self.reviews.append(Review(self.past[-1], self.sold_last_month))
        for number, rule in enumerate(self.scenario.get("rules") or []):
            self.review(number, rule, t)
        for b in self.brands:
            for term in self.terms_of(b.key):
                if self.index(term.get("from")) == t:
                    self.start(b, term, t)
        for b in self.brands:
            move_one_step(b)

    def review(self, number: int, rule: Data, t: int) -> None:
        """A conditional rule is judged, and acts where its notice is over; once."""
        begun = self.begun(rule["then"])
        reviews = [replace(r, counts=month >= begun) for month, r in enumerate(self.reviews)]
        held = holds(rule["when"], reviews, self.hima, [*self.by_key])
        if held and number not in self.triggered:
            self.triggered[number] = t + (rule.get("notice_months") or 0)
        if self.triggered.get(number) == t:
            self.notes.append(f"rule {number}")
            self.act(rule["then"], t)

    def begun(self, then: Data) -> int:
        """The month in which the contract began whose terms the action changes."""
        return self.by_key[then["brand"]].since if named_values(then, self.a) else 0

    def act(self, then: Data, t: int) -> None:
        """The action of a conditional rule."""
        if then.get("brand"):
            h = then.get("handover_months")
            named = named_values(then, self.a)
            start_term(self.by_key[then["brand"]], named, 3 if h is None else h, t)
        if then.get("floor_rule"):
            self.huawei.ruled_floor = then["floor_rule"]
        if then.get("yinwang_share") is not None:
            self.huawei.yinwang_share = then["yinwang_share"]

    def start(self, b: Brand, term: Data, t: int) -> None:
        """A term starts, unless the automaker is asked and declines."""
        named = named_values(term, self.a)
        if term.get("consent") == "asked":
            agreed = accepts(b, named, self.huawei.floor, self.a)
            self.notes.append(f"{b.key} {'accepts' if agreed else 'declines'}")
            if not agreed:
                return
        h = term.get("handover_months")
        start_term(b, named, 6 if h is None else h, t)

    # 3. Budgets, and 4. model cycles

    def budgets(self, b: Brand) -> None:
        """Huawei and an automaker adjust effort, and the automaker capacity."""
        a, limit = self.a, self.a["success_ratio_limit"]
        ratio = (b.fast + a["success_offset"]) / (b.slow + a["success_offset"])
        steady = clip(ratio, 1 / limit, limit) ** a["effort_success"]
        maker = (claim_maker(b, b.terms, a) / b.usual) ** a["effort_response"]
        huawei = (claim_huawei(b.terms, a) / b.huawei_usual) ** a["effort_response"]
        b.effort += a["effort_adjustment"] * (b.e * maker * steady - b.effort)
        b.huawei_effort += a["effort_adjustment"] * (huawei * steady - b.huawei_effort)
        if b.backlog > a["crowded_months"] * b.plant:
            b.plant *= 1 + a["capacity_response"]

    def outlets(self, b: Brand) -> None:
        """An automaker opens or closes outlets of its own."""
        a = self.a
        b.opened = 0.0
        if b.served:
            planned = b.o * net(b.terms) * max(b.plan, b.fast / a["sales_per_outlet"])
            b.opened = (1 - math.exp(-1 / a["own_network_months"])) * (planned - b.own)
            b.own += b.opened

    # 5. Allocation

    def change_mind(self, t: int) -> bool:
        """Take up what Huawei's dated levers say of this month; whether an entry counts."""
        lever = self.scenario.get("huawei") or {}
        entries = [each for each in lever.get("later") or [] if self.index(each["from"]) == t]
        ruled = [rule["then"].get("floor_rule") for rule in self.scenario.get("rules") or []]
        months = range(t, int(self.scenario["run"]["months"]))
        count = [take_up(self.huawei, entry, ruled, months, self.a) for entry in entries]
        return any(count)

    # 6. Market, and 7. books

    def buyers(self, t: int) -> list[float]:
        """Buyers by band in month t."""
        a, june = self.a, calendar(self.anchor["month"])
        season = self.season[(june + t + 1) % 12] / self.season[june % 12]
        factor = season ** a["season_strength"] * (1 + a["market_growth"]) ** ((t + 1) / 12)
        factor *= self.tax(t) * self.under_way("market", t)
        p, sd = a["market_persistence"], a["market_sd"]
        factor *= math.exp(self.market_xi - sd**2 * (1 - p ** (2 * (t + 1))) / 2)
        return [n * factor for n in self.june_buyers]

    def market(self, t: int) -> Data:
        """Buyers choose, orders are drawn, plants deliver."""
        a, luck = self.a, self.luck
        for x in self.agents:
            x.xi = autoregressive(
                x.xi, a["shock_persistence"], a["shock_sd"], luck.shock[x.key][t + 1]
            )
        self.market_xi = autoregressive(
            self.market_xi, a["market_persistence"], a["market_sd"], luck.market[t + 1]
        )
        e = strengths(self.brands, self.rivals, self.huawei, t, a)
        sales = home_sales(self.brands, self.rivals, e, self.buyers(t))
        record: Data = {}
        for b in self.brands:
            exports = abroad(b, t, a)
            mean = sales[b.key] + exports
            part = exports / mean if exports > 0 else 0.0
            b.home = 1 - part
            b.led = part if leader_abroad(b, t) == "partner" else 0.0
            orders = count(mean, luck.orders[b.key][t + 1])
            record[b.key] = deliver(b, orders, self.under_way("supply", t, b.key), a)
            record[b.key] |= {
                "outlets": b.own,
                "effort": b.effort,
                "control": mix(b.terms, a) + (1 - mix(b.terms, a)) * b.led,
                "mean": mean,
            }
        return record

    def books(self, b: Brand, deliveries: int) -> None:
        """Success, base, experience and freshness move on."""
        a, sold = self.a, deliveries * b.home
        b.fast += (sold - b.fast) / a["success_months"]
        b.slow += (sold - b.slow) / a["slow_months"]
        b.base += sold
        if b.on_sale:
            b.months += b.terms["c_after"]
        b.push *= a["shock_persistence"]

    def month(self, t: int) -> Data:
        """One month, in the page's order."""
        self.events(t)
        set_factors(self.brands, self.scenario.get("makers") or {}, self.index, t)
        self.contracts(t)
        for b in self.brands:
            if t % int(self.a["review_months"]) == 0:
                self.budgets(b)
            self.outlets(b)
        for x in self.agents:
            self.lineups.cycle(x, t)
        if self.change_mind(t) or t % int(self.a["review_months"]) == 0 or self.roster_changed:
            rule = self.huawei.ruled_floor or self.huawei.floor_rule
            weigh_floor(self.brands, self.huawei, rule, self.a)
            allocate_resources(self.brands, self.huawei, self.huawei.resource_rule, t, self.a)
        allot_floor(self.brands, self.huawei, self.a)
        record = self.market(t)
        deliveries = {b.key: record[b.key]["deliveries"] for b in self.brands}
        record |= books(self.brands, deliveries, self.huawei.floor, self.a)
        for b in self.brands:
            self.books(b, deliveries[b.key])
        for x in self.agents:
            self.lineups.grow_older(x)
        self.past.append(record)
        self.sold_last_month = frozenset(b.key for b in self.brands if b.on_sale)
        return record


def recheck(
    scenario: Data, seeds: dict[str, Data], luck: Luck, *, still: bool = False
) -> list[Data]:
    """June and every month of one replication."""
    replication = Replication(scenario, seeds, luck, still=still)
    result = [replication.june()]
    for t in range(int(scenario["run"]["months"])):
        result.append(replication.month(t))
    result[0]["notes"] = replication.notes
    return result
