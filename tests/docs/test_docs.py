"""The docs build, what they show runs, and the names that they use exist."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.main import get_command

from docs.blocks import PICTURES, Block, blocks, is_shown, play
from docs.scenario_reference import meaning_of
from sim.commands import app
from sim.measures.lenses import SCOPES
from sim.scenario import json_schema
from sim.scenario.types.brand import BrandSpec
from sim.world.seeds import Market, Structure, seeds

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MODEL = (DOCS / "discussion" / "model.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("README.md"), *DOCS.rglob("*.md")])
CAN_BUILD = all(importlib.util.find_spec(name) for name in ("mkdocs", "material", "matplotlib"))
BUILT = CAN_BUILD or bool(os.environ.get("SIM_DOCS_ARE_BUILT"))
"""Whether the docs are built here, or elsewhere in the same check."""

needs_mkdocs = pytest.mark.skipif(
    not CAN_BUILD, reason="the docs are built with mkdocs-material: pip install -e '.[docs]'"
)


def _is_played_here(page: Path) -> bool:
    """Whether a page has something to run; the build itself runs those that show what comes out."""
    text = page.read_text(encoding="utf-8")
    return any(block.runs for block in blocks(text)) and not (BUILT and is_shown(text))


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of every file of the built site that is text, by its name."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kinds = (".html", ".css", ".svg")
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in kinds
    }


@needs_mkdocs
def test_site_is_built_with_every_page(site: dict[str, str]) -> None:
    made = {page.relative_to(DOCS).with_suffix(".html").as_posix() for page in DOCS.rglob("*.md")}
    assert made <= set(site)


@needs_mkdocs
def test_placeholders_are_filled(site: dict[str, str]) -> None:
    assert [name for name, text in site.items() if name.endswith(".html") and "{{" in text] == []
    anchor = seeds().facts.anchor
    assert f"{anchor.total.value:,.0f}" in site["discussion/model.html"]


@needs_mkdocs
def test_an_unknown_placeholder_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    hooks = importlib.import_module("hooks")
    page = SimpleNamespace(file=SimpleNamespace(src_uri="page.md"))
    with pytest.raises(hooks.PluginError, match="no placeholder 'anchor_totl'"):
        hooks.on_page_markdown("{{ anchor_totl }}", page=page)


@needs_mkdocs
def test_site_loads_nothing_from_elsewhere(site: dict[str, str]) -> None:
    loads = re.compile(
        r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(?:https?:)?//[^>]*>"""
        r"""|<link\b(?=[^>]*rel=["']?(?:stylesheet|preconnect|preload|icon))"""
        r"""[^>]*href=["']?(?:https?:)?//[^>]*>|url\(["']?(?:https?:)?//|@import"""
    )
    assert {name: loads.findall(text) for name, text in site.items() if loads.search(text)} == {}


@needs_mkdocs
def test_site_names_no_folder_of_the_machine_that_built_it(site: dict[str, str]) -> None:
    assert [name for name, text in site.items() if str(ROOT) in text] == []


@needs_mkdocs
def test_every_block_that_draws_has_its_picture(site: dict[str, str]) -> None:
    for page in DOCS.rglob("*.md"):
        drawing = [b for b in blocks(page.read_text(encoding="utf-8")) if b.shows_pictures]
        name = page.relative_to(DOCS).with_suffix("").as_posix()
        shown = re.findall(r'<img alt="([^"]+)" src="([^"]+\.svg)"', site[f"{name}.html"])
        assert len(shown) >= len(drawing), name
        for title, source in shown:
            path = (Path(name).parent / source).as_posix()
            assert "<svg" in site[path]
            assert len(title) > 10


@needs_mkdocs
def test_pictures_without_matplotlib_fail_the_build_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    hooks = importlib.import_module("hooks")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    page = SimpleNamespace(file=SimpleNamespace(src_uri="page.md"))
    with pytest.raises(hooks.PluginError, match="needs matplotlib: pip install"):
        hooks.on_page_markdown(f"```bash\nsim plot a\n```\n\n{PICTURES}\n", page=page)


