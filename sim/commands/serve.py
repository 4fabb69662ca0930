"""`sim serve`: the explorer and the workshop in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.commands.options import shared
from sim.commands.streams import is_quiet, say

if TYPE_CHECKING:
    import socket

    from sim.web.room.key import DeskKey

__all__ = ["serve"]

Opened = Annotated[
    str | None,
    typer.Argument(
        metavar="SCENARIO",
        help="What to open the page with: a file, a shipped name, a run folder, or - (stdin).",
    ),
]
Host = Annotated[str, typer.Option("--host", help="Where to listen; 0.0.0.0 is every network.")]
Port = Annotated[
    int | None,
    typer.Option(
        "--port", min=0, max=65535, help="The port; 0 takes any. [default: 8625 or the next free]"
    ),
]
Jobs = Annotated[
    int | None,
    shared("--jobs", also="[default: one a core, 2 to 4]", min=1, max=64),
]
Open = Annotated[
    bool | None,
    typer.Option("--open/--no-open", help="Open a browser. [default: when on a terminal]"),
]
Sessions = Annotated[
    Path,
    typer.Option("--sessions", metavar="DIR", help="Where sessions of the workshop are kept."),
]
_LEAST_JOBS, _MOST_JOBS = 2, 4
"""With one, sliders would stop while a report is made."""


def serve(
    scenario: Opened = None,
    host: Host = "127.0.0.1",
    port: Port = None,
    jobs: Jobs = None,
    browser: Open = None,
    sessions: Sessions = Path("sessions"),
) -> None:
    """Open the explorer in a browser: move a rule, see the alliance shift. Ctrl-C ends it.

    The same server holds workshops: the facilitator's desk is at /desk.
    """
    from sim.web.addresses import is_everywhere, listen
    from sim.web.room.key import DeskKey
    from sim.web.serve import serve as run

    fragment = _fragment(scenario)
    key = DeskKey(sessions)
    sock = listen(host, port)
    if is_quiet() or not sys.stderr.isatty():
        # what is printed here may end up in a log: the key goes where its owner alone reads it
        key.keep()

    def started() -> None:
        page = _tell(sock, fragment, key)
        if sys.stderr.isatty() if browser is None else browser:
            _open(page)

    # that everywhere is served is no name: the address that a request came in at is
    run(sock, jobs or _jobs(), [] if is_everywhere(sock) else [host], started, key=key)


def _jobs() -> int:
    import os

    return max(_LEAST_JOBS, min(os.cpu_count() or 1, _MOST_JOBS))


def _fragment(source: str | None) -> str:
    """What an address ends with that opens the page with a scenario."""
    if source is None:
        return ""
    from sim.commands.loading import load_scenario
    from sim.web.explorer.opened import fragment_of

    return fragment_of(load_scenario(source))


def _tell(sock: socket.socket, fragment: str, key: DeskKey) -> str:
    """Say where the page is, to its owner and to others; where it is for the owner."""
    from sim.web.addresses import is_everywhere, reachable, url

    address, port = sock.getsockname()[:2]
    everywhere = is_everywhere(sock)
    if everywhere:
        address = "::1" if ":" in address else "127.0.0.1"
    page = url(address, port) + fragment
    say(f"The explorer is at {page} (Ctrl-C ends it)")
    if everywhere:
        for other in reachable(sock.family):
            say(f"Others reach it at {url(other, port)}{fragment}")
    if everywhere or not _only_here(address):
        say(
            "Everybody on the network can use the explorer: there is no password for it.",
        )
    told = f"its key is {key.text}" if sys.stderr.isatty() else f"its key is in {key.path}"
    say(f"The workshop's desk is at {url(address, port)}desk ({told})")
    return page


def _only_here(address: str) -> bool:
    from ipaddress import ip_address

    return ip_address(address).is_loopback


def _open(page: str) -> None:
    """Open a browser, without waiting for it, where there is a screen."""
    import os
    import threading
    import webbrowser

    screen = os.name == "nt" or sys.platform == "darwin"
    if screen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        threading.Thread(target=webbrowser.open, args=(page,), daemon=True).start()
