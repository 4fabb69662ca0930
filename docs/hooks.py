"""Fills the placeholders of the pages from seeds/, scenarios/ and the code, at every build.

A page that names a placeholder which is not in PLACEHOLDERS fails the build. So does a page whose
commands do not end as it says (blocks.py). The pictures of a page are those that its commands
write; they become files of the site, in a folder with the page's name.
"""

from __future__ import annotations

import importlib.util
import posixpath
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from blocks import PICTURES, is_shown, with_output  # noqa: E402 - beside this file; needs ROOT
from scenario_reference import reference  # noqa: E402 - needs ROOT on the path

from sim.measures import outcome  # noqa: E402 - needs ROOT on the path
from sim.rules.catalogue import CATALOGUE  # noqa: E402 - needs ROOT on the path
from sim.scenario.brand import BANDS  # noqa: E402 - needs ROOT on the path
from sim.scenario.loader import load  # noqa: E402 - needs ROOT on the path
from sim.scenario.numbers import Quantity  # noqa: E402 - needs ROOT on the path
from sim.scenario.shipped import shipped_names  # noqa: E402 - needs ROOT on the path
from sim.world.seeds import Structure, seeds  # noqa: E402 - needs ROOT on the path
from sim.world.world import DRAWN, register  # noqa: E402 - needs ROOT on the path

PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")


def on_page_markdown(
    markdown: str, *, page: Any, config: Any = None, files: Files | None = None, **_: Any
) -> str:
    """The page with its placeholders filled; mkdocs calls this for every page."""

    def fill(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name not in PLACEHOLDERS:
            known = ", ".join(PLACEHOLDERS)
            raise PluginError(f"{page.file.src_uri}: no placeholder '{name}'; there are {known}")
        return PLACEHOLDERS[name]()

    filled = PLACEHOLDER.sub(fill, markdown)
    if not is_shown(filled):
        return filled
    if PICTURES in filled and importlib.util.find_spec("matplotlib") is None:
        raise PluginError(
            f"{page.file.src_uri}: the pictures of this page are drawn when it is built, and that "
            "needs matplotlib: pip install 'alliance-sim[plot]'"
        )
    with TemporaryDirectory() as folder:

        def keep(path: Path) -> str:
            name = f"{page.file.src_uri.removesuffix('.md')}/{path.relative_to(folder).as_posix()}"
            content = path.read_bytes()
            if files is not None:
                files.append(File.generated(config, name, content=content))
            here = posixpath.dirname(page.file.src_uri)
            source = posixpath.relpath(name, here)
            return f"[![{title_of(content)}]({source})]({source})"

        try:
            return with_output(filled, Path(folder), keep)
        except RuntimeError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from error


def title_of(picture: bytes) -> str:
    """The title that an SVG file has for itself, for those who do not see it."""
    found = re.search(r"<dc:title>(.*?)</dc:title>", picture.decode(), re.DOTALL)
    return re.sub(r"[\[\]\s]+", " ", unescape(found[1])).strip() if found else "a chart"


def table(head: str, rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; ``head`` names its columns, with bars between them."""
    names = [name.strip() for name in head.split("|")]
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def figure(number: float) -> str:
    """A number as people write it."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:g}"


def amount(number: Quantity) -> str:
    """The value of a number, or its range."""
    low, high = number.bounds
    if number.value is not None:
        return figure(low)
    return f"{figure(low)} to {figure(high)}" + (", log" if number.shape == "log" else "")


def evidence(number: Quantity) -> str:
    """Where a number comes from, and why it is what it is."""
    return f"{number.evidence}: {number.source}" + (f"; {number.reason}" if number.reason else "")


def _anchor(name: str) -> Quantity:
    return getattr(seeds().facts.anchor, name)


def anchor_total() -> str:
    return figure(_anchor("total").bounds[0])


def anchor_share() -> str:
    return f"{_anchor('share').bounds[0]:.0%}"


def register_table() -> str:
    """The assumptions that belong to no brand."""
    own = {f"{key}.{name}" for key in seeds().brands for name in DRAWN}
    shared = {name: number for name, number in register().items() if name not in own}
    return table(
        "name | range | unit | acts | evidence",
        (
            (f"`{name}`", amount(n), n.unit, "yes" if n.effect else "", evidence(n))
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


def brand_numbers_table() -> str:
    def rows() -> Iterator[tuple[str, ...]]:
        for key, spec in seeds().brands.items():
            for name in DRAWN:
                number = getattr(spec, name)
                if number is not None:
                    yield f"`{key}.{name}`", amount(number), number.unit, evidence(number)

    return table("name | value or range | unit | evidence", rows())


def launches_table() -> str:
    return table(
        "brand | month | model | strength | kind | evidence",
        (
            (spec.title, x.month, x.what, figure(x.strength), x.model, f"{x.evidence}: {x.source}")
            for spec in seeds().brands.values()
            for x in spec.launches
        ),
    )


def structure_table() -> str:
    numbers = {name: getattr(seeds().structure, name) for name in Structure.model_fields}
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
    facts = seeds().facts
    rows = [
        (f"`{name}`", f"{amount(n)} ({n.unit})", evidence(n))
        for name, n in (("total", facts.anchor.total), ("share", facts.anchor.share))
    ]
    rows += [(f"`{fact.fact}`", fact.says, f"article [{fact.para}]") for fact in facts.article]
    return table("fact | what it says | where", rows)


def scenarios_table() -> str:
    loaded = [load(name, vocabulary=None) for name in shipped_names()]
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
    """The table in the docstring of the module that knows them."""
    lines = (outcome.__doc__ or "").splitlines()
    return "\n".join(line for line in lines if line.startswith("|"))


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
    "register_table": register_table,
    "brands_table": brands_table,
    "brand_numbers_table": brand_numbers_table,
    "launches_table": launches_table,
    "structure_table": structure_table,
    "market_table": market_table,
    "facts_table": facts_table,
    "scenarios_table": scenarios_table,
    "scenario_reference": reference,
    "outcomes_table": outcomes_table,
    "rules_table": rules_table,
}
