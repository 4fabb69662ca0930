"""Where the server listens, and the addresses that others can reach it at."""

from __future__ import annotations

import os
import socket
from ipaddress import ip_address

from sim.errors import InputError

__all__ = ["DEFAULT_PORT", "is_everywhere", "listen", "reachable", "url"]

DEFAULT_PORT = 8625
_TRIES = 50
_BACKLOG = 512
_SEND_BUFFER = 128 * 1024
"""Bytes that the system holds for one client which does not read; else it is up to megabytes."""


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket; without a port the first free one from ``DEFAULT_PORT`` on.

    Raises:
        InputError: no such host here, or the port is taken or not allowed.
    """
    family, address = _resolved(host)
    wanted = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + _TRIES)
    problem: OSError | None = None
    for each in wanted:
        try:
            return _bound(family, address, each)
        except OSError as error:
            problem = error
    told = f"port {port} of {host}" if port is not None else f"a port of {host}"
    why = problem.strerror if problem is not None else "none is free"
    raise InputError(f"cannot serve at {told}: {why}; choose another with --port or --host")


def _resolved(host: str) -> tuple[int, str]:
    bare = host.removeprefix("[").removesuffix("]")
    try:
        found = socket.getaddrinfo(bare, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise InputError(
            f"--host {host}: there is no such host; 127.0.0.1 is this machine"
        ) from None
    # a name such as localhost has both kinds of address: the older one is in every network
    family, _, _, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    return family, str(address[0])


def _bound(family: int, address: str, port: int) -> socket.socket:
    # with its protocol named: else asyncio does not turn Nagle's delay off, 40 ms for small answers
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # else a port is taken for a minute after a server of ours; elsewhere it means sharing
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # connections take this over from the socket that listens
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        sock.bind((address, port))
        sock.listen(_BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock


def is_everywhere(sock: socket.socket) -> bool:
    """Whether the socket takes connections at every address of this machine."""
    return ip_address(sock.getsockname()[0]).is_unspecified


def url(address: str, port: int) -> str:
    """What to type into a browser."""
    return f"http://{f'[{address}]' if ':' in address else address}:{port}/"


def reachable(family: int) -> list[str]:
    """This machine's addresses in its networks, from the list of its interfaces.

    Addresses of one machine only (loopback) or one cable only (link-local) are left out.
    """
    import ifaddr  # noqa: PLC0415

    found = []
    for adapter in ifaddr.get_adapters():
        for each in adapter.ips:
            text = each.ip if isinstance(each.ip, str) else each.ip[0]
            address = ip_address(text)
            right = address.version == 4 or family == socket.AF_INET6
            if right and not (address.is_loopback or address.is_link_local):
                found.append(text)
    return sorted(set(found), key=lambda text: (":" in text, text))
