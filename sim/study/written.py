"""The texts that a run folder keeps: the author's file, the resolved scenario, what it names."""

from __future__ import annotations

from sim.scenario import Loaded, Scenario, to_yaml
from sim.scenario.chain import Source
from sim.scenario.related import related_text
from sim.scenario.text.nodes import Node, Place
from sim.store.contents import Written
from sim.study.sources import compared_with

__all__ = ["written"]


def written(scenario: Scenario, loaded: Loaded | None) -> Written:
    """Return what is kept of a scenario as text, so that its folder can be run anywhere.

    Args:
        scenario: what is run.
        loaded: what it was read from. None for a scenario that was made in Python: the resolved
            scenario stands for the author's file, and scenarios that expectations name are looked
            for in the working folder and among the shipped ones. Those not found are left out.

    Raises:
        ScenarioError: a scenario that an expectation names cannot be used.
    """
    resolved = to_yaml(scenario)
    if loaded is None:
        here = Source(scenario.name, None, Node({}, Place(scenario.name, 0)))
        compared = compared_with(scenario, here, need_all=False)
        return Written(resolved.encode(), resolved, related_text({}, compared))
    # a folder by an older version keeps no such scenarios: it runs, and `sim check` says so
    in_folder = loaded.source.related is not None
    compared = compared_with(scenario, loaded.source, need_all=not in_folder)
    author = loaded.source.data or resolved.encode()
    return Written(author, resolved, related_text(_base(loaded), compared))


def _base(loaded: Loaded) -> dict[str, Scenario]:
    """The base by the text that names it."""
    if loaded.base is None:
        return {}
    related, node = loaded.source.related, loaded.source.node
    if related is not None and related.base:
        return {next(iter(related.base)): loaded.base}
    assert isinstance(node.value, dict)  # what has a base names it
    return {str(node.value["extends"].value): loaded.base}
