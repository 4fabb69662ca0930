"""The luck of one replication, dealt from the project's streams, and the seeds as they are read.

Of the project this uses the streams and their names, the reader of files and nothing else; the
values of assumptions are worked out here, from the page's rule.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

import numpy as np

from sim.randomness import TILE, Stream
from sim.scenario.text.reader import read_trusted
from sim.shipped import shipped

from .state import Data, Luck, Numbers

SEEDS = ("structure", "assumptions", "market", "rivals", "brands", "facts")


def read_seeds() -> dict[str, Data]:
    """The files of seeds/ by name."""
    return {name: read_trusted(shipped("seeds") / f"{name}.yaml") for name in SEEDS}


def numbers(scenario: Data, seeds: dict[str, Data]) -> Iterator[tuple[str, Data]]:
    """Every number that may be drawn, by name (not the structural, nor the market's known)."""
    yield from seeds["assumptions"].items()
    for band, spec in seeds["market"]["bands"].items():
        yield f"market.band_{band}", spec
    yield "market.floor", seeds["market"]["floor"]
    yield from within("rivals", seeds["rivals"])
    yield from within("brands", seeds["brands"] | scenario["brands"])


def within(kind: str, specs: Data, prefix: str = "") -> Iterator[tuple[str, Data]]:
    """The numbers of brands, rivals or nameplates: what has a value or a range."""
    for key, spec in specs.items():
        for field, given in spec.items():
            if kind != "rivals" and field != "models" and isinstance(given, int | float):
                if not isinstance(given, bool):
                    yield f"{prefix}{key}.{field}", {"value": given}
            elif isinstance(given, dict) and ("value" in given or "low" in given):
                yield f"{prefix}{key}.{field}", given
            elif field == "nameplates":
                yield from within("nameplates", given, f"{key}.")


@cache
def tile(
    kind: str, seed: int, agent: str, purpose: str, rows: int, number: int
) -> list[list[float]]:
    """A tile of a stream: for each of its replications, a value for every row."""
    stream = Stream(seed, agent, purpose, range(number * TILE, (number + 1) * TILE))
    draw = stream.normals if kind == "normals" else stream.uniforms
    columns: list[list[float]] = np.array([draw() for _ in range(rows)]).T.tolist()
    return columns


class Streams:
    """The streams of one seed, as far as one replication sees them."""

    def __init__(self, seed: int, months: int, replication: int) -> None:
        self.seed, self.rows, self.replication = seed, months + 1, replication
        self.tile, self.column = divmod(replication, TILE)

    def normal(self, agent: str, purpose: str) -> list[float]:
        """Normals, by row."""
        return tile("normals", self.seed, agent, purpose, self.rows, self.tile)[self.column]

    def uniform(self, agent: str, purpose: str) -> list[float]:
        """Uniforms, by row."""
        return tile("uniforms", self.seed, agent, purpose, self.rows, self.tile)[self.column]

    def pair(self, agent: str, purpose: str) -> list[float]:
        """Two uniforms."""
        return tile("uniforms", self.seed, agent, purpose, 2, self.tile)[self.column]

    def row(self, size: int) -> int:
        """The row of the ensemble: replications take them in a shuffled order, again and again."""
        tiles = range(-(-size // TILE))
        name = ("assumption", "fitted ensemble")
        luck = [u[0] for k in tiles for u in tile("uniforms", self.seed, *name, 1, k)][:size]
        return sorted(range(size), key=luck.__getitem__)[self.replication % size]

    def first(self, kind: str, agent: str, purpose: str) -> float:
        """The value of a stream that has one row only."""
        return tile(kind, self.seed, agent, purpose, 1, self.tile)[self.column][0]


def assumption(spec: Data, other: Data | None, u: float) -> float:
    """The value of a number in one replication; `other` is the scenario's word on it."""
    given = {"value": other.get("fixed"), **other} if other else spec
    if given.get("value") is not None:
        return float(given["value"])
    low, high = given["low"], given["high"]
    if spec.get("shape") == "log":
        return float(low * (high / low) ** u)
    return float(low + u * (high - low))


@cache
def ensemble() -> tuple[list[str], list[list[float]]]:
    """The fitted ensemble: names, and rows of values."""
    with (shipped("seeds") / "ensemble.csv").open(encoding="utf-8") as file:
        names, *rows = csv.reader(file)
    return names, [[float(value) for value in row] for row in rows]


def fitted(scenario: Data, streams: Streams) -> Numbers:
    """The row of the ensemble that a replication takes, less what the scenario says itself."""
    if scenario["run"].get("prior"):
        return {}
    names, rows = ensemble()
    row = dict(zip(names, rows[streams.row(len(rows))], strict=True))
    return {
        name: value
        for name, value in row.items()
        if name not in scenario["assumptions"] and name.split(".")[0] not in scenario["brands"]
    }


def assumptions(scenario: Data, seeds: dict[str, Data], streams: Streams) -> Numbers:
    """All numbers of the register in one replication."""
    others, row = scenario["assumptions"], fitted(scenario, streams)
    return {
        name: row[name]
        if name in row
        else assumption(spec, others.get(name), streams.first("uniforms", "assumption", name))
        for name, spec in numbers(scenario, seeds)
    }


class Settled:
    """The scenario as one replication has it: every range of a month or a length is one value.

    Attributes:
        scenario: without ranges.
        drawn: the values by name; a month as months after June 2025.
    """

    def __init__(self, scenario: Data, replication: int) -> None:
        run = scenario["run"]
        self._streams = Streams(run["seed"], run["months"], replication)
        self.drawn: Numbers = {}
        self.scenario, count = deepcopy(scenario), Counter[str]()
        events = self.scenario["events"]
        for event in events.values() if isinstance(events, dict) else events:
            (kind,) = event.keys() - {"month"}
            about = event[kind].get("brand") or event[kind].get("name") or "market"
            name = f"{about}.{kind}_month"
            count[name] += 1
            self._settle(event, "month", numbered(name, count[name]))
        for brand, terms in self.scenario["alliance"].items():
            for number, term in enumerate(terms if isinstance(terms, list) else [terms], start=1):
                self._settle(term, "from", numbered(f"{brand}.contract_month", number))
                self._settle(term, "handover_months", numbered(f"{brand}.handover_months", number))
        for rule in self.scenario["rules"]:
            for held, key in ((rule["then"], "handover_months"), (rule, "notice_months")):
                self._settle(held, key, f"rules.{rule['name']}.{key}")

    def _settle(self, held: Data, key: str, name: str) -> None:
        """Put a range's value in its place: evenly among its months, or its whole numbers."""
        given = held.get(key)
        if not isinstance(given, dict):
            return
        u = self._streams.first("uniforms", "assumption", name)
        low, high = (
            (after_june(given["from"]), after_june(given["to"]))
            if "from" in given
            else (given["low"], given["high"])
        )
        drawn = low + int(u * (high - low + 1))
        self.drawn[name] = drawn
        held[key] = month_after_june(drawn) if "from" in given else drawn


def after_june(month: str) -> int:
    """Months from June 2025 to a month."""
    return 12 * (int(month[:4]) - 2025) + int(month[5:]) - 6


def month_after_june(count: int) -> str:
    """The month some months after June 2025."""
    years, month = divmod(count + 5, 12)
    return f"{2025 + years:04d}-{month + 1:02d}"


def numbered(name: str, number: int) -> str:
    """The name of the first of several is as it is; the others have their number."""
    return name if number == 1 else f"{name}_{number}"


def launches(scenario: Data) -> set[tuple[str, str]]:
    """Who launches something in which month."""
    found = set()
    events = scenario["events"]
    for event in events.values() if isinstance(events, dict) else events:
        if event.get("launch"):
            found.add((event["launch"]["brand"], event["month"]))
        if event.get("rival"):
            found.add((event["rival"]["name"], event["month"]))
    return found


def plates(brands: dict[str, Data], rivals: dict[str, Data]) -> Iterator[tuple[str, str]]:
    """The nameplates of June by name; where they have none, by number."""
    for key, spec in (brands | rivals).items():
        names = spec.get("nameplates") or map(str, range(spec.get("models", 1)))
        yield from ((key, name) for name in names)


def luck(scenario: Data, seeds: dict[str, Data], replication: int) -> Luck:
    """What one replication of a scenario draws."""
    run = scenario["run"]
    streams = Streams(run["seed"], run["months"], replication)
    brands = seeds["brands"] | scenario["brands"]
    agents = [*brands, *seeds["rivals"]]
    row = fitted(scenario, streams)
    return Luck(
        assumptions=assumptions(scenario, seeds, streams),
        shock={key: streams.normal(key, "shock") for key in agents},
        orders={key: streams.normal(key, "orders") for key in brands},
        refresh={key: streams.uniform(key, "refresh") for key in agents},
        arrival={key: streams.uniform(key, "arrival") for key in agents},
        arrival_size={key: streams.normal(key, "arrival size") for key in agents},
        phase={
            (key, name): streams.pair(key, f"phase {name}")
            for key, name in plates(brands, seeds["rivals"])
        },
        appeal={
            key: streams.first("normals", key, "appeal")
            for key, spec in brands.items()
            if not spec.get("on_sale")
        },
        launch={
            (key, month): streams.first("normals", key, f"launch {month}")
            for key, month in launches(scenario)
        },
        line={
            kind: (streams.first("normals", kind, "level"), streams.first("normals", kind, "slope"))
            for kind in ("nameplates", "newcomers")
        },
        june_shock={
            name.removesuffix(".june_shock"): value
            for name, value in row.items()
            if name.endswith(".june_shock")
        },
        market=streams.normal("market", "shock"),
    )
