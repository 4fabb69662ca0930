"""Keep what pages' heads share: lists of modules, import map: `python tools/list_modules.py`.

A browser learns of a module when it has read the one that imports it, so a tree of small modules
would be fetched step by step. A page's head names them all instead (`modulepreload`), and this
writes that list from the imports, for every page that has the marks for it. With `--check` it only
says whether the lists are as they should be. Modules that are imported when a reader wants them,
such as a language's texts, are not in them.

The import map is that of the explorer's page, index.html; the others get a copy.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "sim" / "web" / "page"
BEGIN, END = "<!--modules-->", "<!--/modules-->"

_IMPORT = re.compile(r"""^(?:import|export)\s+(?:[\w*{}\s,]+\sfrom\s+)?"([^"]+)";""", re.M)
_ENTRY = re.compile(r'<script type="module" src="/page/([^"]+)">')
_MAP = re.compile(r'<script type="importmap">.*?</script>', re.S)
_BARE = re.compile(r'"([^"]+)": "/page/([^"]+)"')


def imported(module: Path, bare: dict[str, Path]) -> list[Path]:
    """The modules that a module imports, as files."""
    # vendored ones import each other by names of the import map; the server makes declared ones
    if module.parent.name in ("vendor", "declared"):
        return []
    names = _IMPORT.findall(module.read_text(encoding="utf-8"))
    return [bare[n] if n in bare else (module.parent / n).resolve() for n in names]


def modules(page: str) -> list[str]:
    """Paths below PAGE of every module that opening a page needs, in alphabetical order."""
    bare = {name: PAGE / path for name, path in _BARE.findall(page)}
    found, due = set(bare.values()), [PAGE / path for path in _ENTRY.findall(page)]
    while due:
        module = due.pop()
        if module not in found:
            found.add(module)
            due += imported(module, bare)
    return sorted(path.relative_to(PAGE).as_posix() for path in found)


def mapped(page: str) -> str:
    """A page with the import map as it should be."""
    own = _MAP.search((PAGE / "index.html").read_text(encoding="utf-8"))
    assert own is not None
    return _MAP.sub(lambda _: own[0], page)


def listed(page: str) -> str:
    """A page with the list of modules as it should be."""
    links = (f'<link rel="modulepreload" href="/page/{path}">' for path in modules(page))
    before, after = page.partition(BEGIN)[0], page.partition(END)[2]
    return "\n".join([f"{before}{BEGIN}", *links, f"{END}{after}"])


def pages() -> list[Path]:
    """Every page that keeps such a list."""
    found = sorted(PAGE.rglob("*.html"))
    return [path for path in found if BEGIN in path.read_text(encoding="utf-8")]


def main(arguments: list[str]) -> int:
    """Write the lists, or check them; 1 where one was not as it should be."""
    wrong = []
    for path in pages():
        page = path.read_text(encoding="utf-8")
        wanted = listed(mapped(page))
        if arguments != ["--check"]:
            path.write_text(wanted, encoding="utf-8")
        elif page != wanted:
            wrong.append(path.name)
    for name in wrong:
        print(f"{name} does not have the head that it should: python tools/list_modules.py")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
