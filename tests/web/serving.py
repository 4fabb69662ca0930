"""A server in a process of its own, its workers, and what tests ask of it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
# what httpx.Client takes here: no proxy; plain HTTP needs no certificates, and to read those of the
# machine takes longer than most answers do
PLAIN: dict[str, Any] = {"trust_env": False, "verify": False}
_STANDIN = """
import sys
from sim.web.addresses import listen
from sim.web.outgoing import Outgoing
from sim.web.patience import Patient
from sim.web.serve import serve
Outgoing.seconds = Patient.seconds = 0.5
sock = listen("127.0.0.1", 0)
def started():
    print(f"at http://127.0.0.1:{sock.getsockname()[1]}/", file=sys.stderr, flush=True)
serve(sock, int(sys.argv[1]), [], started, "tests.web.standin", body_seconds=0.5)
"""
SMALL = {"replications": 16, "months": 6}
QUESTION: dict[str, Any] = {
    "setting": {"base": "cede_sales", "changes": {}},
    "pinned": {"base": "keep_control", "changes": {}},
    "run": SMALL,
    "detail": "quick",
}


@dataclass
class Served:
    """A server that runs, and what it writes."""

    process: subprocess.Popen[bytes]
    errors: Path
    port: int
    client: httpx.Client

    def said(self) -> str:
        return self.errors.read_text(encoding="utf-8")

    def post(
        self, what: str, given: Mapping[str, Any], timeout: float = PATIENCE
    ) -> httpx.Response:
        return self.client.post(f"/api/{what}", json=given, timeout=timeout)

    def children(self) -> list[int]:
        """Its worker processes."""
        return [each for each in _children(self.process.pid) if _is_worker(each)]

    def raw(self, sent: bytes, seconds: float = PATIENCE) -> bytes:
        """What comes back to bytes that no client would send, until the server has no more."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as sock:
            sock.sendall(sent)
            return received(sock)

    def stop(self) -> None:
        self.client.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=PATIENCE)

    def ended(self) -> int:
        """Its exit code, once it has ended of itself."""
        return self.process.wait(timeout=PATIENCE)


def received(sock: socket.socket, quiet: float = 0.4) -> bytes:
    """All that comes until the other side closes or has been quiet for a while."""
    found = b""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        # the first bytes may take as long as an answer does
        sock.settimeout(quiet if found else PATIENCE)
        try:
            part = sock.recv(65536)
        except (TimeoutError, ConnectionResetError):
            break
        if not part:
            break
        found += part
    return found


@contextmanager
def serving(errors: Path, *arguments: str) -> Iterator[Served]:
    """`sim serve` at a free port."""
    kept = ("--sessions", str(errors.parent / "sessions"))
    command = ("-m", "sim", "serve", "--port", "0", "--no-open", *kept, *arguments)
    with running(errors, command, {}) as served:
        yield served


@contextmanager
def standing_in(errors: Path, jobs: int = 2, **env: str) -> Iterator[Served]:
    """The same server, but that its workers do what a test tells them."""
    with running(errors, ("-c", _STANDIN, str(jobs)), env) as served:
        yield served


@contextmanager
def running(errors: Path, command: tuple[str, ...], env: Mapping[str, str]) -> Iterator[Served]:
    """A command that serves."""
    with errors.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **env},
            stdout=subprocess.DEVNULL,
            stderr=file,
        )
    try:
        found = eventually(lambda: re.search(r"at http://127.0.0.1:(\d+)/", errors.read_text()))
        port = int(found[1])
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", **PLAIN)
        served = Served(process, errors, port, client)
        try:
            yield served
        finally:
            served.stop()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(timeout=PATIENCE)


def eventually(what: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """What a question finds, asked again until it finds something."""
    until = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)
    return found


def refused(answer: httpx.Response, status: int, *words: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert "default-src" in answer.headers["content-security-policy"]
    error = answer.json()["error"]
    told = json.dumps(error, ensure_ascii=False)
    for word in words:
        assert word in told
    assert len(error["message"]) < 600
    assert "Traceback" not in told
    assert "/sim/" not in told


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and is not yet fetched does not)."""
    return _state(pid) not in ("", "Z", "X")


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return ""


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(each) for task in tasks for each in task.read_text().split()]


def _is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
