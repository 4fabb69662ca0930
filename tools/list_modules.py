"""Keep the list of modules in the explorer's page: `python tools/list_modules.py`.

A browser learns of a module when it has read the one that imports it, so a tree of small modules
would be fetched step by step. The page's head names them all instead (`modulepreload`), and this
writes that list from the imports. With `--check` it only says whether the list is as it should be.
Modules that are imported when a reader wants them, such as a language's texts, are not in it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "sim" / "web" / "page"
INDEX = PAGE / "index.html"
BEGIN, END = "<!--modules-->", "<!--/modules-->"

_IMPORT = re.compile(r"""^(?:import|export)\s+(?:[\w*{}\s,]+\sfrom\s+)?"([^"]+)";""", re.M)
_BARE = re.compile(r'"([^"]+)": "/page/([^"]+)"')


def imported(module: Path, bare: dict[str, Path]) -> list[Path]:
    """The modules that a module imports, as files."""
    if module.parent.name == "vendor":  # theirs are all bare, and all in the import map
        return []
    names = _IMPORT.findall(module.read_text(encoding="utf-8"))
    return [bare[n] if n in bare else (module.parent / n).resolve() for n in names]


def modules(index: str) -> list[str]:
    """Paths below the page of every module that opening it needs, in alphabetical order."""
    bare = {name: PAGE / path for name, path in _BARE.findall(index)}
    found, due = set(bare.values()), [PAGE / "main.js"]
    while due:
        module = due.pop()
        if module not in found:
            found.add(module)
            due += imported(module, bare)
    return sorted(path.relative_to(PAGE).as_posix() for path in found)


def listed(index: str) -> str:
    """The page with the list of modules as it should be."""
    links = (f'<link rel="modulepreload" href="/page/{path}">' for path in modules(index))
    before, after = index.partition(BEGIN)[0], index.partition(END)[2]
    return "\n".join([f"{before}{BEGIN}", *links, f"{END}{after}"])


def main(arguments: list[str]) -> int:
    """Write the list, or check it; 1 where it was not as it should be."""
    index = INDEX.read_text(encoding="utf-8")
    wanted = listed(index)
    if arguments != ["--check"]:
        INDEX.write_text(wanted, encoding="utf-8")
        return 0
    if index != wanted:
        print("index.html does not list the modules as they are: python tools/list_modules.py")
    return int(index != wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
