"""What stands beside the files of a debrief, in English."""

from __future__ import annotations

__all__ = ["WORDS"]

WORDS = {
    "files.read": "Open debrief.html in a browser; it loads nothing. slides.pdf is for the "
    "projector.",
    "files.data": "debrief.json has every number; scores.csv has them as one long table; "
    "log.jsonl has who decided what in which round, with what was taken back.",
    "files.plays": "The folder plays has a scenario file for each play. Run them where this "
    "project is installed; they give the numbers of the session, same seed, same futures:",
    "files.noplays": "There are no plays yet, since no round was closed.",
    "files.names": "Names are in these files as people typed them. Think of them before you pass "
    "the files on.",
}
