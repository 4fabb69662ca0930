"""What the page consists of: other projects' files as published, and every module announced."""

from __future__ import annotations

import re
from pathlib import Path

import sim.report.page.write
from sim.web.files import gather
from tools import list_modules, renew_vendored

PAGE = list_modules.PAGE


def test_vendored_files_are_as_they_were_published() -> None:
    assert renew_vendored.check() == 0
    folder = PAGE / "vendor"
    packages = renew_vendored.packages(renew_vendored.recorded(folder))
    recorded = {name for package in packages for name in package["files"]}
    assert {path.name for path in folder.iterdir()} == {*recorded, renew_vendored.RECORD}
    assert {package["licence"] for package in packages} <= {"MIT", "Apache-2.0"}


def test_the_page_announces_the_modules_that_it_needs() -> None:
    assert list_modules.main(["--check"]) == 0


def test_what_a_module_imports_is_there() -> None:
    pages, served = list_modules.pages(), gather()
    assert PAGE / "index.html" in pages
    for page in pages:
        for path in list_modules.modules(page.read_text(encoding="utf-8")):
            assert f"/page/{path}" in served, path


def test_pages_load_the_charts_that_their_modules_need() -> None:
    """The report's charts are scripts that make a global; modules that use it need them loaded."""
    uses = re.compile(r"(?<!['\"`])\bsim\.\w")  # and not the name of what a browser keeps
    charts = '<script defer src="/charts/shown.js"></script>'
    for page in list_modules.pages():
        text = page.read_text(encoding="utf-8")
        using = [
            path
            for path in list_modules.modules(text)
            if not path.startswith(("vendor/", "declared/"))
            and uses.search((PAGE / path).read_text("utf-8"))
        ]
        assert charts in text or using == [], page.name


def test_nothing_of_the_page_names_another_place() -> None:
    """Namespaces of SVG and licences in vendored files are names, and nothing is fetched there."""
    for path in PAGE.rglob("*"):
        if path.suffix in (".js", ".css", ".html", ".svg") and path.parent.name != "vendor":
            text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text), path


def test_no_script_takes_text_for_markup_or_code() -> None:
    """Names and titles come from others; elements are made by Preact, and charts on canvas."""
    risky = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|dangerouslySet"
        r"|\beval\(|new Function|javascript:|createContextualFragment|setHTML"
    )
    report = Path(sim.report.page.write.__file__).parent / "static"
    scripts = [*report.glob("*.js"), *PAGE.rglob("*.js"), *PAGE.rglob("*.html")]
    own = [path for path in scripts if path.parent.name != "vendor"]
    assert len(own) > 150
    assert [path.name for path in own if risky.search(path.read_text("utf-8"))] == []
