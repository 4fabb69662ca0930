"""Law 4: the same seed gives the same bits, for any workers and blocks, in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from sim.engine import record
from sim.measures.recording import Recording
from sim.scenario import Scenario
from tests.laws.helpers import different, scenario

HASHED = """
from hashlib import sha256
from sim.engine import record
from sim.study.series import series
from tests.laws.helpers import scenario

recording = record(scenario("take_back_when_slumping", months=10, replications=30))
found = sha256()
for name, array in sorted(recording.arrays.items()):
    found.update(name.encode() + array.tobytes())
for name, values in recording.draws.items():
    found.update(name.encode() + values.tobytes())
found.update(recording.june.tobytes() + recording.june_sample.tobytes())
found.update(repr(recording.ledger).encode() + repr(recording.cast).encode())
table = series(recording)
found.update(repr(table.entity).encode() + table.mean.tobytes() + table.p95.tobytes())
print(found.hexdigest())
"""


def _made(seed: int = 625, replications: int = 2_100) -> Scenario:
    # rules that fire in some replications only, and makers that decline in some
    terms = {"aito": {"sales_control": "partner", "consent": "asked", "handover_months": 1}}
    rule = {
        "name": "early",
        "when": {"measure": "share", "brand": "luxeed", "below": 0.07},
        "then": {"brand": "luxeed", "sales_control": "shared", "floor_rule": "equal"},
    }
    return scenario(
        "cede_sales",
        months=3,
        replications=replications,
        seed=seed,
        alliance=terms,
        rules=(rule,),
    )


@cache
def _base(replications: int = 2_100) -> Recording:
    return record(_made(replications=replications))


@pytest.mark.parametrize(
    ("jobs", "block"),
    [
        (1, 7),
        (1, 250),
        (1, 1500),
        (1, 2099),
        (1, 10_000),
        (2, 250),
        (2, 1000),
        (2, 1500),
        (9, 1500),
    ],
)
def test_jobs_and_blocks_do_not_matter(jobs: int, block: int) -> None:
    recording = record(_made(), jobs=jobs, block=block)
    assert different(_base(), recording) == []
    assert recording.ledger == _base().ledger
    assert recording.draws.keys() == _base().draws.keys()


def test_a_replication_alone_is_the_same() -> None:
    """Blocks of one, on fewer replications: each costs as much as a block of hundreds."""
    recording = record(_made(replications=150), jobs=2, block=1)
    assert different(_base(150), recording) == []
    assert recording.ledger == _base(150).ledger


def test_the_ledger_has_the_same_words_for_any_block() -> None:
    """What a term finds may differ between replications: the words must not follow the block."""
    early = {
        "name": "early",
        "when": {"measure": "share", "brand": "luxeed", "below": 0.07},
        "then": {"brand": "luxeed", "sales_control": "partner", "handover_months": 0},
    }
    later = {"sales_control": "shared", "from": "2025-09", "handover_months": 1}
    made = scenario(
        "keep_control", months=3, replications=60, rules=(early,), alliance={"luxeed": later}
    )
    ledgers = [record(made, block=block).ledger for block in (60, 7, 2)]
    partly = next(entry for entry in ledgers[0] if entry.rule == "early")
    assert 0 < partly.replications < 60
    assert ledgers[0] == ledgers[1] == ledgers[2]


def test_the_run_has_events_that_only_some_replications_see() -> None:
    partly = {entry.rule for entry in _base().ledger if 0 < entry.replications < 2_100}
    assert {"early", "consent", "refresh"} <= partly


def test_the_same_run_twice() -> None:
    assert different(_base(), record(_made())) == []


def test_another_seed_gives_other_bits() -> None:
    found = different(_base(), record(_made(seed=626)))
    assert {"orders", "june_sample", "space_elasticity"} <= set(found)


def test_fresh_processes_agree_whatever_python_hashes() -> None:
    printed = [
        subprocess.run(
            [sys.executable, "-c", HASHED],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    ]
    assert len(printed[0].strip()) == 64
    assert set(printed) == {printed[0]}
