"""What the model's version depends on: its source and its seeds, and nothing beside them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.world.version import is_same_model, model_digest, model_version

HOME = Path(sim.__file__).parent
SCRIPT = """
import sys
import numpy
numpy.__version__ = sys.argv[1]
import sim
sim.__version__ = sys.argv[2]
from sim.world.version import model_digest, model_version
print(model_digest(), model_version())
"""


def _digest(home: Path, numpy: str = "2.0.0", package: str = "0.1.0") -> list[str]:
    command = [sys.executable, "-B", "-P", "-c", SCRIPT, numpy, package]
    env = {"PYTHONPATH": str(home)}
    return subprocess.run(
        command, env=env, capture_output=True, text=True, check=True
    ).stdout.split()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its seeds, to change."""
    ignored = shutil.ignore_patterns("__pycache__", "page", "vendor")
    shutil.copytree(HOME, tmp_path / "sim", ignore=ignored)
    shutil.copytree(HOME.parent / "seeds", tmp_path / "seeds")
    return tmp_path


def test_numpy_and_the_packages_version_are_not_the_model(copy: Path) -> None:
    first, other = _digest(copy), _digest(copy, numpy="2.5.5", package="0.2.0")
    assert first[0] == other[0] == model_digest()
    assert other[1] == f"0.2.0+{model_digest()}"


@pytest.mark.parametrize(
    "file",
    [
        "sim/randomness.py",
        "sim/inputs.py",
        "sim/levers/supply.py",
        "sim/rules/demand.py",
        "sim/study/series.py",
        "seeds/market.yaml",
        "seeds/ensemble.csv",
        "seeds/history_to_2025_06.csv",
    ],
)
def test_every_source_and_every_seed_is(copy: Path, file: str) -> None:
    with (copy / file).open("a", encoding="utf-8") as stream:
        stream.write("\n# one more line\n")
    assert _digest(copy)[0] != model_digest()


def test_line_ends_are_not_the_model(copy: Path) -> None:
    for path in [*(copy / "sim").rglob("*.py"), *(copy / "seeds").glob("*.*")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _digest(copy)[0] == model_digest()


def test_a_release_that_changes_nothing_is_the_same_model() -> None:
    assert is_same_model(model_version())
    assert is_same_model(f"9.9.9+{model_digest()}")
    for other in ("0.1.0+abcdef012345", "0.1.0", "", None):
        assert not is_same_model(other)
