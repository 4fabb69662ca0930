"""The running server: its socket, its workers, how it starts and how it ends."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn

from sim.web.app import application
from sim.web.crew import Crew
from sim.web.files import gather, import_map_hashes
from sim.web.guard import BODY_SECONDS, Guard
from sim.web.headers import security_headers
from sim.web.inside import WORKER
from sim.web.patience import Patient
from sim.web.room.house import House
from sim.web.room.key import DeskKey
from sim.web.room.routes import room_routes
from sim.web.room.sockets import Ending
from sim.web.room.ways import ways_of

__all__ = ["CONNECTIONS", "IDLE_SECONDS", "PINGS", "serve"]

IDLE_SECONDS = 30
"""After an answer, until another request; then the connection is closed."""
CONNECTIONS = 2_000
"""At once: 300 people, whose browsers open six each while a page loads, and one that stays."""
_OTHER_FILES = 200
"""Open files that are no connections: workers, the store, what is read."""
PINGS = 20.0
"""Seconds between questions to a WebSocket whether it is still there, and to its answer."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Server(uvicorn.Server):
    """A server that tells by which signal it ended, and ends its workers first."""

    def __init__(
        self, config: uvicorn.Config, crew: Crew, house: House, started: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self.ended_by: int | None = None
        self._crew = crew
        self._house = house
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # whoever waits for an answer is told at once, so that nothing holds up the end
        self._house.close()
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
    body_seconds: float = BODY_SECONDS,
    key: DeskKey | None = None,
) -> None:
    """Serve the page until a signal ends it.

    Args:
        sock: a listening socket; closed at the end.
        jobs: worker processes.
        names: host names that it is known by, beside its addresses.
        started: called when requests are taken.
        module: what the workers run.
        body_seconds: how long the body of a request may take.
        key: of the workshop's desk; tells where sessions are kept, too.

    Raises:
        KeyboardInterrupt: it was ended by Ctrl-C; by SIGTERM it just ends.
    """
    crew, files = Crew(jobs, module), gather()
    house = House(key or DeskKey(Path("sessions")), crew)
    app = application(crew, files, room_routes(house, ways_of(sock)), house.stop)
    headers = security_headers(import_map_hashes(files))
    config = _config(Guard(app, names, headers, body_seconds))
    server = _Server(config, crew, house, started)
    server.run([sock])
    if server.ended_by == signal.SIGINT:
        raise KeyboardInterrupt


def _config(app: Guard) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Patient,
        ws=Ending,
        # pages say nothing over them
        ws_max_size=1024,
        ws_ping_interval=PINGS,
        ws_ping_timeout=PINGS,
        # snapshots are short, and two hundred would have to be packed one by one
        ws_per_message_deflate=False,
        loop="asyncio",
        lifespan="on",
        log_config=None,
        # what a client does wrong is answered, not logged
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_connections(),
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=1,
    )


def _connections() -> int:
    """How many connections are let in: as many as are wanted and as this process may open."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:  # a system without such a limit
        return CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            soft = most
    if soft == resource.RLIM_INFINITY:
        return CONNECTIONS
    return max(100, min(CONNECTIONS, soft - _OTHER_FILES))
