"""The reference of scenario files, made from the JSON Schema of the types that read them."""

from __future__ import annotations

import json
from collections import deque
from typing import Any

from sim.scenario.schema import json_schema

Schema = dict[str, Any]

MEANINGS = {
    "Scenario.title": "a heading for people",
    "Scenario.events": "dated events: a list, or a map of named ones",
    "Scenario.rules": "conditional rules",
    "Scenario.expect": "what should come out; `sim check` runs it",
    "Scenario.sources": "where the scenario's ideas come from",
    "Run.months": "how many months are simulated",
    "Run.replications": "how many futures are drawn",
    "Run.seed": "which luck",
    "Contract.sales_control": "who runs selling: one word, or a map of its three parts",
    "Action.brand": "whose terms change",
    "Action.sales_control": "who runs selling from then on",
    "Action.model_type": "the partnership from then on",
    "Action.handover_months": "months over which the terms pass",
    "Action.floor_rule": "how store floor is shared out from then on",
    "Action.yinwang_share": "Yinwang's part of the resources from then on, instead of the path",
    "Abroad.lead": "who leads overseas",
    "AllOf.all_of": "conditions that must all hold",
    "AnyOf.any_of": "conditions of which one must hold",
    "BandMix.shares": "under 200, 200 to 300, 300 to 500, over 500 thousand yuan",
    "BandMix.evidence": "what kind of evidence there is",
    "BandMix.source": "where it comes from",
    "BrandSpec.title": "the name that tables show",
    "BrandSpec.model_type": "the partnership that the brand is built under",
    "BrandSpec.launches": "launches to June 2025",
    "ConditionalRule.when": "the condition",
    "ConditionalRule.then": "what changes",
    "ConditionalRule.notice_months": "months between the review and the change",
    "Demand.shock": "size of the push, log points",
    "Expectation.measure": "what is looked at",
    "Expectation.brand": "whose; with `share` and `units` only",
    "Expectation.lens": "by brand, automaker, channel or profit",
    "Expectation.probability": "the least part of the replications in which it must hold",
    "Launch.strength": "1 is a new model in the brand's main segment",
    "Level.measure": "what is watched, as of the month before",
    "Level.below": "holds below this",
    "Level.above": "holds above this",
    "Level.for_months": "for so many months running",
    "Market.factor": "factor on the number of buyers",
    "Market.months": "for how long",
    "PastLaunch.strength": "1 is a new model in the brand's main segment",
    "PastLaunch.model": "a refresh leaves nothing lasting",
    "PastLaunch.what": "the model's name",
    "PastLaunch.evidence": "what kind of evidence there is",
    "PastLaunch.source": "where it comes from",
    "Quantity.value": "the number, where it is not drawn",
    "Quantity.low": "lower end of a range",
    "Quantity.high": "upper end of a range",
    "Quantity.unit": "its unit",
    "Quantity.evidence": "what kind of evidence there is",
    "Quantity.source": "where it comes from",
    "Quantity.reason": "why; an assumption must have one",
    "Quantity.shape": "drawn evenly, or evenly in logarithms",
    "Quantity.effect": "whether it is a coefficient through which one thing acts on another",
    "Range.low": "lower end of another range",
    "Range.high": "upper end of another range",
    "Range.fixed": "one value instead of a range",
    "Rival.launch": "strength of a launch; 1 is a new model in the main segment",
    "Sign.model_type": "its model type from then on; the brand's own when left out",
    "Supply.factor": "factor on capacity",
    "Supply.months": "for how long",
    "Tax.known_months_ahead": "how long before buyers know of it",
    "YinwangShare.now": "Yinwang's part at the start",
    "YinwangShare.in_36_months": "Yinwang's part after 36 months",
}
"""Meanings that the types do not give."""


def reference() -> str:
    """A section for every type, the scenario first: key, type, default and meaning."""
    schema = json_schema()
    definitions: dict[str, Schema] = schema["$defs"]
    places = _places(schema, definitions)
    parts = [_section("Scenario", schema, definitions, "")]
    parts += [
        _section(name, definitions[name], definitions, ", ".join(f"`{path}`" for path in paths))
        for name, paths in places.items()
    ]
    return "\n\n".join(parts)


