"""Nameplates: June's, their renewals, new ones, and what a brand's nest is worth."""

import math
from dataclasses import dataclass

from .state import Brand, Data, Lineup, Luck, Nameplate, Numbers, Rival, calendar

Agent = Brand | Rival
NEVER = 10**6
OLDEST = 24
"""Months: in June nothing counts as older."""


def reached(age: int, a: Numbers) -> float:
    """r(a): what of a novelty has reached buyers."""
    return 1 - math.exp(-(age + 1) / a["launch_ramp_months"])


def fresh(age: int, a: Numbers) -> float:
    """f(a): what of a novelty of strength one is fresh."""
    value, before = 0.0, 0.0
    for each in range(age + 1):
        now = reached(each, a)
        value = now - before + math.exp(-1 / a["launch_decay_months"]) * value
        before = now
    return value


def novelty(age: int, renewed: float | None, a: Numbers) -> float:
    """T."""
    lam, h = a["nest_dissimilarity"], a["renewal_announced_months"]
    if renewed is None:
        return reached(age, a) * math.exp(a["launch_pull"] * fresh(age, a) / lam)
    back = a["renewal_return"] * a["renewal_delay"] * max(h - age, 0) / h
    return math.exp((a["launch_pull"] * renewed * fresh(age, a) + back) / lam)


def delay(ahead: int, a: Numbers) -> float:
    """How far buyers wait for what comes in a number of months, log points."""
    h = a["renewal_announced_months"]
    return a["renewal_delay"] * (h + 1 - ahead) / h if 1 <= ahead <= h else 0.0


def novelty_and_delay(plate: Nameplate, t: int, a: Numbers) -> float:
    """T*D."""
    if plate.frozen is not None:
        return plate.frozen
    waiting = math.exp(-delay(plate.due - t, a) / a["nest_dissimilarity"])
    return novelty(plate.age, plate.renewed, a) * waiting


def nest(x: Agent, k: int, t: int, a: Numbers) -> float:
    """exp(I_bk), 0 where the brand has no nameplate."""
    weight = 0.0
    for plate in x.lineup.plates:
        here = 1.0 if plate.bands is None else plate.bands[k]
        weight += plate.x * here * novelty_and_delay(plate, t, a)
    worth: float = weight ** a["nest_dissimilarity"]
    return math.exp(-succeeded(x.lineup, t, a)) * worth


def part_retired(lineup: Lineup, a: Numbers) -> float:
    """q."""
    return min(a["nameplate_succession"] / max(lineup.count, 1), 1)


def succeeded(lineup: Lineup, t: int, a: Numbers) -> float:
    """What buyers wait for while a new nameplate is on its way, in log points."""
    if lineup.next_arrival is None:
        return 0.0
    if lineup.held is not None:
        return lineup.held
    return part_retired(lineup, a) * delay(lineup.next_arrival - t, a)


def in_bands(bands: list[float], buyers: list[float]) -> float:
    """x: buyers in its bands, in logarithms."""
    return sum(part * math.log(n) for part, n in zip(bands, buyers, strict=True))


@dataclass(frozen=True)
class Line:
    """A line by least squares, as a replication draws it."""

    count: int
    mean_x: float
    level: float
    slope: float
    distance: float  # d

    def at(self, x: float) -> float:
        """The line's value."""
        return self.level + self.slope * (x - self.mean_x)


def draw_line(points: list[tuple[float, float]], z: tuple[float, float]) -> Line:
    """The line through points (x, y), moved by the luck of its level and of its slope."""
    n = len(points)
    mean_x, level = (sum(each) / n for each in zip(*points, strict=True))
    squares = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - level) for x, y in points) / squares
    off = sum((y - level - slope * (x - mean_x)) ** 2 for x, y in points)
    d = math.sqrt(off / (n - 2))
    level, slope = level + d / math.sqrt(n) * z[0], slope + d / math.sqrt(squares) * z[1]
    return Line(n, mean_x, level, slope, d)


