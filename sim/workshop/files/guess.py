"""Which of a workshop's files somebody probably meant by another name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sim.scenario.text.nearest import nearest

__all__ = ["is_junk", "meant_by"]

_JUNK = {".ds_store", "thumbs.db", "desktop.ini", ".git"}
"""What systems and tools put into folders; see docs/how-to/run_a_workshop_by_files.md."""
_JUNK_BEGINS = ("~$", "._", ".~lock.")
_ENDINGS = re.compile(r"(\.[a-z0-9]{1,8})+$")
_COPY = re.compile(
    r"^(copy|kopie|copie|copia)( \(\d+\))? (of|von|de|di) "
    r"|[ _-]*(copy|kopie|copie|副本|拷贝)$|^(副本|拷贝)[ _-]*"
)
_NUMBERED = re.compile(r"[ _-]*[(\[]\d+[)\]]$")
_KEY = re.compile(r"(s[0-9]+|t[0-9]+|w[0-9]+_[a-z]+)(?![a-z0-9])")


def is_junk(name: str) -> bool:
    """Whether a name is one that systems and office programs leave behind, in any folder."""
    plain = name.casefold()
    return plain in _JUNK or plain.startswith(_JUNK_BEGINS)


def meant_by(name: str, known: Iterable[str]) -> str | None:
    """The known file that a name was probably meant to be; None when nothing is like it.

    Full-width digits, capitals, other endings, marks of copies and of backups make no difference;
    after that the key of a place counts, then the name of a person, then what is nearest.
    """
    stems = {_stem(each): each for each in known}
    stem = _stem(name)
    if stem in stems:
        return stems[stem]
    keys = {_key(each): name_ for each, name_ in stems.items()}
    if _key(stem) and _key(stem) in keys:
        return keys[_key(stem)]
    people = {each.removeprefix(_key(each)).strip("_"): name_ for each, name_ in stems.items()}
    if stem and stem in people:
        return people[stem]
    near = nearest(stem, stems)
    return None if near is None else stems[near]


def _stem(name: str) -> str:
    """A name without what tells copies, backups and kinds of files apart."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip().strip("~#.")
    before = None
    while plain != before:
        before = plain
        for marks in (_ENDINGS, _COPY, _NUMBERED):
            plain = marks.sub("", plain).strip(" ~#.")
    return plain.replace(" ", "_").replace("-", "_")


def _key(stem: str) -> str:
    """The place's key that a stem begins with; empty when it begins with none."""
    found = _KEY.match(stem)
    return found[1] if found else ""
