"""What is wrong with files: all of it at once, each at its line, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sim.errors import FileError, InputError
from sim.workshop.files.forward import advance
from sim.workshop.files.stand import standing
from tests.unit.workshop.files.made import say, tree, workshop


def _refused(folder: Path) -> list[str]:
    """What `advance` says, without the folder's path; it must not write anything."""
    before = tree(folder)
    with pytest.raises(FileError) as error:
        advance(folder)
    assert tree(folder) == before
    return [str(p).replace(f"{folder.as_posix()}/", "") for p in error.value.problems]


@pytest.fixture
def design(tmp_path: Path) -> Path:
    return workshop(tmp_path / "w", "design", teams=2)


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    return workshop(tmp_path / "w", "roles")


DESIGNS = {
    "changes: {}\nchanges: {}\n": "t1.yaml:2: changes: key given twice, first on line 1",
    "change: {}\n": "t1.yaml:1: change: unknown key; did you mean 'changes'?",
    "- a\n": "t1.yaml:1: not a scenario: write keys and values, such as `name: mine`",
    "changes: 3\n": "t1.yaml:1: changes: expected a map; found the number 3",
    "changes: {}\ntext: [a]\n": "t1.yaml:2: text: expected text; found a list",
    "changes: {a b: 1}\n": "t1.yaml:1: changes.a b: 'a b' cannot be a name",
    "changes: {run.seed: 1}\n": "t1.yaml:1: changes.run.seed: not a team's to set",
    "changes:\n  run.seed: 1\n  huawei.floor_rule: 3\n": "t1.yaml:3: changes.huawei.floor_rule: ",
    "changes:\n  huawei.floor_rule: equal\n  alliance.luxeed.from: 2025-13\n": (
        "t1.yaml:3: changes.alliance.luxeed.from: '2025-13' is not a month"
    ),
    "changes:\n  alliance:\n    luxed: {sales_control: partner}\n": (
        "t1.yaml:3: changes.alliance.luxed: "
    ),
    "changes:\n  huawei.flor_rule: equal\n": "t1.yaml:2: changes.huawei.flor_rule: unknown key",
    "changes: {rules: [{name: x}]}\n": "t1.yaml:1: changes.rules.0.when: missing",
    "changes: {\n": "t1.yaml:",
    "a: &a [*a]\n": "t1.yaml:1: ",
}


@pytest.mark.parametrize("text", DESIGNS)
def test_a_design_that_cannot_be(design: Path, text: str) -> None:
    say(design, 1, "t1", text)
    found = _refused(design)
    assert any(each.startswith(f"round_1/{DESIGNS[text]}") for each in found), found
    assert standing(design).decided == {"t1": "mistakes", "t2": "nothing yet"}


ROLES = {
    "offers: [{to: gac, from: 2025-10, model_type: hybrid}]\n": "1: offers.0: w1.huawei cannot",
    "offers:\n- to: chery\n  from: 2025-10\n  sales_control: me\n": (
        "4: offers.0.sales_control: 'me' is not allowed here"
    ),
    "offers: [{to: cherry, from: 2025-10}]\n": "1: offers.0.to: 'cherry' is not allowed here; did",
    "offers: [{to: chery, from: 2025-10}]\n": "1: offers.0: sales_control: nothing is offered",
    "offers: [{to: chery}]\n": "1: offers.0.from: missing; add it",
    "answers: [{offer: 5, accept: true}]\n": "1: answers.0: there is no offer 5",
    "answers: [{offer: 5, accept: yes}]\n": "1: answers.0.accept: expected true or false",
    "counters: [{offer: 5, from: 2025-10}]\n": "1: counters.0: there is no offer 5",
    "withdraw: [7]\n": "1: withdraw.0: there is no offer 7",
    "leave: [7]\n": "1: leave.0: there is no deal 7",
    "policy: {effort: 1.0}\n": "1: policy: w1.huawei has no such policy",
    "policy: {floor_rule: focus}\n": "1: policy: focus: name at least one brand",
    "policy: {effort: 9}\n": "1: policy.effort: the number 9 is too high; the highest is 2",
}


@pytest.mark.parametrize("text", ROLES)
def test_a_role_that_goes_too_far(roles: Path, text: str) -> None:
    say(roles, 1, "w1_huawei", text)
    (found,) = _refused(roles)
    assert found.startswith(f"round_1/w1_huawei.yaml:{ROLES[text]}")


PREDICTIONS = {
    "direction: up\nlow: 0.1\nhigh: 0.2\n": "1: direction: 'up' is not allowed here",
    "direction: same\nlow: 80\nhigh: 0.9\n": "2: low: the number 80 is too high; the highest is 1",
    "direction: same\nhigh: 0.2\nlow: 0.3\n": "3: low: the lower end must be below",
    "direction: same\nlow: 0.2\n": "1: high: missing; add it",
    "direction: same\nlow: .nan\nhigh: 1\n": "2: ",
    "direction: same\nlow: 0\nhigh: 1\nreasons: [luck, fate]\n": "4: reasons.1: 'fate' is not",
    "direction: same\nlow: 0\nhigh: 1\nplace: s2\n": "4: place: unknown key",
}


