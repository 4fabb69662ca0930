"""Fills the placeholders of the pages from seeds/, scenarios/ and the code, at every build.

A page that names a placeholder which is not in PLACEHOLDERS fails the build. So does a page whose
commands do not end as it says (blocks.py). The pictures of a page are those that its commands
write; they become files of the site, in a folder with the page's name.
"""

from __future__ import annotations

import importlib.util
import posixpath
import re
import sys
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from blocks import PICTURES, is_shown, with_output  # noqa: E402 - beside this file; needs ROOT
from tables import PLACEHOLDERS  # noqa: E402 - beside this file; needs ROOT on the path

PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")


def on_page_markdown(
    markdown: str, *, page: Any, config: Any = None, files: Files | None = None, **_: Any
) -> str:
    """The page with its placeholders filled; mkdocs calls this for every page."""

    def fill(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name not in PLACEHOLDERS:
            known = ", ".join(PLACEHOLDERS)
            raise PluginError(f"{page.file.src_uri}: no placeholder '{name}'; there are {known}")
        return PLACEHOLDERS[name]()

    filled = PLACEHOLDER.sub(fill, markdown)
    if not is_shown(filled):
        return filled
    if PICTURES in filled and importlib.util.find_spec("matplotlib") is None:
        raise PluginError(
            f"{page.file.src_uri}: the pictures of this page are drawn when it is built, and that "
            "needs matplotlib: pip install 'alliance-sim[plot]'"
        )
    with TemporaryDirectory() as folder:

        def keep(path: Path) -> str:
            name = f"{page.file.src_uri.removesuffix('.md')}/{path.relative_to(folder).as_posix()}"
            content = path.read_bytes()
            if files is not None:
                files.append(File.generated(config, name, content=content))
            here = posixpath.dirname(page.file.src_uri)
            source = posixpath.relpath(name, here)
            return f"[![{title_of(content)}]({source})]({source})"

        try:
            return with_output(filled, Path(folder), keep)
        except RuntimeError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_page_content(html: str, *, page: Any, **_: Any) -> str:
    """Says of Chinese pages that they are: which fonts and which voice serve hangs on it."""
    return f'<div lang="zh-Hans">{html}</div>' if "/zh/" in page.file.src_uri else html


def title_of(picture: bytes) -> str:
    """The title that an SVG file has for itself, for those who do not see it."""
    found = re.search(r"<dc:title>(.*?)</dc:title>", picture.decode(), re.DOTALL)
    return re.sub(r"[\[\]\s]+", " ", unescape(found[1])).strip() if found else "a chart"
