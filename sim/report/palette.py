"""One fixed colour for each brand, agent, scenario and lens, everywhere.

A brand's, an agent's and a rival's stand in seeds/, a scenario's in its file; an automaker has that
of its brand. The shipped ones are apart for the usual kinds of colour blindness, and differ in
lightness, so that neighbours in a stack can be told apart in grey; dashes tell scenarios apart
where colour does not. Begun from the palettes of Okabe and Ito (2008) and of Paul Tol (2021), then
moved apart until any two brands, and any two scenarios, also differ for those who do not see red or
green (Machado et al., 2009); tests hold them to it. What declares no colour gets a spare one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from sim.report.spare_colours import spare_colour
from sim.scenario import Scenario
from sim.scenario.text.headings import shipped_headings
from sim.scenario.types.brand import BrandSpec
from sim.world.seeds import seeds

__all__ = [
    "agent_colour",
    "brand_colour",
    "dash_of",
    "lens_colour",
    "lens_dash",
    "own_brands",
    "scenario_colour",
    "scenario_colours",
]

_LENSES = {
    "brand": ("#2f6db3", "solid"),
    "automaker": ("#9db8dc", "dotted"),
    "channel": ("#b5486b", "dashed"),
    "profit": ("#b58a1b", "dashdot"),
}
_DASHES = ("solid", "dashed", "dashdot", "dotted")


Brands = Mapping[str, BrandSpec]
_NONE: Brands = {}


def own_brands(scenarios: Iterable[Scenario]) -> Brands:
    """The brands that scenarios add to the shipped ones."""
    return {key: spec for scenario in scenarios for key, spec in scenario.brands.items()}


def brand_colour(brand: str, own: Brands = _NONE) -> str:
    """The colour of a brand, ``#rrggbb``; ``own`` are the brands of a scenario."""
    declared = {key: spec.colour for key, spec in _brands(own).items()}
    return _assigned({brand: None} | declared, _of_others())[brand]


def agent_colour(agent: str, own: Brands = _NONE) -> str:
    """The colour of an agent: an automaker has that of the brand of its name, or its first."""
    if agent in _of_others():
        return _of_others()[agent]
    made = [key for key, spec in _brands(own).items() if spec.maker == agent]
    return brand_colour(agent if agent in made or not made else made[0], own)


def scenario_colours(own: Mapping[str, Scenario]) -> dict[str, str]:
    """The colours of scenarios that are shown together, by the name that they are shown under.

    A colour that two of them declare is the first one's.
    """
    kept = {name: heading.colour for name, heading in shipped_headings().items()}
    declared = {name: scenario.colour or kept.get(name) for name, scenario in own.items()}
    others = {name: colour for name, colour in kept.items() if colour and name not in own}
    return _assigned(declared, others)


def scenario_colour(scenario: str) -> str:
    """The colour of a shipped scenario, or of a name that declares none."""
    heading = shipped_headings().get(scenario)
    declared = heading.colour if heading else None
    taken = (heading.colour for heading in shipped_headings().values())
    return declared or spare_colour(scenario, frozenset(filter(None, taken)))


def _brands(own: Brands) -> Brands:
    return {**seeds().brands, **own}


@cache
def _of_others() -> Mapping[str, str]:
    """Colours that agents declare, and those of the rivals."""
    agents = {key: agent.colour for key, agent in seeds().agents.items() if agent.colour}
    rivals = {key: rival.colour for key, rival in seeds().rivals.items()}
    brands = {key: spec.colour or "" for key, spec in seeds().brands.items()}
    return agents | _assigned(rivals, agents | brands)


def _assigned(declared: Mapping[str, str | None], others: Mapping[str, str]) -> dict[str, str]:
    """A colour for every name: what it declares, else a spare one; none twice among them.

    Args:
        declared: by name; None where nothing is declared.
        others: colours in use elsewhere, which a spare one keeps away from.
    """
    found: dict[str, str] = {}
    for name, colour in declared.items():
        if colour and colour not in found.values():
            found[name] = colour
    for name in declared:
        if name not in found:
            taken = filter(None, (*found.values(), *others.values()))
            found[name] = spare_colour(name, frozenset(taken))
    return found


def lens_colour(lens: str) -> str:
    """The colour of a lens on the same month: brand, automaker, channel or profit."""
    return _LENSES[lens][0]


def lens_dash(lens: str) -> str:
    """The dash of a lens; by brand and by automaker often coincide, and both must be seen."""
    return _LENSES[lens][1]


def dash_of(place: int) -> str:
    """The dash of the scenario at a place in a comparison; the base, at 0, is solid."""
    return _DASHES[place % len(_DASHES)]
