"""What one replication holds: its luck, its brands, its rivals and Huawei."""

from dataclasses import dataclass, field
from typing import Any

Numbers = dict[str, float]
Data = dict[str, Any]


@dataclass
class Luck:
    """All that is drawn in one replication; rows are June (0) and month t (t+1)."""

    assumptions: Numbers
    shock: dict[str, list[float]]
    orders: dict[str, list[float]]
    refresh: dict[str, list[float]]
    arrival: dict[str, list[float]]
    arrival_size: dict[str, list[float]]
    phase: dict[tuple[str, str], list[float]]  # of a nameplate of June: two uniforms
    appeal: dict[str, float]
    launch: dict[tuple[str, str], float]
    line: dict[str, tuple[float, float]]  # z_1 and z_2 of nameplates and of newcomers
    market: list[float]
    june_shock: dict[str, float]  # of the fit


@dataclass
class Nameplate:
    """A nameplate of a brand or a rival."""

    x: float
    age: int
    renewed: float | None  # how strong its last renewal was; None since its launch
    due: int  # month of its next renewal
    bands: list[float] | None = None  # m_nk; None where all of the brand sell alike
    listed: bool = True  # June's, or launched by the scenario
    frozen: float | None = None  # T*D where June's nameplates stay as they were


@dataclass
class Lineup:
    """The nameplates of a brand or rival, and what the next new one is sized by."""

    plates: list[Nameplate] = field(default_factory=list)
    count: float = 0.0  # N
    arrived: int = 0
    next_arrival: int | None = None
    held: float | None = None  # what buyers waited for in June, where it stands still
    own: float = 0.0
    sales: float = 0.0  # S_b
    x: float = 0.0  # buyers in its bands, in logarithms


@dataclass
class Rival:
    """A named rival."""

    key: str
    bands: list[float]
    june_sales: float
    pull: float = 0.0
    xi: float = 0.0
    june_fraction: float = 1.0
    appeal: list[float] = field(default_factory=list)
    lineup: Lineup = field(default_factory=Lineup)


@dataclass
class Brand:
    """A brand and its automaker."""

    key: str
    maker: str
    hima: bool
    anchor: bool
    bands: list[float]
    models: float
    price: float  # thousand yuan
    margin: float
    plan: float
    abroad_potential: float
    june_sales: float
    backlog_months: float
    june_fraction: float
    signed: int | None  # month from which it is served
    terms: Numbers  # c_stores, c_policy, c_after, depth, say, access, pool, parts
    targets: Numbers
    on_sale: bool
    served: bool
    base: float
    own: float
    months: float  # of after-sales experience
    e: float = field(init=False, default=1.0)  # its maker's factor on effort
    o: float = field(init=False, default=1.0)  # and on outlets
    plant: float  # K
    left: int = 0
    since: int = 0  # month in which what is agreed last changed
    effort: float = 1.0  # the maker's
    huawei_effort: float = 1.0
    usual: float = 0.0  # the maker's claim
    huawei_usual: float = 0.0
    opened: float = 0.0
    fast: float = 0.0
    slow: float = 0.0
    backlog: int = 0
    wait: float = 0.0
    xi: float = 0.0
    known_shock: bool = False  # June's, from the fit
    push: float = 0.0
    weight: float = 0.0  # w
    v: float = 0.0
    floor: float = 0.0
    support: float = 0.0
    lineup: Lineup = field(default_factory=Lineup)
    abroad: tuple[tuple[int, str], ...] = ()  # from which month, who leads; by month
    home: float = 1.0  # the part of its orders that comes from home
    led: float = 0.0  # the part that its maker leads abroad
    appeal: list[float] = field(default_factory=list)


@dataclass
class Huawei:
    """Huawei's levers, and with them Yinwang's part."""

    floor: float
    floor_rule: str
    resource_rule: str
    focus: list[str]
    now: float
    in_36_months: float
    single_brand: int | None  # month from which the alliance has one badge
    yinwang_fixed: float | None = None  # set at a date
    ruled_floor: str | None = None  # set by a conditional rule
    yinwang_share: float | None = None  # set by a conditional rule
    june_partners: float = 0.0  # N_June


def clip(x: float, low: float, high: float) -> float:
    """x, kept within low and high."""
    return min(max(x, low), high)


def calendar(month: str) -> int:
    """Months since year 0."""
    year, number = str(month).split("-")[:2]
    return int(year) * 12 + int(number) - 1


def quantity(spec: Data, brand: str, name: str, a: Numbers, default: float | None = None) -> float:
    """The drawn number `brand.name`, its single value, or the default (if it has one)."""
    if f"{brand}.{name}" in a:
        return a[f"{brand}.{name}"]
    given = spec.get(name)
    if given is None:
        if default is None:
            raise KeyError(f"{brand}.{name}")
        return default
    return float(given["value"]) if isinstance(given, dict) else float(given)
