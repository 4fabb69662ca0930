"""Every documented mistake and its exact message.

`mistakes/NAME.yaml` is a scenario with a mistake, `mistakes/NAME.txt` what the user is told.
Mistakes that no file can hold (a missing file, 50 MB, an option) are written out below.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from sim.errors import ScenarioError
from sim.one_line import one_line
from sim.scenario import Vocabulary, load
from sim.scenario.text import reader
from tests.shipped_scenarios import ship_only

MISTAKES = Path(__file__).parent / "mistakes"
WORDS = Vocabulary(
    brands=("aito", "luxeed", "stelato", "maextro", "shangjie", "gac", "dongfeng", "faw"),
    rivals=("xiaomi",),
    assumptions=("own_network_months", "luxeed.network_plan"),
    makers=("seres", "chery", "baic", "jac", "saic"),
)
HEAD = "schema: 1\nname: {0}\ntitle: A mistake\nquestion: What is wrong here?\n"


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two shipped scenarios, whatever the package ships."""
    scenarios = {name: HEAD.format(name) for name in ("keep_control", "cede_sales")}
    ship_only(scenarios, tmp_path_factory.mktemp("package"), monkeypatch)


def told(
    source: str | Path, overrides: Sequence[str] = (), run: Mapping[str, int] | None = None
) -> str:
    """What the user is told about a scenario that cannot be used."""
    with pytest.raises(ScenarioError) as caught:
        load(source, overrides=overrides, vocabulary=WORDS, run=run)
    return str(caught.value)


@pytest.mark.parametrize("message", sorted(MISTAKES.glob("*.txt")), ids=lambda path: path.stem)
def test_documented_mistake(message: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MISTAKES)
    assert told(f"{message.stem}.yaml") == message.read_text().rstrip("\n")


def test_every_file_but_the_base_has_a_message() -> None:
    names = {path.stem for path in MISTAKES.glob("*.yaml")}
    assert names - {path.stem for path in MISTAKES.glob("*.txt")} == {"base"}


def test_the_base_is_sound() -> None:
    assert load(MISTAKES / "base.yaml", vocabulary=WORDS).scenario.name == "base"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nothing.yaml", "no such file; shipped scenarios: cede_sales, keep_control"),
        ("runs/keep_controll.yaml", "no such file; did you mean 'keep_control'?"),
        ("ced_sales", "no such file and no such shipped scenario; did you mean 'cede_sales'?"),
        (
            "qqq",
            "no such file and no such shipped scenario; "
            "shipped scenarios: cede_sales, keep_control",
        ),
        ("folder", "this is a folder; name a file in it"),
        ("folder/", "this is a folder; name a file in it"),
        ("nul\0.yaml", "no such file; shipped scenarios: cede_sales, keep_control"),
    ],
)
def test_files_that_are_not_there(
    source: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    assert told(source) == f"{one_line(source.rstrip('/'))}: {message}"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "secret.yaml").write_text("name: a\n")
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        message = told("secret.yaml")
    wanted = "permission denied; ask its owner for the right to read it"
    assert message == f"secret.yaml: cannot be read: {wanted}"


