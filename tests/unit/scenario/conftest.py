"""What the tests of the scenario room share: a small vocabulary, a folder, two shipped files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.scenario import Vocabulary
from tests.shipped_scenarios import ship_only

HEAD = "schema: 1\nname: {0}\ntitle: A title\nquestion: What happens?\n"


@pytest.fixture
def words() -> Vocabulary:
    """The names that these tests use."""
    return Vocabulary(
        brands=("aito", "luxeed", "stelato", "maextro", "shangjie", "gac", "dongfeng", "faw"),
        rivals=("xiaomi",),
        assumptions=("own_network_months", "outlet_productivity", "luxeed.network_plan"),
        makers=("seres", "chery", "baic", "saic"),
    )


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Writes a scenario into the working folder and gives its file name."""
    monkeypatch.chdir(tmp_path)

    def _write(name: str, text: str = "") -> str:
        path = Path(f"{name}.yaml")
        path.write_text(HEAD.format(path.stem) + text, encoding="utf-8")
        return str(path)

    return _write


@pytest.fixture(autouse=True)
def shipped_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A package that ships two scenarios, whatever the real one ships."""
    scenarios = {
        "keep_control": HEAD.format("keep_control"),
        "cede_sales": HEAD.format("cede_sales") + "extends: keep_control\n",
    }
    return ship_only(scenarios, tmp_path_factory.mktemp("package"), monkeypatch)
