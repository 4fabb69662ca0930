"""The running server: its socket, its workers, how it starts and how it ends."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import uvicorn

from sim.web.app import application
from sim.web.crew import Crew
from sim.web.files import gather, import_map_hash
from sim.web.guard import Guard
from sim.web.headers import security_headers
from sim.web.inside import WORKER
from sim.web.patience import Patient

__all__ = ["serve"]

_IDLE_SECONDS = 30
_CONNECTIONS = 500
"""At once; a limit of open files is often 1,024."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Server(uvicorn.Server):
    """A server that tells by which signal it ended, and ends its workers first."""

    def __init__(self, config: uvicorn.Config, crew: Crew, started: Callable[[], None]) -> None:
        super().__init__(config)
        self.ended_by: int | None = None
        self._crew = crew
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # whoever waits for an answer is told at once, so that nothing holds up the end
        await self._crew.stop()
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {each: signal.signal(each, self.handle_exit) for each in _SIGNALS}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.ended_by = self.ended_by or sig
        super().handle_exit(sig, frame)


def serve(
    sock: socket.socket,
    jobs: int,
    names: Sequence[str],
    started: Callable[[], None] = lambda: None,
    module: str = WORKER,
    body_seconds: float = 10.0,
) -> None:
    """Serve the page until a signal ends it.

    Args:
        sock: a listening socket; closed at the end.
        jobs: worker processes.
        names: host names that it is known by, beside its addresses.
        started: called when requests are taken.
        module: what the workers run.
        body_seconds: how long the body of a request may take.

    Raises:
        KeyboardInterrupt: it was ended by Ctrl-C; by SIGTERM it just ends.
    """
    crew, files = Crew(jobs, module), gather()
    headers = security_headers(import_map_hash(files))
    config = uvicorn.Config(
        Guard(application(crew, files), names, headers, body_seconds),
        http=Patient,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        # what a client does wrong is answered, not logged
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config, crew, started)
    server.run([sock])
    if server.ended_by == signal.SIGINT:
        raise KeyboardInterrupt