@pytest.mark.parametrize("text", PREDICTIONS)
def test_a_prediction_of_nothing(tmp_path: Path, text: str) -> None:
    folder = workshop(tmp_path / "w", "predict", ["Ann", "Bo"])
    say(folder, 1, "s1_Ann", text)
    (found,) = _refused(folder)
    assert found.startswith(f"round_1/s1_Ann.yaml:{PREDICTIONS[text]}")


def test_all_problems_of_all_files_at_once(design: Path) -> None:
    say(design, 1, "t1", "changes: {huawei.x: 1, huawei.floor_rule: 2}\n")
    say(design, 1, "t2", "changes: {}\nx: 1\n")
    say(design, 1, "t3", "changes: {}\n")
    (design / "round_2").mkdir()
    (design / "round_7").mkdir()
    found = _refused(design)
    assert [each.partition(":")[0] for each in found] == [
        "round_1/t1.yaml",
        "round_1/t1.yaml",
        "round_1/t2.yaml",
        "round_1/t3.yaml",
        "round_2",
        "round_7",
    ]
    assert "there is no place with the file 't3.yaml' in this session" in found[3]
    assert "did you mean 't2.yaml'?" in found[3]
    assert "for a later round than the one that is open, 1" in found[4]


def test_only_plain_files_are_read(design: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("changes: secret\n")
    path = design / "round_1" / "t1.yaml"
    for make in (
        lambda: path.symlink_to(secret),
        lambda: path.symlink_to(tmp_path / "nowhere"),
        lambda: os.mkfifo(path),
        path.mkdir,
    ):
        path.rmdir() if path.is_dir() else path.unlink()
        make()
        (found,) = _refused(design)
        assert found.startswith("round_1/t1.yaml: this is no plain file")
        assert "secret" not in found
    path.rmdir()
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    assert "larger than 1 MiB" in _refused(design)[0]
    path.write_bytes(b"changes: \xff\n")
    assert "not UTF-8" in _refused(design)[0]


def test_a_round_that_is_a_link_or_gone(design: Path, tmp_path: Path) -> None:
    (design / "round_1").rename(tmp_path / "elsewhere")
    assert _refused(design)[0].startswith("round_1: there is no such folder")
    (design / "round_1").symlink_to(tmp_path / "elsewhere")
    assert _refused(design)[0].startswith("round_1: there is no such folder")


def test_a_closed_round_stays_as_it_is(design: Path) -> None:
    say(design, 1, "t1", "changes: {huawei.floor_rule: equal}\n")
    advance(design)
    for path in (design / "round_1" / "t1.yaml", design / "round_1" / "t2.yaml"):
        kept = path.read_text()
        path.write_text("changes: {}\n")
        (found,) = _refused(design)
        assert found.startswith(f"round_1/{path.name}: was changed since round 1 was closed")
        path.write_text(kept)
    (design / "round_1" / "t2.yaml").unlink()
    assert "t2.yaml: was changed" in _refused(design)[0]


@pytest.mark.parametrize("name", ["workshop.yaml", "scenario.yaml", "base.yaml"])
def test_so_does_what_it_was_opened_with(design: Path, name: str) -> None:
    advance(design)
    path = design / name
    path.write_text(path.read_text().replace("title: ", "title: Not "))
    assert "was changed since round 1 was closed" in _refused(design)[0]
    path.unlink()
    with pytest.raises(InputError, match=r"is missing|no workshop\.yaml"):
        advance(design)


SHEETS = {
    ("rounds: 3", "rounds: 99"): "workshop.yaml:7: rounds: the number 99 is too high",
    ("workshop: 1", "workshop: 2"): "workshop.yaml:3: workshop: must be 1",
    ("teams: 2", "teams: 0"): "workshop.yaml:10: teams: must be 1 to 12",
    ("future: ", "future: 9"): "workshop.yaml:13: future: must be below the 8 replications",
    ("goal: balance", "goal: fame"): "workshop.yaml:11: goal: there is no outcome 'fame'",
    ("format: design", "format: roles"): "workshop.yaml:10: teams: ",
    ("format: design", "format: predict"): "workshop.yaml:12: questions: 3 months are needed",
    ("title: ", "people: [Ann]\ntitle: "): "workshop.yaml:5: people: only the format predict",
}


@pytest.mark.parametrize("change", SHEETS)
def test_an_opening_that_does_not_go_together(design: Path, change: tuple[str, str]) -> None:
    path = design / "workshop.yaml"
    text = path.read_text().replace("teams: 2", "teams: 8") if "roles" in change[1] else None
    path.write_text((text or path.read_text()).replace(*change))
    assert any(each.startswith(SHEETS[change]) for each in _refused(design)), _refused(design)


def test_another_luck_cannot_be_compared(design: Path) -> None:
    path = design / "base.yaml"
    path.write_text(path.read_text().replace("seed: 625", "seed: 626"))
    assert _refused(design) == [
        "base.yaml: run.seed: must be as in scenario.yaml, 625: same luck, same length"
    ]


def test_no_workshop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for name, words in (
        ("", "is no workshop"),
        ("nothing", "workshop new"),
        ("file", "no such folder"),
    ):
        with pytest.raises(InputError, match=words):
            advance(tmp_path / name)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_is_only_to_be_read(design: Path) -> None:
    (design).chmod(0o500)
    try:
        with pytest.raises(InputError.__base__, match="cannot be written"):
            advance(design)
    finally:
        design.chmod(0o700)