def test_50_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("large.yaml").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert told("large.yaml") == (
        "large.yaml: larger than 1 MiB; a scenario is a few kilobytes of text"
    )


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("levels", [31, 999, 1_001, 50_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{[", "[{", "[ ", '[{"[": ', "[{'it''s': "])
def test_deep_nesting(
    opening: str, levels: int, loader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    start = "sources: " if opening != "- " else "sources:\n"
    Path("deep.yaml").write_text(start + opening * levels)
    assert told("deep.yaml").endswith("nested more than 30 levels deep; no scenario needs that")


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_brackets_in_text_are_not_nesting(
    loader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    text = HEAD.format("mine") + f"sources: ['{'[' * 2_000}', \"{'{' * 2_000}\"]\n"
    Path("mine.yaml").write_text(text)
    assert load("mine.yaml", vocabulary=WORDS).scenario.sources[0] == "[" * 2_000
    Path("mine.yaml").write_text(text + f'title: ["{"[" * 2_000}"')
    assert "deep" not in told("mine.yaml")


def test_too_many_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wide.yaml").write_text(f"sources: [{'a, ' * 20_000}]")
    assert told("wide.yaml") == (
        "wide.yaml:1: sources: more than 20,000 keys and values; write fewer"
    )


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD.format("piped") + "runs: 1\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert told("-") == "<stdin>:5: runs: unknown key; did you mean 'run'?"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * 2_000_000)))
    assert told("-") == "<stdin>: larger than 1 MiB; a scenario is a few kilobytes of text"


@pytest.mark.parametrize(
    ("base", "message"),
    [
        (
            "oter",
            "no scenario 'oter' beside this file or among the shipped ones; "
            "did you mean 'other'? (known: cede_sales, keep_control, other)",
        ),
        (
            "else/where.yaml",
            "no scenario 'else/where.yaml' beside this file or among the shipped ones; "
            "known: cede_sales, keep_control, other",
        ),
    ],
)
def test_missing_bases(
    base: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("other.yaml").write_text(HEAD.format("other"))
    Path("mine.yaml").write_text(HEAD.format("mine") + f"extends: {base}\n")
    assert told("mine.yaml") == f"mine.yaml:5: extends: {message}"


def test_a_chain_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for i in range(30):
        Path(f"s{i}.yaml").write_text(HEAD.format(f"s{i}") + f"extends: s{i + 1}\n")
    assert told("s0.yaml") == (
        "s20.yaml:5: extends: more than 20 bases, each extending the next; merge some of them"
    )


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("run.months", "there is no = in it; write --set path.to.key=value"),
        ("=3", "the path has an empty part; write --set path.to.key=value"),
        ("run..months=3", "the path has an empty part; write --set path.to.key=value"),
        ("run.monts=3", "run.monts: unknown key; did you mean 'months'?"),
        ("run.months=many", "run.months: expected a whole number; found the text 'many'"),
        ("run.months=0", "run.months: the number 0 is too low; the lowest is 1"),
        ("run.months.x=3", "run.months: the path goes on, but here is the number 36"),
        ("events.2.month=2025-08", "events.2: there is no entry 2; the list is numbered 0 to 1"),
        (
            "events.month=2025-08",
            "events: this list is numbered 0 to 1; name one entry by its number",
        ),
        ("rules.0.name=a", "rules: there is no list here to take an entry of"),
        ("events.0.month=2025-03", "events.0.month: 2025-03 lies before the run, which is {run}"),
        ("events.0.month=2029-01", "events.0.month: 2029-01 lies after the run, which is {run}"),
        ("alliance.tesla.consent=asked", "alliance.tesla: unknown brand 'tesla'; known: {brands}"),
        (
            "assumptions.own_network_months.low=30",
            "assumptions.own_network_months: low 30 lies above high 18; swap them",
        ),
        (
            "assumptions.luxeed.network_plan.fixd=30",
            "assumptions.luxeed.network_plan.fixd: expected a map with low, high, fixed, source, "
            "reason; found the number 30",
        ),
        (
            "extends=other",
            "extends: the base cannot be changed here; write a file that extends it",
        ),
        (
            "sources=[a",
            "not valid YAML: a bracket or brace is not closed, or a comma is missing",
        ),
        ("sources=*a", "the alias *a is not allowed; write it out"),
        (
            "assumptions.own_network_months.low=.inf",
            ".inf is not a finite number; write an ordinary number",
        ),
    ],
)
def test_set(override: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MISTAKES)
    words = message.format(run="2025-07 to 2028-06", brands=", ".join(WORDS.brands))
    assert told("base.yaml", [override]) == f"--set {override}: {words}"


def test_all_wrong_options_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MISTAKES)
    assert told("base.yaml", ["a", "b"]).splitlines() == [
        "--set a: there is no = in it; write --set path.to.key=value",
        "--set b: there is no = in it; write --set path.to.key=value",
    ]
    run = {"replications": 0, "months": 999, "seed": -1}
    assert told("base.yaml", ["run.start=2025-7"], run).splitlines() == [
        "--months: run.months: the number 999 is too high; the highest is 120",
        "--reps: run.replications: the number 0 is too low; the lowest is 1",
        "--seed: run.seed: the number -1 is too low; the lowest is 0",
        "--set run.start=2025-7: run.start: '2025-7' is not a month; "
        "write YYYY-MM, such as 2025-07",
    ]