@dataclass(frozen=True)
class June:
    """A nameplate in June: who it is, its part of its brand's sales, where it sells, how old."""

    name: str
    part: float
    bands: list[float]
    age: int | None = None
    renewed: bool = False


def months_to_june(month: str, june: str) -> int:
    """How many months a month lies before June."""
    return calendar(june) - calendar(str(month)[:7])


def listed_nameplates(key: str, spec: Data, a: Numbers, june: str) -> list[June]:
    """The nameplates that a brand lists; their parts add up to 1."""
    parts = {name: a.get(f"{key}.{name}.share", 1.0) for name in spec["nameplates"]}
    found = []
    for name, each in spec["nameplates"].items():
        renewed = each.get("renewed") or []
        age = months_to_june([each["launched"], *renewed][-1], june)
        bands = (each.get("bands") or spec["bands"])["shares"]
        part = parts[name] / sum(parts.values())
        found.append(June(name, part, bands, age, bool(renewed)))
    return found


def nameplates_of_june(key: str, spec: Data, a: Numbers, june: str) -> list[June]:
    """A brand's nameplates in June, or a rival's."""
    if spec.get("nameplates"):
        return listed_nameplates(key, spec, a, june)
    ages: list[tuple[int, bool]] = []
    for launch in sorted(spec.get("launches") or [], key=lambda each: str(each["month"])):
        renewed = launch.get("model") == "refresh"
        if renewed:
            ages = ages[:-1]
        ages.append((months_to_june(launch["month"], june), renewed))
    models, bands = int(spec.get("models", 1)), spec["bands"]["shares"]
    ages = ages[-models:]
    known = [June(str(i), 1 / models, bands, *each) for i, each in enumerate(ages)]
    unknown = [June(str(i), 1 / models, bands) for i in range(len(ages), models)]
    return known + unknown


def place(each: June, u: list[float], a: Numbers) -> Nameplate:
    """A nameplate's age and the month of its next renewal; its weight is to come."""
    g, e = a["refresh_gap_months"], a["refresh_spread"]
    if each.age is None:
        gap = max(math.ceil(g * (1 - e + 2 * e * u[0])), 1)
        age = math.floor(gap * u[1])
        due = gap - age
        return Nameplate(1.0, min(age, OLDEST), a["refresh_strength"], due - 1)
    low = max(g * (1 - e), each.age)
    due = max(math.ceil(low + max(g * (1 + e) - low, 0) * u[0]) - each.age, 1)
    renewed = a["refresh_strength"] if each.renewed else None
    return Nameplate(1.0, min(each.age, OLDEST), renewed, due - 1)


def mean_bands(nameplates: list[June]) -> list[float]:
    """Where a brand sells: the mean of its nameplates."""
    return [sum(each.part * each.bands[k] for each in nameplates) for k in range(4)]


