"""One fixed colour for each brand, agent, scenario and lens, everywhere.

Brands and agents share a maker's colour. The colours are apart for the usual kinds of colour
blindness, and differ in lightness, so that neighbours in a stack can be told apart in grey; dashes
tell scenarios apart where colour does not. Begun from the palettes of Okabe and Ito (2008) and of
Paul Tol (2021), then moved apart until any two brands, and any two scenarios, also differ for those
who do not see red or green (Machado et al., 2009); tests hold them to it.
"""

from __future__ import annotations

from hashlib import blake2b

__all__ = [
    "agent_colour",
    "brand_colour",
    "dash_of",
    "lens_colour",
    "lens_dash",
    "scenario_colour",
]

_BRANDS = {
    "aito": "#0b3c6f",
    "luxeed": "#e69f00",
    "stelato": "#179063",
    "maextro": "#6c1c3c",
    "shangjie": "#6db6ee",
    "avatr": "#c4a561",
    "voyah": "#d0c5aa",
    "deepal": "#f0d2ec",
    "gac": "#c45600",
    "dongfeng": "#ffd773",
    "faw": "#3a4006",
}
_AGENTS = {
    "huawei": "#c7253e",
    "yinwang": "#cc79a7",
    "seres": _BRANDS["aito"],
    "chery": _BRANDS["luxeed"],
    "baic": _BRANDS["stelato"],
    "jac": _BRANDS["maextro"],
    "saic": _BRANDS["shangjie"],
    "changan": _BRANDS["avatr"],
    "gac": _BRANDS["gac"],
    "dongfeng": _BRANDS["dongfeng"],
    "faw": _BRANDS["faw"],
    "xiaomi": "#ff7f50",
    "world": "#9a9a9a",
}
_SCENARIOS = {
    "keep_control": "#2b2b2b",
    "cede_sales": "#c7253e",
    "cede_gradually": "#f5ab0f",
    "cede_all": "#ffa366",
    "cede_stores_keep_policy": "#ff64c9",
    "take_back_when_slumping": "#41b48d",
    "hybrid_for_all": "#4cceff",
    "huawei_inside_for_all": "#00357e",
    "yinwang_first": "#795acc",
    "single_aito_brand": "#ab0161",
    "partners_lead_abroad": "#004800",
    "xiaomi_surge": "#d25a00",
    "aito_stumbles": "#017f90",
}
_SPARE = ("#332288", "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255")
_LENSES = {
    "brand": ("#2f6db3", "solid"),
    "automaker": ("#9db8dc", "dotted"),
    "channel": ("#b5486b", "dashed"),
    "profit": ("#b58a1b", "dashdot"),
}
_DASHES = ("solid", "dashed", "dashdot", "dotted")


def _spare(name: str) -> str:
    """A colour for a name that has none of its own: always the same one."""
    return _SPARE[blake2b(name.encode(), digest_size=1).digest()[0] % len(_SPARE)]


def brand_colour(brand: str) -> str:
    """The colour of a brand, ``#rrggbb``."""
    return _BRANDS.get(brand) or _spare(brand)


def agent_colour(agent: str) -> str:
    """The colour of an agent: a maker has that of its first brand."""
    return _AGENTS.get(agent) or _spare(agent)


def scenario_colour(scenario: str) -> str:
    """The colour of a scenario."""
    return _SCENARIOS.get(scenario) or _spare(scenario)


def lens_colour(lens: str) -> str:
    """The colour of a lens on the same month: brand, automaker, channel or profit."""
    return _LENSES[lens][0]


def lens_dash(lens: str) -> str:
    """The dash of a lens; by brand and by automaker often coincide, and both must be seen."""
    return _LENSES[lens][1]


def dash_of(place: int) -> str:
    """The dash of the scenario at a place in a comparison; the base, at 0, is solid."""
    return _DASHES[place % len(_DASHES)]
