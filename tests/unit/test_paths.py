"""Names of files as text, and as words of a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from sim.one_line import one_line
from sim.paths import as_text, shown, shown_all, typed

NAMES = st.binary(min_size=1, max_size=20).map(lambda raw: raw.replace(b"\0", b"/"))


@given(NAMES)
@example(b"\xce\xc4 it's \\ $HOME.yaml")
@example("a\nb\x1b[2J \u202e'".encode())
def test_any_name_is_shown_as_text_and_can_be_typed_again(raw: bytes) -> None:
    name = os.fsdecode(raw)
    shown(name).encode("utf-8")
    typed(name).encode("utf-8")
    shell = ["bash", "-c", f"printf %s {typed(name)}"]
    assert subprocess.run(shell, capture_output=True, check=True).stdout == raw


@given(st.text())
def test_what_is_text_stays_as_it_is(text: str) -> None:
    assert shown(text) == as_text(text) == text
    assert one_line(typed(text)) == typed(text), "a command to copy shows all that is in it"
    if one_line(text) == text:
        assert shlex.split(typed(text)) == [text]


def test_utf_8_is_read_where_the_locale_is_none() -> None:
    raw = "问界".encode()
    assert shown(raw.decode("ascii", "surrogateescape")) == "问界"
    assert as_text(raw.decode("ascii", "surrogateescape")) == "问界"
    assert as_text("\udcce") == "\udcce"
    assert shown("\ud800") == "\\ud800"


def test_paths_and_nested_content() -> None:
    path = Path(os.fsdecode(b"\xce d"))
    assert typed("sim", "run", path) == r"sim run $'\xce d'"
    assert typed(Path("a b")) == "'a b'"
    assert shown_all({str(path): [str(path), 1, None, (True,)]}) == {
        r"\xce d": [r"\xce d", 1, None, [True]]
    }
