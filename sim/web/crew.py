"""Worker processes that answer questions: sliders stay live whatever else is asked."""

from __future__ import annotations

import asyncio

from sim.web.inside import WORKER, Answer, Asked
from sim.web.member import Lost, Member
from sim.web.refusal import Refusal
from sim.web.waiting import Job, Rank, Waiting, again

__all__ = ["ANSWER_SECONDS", "Crew"]

ANSWER_SECONDS = 180.0
"""After so long an answer is given up, and its worker with it."""
_TRIES = 2
"""Starts that fail in a row until those who ask are told."""
_LONGEST_PAUSE = 30.0
"""Between one try to start a worker and the next, in seconds."""


class Crew:
    """Answers questions in worker processes, quick ones first.

    What nobody waits for any more is not begun. A worker that dies is replaced.

    Args:
        jobs: worker processes.
        module: what they run; see ``sim.web.inside.WORKER``.
    """

    def __init__(self, jobs: int, module: str = WORKER) -> None:
        self._jobs = jobs
        self._module = module
        self._waiting = Waiting(jobs)
        self._free: list[asyncio.Future[Job]] = []
        self._ready = 0
        self._failures = 0
        self._closed = False
        self._keepers: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Start the workers; questions wait until the first is warm."""
        self._keepers = [asyncio.create_task(self._keep()) for _ in range(self._jobs)]

    async def stop(self) -> None:
        """End the workers at once; whoever waits is told that the server stops."""
        self._closed = True
        self._waiting.turn_away(_stopping())
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)

    async def ask(self, asked: Asked, rank: Rank) -> Answer:
        """The answer to a question; cancel it when nobody waits for it any more.

        Raises:
            Refusal: too many are waiting, or the worker was lost over it (503: ask again).
        """
        if self._closed or self._failures >= _TRIES:
            raise _stopping() if self._closed else _broken()
        job = Job(asked, rank, asyncio.get_running_loop().create_future())
        self._waiting.add(job)
        self._dispatch()
        return await job.answer

    def _dispatch(self) -> None:
        """Give every free worker what goes first."""
        while self._free and (job := self._waiting.begin(self._ready)) is not None:
            self._free.pop().set_result(job)

    async def _keep(self) -> None:
        """Have one worker, and another one after it."""
        while True:
            try:
                await self._employ(Member(self._module))
                self._failures = 0
            except (Lost, OSError):
                self._failures += 1
                if self._failures >= _TRIES:
                    self._waiting.turn_away(_broken())
                await asyncio.sleep(min(_LONGEST_PAUSE, 0.5 * 2 ** min(self._failures, 8)))

    async def _employ(self, member: Member) -> None:
        """Have this worker answer until it is lost.

        Raises:
            Lost: it did not even get warm.
        """
        try:
            await member.ready()
            self._failures = 0
            self._ready += 1
            try:
                while (job := await self._job(member)) is not None:
                    await self._answer(member, job)
            finally:
                self._ready -= 1
        finally:
            await member.buried()

    async def _job(self, member: Member) -> Job | None:
        """The next question for this worker; None when it is lost."""
        if member.gone.done():
            return None
        free: asyncio.Future[Job] = asyncio.get_running_loop().create_future()
        self._free.append(free)
        self._dispatch()
        if not free.done():
            await asyncio.wait((free, member.gone), return_when=asyncio.FIRST_COMPLETED)
        if free.done():
            return free.result()
        self._free.remove(free)
        return None

    async def _answer(self, member: Member, job: Job) -> None:
        """Have one question answered, or say why it is not."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                answer = await member.ask(job.asked)
            if not job.answer.done():
                job.answer.set_result(answer)
        except TimeoutError:
            member.kill()
            job.fail(Refusal(503, f"no answer within {ANSWER_SECONDS:.0f} seconds; ask for less"))
            await member.gone
        except Lost:
            job.fail(again("the worker that had this question was lost; ask again"))
        except asyncio.CancelledError:
            job.fail(_stopping())
            raise
        finally:
            self._waiting.end(job)


def _stopping() -> Refusal:
    return again("the server is stopping")


def _broken() -> Refusal:
    return again("the workers do not start; the server's terminal says why")
