"""The application: which address answers what, and how every error leaves it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sim.web.body import read_body
from sim.web.crew import Crew
from sim.web.files import Kept, takes_gzip
from sim.web.inside import Answer, Asked
from sim.web.refusal import Refusal, gone
from sim.web.replies import failed, of_worker
from sim.web.waiting import Rank

__all__ = ["application"]

_RANKS = {
    "answer": Rank.FULL,
    "causes": Rank.LONG,
    "yaml": Rank.QUICK,
    "data": Rank.LONG,
    "report": Rank.LONG,
}
"""What is asked by POST, and how urgent it is; an answer may also be quick."""


def application(
    crew: Crew,
    files: Mapping[str, Kept],
    more: Sequence[BaseRoute] = (),
    ended: Callable[[], Awaitable[None]] | None = None,
) -> Starlette:
    """The routes of the page and of its questions.

    Args:
        crew: started and stopped with the application.
        files: what is served as it is, by path.
        more: routes of other parts of the house.
        ended: called when no request is answered any more.
    """

    @asynccontextmanager
    async def at_work(_app: Starlette) -> AsyncIterator[None]:
        crew.start()
        try:
            yield
        finally:
            await crew.stop()
            if ended is not None:
                await ended()

    app = Starlette(
        routes=[
            *(_question(crew, what, rank) for what, rank in _RANKS.items()),
            Route("/api/catalogue", _catalogue(crew), methods=["GET"]),
            *more,
            *(_file(path, kept) for path, kept in files.items()),
        ],
        exception_handlers={
            Refusal: _refused,
            HTTPException: _not_here,
            Exception: _unforeseen,
        },
        lifespan=at_work,
    )
    app.router.redirect_slashes = False
    return app


def _question(crew: Crew, what: str, rank: Rank) -> Route:
    async def ask(request: Request) -> Response:
        given = await read_body(request)
        urgent = Rank.QUICK if given.get("detail") == "quick" and what == "answer" else rank
        asked = Asked(what, given, _pack(request, urgent))
        return of_worker(await _while_there(request, crew, asked, urgent))

    return Route(f"/api/{what}", ask, methods=["POST"])


async def _while_there(request: Request, crew: Crew, asked: Asked, rank: Rank) -> Answer:
    """The crew's answer, for as long as the client waits for it."""
    answer = asyncio.ensure_future(crew.ask(asked, rank))
    # after the body, the only message that can come is that the client has gone
    left = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait((answer, left), return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise gone()
        return answer.result()
    finally:
        answer.cancel()
        left.cancel()


def _catalogue(crew: Crew) -> Any:
    """The endpoint of the catalogue: worked out once, then a file like others."""
    kept: list[Kept] = []

    async def catalogue(request: Request) -> Response:
        if not kept:
            answer = await crew.ask(Asked("catalogue", {}, pack=False), Rank.QUICK)
            if answer.status != HTTPStatus.OK:
                raise failed()
            kept.append(Kept.of(answer.kind, answer.content))
        return kept[0].reply(request)

    return catalogue


def _file(path: str, kept: Kept) -> Route:
    async def file(request: Request) -> Response:
        return kept.reply(request)

    return Route(path, file, methods=["GET"])


def _pack(request: Request, rank: Rank) -> bool:
    """Whether compressing an answer pays: not while a slider moves on this very machine."""
    try:
        near = request.client is None or ip_address(request.client.host).is_loopback
    except ValueError:
        near = False
    return takes_gzip(request) and not (near and rank is Rank.QUICK)


def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return error.reply()


def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "there is nothing at this address", 405: f"{request.method} is not done here"}
    message = words.get(error.status_code, error.detail)
    return Refusal(error.status_code, message, headers=error.headers).reply()


def _unforeseen(_request: Request, _error: Exception) -> Response:
    # its trace goes to the server's standard error as the exception goes on from here
    return failed().reply()
