"""Brands and agents as pages are told of them: key, title, colour, and what controls need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sim.aliases import Json
from sim.report.names import agents
from sim.report.palette import agent_colour, brand_colour, own_brands
from sim.scenario import Scenario
from sim.scenario.types.brand import BrandSpec
from sim.world.cast import agent_name
from sim.world.seeds import seeds

__all__ = ["on_stage", "own_on_stage"]

Stage = dict[str, list[Json]]


def on_stage() -> Stage:
    """The shipped ``brands``, and the ``agents`` of every world, in their order."""
    shipped = seeds().brands
    return {"brands": _brands(shipped), "agents": _agents(agents(), shipped)}


def own_on_stage(scenarios: Iterable[Scenario]) -> Stage:
    """The same of what scenarios add: their brands, and automakers that have no other."""
    own = own_brands(scenarios)
    makers = dict.fromkeys(brand.maker for brand in own.values())
    names = {maker: agent_name(maker) for maker in makers if maker not in agents()}
    return {"brands": _brands(own), "agents": _agents(names, own)}


def _brands(brands: Mapping[str, BrandSpec]) -> list[Json]:
    return [
        {
            "key": key,
            "title": brand.title,
            "maker": brand.maker,
            "hima": brand.hima,
            "colour": brand_colour(key, brands),
            "model_type": brand.model_type,
            "on_sale": brand.on_sale,
            "signed": brand.signed,
        }
        for key, brand in brands.items()
    ]


def _agents(names: Mapping[str, str], brands: Mapping[str, BrandSpec]) -> list[Json]:
    return [
        {"key": key, "title": title, "colour": agent_colour(key, brands)}
        for key, title in names.items()
    ]