class Lineups:
    """The nameplates of all brands and rivals in one replication."""

    def __init__(self, a: Numbers, luck: Luck, still: bool) -> None:
        self.a, self.luck, self.still = a, luck, still
        self.usual = 1.0  # t
        self.line = Line(0, 0.0, 0.0, 0.0, 0.0)

    def june(
        self, agents: list[Agent], nameplates: dict[str, list[June]], buyers: list[float]
    ) -> None:
        """Place June's nameplates; their weights make up June's sales."""
        a, logs = self.a, list[float]()
        points: list[tuple[float, float]] = []
        for x in agents:
            x.lineup.x = in_bands(x.bands, buyers)
            if isinstance(x, Brand) and not x.on_sale:
                continue
            sales, sizes = x.june_sales / x.june_fraction, list[tuple[float, float]]()
            x.lineup.count = len(nameplates[x.key])
            x.lineup.next_arrival = -1 + self.gap(x)
            x.lineup.held = succeeded(x.lineup, -1, a) if self.still else None
            for each in nameplates[x.key]:
                plate = place(each, self.luck.phase[x.key, each.name], a)
                seen = novelty_and_delay(plate, -1, a)
                plate.x = each.part / seen
                plate.frozen = seen if self.still else None
                if any(other.bands != each.bands for other in nameplates[x.key]):
                    plate.bands = [
                        here / all_ if all_ > 0 else 0.0
                        for here, all_ in zip(each.bands, x.bands, strict=True)
                    ]
                x.lineup.plates.append(plate)
                logs.append(math.log(seen))
                sizes.append((in_bands(each.bands, buyers), math.log(each.part * sales)))
            x.lineup.own, x.lineup.sales = sum(y for _, y in sizes) / len(sizes), sales
            alike = all(each.name.isdigit() and each.age is None for each in nameplates[x.key])
            points += sizes[:1] if alike else sizes
        self.usual = math.exp(sum(logs) / len(logs))
        self.line = draw_line(points, self.luck.line["nameplates"])

    def gap(self, x: Agent) -> int:
        """Months to the next new nameplate."""
        u = self.luck.arrival[x.key][x.lineup.arrived]
        return max(1, math.ceil(-self.a["nameplate_gap_months"] * math.log(1 - u)))

    def renewal_after(self, x: Agent, t: int) -> int:
        """The month of the next renewal after one in month t."""
        if self.still:
            return NEVER
        g, e, u = (
            self.a["refresh_gap_months"],
            self.a["refresh_spread"],
            self.luck.refresh[x.key][t + 1],
        )
        return t + max(1, math.ceil(g * (1 - e + 2 * e * u)))

    def weight(self, x: Agent, z: float) -> float:
        """The weight of a new nameplate."""
        line = self.line.at(x.lineup.x)
        size = line + self.a["nameplate_own_scale"] * (x.lineup.own - line)
        size += self.a["nameplate_spread"] * self.line.distance * z
        return math.exp(size) / (x.lineup.sales * self.usual)

    def first_launch(self, x: Agent, strength: float, t: int) -> None:
        """A newcomer's first nameplate."""
        plate = Nameplate(strength / self.usual, 0, None, self.renewal_after(x, t))
        x.lineup.plates.append(plate)
        x.lineup.count = 1
        if not self.still:
            x.lineup.next_arrival = t + self.gap(x)

    def launch(self, x: Agent, month: str, strength: float, t: int) -> None:
        """The scenario launches a nameplate."""
        weight = strength * self.weight(x, self.luck.launch[x.key, str(month)[:7]])
        x.lineup.plates.append(Nameplate(weight, 0, None, self.renewal_after(x, t)))
        x.lineup.count += 1

    def refresh(self, x: Agent, strength: float, t: int) -> None:
        """The scenario renews the nameplate that is due first."""
        plate = min((each for each in x.lineup.plates if each.listed), key=lambda each: each.due)
        self.renew(plate, strength, x, t)
        plate.frozen = None

    def renew(self, plate: Nameplate, strength: float, x: Agent, t: int) -> None:
        """A renewal."""
        plate.age, plate.renewed, plate.due = 0, strength, self.renewal_after(x, t)

    def cycle(self, x: Agent, t: int) -> None:
        """Renewals that are due, then a new nameplate that nobody had announced."""
        if self.still:
            return
        for plate in x.lineup.plates:
            if plate.due == t:
                self.renew(plate, self.a["refresh_strength"], x, t)
        if x.lineup.next_arrival == t:
            self.arrive(x, t)

    def arrive(self, x: Agent, t: int) -> None:
        """A new nameplate takes the place of a part of the older ones."""
        lineup = x.lineup
        q = part_retired(lineup, self.a)
        for plate in lineup.plates:
            plate.x *= 1 - q
        lineup.count = lineup.count * (1 - q) + 1
        weight = self.weight(x, self.luck.arrival_size[x.key][lineup.arrived])
        due = self.renewal_after(x, t)
        lineup.plates.append(Nameplate(weight, 0, None, due, listed=False))
        lineup.arrived += 1
        lineup.next_arrival = t + self.gap(x)

    def grow_older(self, x: Agent) -> None:
        """A month passes."""
        for plate in x.lineup.plates:
            plate.age += 1
