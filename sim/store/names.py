"""The names of the files in a run folder."""

from __future__ import annotations

__all__ = [
    "DATA_FILES",
    "MANIFEST",
    "RELATED",
    "REPORT",
    "RESOLVED",
    "RESULT_FILES",
    "SCENARIO",
]

MANIFEST = "manifest.json"
SCENARIO, RESOLVED, RELATED = "scenario.yaml", "resolved.yaml", "related.yaml"
RESULT_FILES = (RESOLVED, "series.parquet", "replications.parquet", "events.jsonl")
"""What every run folder has, by whatever version it was written."""
DATA_FILES = (SCENARIO, RELATED, *RESULT_FILES)
"""What this version writes, beside the manifest."""
REPORT = "report.html"
"""What `sim run --report` adds."""
