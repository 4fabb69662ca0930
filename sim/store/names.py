"""The names of the files in a run folder."""

from __future__ import annotations

__all__ = [
    "DATA_FILES",
    "EVENTS",
    "MANIFEST",
    "RELATED",
    "REPLICATIONS",
    "REPORT",
    "RESOLVED",
    "RESULT_FILES",
    "SCENARIO",
    "SERIES",
]

MANIFEST = "manifest.json"
SCENARIO, RESOLVED, RELATED = "scenario.yaml", "resolved.yaml", "related.yaml"
SERIES, REPLICATIONS, EVENTS = "series.parquet", "replications.parquet", "events.jsonl"
RESULT_FILES = (RESOLVED, SERIES, REPLICATIONS, EVENTS)
"""What every run folder has, by whatever version it was written."""
DATA_FILES = (SCENARIO, RELATED, *RESULT_FILES)
"""What this version writes, beside the manifest."""
REPORT = "report.html"
"""What `sim run --report` added in version 0.1; `sim report` ends its names with it."""
