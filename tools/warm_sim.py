"""`sim` without its start-up: each command is a fork of a process that has imported everything.

The tests and the docs start `sim` some hundred times, and most of that time is imports. Here a
server imports all of `sim` once. For each command it forks; the fork takes the caller's folder,
environment, arguments and streams, and runs `python -m sim` or a script there. What differs from a
process of its own: imports have happened, and what Python reads at its start (`PYTHON...`
variables) no longer counts. What is tested about those starts a process of its own.

python -m tools.warm_sim serve SOCKET      until standard input ends
python -m tools.warm_sim SOCKET ARGUMENTS  one command
"""

from __future__ import annotations

import atexit
import json
import os
import pkgutil
import runpy
import select
import shlex
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import IO, Any

__all__ = ["AVAILABLE", "WarmSim", "shared", "warm_sim"]

AVAILABLE = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Whether this system can fork and hand over streams; elsewhere, start a process for each."""
_ROOT = Path(__file__).resolve().parents[1]
_KILLED = 137
"""The exit code of a command that was killed, as shells have it."""


def ask(path: str, arguments: Sequence[str], streams: Sequence[int], **where: Any) -> int:
    """Run a command in a fork of the server at a socket, and return its exit code.

    Args:
        path: the server's socket.
        arguments: of `sim`.
        streams: file descriptors of standard input, output and error.
        where: ``cwd``, ``env`` and, for a script, its text as ``script``.
    """
    asked = {"arguments": list(arguments), **where}
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(path)
        socket.send_fds(line, [b"+"], list(streams))
        line.sendall(json.dumps(asked).encode() + b"\n")
        answer = line.recv(16)
    return int(answer) if answer else _KILLED


class WarmSim:
    """A server that is running.

    Attributes:
        path: its socket.
        command: the words that stand for `sim` in a shell.
    """

    def __init__(self, path: str) -> None:
        """See the class."""
        self.path = path
        # without site-packages and environment the client starts in a hundredth of a second
        self.command = shlex.join([sys.executable, "-S", "-E", str(Path(__file__)), path])

    def run(
        self,
        cwd: Path,
        arguments: Sequence[str],
        given: bytes = b"",
        env: Mapping[str, str] = os.environ,
        script: str | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command as ``subprocess.run`` does with its input given and its output captured.

        Given a ``script``, run that text of Python instead; a warning is an error in it.
        """
        with TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("in", "out", "err")]
            files[0].write_bytes(given)
            with _opened(files) as streams:
                code = ask(
                    self.path,
                    arguments,
                    [stream.fileno() for stream in streams],
                    cwd=str(cwd),
                    env=dict(env),
                    script=script,
                )
            out, err = (file.read_bytes() for file in files[1:])
        return subprocess.CompletedProcess(["sim", *arguments], code, out, err)


@contextmanager
def _opened(files: Sequence[Path]) -> Iterator[list[IO[bytes]]]:
    with files[0].open("rb") as given, files[1].open("wb") as out, files[2].open("wb") as err:
        yield [given, out, err]


@cache
def shared() -> WarmSim:
    """The server of this process, which ends with it."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(warm_sim())


@contextmanager
def warm_sim() -> Iterator[WarmSim]:
    """Start a server, and end it with the block."""
    with TemporaryDirectory(prefix="warm-sim-") as folder:
        path = str(Path(folder) / "socket")
        command = [sys.executable, "-m", "tools.warm_sim", "serve", path]
        server = subprocess.Popen(
            command,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            server.stdout.readline()  # it listens
            yield WarmSim(path)
        finally:
            server.stdin.close()
            server.stdout.close()
            server.wait(timeout=30)


def serve(path: str) -> None:
    """Answer until standard input ends."""
    _import_all()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    print("ready", flush=True)
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [], 1.0)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if sys.stdin in ready:
            return
        if listener in ready:
            line, _ = listener.accept()
            if _fork() == 0:
                listener.close()
                _answer(line)
            line.close()


def _fork() -> int:
    with warnings.catch_warnings():
        # no thread of Python's runs here; those of numpy's libraries are made for a fork
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _answer(line: socket.socket) -> None:
    """Become the command, say how it ended, and end."""
    _, streams, _, _ = socket.recv_fds(line, 1, 3)
    asked = json.loads(line.makefile("rb").readline())
    for own, given in enumerate(streams):
        os.dup2(given, own)
        os.close(given)
    # what the server knows of its own streams (whether they seek) does not hold for these
    sys.stdin, sys.stdout, sys.stderr = (
        _reopened(own, mode, stream)
        for own, mode, stream in ((0, "r", sys.stdin), (1, "w", sys.stdout), (2, "w", sys.stderr))
    )
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    code = _run(asked["arguments"], asked.get("script"))
    line.sendall(str(code).encode())
    os._exit(code)


def _reopened(descriptor: int, mode: str, stream: Any) -> Any:
    return os.fdopen(
        descriptor, mode, encoding=stream.encoding, errors=stream.errors, closefd=False
    )


def _run(arguments: Sequence[str], script: str | None) -> int:
    sys.argv = ["sim", *arguments]
    sys.path[0] = os.getcwd()
    code: Any = 0
    try:
        if script is None:
            runpy.run_module("sim", run_name="__main__", alter_sys=True)
        else:
            _run_script(script)
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type] - there is one
        code = 1
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    if isinstance(code, str):
        print(code, file=sys.stderr, flush=True)
    return code if isinstance(code, int) else 0 if code is None else 1


def _run_script(text: str) -> None:
    """Run a text as the main module, as ``python -W error -c`` does."""
    warnings.simplefilter("error")
    main = ModuleType("__main__")
    sys.modules["__main__"] = main
    exec(compile(text, "<string>", "exec"), main.__dict__)


def _import_all() -> None:
    """Import every module of `sim`, and read its data once."""
    import sim  # noqa: PLC0415 - the client does without

    for found in pkgutil.walk_packages(sim.__path__, "sim."):
        if found.name != "sim.__main__":
            import_module(found.name)
    from sim.world.world import register, vocabulary  # noqa: PLC0415 - as above

    register()
    vocabulary()
    with suppress(ImportError):
        import matplotlib.figure  # noqa: F401, PLC0415 - an extra


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        sys.exit(ask(sys.argv[1], sys.argv[2:], (0, 1, 2), cwd=os.getcwd(), env=dict(os.environ)))
