"""Questions that wait for a worker: what goes first, and how many may wait."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from enum import IntEnum

from sim.web.inside import Answer, Asked
from sim.web.refusal import Refusal

__all__ = ["Job", "Rank", "Waiting", "again"]

_LATE = 10.0
"""Seconds after which what has waited goes first, that a busy room starves nobody."""


class Rank(IntEnum):
    """What goes first: what leads a session, for which a whole room waits."""

    LEADING = 0
    QUICK = 1
    FULL = 2
    LONG = 3


_ROOM = {Rank.LEADING: 64, Rank.QUICK: 256, Rank.FULL: 128, Rank.LONG: 32}
"""Questions of a rank that may wait."""


@dataclass(eq=False)
class Job:
    """A question, and the answer that somebody waits for until it is done or cancelled."""

    asked: Asked
    rank: Rank
    answer: asyncio.Future[Answer]
    since: float = field(default_factory=time.monotonic)

    def fail(self, why: Refusal) -> None:
        """There will be no answer."""
        if not self.answer.done():
            self.answer.set_exception(why)


class Waiting:
    """The queue. One worker is always left to quick questions, where there are two.

    What leads a session takes any worker, and nothing that others ask can go before it.

    With three or more, another one is left to what is not long.

    Args:
        jobs: workers that there are to be; how many are there is told when asked for the next.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._queues: dict[Rank, deque[Job]] = {rank: deque() for rank in Rank}
        self._begun: Counter[Rank] = Counter()

    def add(self, job: Job) -> None:
        """Put a question at the end of those of its rank.

        Raises:
            Refusal: too many wait already.
        """
        queue = self._queues[job.rank]
        if len(queue) >= _ROOM[job.rank]:
            queue = self._queues[job.rank] = deque(each for each in queue if not each.answer.done())
        if len(queue) >= _ROOM[job.rank]:
            raise again("too many are asking at once; try again in a moment")
        queue.append(job)

    def begin(self, ready: int) -> Job | None:
        """What goes first of what may begin now and is still waited for.

        Args:
            ready: workers that are warm, at work or not.
        """
        for rank in (Rank.LEADING, *self._late(), *Rank):
            queue = self._queues[rank]
            while queue and self._may_begin(rank, ready):
                job = queue.popleft()
                if not job.answer.done():
                    self._begun[rank] += 1
                    return job
        return None

    def end(self, job: Job) -> None:
        """Its worker is done with this question."""
        self._begun[job.rank] -= 1

    def turn_away(self, why: Refusal) -> None:
        """Tell everyone who waits that there will be no answer."""
        for queue in self._queues.values():
            while queue:
                queue.popleft().fail(why)

    def _late(self) -> list[Rank]:
        """Ranks in which one has waited long."""
        then = time.monotonic() - _LATE
        return [r for r in reversed(Rank) if self._queues[r] and self._queues[r][0].since < then]

    def _may_begin(self, rank: Rank, ready: int) -> bool:
        if rank <= Rank.QUICK or self._jobs == 1:
            return True
        slow = self._begun[Rank.FULL] + self._begun[Rank.LONG]
        long_too = rank is Rank.FULL or self._begun[Rank.LONG] < max(1, ready - 2)
        return slow < ready - 1 and long_too


def again(why: str) -> Refusal:
    """No answer now, but there may be one in a moment."""
    return Refusal(503, why, headers={"retry-after": "1"})
