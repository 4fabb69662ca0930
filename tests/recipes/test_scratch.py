"""Steps of a recipe: done as the page says, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes.scratch import Scratch

PAGE = """
<!-- recipe: new a/b.txt -->
```text
one
two
```

<!-- recipe: add to a/b.txt before "two" -->
```text
between
```

<!-- recipe: replace in a/b.txt "one" -->
```text
first
```

<!-- recipe: add to a/b.txt -->
```text
last
```
"""


def test_steps_change_files_and_are_counted(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    scratch = Scratch(tmp_path)
    scratch.sim = lambda *commands: []  # type: ignore[method-assign]
    scratch.follow(page)
    assert (tmp_path / "a/b.txt").read_text() == "first\nbetween\ntwo\nlast\n"
    assert scratch.touched == {"a/b.txt"}


@pytest.mark.parametrize(
    "step", ['replace in x.txt "none"', 'add to x.txt before "none"', "new x.txt", "burn x.txt"]
)
def test_a_step_that_does_not_fit_is_refused(tmp_path: Path, step: str) -> None:
    (tmp_path / "x.txt").write_text("some\n")
    page = tmp_path / "page.md"
    page.write_text(f"<!-- recipe: {step} -->\n```text\nblock\n```\n")
    with pytest.raises(AssertionError):
        Scratch(tmp_path).follow(page)


def test_a_copy_of_the_project_runs(tmp_path: Path) -> None:
    scratch = Scratch.copy(tmp_path)
    version, wrong = scratch.sim("sim --version", "sim check nowhere")
    assert (version.code, wrong.code) == (0, 2)
    assert str(tmp_path) in scratch.python("import sim; print(sim.__file__)")
