"""What axe-core finds wrong with a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.browser.explorer.visit import Visit

RUN = """(context) => axe.run(context ?? document, { resultTypes: ["violations"] })"""


def grave(visit: Visit, context: str | None = None) -> list[Any]:
    """Serious and critical violations, each with where it is."""
    if not visit("typeof axe === 'object'"):
        import axe_playwright_python  # noqa: PLC0415 - an extra

        script = Path(axe_playwright_python.__file__).parent / "axe.min.js"
        visit(script.read_text("utf-8"))
    found = visit(RUN, context)["violations"]
    return [
        (each["id"], each["help"], [node["html"][:160] for node in each["nodes"]][:4])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
