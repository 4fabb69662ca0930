"""The reference of scenario files, made from the JSON Schema of the types that read them."""

from __future__ import annotations

import json
from collections import deque
from typing import Any

from sim.scenario.schema import json_schema

Schema = dict[str, Any]


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
    """What a key means: as its field says, else as the type of its value says."""
    if "description" in field:
        return str(field["description"])
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
