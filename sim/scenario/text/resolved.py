"""A scenario as plain data: what is written with every result, hashed, and merged over."""

from __future__ import annotations

import json

import yaml

from sim.aliases import Json, JsonMapping
from sim.inputs import Input
from sim.levers.contract import CONTROL_PARTS
from sim.levers.sections import DATED
from sim.scenario.text.scalars import scalar_value

__all__ = ["canonical", "dump", "to_plain", "to_yaml"]


def to_plain(scenario: Input) -> Json:
    """The scenario as JSON-able maps and lists under the files' keys, defaults written out.

    Left out: ``extends`` (a resolved scenario stands alone) and fields that are None, which is
    how the types say that nothing was given. A contract, or an automaker's levers, of one
    map is that map, and control that one party holds in all three parts is one word, as files have
    them.
    """
    data: Json = scenario.model_dump(mode="json", by_alias=True, exclude_none=True)
    data.pop("extends", None)
    for contracts in data.get("alliance", {}).values():
        for contract in contracts:
            _tidy_control(contract)
    for section in DATED:
        for owner, entries in data.get(section, {}).items():
            data[section][owner] = entries[0] if len(entries) == 1 else entries
    for rule in data.get("rules", ()):
        _tidy_control(rule["then"])
    return data


def _tidy_control(terms: Json) -> None:
    parts = terms.get("sales_control")
    if parts and len(parts) == len(CONTROL_PARTS) and len(set(parts.values())) == 1:
        terms["sales_control"] = parts["stores"]


def to_yaml(scenario: Input) -> str:
    """The scenario as YAML in the order of the types; it loads back to an equal scenario."""
    return dump(to_plain(scenario))


def dump(plain: JsonMapping) -> str:
    """Plain data as YAML that this package reads back as it is, in its order."""
    return yaml.dump(
        dict(plain),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )


def canonical(scenario: Input) -> bytes:
    """The scenario as compact JSON with sorted keys, for hashing.

    How it is shown (its order, colours) is left out: it decides no number.
    """
    data = to_plain(scenario)
    for shown in (data, *data.get("brands", {}).values()):
        for key in ("order", "colour"):
            shown.pop(key, None)
    text = json.dumps(
        data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


class _Dumper(yaml.SafeDumper):
    """Quotes text that this package would read as something else (PyYAML's rules are YAML 1.1)."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    try:
        return None if scalar_value(text) == text else '"'
    except ValueError:
        return '"'


_Dumper.add_representer(str, _represent_text)
