"""The JSON Schema of scenario files, for editors."""

from __future__ import annotations

from sim.aliases import Json
from sim.scenario.types.scenario import Scenario

__all__ = ["json_schema"]


def json_schema() -> Json:
    """The schema (draft 2020-12) of a scenario file, made from the types that read it.

    It knows keys, types, ranges and choices; names of brands and months outside the run are
    known to ``sim check`` only.
    """
    schema = Scenario.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Scenario of alliance-sim",
    }
