"""`sim plot` as a user meets it."""

from __future__ import annotations

from pathlib import Path

from tests.commands.test_run import sim

FEW = ("--reps", "20", "--months", "4")


def test_one_scenario_has_its_pictures_in_figures(tmp_path: Path) -> None:
    done = sim(tmp_path, "plot", "cede_sales", *FEW)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told = done.stdout.splitlines()
    assert "figures/cede_sales-fan_aito_share.svg" in told
    assert "figures/cede_sales-network.svg" in told
    assert all((tmp_path / path).stat().st_size > 1000 for path in told)
    assert len(told) == len(list((tmp_path / "figures").iterdir())) == 8


def test_more_are_compared_with_the_first(tmp_path: Path) -> None:
    names = ("keep_control", "cede_sales", "yinwang_first")
    options = ("--only", "panels", "--only", "payoffs", "--format", "png,pdf", "--out", "p")
    done = sim(tmp_path, "plot", *names, *FEW, *options)
    assert done.returncode == 0, done.stderr
    start = "p/keep_control-vs-cede_sales-yinwang_first"
    assert done.stdout.splitlines() == [
        f"{start}-{name}.{kind}"
        for name in ("panels_cede_sales", "panels_yinwang_first", "payoffs")
        for kind in ("png", "pdf")
    ]


def test_files_say_the_seed_and_the_command(tmp_path: Path) -> None:
    done = sim(tmp_path, "plot", "cede_sales", *FEW, "--seed", "7", "--only", "stack")
    text = (tmp_path / done.stdout.strip()).read_text(encoding="utf-8")
    assert "seed: 7" in text
    assert "command: sim plot cede_sales --reps 20 --months 4 --seed 7 --only stack" in text


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    only = ("plot", "cede_sales", *FEW, "--only", "stack")
    assert sim(tmp_path, *only).returncode == 0
    before = (tmp_path / "figures" / "cede_sales-stack.svg").read_bytes()
    again = sim(tmp_path, *only, "--format", "png", "--format", "svg")
    assert again.returncode == 2
    assert "figures/cede_sales-stack.svg: already exists" in again.stderr
    assert [path.name for path in (tmp_path / "figures").iterdir()] == ["cede_sales-stack.svg"]
    assert (tmp_path / "figures" / "cede_sales-stack.svg").read_bytes() == before


def test_mistakes_are_told_with_their_mend(tmp_path: Path) -> None:
    for options, words in (
        (("--only", "stak"), "did you mean 'stack'?"),
        (("--format", "gif"), "no format 'gif'; known: svg, png, pdf"),
    ):
        done = sim(tmp_path, "plot", "cede_sales", *FEW, *options)
        assert done.returncode == 2
        assert words in done.stderr
        assert not (tmp_path / "figures").exists()


def test_without_matplotlib_the_extra_is_named(tmp_path: Path) -> None:
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "matplotlib.py").write_text("raise ImportError('not here')")
    done = sim(tmp_path, "plot", "cede_sales", *FEW, env={"PYTHONPATH": f"{Path.cwd()}:{fake}"})
    assert done.returncode == 2
    assert done.stderr == "pictures need matplotlib: pip install 'alliance-sim[plot]'\n"
