"""A worker module that does what a test tells it, in place of the one that simulates."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Mapping
from typing import Any


def prepare() -> None:
    if os.environ.get("STANDIN_FAILS"):
        raise RuntimeError("cannot get ready")


def work(what: str, given: Mapping[str, Any]) -> tuple[int, str, bytes, str | None]:
    begun = time.monotonic()
    if log := given.get("log"):
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"{given.get('name', what)}\n")
    if "sleep" in given:
        time.sleep(given["sleep"])
    while "until" in given and not os.path.exists(given["until"]):
        time.sleep(0.01)
    while time.monotonic() < begun + given.get("spin", 0):
        pass
    if given.get("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if given.get("fail"):
        raise ValueError(f"the secret of {what}")
    told = {"what": what, "pid": os.getpid(), "given": dict(given)}
    content = json.dumps(told).encode() + b" " * given.get("bytes", 0)
    return 200, "application/json", content, given.get("file")
