from __future__ import annotations

from pathlib import Path

import pytest

from sim import shipped as module
from sim.world.ensemble import ENSEMBLE, read_ensemble


def test_installed_data_come_first(shipped_folder: Path) -> None:
    assert module.shipped("scenarios") == shipped_folder
    assert module.shipped_names() == ("cede_sales", "keep_control")
    assert read_ensemble(module.shipped("seeds") / ENSEMBLE), "the real numbers, whoever asks first"


def test_a_checkout_has_them_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "sim")
    assert module.shipped("seeds") == tmp_path / "seeds"
    assert module.shipped_names() == ()