def _places(schema: Schema, definitions: dict[str, Schema]) -> dict[str, list[str]]:
    """Where each type is written, in the order in which they are met."""
    places: dict[str, list[str]] = {}
    queue = deque(_named(schema, ""))
    while queue:
        name, path = queue.popleft()
        if name in places:
            if not any(path.startswith(known) for known in places[name]):
                places[name].append(path)
            continue
        places[name] = [path]
        queue.extend(_named(definitions[name], path))
    return places


def _named(schema: Schema, path: str) -> list[tuple[str, str]]:
    found = []
    for key, below in schema.get("properties", {}).items():
        found += _refs(below, f"{path}.{key}" if path else key)
    return found


def _refs(schema: Schema, path: str) -> list[tuple[str, str]]:
    if "$ref" in schema:
        return [(schema["$ref"].rpartition("/")[2], path)]
    found = []
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        found += _refs(choice, path)
    if isinstance(schema.get("items"), dict):
        found += _refs(schema["items"], path)
    for value in _values(schema):
        found += _refs(value, f"{path}.NAME")
    return found


def _values(schema: Schema) -> list[Schema]:
    other = schema.get("additionalProperties")
    return [*schema.get("patternProperties", {}).values(), *([other] if other else [])]


def _section(name: str, schema: Schema, definitions: dict[str, Schema], where: str) -> str:
    lines = [f"### {name}", ""]
    if where:
        lines += [f"Written under {where}.", ""]
    lines += [" ".join(schema.get("description", "").replace("``", "`").split()), ""]
    lines += ["| key | type | default | meaning |", "| --- | --- | --- | --- |"]
    required = schema.get("required", ())
    for key, field in schema.get("properties", {}).items():
        default = "required" if key in required else _default(field)
        meaning = meaning_of(name, key, field, definitions)
        lines.append(f"| `{key}` | {_kind(field)} | {default} | {meaning} |")
    return "\n".join(lines)


def meaning_of(name: str, key: str, field: Schema, definitions: dict[str, Schema]) -> str:
    """What a key means: as its type says, else as the type of its value says, else as above."""
    if "description" in field:
        return str(field["description"])
    if f"{name}.{key}" in MEANINGS:
        return MEANINGS[f"{name}.{key}"]
    for kind, _ in _refs(field, ""):
        if definitions[kind].get("description"):
            return str(definitions[kind]["description"]).split(".")[0]
    raise KeyError(f"{name}.{key} has no meaning: give its field a description")


def _default(field: Schema) -> str:
    value = field.get("default")
    if value in (None, "", [], {}):
        return "-"
    if isinstance(value, dict):
        return "as below"
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def _kind(schema: Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    choices = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if choices:
        kinds = [_kind(choice) for choice in choices if choice.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    return _PLAIN[schema["type"]](schema)


def _list(schema: Schema) -> str:
    if "prefixItems" in schema:
        return f"list of {len(schema['prefixItems'])} numbers"
    return f"list of {_kind(schema['items'])}"


def _map(schema: Schema) -> str:
    return "map by name of " + " or ".join(_kind(value) for value in _values(schema))


def _text(schema: Schema) -> str:
    pattern = str(schema.get("pattern", ""))
    if pattern.startswith("^[0-9]"):
        return "month, `YYYY-MM`"
    if pattern:
        return "name"
    return f"text, up to {schema['maxLength']} characters" if "maxLength" in schema else "text"


def _number(schema: Schema) -> str:
    word = "whole number" if schema["type"] == "integer" else "number"
    bounds = [
        f"{text} {_figure(schema[key])}"
        for key, text in (
            ("minimum", "from"),
            ("exclusiveMinimum", "above"),
            ("maximum", "to"),
            ("exclusiveMaximum", "below"),
        )
        if key in schema
    ]
    return f"{word} {' '.join(bounds)}".strip()


def _figure(bound: float) -> str:
    return "2^63" if bound == 2**63 else f"{bound:,g}" if bound < 1e6 else f"{bound:,.0f}"


_PLAIN = {
    "array": _list,
    "object": _map,
    "string": _text,
    "number": _number,
    "integer": _number,
    "boolean": lambda schema: "`true`, `false`",
}
