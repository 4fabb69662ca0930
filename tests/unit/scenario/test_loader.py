from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario import Vocabulary, load
from sim.scenario.text.changes import Change

Write = Callable[..., str]


def test_a_shipped_name(words: Vocabulary, shipped_folder: Path) -> None:
    loaded = load("cede_sales", vocabulary=words)
    assert loaded.scenario.name == "cede_sales"
    assert loaded.scenario.extends is None
    assert loaded.bases == ("keep_control",)
    assert loaded.files[0] == str(shipped_folder / "cede_sales.yaml")
    assert loaded.changes == {}


def test_a_path_a_file_without_suffix_and_standard_input(
    write: Write, words: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write("mine", "extends: keep_control\n")
    assert load(Path(file).resolve(), vocabulary=words).files[0] == "mine.yaml"
    Path("keep_control").mkdir()
    assert load("keep_control", vocabulary=words).scenario.name == "keep_control"
    Path("cede_sales").write_text(Path(file).read_text())
    assert load("cede_sales", vocabulary=words).scenario.name == "mine"
    stdin = io.TextIOWrapper(io.BytesIO(Path(file).read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert load("-", vocabulary=words).scenario.name == "mine"


def test_bases_beside_by_path_and_shipped(write: Write, words: Vocabulary) -> None:
    Path("folder").mkdir()
    write("folder/far", "extends: near\n")
    write("folder/near", "extends: ../keep_control\n")
    write("keep_control", "extends: keep_control\nrun: {seed: 1}\n")
    loaded = load(write("mine", "extends: folder/far.yaml\n"), vocabulary=words)
    assert loaded.bases == ("far", "near", "keep_control", "keep_control")
    assert loaded.scenario.run.seed == 1


def test_what_is_inherited(write: Write, words: Vocabulary) -> None:
    write(
        "base",
        "run: {months: 24}\nsources: [a, b]\n"
        "expect:\n  - {measure: aito_share, month: 2026-01, lower_than: 0.5}\n",
    )
    child = load(write("child", "extends: base\n"), vocabulary=words).scenario
    assert (child.run.months, child.sources, child.expect) == (24, (), ())
    Path("nameless.yaml").write_text("extends: base\n")
    with pytest.raises(ScenarioError) as caught:
        load("nameless.yaml", vocabulary=words)
    assert str(caught.value).splitlines() == [
        f"nameless.yaml:1: {key}: missing; every scenario file needs its own"
        for key in ("name", "question", "title")
    ]


def test_options_win_over_the_file_and_never_touch_the_base(
    write: Write, words: Vocabulary
) -> None:
    write("base", "run: {months: 24, seed: 1}\n")
    file = write("child", "extends: base\nrun: {months: 18}\n")
    loaded = load(file, overrides=["run.months=12"], vocabulary=words, run={"seed": 0})
    assert (loaded.scenario.run.months, loaded.scenario.run.seed) == (12, 0)
    assert loaded.base is not None
    assert (loaded.base.run.months, loaded.base.run.seed) == (24, 1)


def test_a_null_goes_back_to_the_default(write: Write, words: Vocabulary) -> None:
    write("base", "run: {months: 24}\nalliance:\n  luxeed: {sales_control: partner}\n")
    file = write("child", "extends: base\nrun: {months: null}\nalliance:\n  luxeed:\n")
    child = load(file, vocabulary=words).scenario
    assert (child.run.months, child.alliance) == (36, {})


def test_one_half_of_the_split_may_change(write: Write, words: Vocabulary) -> None:
    split = load("keep_control", overrides=["huawei.yinwang_share.now=0.2"], vocabulary=words)
    assert split.scenario.huawei.yinwang_share.in_36_months == 0.3
    file = write("child", "extends: keep_control\nhuawei: {yinwang_share: {now: 0.1}}\n")
    assert load(file, vocabulary=words).scenario.huawei.yinwang_share.now == 0.1


def test_changes(write: Write, words: Vocabulary) -> None:
    write(
        "base",
        "run: {months: 24}\nalliance:\n  luxeed: {sales_control: huawei, from: 2025-07}\n"
        "events:\n  - {month: 2025-09, launch: {brand: aito}}\n"
        "assumptions:\n  own_network_months: {low: 1, high: 2}\n",
    )
    file = write(
        "child",
        "extends: base\nrun: {months: 24}\n"
        "alliance:\n  luxeed: {sales_control: partner}\n  stelato: {consent: asked}\n"
        "assumptions:\n  own_network_months:\n",
    )
    strength = "events.0.launch.strength=0.5"
    changes = load(file, overrides=[strength], vocabulary=words).changes
    assert changes == {
        "alliance.luxeed.sales_control": Change("partner", "huawei", "child.yaml", 8),
        "alliance.stelato.handover_months": Change(6, None, "child.yaml", 9),
        "alliance.stelato.consent": Change("asked", None, "child.yaml", 9),
        "events.0.launch.strength": Change(0.5, 1.0, f"--set {strength}", 0),
        "assumptions.own_network_months": Change(None, {"low": 1.0, "high": 2.0}, "child.yaml", 10),
    }


def test_without_a_base_all_that_was_written_is_a_change(write: Write, words: Vocabulary) -> None:
    file = write("mine", "run: {months: 24}\nalliance:\n  luxeed:\n    - {consent: asked}\n")
    changes = load(file, overrides=["huawei.floor_rule=equal"], vocabulary=words).changes
    assert list(changes) == ["run.months", "alliance.luxeed.consent", "huawei.floor_rule"]
