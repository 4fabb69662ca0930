"""Finding scenario files, and reading one with every base that it extends."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from sim.errors import Problem, ScenarioError
from sim.paths import shown
from sim.regular_files import may_exist
from sim.scenario.related import Related
from sim.scenario.text.nearest import listed, mend, quoted
from sim.scenario.text.nodes import Node, Place
from sim.scenario.text.reader import bytes_of_file, bytes_of_stdin, read_bytes
from sim.shipped import shipped, shipped_names

__all__ = [
    "MAX_BASES",
    "Source",
    "find_beside",
    "read_chain",
    "read_source",
    "scenarios_beside",
    "shipped_chain",
]

MAX_BASES = 20
"""How long a chain of ``extends`` may be."""

_STDIN = "<stdin>"


@dataclass(frozen=True)
class Source:
    """One file of a chain.

    Attributes:
        file: its name in messages.
        path: where it lies; None for standard input.
        node: what it holds.
        data: its bytes as its author wrote them; empty where it was not read from a file.
        related: the scenarios that a run folder keeps with it; None outside of run folders.
    """

    file: str
    path: Path | None
    node: Node = field(repr=False)
    data: bytes = field(default=b"", repr=False)
    related: Related | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        """Where names beside this file are looked for."""
        return Path() if self.path is None else self.path.parent


def read_chain(source: str | Path | Source) -> tuple[Source, ...]:
    """The scenario and its bases, nearest first.

    Args:
        source: a path, the name of a shipped scenario, ``-`` for standard input, or what was read
            of one of them.

    Raises:
        ScenarioError: a file is missing, cannot be read or is not YAML, or the chain has no end.
    """
    chain = [source if isinstance(source, Source) else _first(str(source))]
    while (base := _base(chain[-1])) is not None:
        name, place = base
        kept = chain[-1].related
        if kept is not None and name in kept.base:  # resolved, so it has no base itself
            chain.append(Source(kept.file, None, kept.base[name]))
            break
        path = find_beside(chain[-1], name)
        if path is None:
            _fail(place, f"no scenario {quoted(name)} {_elsewhere(name, chain[-1])}")
        _refuse_endless(chain, path, place)
        chain.append(read_source(path))
    return tuple(chain)


def shipped_chain(name: str) -> tuple[Source, ...]:
    """A shipped scenario's file and its bases, whatever has its name in the current folder."""
    return read_chain(shipped("scenarios") / f"{name}.yaml")


def _first(source: str) -> Source:
    if source == "-":
        data = bytes_of_stdin()
        return Source(_STDIN, None, read_bytes(data, _STDIN), data)
    path = Path(source)
    if _exists(path, as_file=True):
        return read_source(path)
    if source in shipped_names():
        return read_source(shipped("scenarios") / f"{source}.yaml")
    if _exists(path):
        return read_source(path)
    problem = "no such file" if _is_path(source) else "no such file and no such shipped scenario"
    words = mend(path.stem, shipped_names(), "shipped scenarios")
    raise ScenarioError([Problem(source, 0, "", problem + words)])


def read_source(path: Path, related: Related | None = None) -> Source:
    """Read one file, without its bases; ``related`` is what a run folder keeps with it.

    Raises:
        ScenarioError: it cannot be read, or is not one YAML map within the limits.
    """
    file = display(path)
    data = bytes_of_file(path, file)
    return Source(file, path, read_bytes(data, file), data, related)


def _base(source: Source) -> tuple[str, Place] | None:
    held = source.node.value
    node = held.get("extends") if isinstance(held, dict) else None
    # Anything but text is left to the types, which say what belongs there.
    return (node.value, node.place) if node and isinstance(node.value, str) else None


def find_beside(source: Source, name: str) -> Path | None:
    """The file that ``name`` means in ``source``: beside it, a path from it, or a shipped one.

    A file may have the name of the shipped scenario that it extends; so it is never itself.
    """
    nearby = [source.folder / name, source.folder / f"{name}.yaml"]
    found = [path for path in nearby if _exists(path, as_file=True)]
    known = [shipped("scenarios") / f"{name}.yaml"] if name in shipped_names() else []
    others = [path for path in (*found, *known) if not _is_of(source, path)]
    return next(iter([*others, *found]), None)


def _is_of(source: Source, path: Path) -> bool:
    return source.path is not None and _same(path, source.path)


def scenarios_beside(source: Source) -> tuple[str, ...]:
    """The names that ``extends`` could have used in this file."""
    beside = {path.stem for path in source.folder.glob("*.yaml")} if source.path else set()
    own = {source.path.stem} if source.path else set()
    return tuple(sorted((beside - own) | set(shipped_names())))


def _elsewhere(name: str, source: Source) -> str:
    known = scenarios_beside(source)
    near = mend(Path(name).stem, known, "known")
    listing = f" (known: {listed(known)})" if "did you mean" in near else ""
    return f"beside this file or among the shipped ones{near}{listing}"


def _refuse_endless(chain: list[Source], path: Path, place: Place) -> None:
    for i, source in enumerate(chain):
        if source.path is not None and _same(source.path, path):
            files = [*(each.file for each in chain[i:]), source.file]
            _fail(place, f"the bases go in a circle: {' -> '.join(files)}")
    if len(chain) > MAX_BASES:
        _fail(place, f"more than {MAX_BASES} bases, each extending the next; merge some of them")


def display(path: Path) -> str:
    """A path as messages show it: from the working folder when it lies inside."""
    if not path.is_absolute():
        return shown(str(path))
    try:
        return shown(str(path.relative_to(Path.cwd())))
    except (OSError, ValueError):  # the working folder may be gone
        return shown(str(path))


def _is_path(source: str) -> bool:
    return bool(Path(source).suffix) or "/" in source or os.sep in source


def _exists(path: Path, as_file: bool = False) -> bool:
    return may_exist(path) and not (as_file and os.path.isdir(path))


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _fail(place: Place, text: str) -> NoReturn:
    raise ScenarioError([Problem(place.file, place.line, "extends", text)])
