"""A worker process is started whole, whatever signal comes meanwhile."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess

import pytest

from sim.worker_process import WorkerProcess

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends signals")


@pytest.fixture
def _alarm_interrupts() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    yield
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("_alarm_interrupts")
@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGALRM])
def test_an_interrupt_waits_until_it_has_started(
    monkeypatch: pytest.MonkeyPatch, elsewhere: bool, sent: signal.Signals
) -> None:
    """Also where another thread gets the signal, one of a library for instance."""
    start, started = SpawnProcess.start, []
    idle = threading.Thread(target=time.sleep, args=(0.5,))
    idle.start()
    receiver = idle if elsewhere else threading.main_thread()

    def interrupted(process: SpawnProcess) -> None:
        signal.pthread_kill(receiver.ident or 0, sent)
        time.sleep(0.01)
        start(process)
        started.append(process)

    monkeypatch.setattr(SpawnProcess, "start", interrupted)
    process = WorkerProcess(time.sleep, 0)
    with pytest.raises(KeyboardInterrupt):
        process.start()
    assert started == [process]
    process.join(20)
    assert process.exitcode == 0
    idle.join()