@needs_mkdocs
def test_a_block_that_draws_nothing_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    hooks = importlib.import_module("hooks")
    page = SimpleNamespace(file=SimpleNamespace(src_uri="page.md"))
    with pytest.raises(hooks.PluginError, match=r"page\.md: no picture is drawn by"):
        hooks.on_page_markdown(f"```bash\nsim --version\n```\n\n{PICTURES}\n", page=page)


def _quotes(page: Path) -> list[Block]:
    return [b for b in blocks(page.read_text(encoding="utf-8")) if b.printed_by]


@pytest.mark.parametrize("page", [*filter(_quotes, PAGES)], ids=_name)
def test_what_a_page_quotes_is_printed(page: Path, tmp_path: Path) -> None:
    for quote in _quotes(page):
        command = f"```bash\n{quote.printed_by}\n```\n"
        ((_, done),) = play(command, tmp_path)
        assert done.returncode == 0, done.stderr
        printed = {line.strip() for line in done.stdout.splitlines()}
        assert [x for x in quote.text.splitlines() if x.strip() not in printed] == []


@pytest.mark.parametrize("page", [*filter(_is_played_here, PAGES)], ids=_name)
def test_commands_and_python_of_a_page_run(page: Path, tmp_path: Path) -> None:
    for block, done in play(page.read_text(encoding="utf-8"), tmp_path):
        assert done.returncode == block.code, f"{block.text}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_that_do_not_run_say_why(page: Path) -> None:
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.is_left_out:
            assert len(block.mark.removeprefix("not run: ")) > 10


def test_every_decision_is_in_the_nav_and_the_index() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert pages
    for number, page in enumerate(pages, start=1):
        assert page.name.startswith(f"{number:04d}-")
        assert f"decisions/{page.name}" in nav
        assert f"({page.name})" in index


def test_every_command_is_in_the_reference() -> None:
    text = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    commands: dict[str, Any] = getattr(get_command(app), "commands", {})
    assert commands
    for name, command in commands.items():
        assert f"`sim {name}" in text
        for option in (word for each in command.params for word in each.opts):
            if option.startswith("--") and option != "--help":
                assert option in text, f"sim {name} {option}"


def _keys(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    types = {"Scenario": schema, **schema["$defs"]}
    return {
        f"{name}.{key}": field
        for name, kind in types.items()
        for key, field in kind.get("properties", {}).items()
    }


def test_every_key_has_a_meaning() -> None:
    schema = json_schema()
    for key, field in _keys(schema).items():
        name, _, word = key.partition(".")
        assert meaning_of(name, word, field, schema["$defs"])


_SYMBOLS = {"c_stores", "c_policy", "c_after", "depth_0"}
"""Names of more than one letter that the model page itself defines."""


def _written_names() -> set[str]:
    """Names with an underscore that stand in backticks on the model page, symbols left out."""
    text = re.sub(r"```.*?```", "", MODEL, flags=re.DOTALL)
    quoted = " ".join(re.findall(r"`([^`\n]+)`", text))
    words = re.findall(r"(?<![\w/.])[a-z][a-z0-9]+(?:_[a-z0-9]+)+(?![\w/.])", quoted)
    # a symbol with an index, such as sales_b, is not a name
    return {word for word in words if not re.search(r"_[bjkrt]{1,2}$|_[spaw]$", word)}


def _numbers() -> set[str]:
    return {*seeds().assumptions, *Structure.model_fields, *Market.model_fields}


def test_names_on_the_model_page_exist() -> None:
    known = _numbers() | set(BrandSpec.model_fields) | set(SCOPES) | _SYMBOLS
    known |= {key.rpartition(".")[2] for key in _keys(json_schema())}
    known |= set(re.findall(r'"([a-z_0-9]+)"', str(json_schema()).replace("'", '"')))
    assert _written_names() - known == set()


def test_every_number_is_on_the_model_page() -> None:
    words = set(re.findall(r"[a-z][a-z0-9_]*", MODEL))
    drawn_of_a_brand = {"capacity", "backlog_months", "own_outlets", "network_plan", "june_sales"}
    assert (_numbers() | drawn_of_a_brand) - words - {"bands", "season"} == set()
