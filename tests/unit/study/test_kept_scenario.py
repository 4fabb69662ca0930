"""What a run folder says was run is what its numbers are of, or it is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import sim
from sim.errors import StoreError
from sim.scenario import Scenario
from sim.store.marks import mark_of
from sim.store.names import DATA_FILES, RESOLVED, SERIES
from sim.store.run_folder import load
from sim.study.kept_scenario import refuse_changed
from tests.unit.store.samples import change_manifest


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return sim.load("cede_sales").replace(run={"replications": 4, "months": 3})


@pytest.fixture(scope="module")
def made(scenario: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sim.run_scenario(scenario, tmp_path_factory.mktemp("made")).saved.path


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """A copy of a run folder, in a folder of runs."""
    return Path(shutil.copytree(made, tmp_path / made.name))


def test_a_whole_folder_is_served_and_loaded(scenario: Scenario, kept: Path) -> None:
    assert sim.run_scenario(scenario, kept.parent).served
    assert sim.load(kept) == scenario
    refuse_changed(load(kept))


def edit_seed(folder: Path) -> None:
    text = (folder / RESOLVED).read_text(encoding="utf-8")
    assert "seed: 625" in text
    (folder / RESOLVED).write_text(text.replace("seed: 625", "seed: 626"), encoding="utf-8")


def test_an_edited_seed_is_noticed(scenario: Scenario, kept: Path) -> None:
    edit_seed(kept)
    for use in (lambda: sim.load(kept), lambda: sim.run_scenario(scenario, kept.parent)):
        with pytest.raises(StoreError, match=r"damaged: resolved\.yaml is not as it was written"):
            use()


def test_the_hash_is_worked_out_again(scenario: Scenario, kept: Path) -> None:
    """Also where the digests were made to fit."""
    edit_seed(kept)
    change_manifest(
        kept,
        lambda told: told["files"].update({RESOLVED: mark_of(kept / RESOLVED).model_dump()}),
    )
    for use in (lambda: sim.load(kept), lambda: sim.run_scenario(scenario, kept.parent)):
        with pytest.raises(StoreError, match=r"resolved\.yaml is not the scenario that was run"):
            use()
    change_manifest(kept, lambda told: told.update(seed=626))
    with pytest.raises(StoreError, match=r"resolved\.yaml is not the scenario that was run"):
        sim.load(kept)


@pytest.mark.parametrize("name", DATA_FILES)
def test_no_damaged_folder_is_served(scenario: Scenario, kept: Path, name: str) -> None:
    """Whatever the answer would have been made of."""
    content = bytearray((kept / name).read_bytes())
    content[len(content) // 2] ^= 1
    (kept / name).write_bytes(content)
    with pytest.raises(StoreError, match=f"{name} is not as it was written"):
        sim.run_scenario(scenario, kept.parent)


def test_files_of_two_runs_that_were_swapped_are_noticed(scenario: Scenario, kept: Path) -> None:
    other = sim.run_scenario(scenario.replace(run={"seed": 1}), kept.parent).saved.path
    one, two = ((path / SERIES).read_bytes() for path in (kept, other))
    (kept / SERIES).write_bytes(two)
    (other / SERIES).write_bytes(one)
    for folder in (kept, other):
        with pytest.raises(StoreError, match=SERIES):
            load(folder).check()
