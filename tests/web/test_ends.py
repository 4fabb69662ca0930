"""How `sim serve` starts and ends as a user meets it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.commands.test_run import sim
from tests.patience import PATIENCE
from tests.web.serving import PLAIN, QUESTION, ROOT, Served, alive, eventually, serving, standing_in

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="counts processes in /proc"
)


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[tuple[Served, list[int]]]:
    """A server with a question in work that takes long and never lets go of the interpreter."""
    log = tmp_path / "log"
    with standing_in(tmp_path / "errors") as served:
        workers = eventually(lambda: len(served.children()) == 2 and served.children())
        # long ones are answered when both are warm
        assert served.post("report", {}).status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            served.post("report", {"spin": 4 * PATIENCE, "log": str(log)}, timeout=0.4)
        eventually(log.exists)
        yield served, workers


def is_free(port: int) -> bool:
    with closing(socket.socket()) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@needs_proc
def test_a_server_that_is_killed_leaves_nothing(busy: tuple[Served, list[int]]) -> None:
    served, workers = busy
    assert not is_free(served.port)
    os.kill(served.process.pid, signal.SIGKILL)
    served.ended()
    eventually(lambda: not any(alive(pid) for pid in workers))
    assert is_free(served.port)


@needs_proc
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_though_work_goes_on(
    busy: tuple[Served, list[int]], sent: signal.Signals
) -> None:
    served, workers = busy
    served.process.send_signal(sent)
    assert served.ended() == (0 if sent is signal.SIGTERM else -signal.SIGINT)
    assert not any(alive(pid) for pid in workers)
    assert is_free(served.port)
    assert "Exception in ASGI application" not in served.said()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_the_command_ends_with_the_house_s_codes(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    with serving(tmp_path / "errors", "--jobs", "1") as served:
        assert served.client.get("/").status_code == 200
        served.process.send_signal(sent)
        assert served.ended() == code
        assert "Traceback" not in served.said()


@pytest.mark.parametrize("wait", [0.0, 0.1, 0.4])
def test_ctrl_c_while_workers_start(tmp_path: Path, wait: float) -> None:
    """A terminal sends it to the server and its workers alike."""
    errors = tmp_path / "errors"
    kept = ["--sessions", str(tmp_path / "sessions")]
    command = [sys.executable, "-m", "sim", "serve", "--port", "0", "--no-open", *kept]
    with errors.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, stderr=file, start_new_session=True)
    try:
        eventually(lambda: "explorer is at" in errors.read_text())
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 130
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)
    assert "Traceback" not in errors.read_text()
    assert errors.read_text().splitlines()[-1].startswith("stopped")


@pytest.mark.skipif(os.name != "posix", reason="takes a script for a browser")
def test_a_browser_is_opened_with_the_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    monkeypatch.setenv("DISPLAY", ":0")
    with serving(tmp_path / "errors", "cede_all", "--jobs", "1", "--open") as served:
        opened = eventually(lambda: seen.exists() and seen.read_text())
        assert opened == f"http://127.0.0.1:{served.port}/#scenario=cede_all\n"


def test_who_waits_when_it_ends_is_told(tmp_path: Path) -> None:
    with standing_in(tmp_path / "errors", 1) as served:
        assert served.post("yaml", {}).status_code == 200
        with closing(
            socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE)
        ) as sock:
            head = f"POST /api/yaml HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
            body = b'{"sleep": 120}'
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            sock.sendall(head.encode() + body)
            time.sleep(0.3)
            served.process.send_signal(signal.SIGTERM)
            found = sock.recv(4096)
        assert found.startswith(b"HTTP/1.1 503 ")
        assert served.ended() == 0


def test_a_port_that_is_taken_is_told_or_passed_over(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = sim(tmp_path, "serve", "--no-open", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.startswith(f"cannot serve at port {port} of 127.0.0.1: ")
    assert len(done.stderr.splitlines()) == 1


def test_without_a_port_the_next_free_one_is_taken(tmp_path: Path) -> None:
    """Whether or not something is at the usual one already."""
    kept = ["--sessions", str(tmp_path / "sessions")]
    command = [sys.executable, "-m", "sim", "serve", "cede_sales", "--no-open", *kept]
    command += ["--jobs", "1"]
    started, ports = [], []
    try:
        for i in range(2):
            errors = tmp_path / f"errors{i}"
            with errors.open("wb") as file:
                started.append(subprocess.Popen(command, cwd=ROOT, stderr=file))
            found = eventually(lambda at=errors: re.search(r":(\d+)/#scenario=", at.read_text()))
            ports.append(int(found[1]))
    finally:
        for process in started:
            process.kill()
            process.wait(timeout=PATIENCE)
    assert 8625 <= ports[0] < ports[1] <= 8625 + 50


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("cede_sale",),
            "cede_sale: no such file and no such shipped scenario; did you mean 'cede_s",
        ),
        (("../etc/passwd",), "../etc/passwd: no such file"),
        (("--host", "no.such.host.invalid"), "--host no.such.host.invalid: there is no such host"),
        (("--host", "192.0.2.1"), "cannot serve at a port of 192.0.2.1: "),
    ],
)
def test_what_cannot_be_served(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    done = sim(tmp_path, "serve", "--no-open", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert len(done.stderr.splitlines()) == 1


def test_the_address_is_said_with_the_scenario(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with serving(errors, "cede_sales", "--jobs", "1") as served:
        assert served.said() == (
            f"The explorer is at http://127.0.0.1:{served.port}/#scenario=cede_sales"
            " (Ctrl-C ends it)\n"
            f"The workshop's desk is at http://127.0.0.1:{served.port}/desk"
            f" (its key is in {tmp_path / 'sessions' / 'desk.key'})\n"
        )


def test_on_every_network_others_are_told_where(tmp_path: Path) -> None:
    with serving(tmp_path / "errors", "--host", "0.0.0.0", "--jobs", "1") as served:
        said = eventually(lambda: "Everybody" in served.said() and served.said())
        assert "Everybody on the network can use the explorer" in said
        for address in re.findall(r"Others reach it at http://([^/]+)/", said):
            page = httpx.get(f"http://{address}/", **PLAIN)
            assert page.status_code == 200
            foreign = httpx.get(f"http://{address}/", headers={"host": "example.org"}, **PLAIN)
            assert foreign.status_code == 421
            # over a network answers are compressed
            answer = httpx.post(f"http://{address}/api/answer", json=QUESTION, **PLAIN)
            assert answer.headers["content-encoding"] == "gzip"
            assert answer.json()["detail"] == "quick"
        assert (
            httpx.get(
                f"http://127.0.0.1:{served.port}/", headers={"host": "0.0.0.0"}, **PLAIN
            ).status_code
            == 421
        )


def test_sockets_of_the_newer_kind(tmp_path: Path) -> None:
    try:
        with closing(socket.socket(socket.AF_INET6)) as sock:
            sock.bind(("::1", 0))
    except OSError:
        pytest.skip("this machine has no IPv6")
    kept = ("--sessions", str(tmp_path / "sessions"))
    command = (sys.executable, "-m", "sim", "serve", "--host", "::1", "--port", "0", *kept)
    errors = tmp_path / "errors"
    with errors.open("wb") as file:
        process = subprocess.Popen([*command, "--no-open", "--jobs", "1"], cwd=ROOT, stderr=file)
    try:
        found = eventually(lambda: re.search(r"at (http://\[::1\]:\d+)/", errors.read_text()))
        url = f"{found[1]}/api/answer"
        answer = httpx.post(url, json=QUESTION, **PLAIN, headers={"origin": found[1]})
        assert answer.status_code == 200
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)
