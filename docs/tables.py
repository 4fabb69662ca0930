"""What the placeholders of the pages stand for: tables from seeds/, scenarios/ and the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape

from cells import amount, evidence, figure, table
from fault_tables import endurance_table, faults_table
from fit_tables import fit_table, june_parts_table, learnt, trades_table
from scenario_reference import reference
from server_limits import server_limits

from sim.measures.outcomes import OUTCOMES
from sim.report.names import agents, translated
from sim.rules.catalogue import CATALOGUE
from sim.scenario.loader import load
from sim.scenario.text.headings import shipped_headings
from sim.scenario.types.brand import BANDS
from sim.scenario.types.numbers import Quantity
from sim.study.calibrate.shipped import shipped_fit
from sim.world.seeds import Structure, seeds
from sim.world.world import DRAWN, register
from tools.leave_one_out import at_the_middle

__all__ = ["PLACEHOLDERS"]


def _anchor(name: str) -> Quantity:
    return getattr(seeds().facts.anchor, name)


def anchor_total() -> str:
    return figure(_anchor("total").bounds[0])


def anchor_share() -> str:
    return f"{_anchor('share').bounds[0]:.0%}"


def newcomer_error() -> str:
    """Mean error, log points, where a peer is told by the line through the others."""
    return f"{at_the_middle()[0]:.2f}"


def mean_error() -> str:
    """The same by the mean of the others."""
    return f"{at_the_middle()[1]:.2f}"


def register_table() -> str:
    """The assumptions that belong to no brand."""
    brands = seeds().brands
    shared = {
        name: number for name, number in register().items() if name.partition(".")[0] not in brands
    }
    known = {each.name: each for each in shipped_fit()}
    return table(
        "name | range | acts | by the history | evidence",
        (
            (
                f"`{name}`",
                f"{amount(n)} {n.unit}",
                "yes" if n.effect else "",
                learnt(known[name]) if name in known else "",
                evidence(n),
            )
            for name, n in shared.items()
        ),
    )


def brands_table() -> str:
    head = "key | brand | maker | in HIMA | model type | sells in June 2025 | served since | models"
    return table(
        " | ".join([head, *(band.replace("_", " ") for band in BANDS)]),
        (
            (
                f"`{key}`",
                spec.title,
                spec.maker,
                "yes" if spec.hima else "no",
                f"`{spec.model_type}`",
                "yes" if spec.on_sale else "no",
                spec.signed or "-",
                str(spec.models),
                *(f"{share:.0%}" for share in spec.bands.shares),
            )
            for key, spec in seeds().brands.items()
        ),
    )


def agents_table() -> str:
    """Who acts, rivals included, with the Chinese name where there is one."""
    chinese = translated("zh")
    role = {key: agent.role for key, agent in seeds().agents.items()}
    return table(
        "key | agent | in Chinese | kind",
        (
            (f"`{key}`", name, chinese.get(f"agent.{key}", "-"), role.get(key, "rival"))
            for key, name in agents().items()
        ),
    )


def brand_numbers_table() -> str:
    def rows() -> Iterator[tuple[str, ...]]:
        for key, spec in seeds().brands.items():
            for name in DRAWN:
                number = getattr(spec, name)
                if number is not None:
                    yield f"`{key}.{name}`", amount(number), number.unit, evidence(number)

    return table("name | value or range | unit | evidence", rows())


def nameplates_table() -> str:
    """The nameplates that June 2025 had, where they are known one by one."""
    bands = " / ".join(BANDS).replace("_", " ")
    return table(
        f"brand | model | launched | renewed | part of June sales | bands ({bands}) | evidence",
        (
            (
                spec.title,
                each.title,
                each.launched,
                ", ".join(each.renewed),
                "all" if each.share is None else amount(each.share),
                " / ".join(f"{part:g}" for part in (each.bands or spec.bands).shares),
                f"{each.evidence}: {each.source}",
            )
            for spec in seeds().brands.values()
            for each in spec.nameplates.values()
        ),
    )


def structure_table() -> str:
    return _numbers({name: getattr(seeds().structure, name) for name in Structure.model_fields})


def defaults_table() -> str:
    return _numbers(seeds().defaults)


def _numbers(numbers: Mapping[str, Quantity]) -> str:
    return table(
        "name | value | unit | evidence",
        ((f"`{name}`", amount(n), n.unit, evidence(n)) for name, n in numbers.items()),
    )


def market_table() -> str:
    market = seeds().market
    numbers = {"buyers_june": market.buyers_june, "floor": market.floor}
    rows = [(f"`{name}`", amount(n), n.unit, evidence(n)) for name, n in numbers.items()]
    season = ", ".join(f"{index:g}" for index in market.season.shares)
    why = f"{market.season.evidence}: {market.season.source}"
    rows.append(("`season`", season, "January to December, mean 1", why))
    return table("name | value | unit | evidence", rows)


def facts_table() -> str:
    """The anchor, and every fact of the article with what it is in the model."""
    facts = seeds().facts
    rows = [
        (f"`{name}`", f"{amount(n)} ({n.unit})", evidence(n), "anchor", "")
        for name, n in (("total", facts.anchor.total), ("share", facts.anchor.share))
    ]
    for fact in facts.article:
        by = "; ".join(filter(None, (", ".join(f"`{name}`" for name in fact.by), fact.why)))
        kind = fact.plays.replace("_", " ")
        rows.append((f"`{fact.fact}`", fact.says, f"article [{fact.para}]", kind, by))
    return table("fact | what it says | where | in the model | what it is there", rows)


def scenarios_table() -> str:
    loaded = [load(name, vocabulary=None) for name in shipped_headings()]
    return table(
        "name | title | question | extends",
        (
            (
                f"`{one.scenario.name}`",
                one.scenario.title,
                one.scenario.question,
                f"`{one.bases[0]}`" if one.bases else "-",
            )
            for one in loaded
        ),
    )


def outcomes_table() -> str:
    """Every kind of outcome, from the table that declares them."""
    names = {"brand": "<brand>", "agent": "<agent>", "whole": "the whole"}
    return table(
        "name | is | unit | best",
        (
            (
                f"`{kind.name.format(**names)}`",
                escape(kind.words.format(**names)),
                kind.unit,
                f"{kind.best}, for the {kind.whose}",
            )
            for kind in OUTCOMES
        ),
    )


def rules_table() -> str:
    return table(
        "rule | where | mechanism | in the literature, in the record",
        (
            (f"`{kind.__name__}`", f"`{_file(kind)}`", kind.mechanism, kind.source)
            for kind in CATALOGUE
        ),
    )


def _file(kind: type) -> str:
    return kind.__module__.replace(".", "/") + ".py"


PLACEHOLDERS: dict[str, Callable[[], str]] = {
    "anchor_total": anchor_total,
    "anchor_share": anchor_share,
    "newcomer_error": newcomer_error,
    "mean_error": mean_error,
    "register_table": register_table,
    "fit_table": fit_table,
    "june_parts_table": june_parts_table,
    "trades_table": trades_table,
    "brands_table": brands_table,
    "agents_table": agents_table,
    "brand_numbers_table": brand_numbers_table,
    "nameplates_table": nameplates_table,
    "server_limits": server_limits,
    "structure_table": structure_table,
    "defaults_table": defaults_table,
    "market_table": market_table,
    "facts_table": facts_table,
    "scenarios_table": scenarios_table,
    "scenario_reference": reference,
    "outcomes_table": outcomes_table,
    "rules_table": rules_table,
    "faults_table": faults_table,
    "endurance_table": endurance_table,
}
