"""What speaks for a value that a scenario changes."""

from __future__ import annotations

from collections.abc import Mapping

from sim.scenario.numbers import Quantity

__all__ = ["evidence_of"]


def evidence_of(key: str, numbers: Mapping[str, Quantity], sources: tuple[str, ...]) -> str:
    """The evidence for a scenario's key, in words.

    Args:
        key: dotted.
        numbers: the register.
        sources: what the scenario names as its own.
    """
    if key.startswith("assumptions."):
        known = numbers.get(key.removeprefix("assumptions.").rpartition(".")[0])
        return f"{known.evidence}: {known.source}" if known else "assumption"
    if key.startswith("run."):
        return "how long and how often it runs"
    lever = key.startswith(("alliance.", "huawei.", "makers.", "rules"))
    kind = "a lever: what an actor chooses" if lever else "what happens"
    said = f"sources of the scenario: {', '.join(sources)}" if sources else "an assumption"
    return f"{kind}; {said}"
