"""Whether a run folder holds the scenario that its manifest says was run."""

from __future__ import annotations

from sim.errors import ScenarioError
from sim.scenario import Scenario, canonical
from sim.scenario.text.problems import validated
from sim.scenario.text.reader import read_bytes
from sim.store.names import RESOLVED
from sim.store.run_folder import resolved_hash
from sim.store.saved_run import SavedRun, damaged
from sim.study.other_model import is_other_model
from sim.world.version import model_digest

__all__ = ["refuse_changed"]


def refuse_changed(run: SavedRun) -> None:
    """Refuse a folder of this model whose ``resolved.yaml`` is not what was run.

    The hash that names the folder is worked out again. Another version of the model may write a
    scenario in another form, so that there is nothing to compare.

    Raises:
        StoreError: it is another scenario, or none.
    """
    if is_other_model(run):
        return
    file = str(run.path / RESOLVED)
    try:
        scenario = validated(Scenario, read_bytes(run.read(RESOLVED), file))
    except ScenarioError as error:
        raise damaged(run.path, f"{RESOLVED} is no scenario ({error.problems[0]})") from error
    manifest, its = run.manifest, scenario.run
    told = (manifest.scenario, manifest.months, manifest.replications, manifest.seed)
    found = (scenario.name, its.months, its.replications, its.seed)
    again = resolved_hash(canonical(scenario), model_digest())
    if told != found or again != manifest.resolved_hash:
        raise damaged(run.path, f"{RESOLVED} is not the scenario that was run")
