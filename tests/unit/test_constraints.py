"""The tested versions: one set, the same for pip and uv, and within what pyproject.toml allows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.smoke_set import LIBRARIES, smoke_set
from tools.renew_constraints import CONSTRAINTS, PROJECT, versions, with_versions

ROOT = Path(__file__).resolve().parents[2]
PROJECT_TEXT = PROJECT.read_text(encoding="utf-8")
DECLARED: dict[str, Any] = tomllib.loads(PROJECT_TEXT)
LINES = versions(CONSTRAINTS.read_text(encoding="utf-8"))
PINS = {canonicalize_name(pin.name): pin for pin in map(Requirement, LINES)}


def requirements() -> list[Requirement]:
    project = DECLARED["project"]
    extras = project["optional-dependencies"].values()
    written = [*project["dependencies"], *(each for extra in extras for each in extra)]
    return [each for each in map(Requirement, written) if each.name != project["name"]]


def test_a_line_is_a_name_and_one_version_and_no_address() -> None:
    version = re.compile(r"[a-z0-9._-]+==[a-z0-9.+!]+( ; [a-z_]+ [!=<>]+ '[\w.]+')?")
    assert [line for line in LINES if not version.fullmatch(line)] == []
    assert len(PINS) == len(LINES)


def test_every_declared_requirement_is_pinned_to_a_version_that_it_allows() -> None:
    for requirement in requirements():
        pin = PINS[canonicalize_name(requirement.name)]
        (version,) = (each.version for each in pin.specifier)
        assert requirement.specifier.contains(version, prereleases=True), requirement


def test_the_smoke_set_has_a_test_for_every_library_that_it_can_install() -> None:
    project = DECLARED["project"]
    written = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert set(LIBRARIES) == {Requirement(each).name for each in written}
    assert [test for test in smoke_set() if not (ROOT / test.partition("::")[0]).exists()] == []


def test_every_requirement_that_runs_has_a_lower_bound() -> None:
    bare = {each.name for each in requirements() if ">=" not in str(each.specifier)}
    assert {name for name in bare if not name.startswith("types-")} == set()


def test_uv_and_the_build_have_the_same_versions() -> None:
    assert with_versions(PROJECT_TEXT, LINES) == PROJECT_TEXT
    assert DECLARED["tool"]["uv"]["constraint-dependencies"] == LINES
    assert DECLARED["build-system"]["requires"] == [str(PINS["hatchling"])]


def test_what_people_and_ci_are_asked_to_install_is_the_tested_set() -> None:
    """Every pip command for this checkout takes the constraints; uv finds them by itself."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run"]
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    installs = [line for line in lines if re.search(r"pip\b.* install\b.* '?\"?\.", line)]
    assert len(installs) >= 4
    assert [line for line in installs if "-c constraints.txt" not in line] == []
