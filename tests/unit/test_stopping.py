"""A signal ends a command once, also where its exception is lost."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from sim.stopping import MESSAGE
from tests.patience import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
HEAD = """
import os, signal, sys, time, types
from sim.stopping import exit_code, interruptible, signals_end_this_process

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # `nohup` has it ignored, and so it would stay

def interrupt(number=signal.SIGINT):
    os.kill(os.getpid(), number)

with signals_end_this_process():
    try:
        with interruptible():
{body}
            time.sleep(20)
    except KeyboardInterrupt:
        print("cleaned up", flush=True)
        sys.exit(exit_code())
"""


def ended(body: str) -> tuple[int, str, str]:
    script = HEAD.format(body=textwrap.indent(textwrap.dedent(body), " " * 12))
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_interrupts_once(number: str, code: int) -> None:
    body = f"""
        try:
            interrupt(signal.{number})
        finally:
            interrupt(signal.SIGTERM)
            print("still here")
        """
    assert ended(body) == (code, "still here\ncleaned up\n", "")


def test_where_python_drops_it_nothing_goes_on() -> None:
    body = """
        class Last:
            def __del__(self):
                interrupt()
                time.sleep(1)
        Last()
        print("went on")
        """
    assert ended(body) == (130, "", f"{MESSAGE}\n")


@pytest.mark.parametrize("then", ["raise ValueError('of the interrupt')", "break"])
def test_what_makes_something_else_of_it_is_stopped_all_the_same(then: str) -> None:
    body = f"""
        while True:
            try:
                interrupt()
            except KeyboardInterrupt:
                {then}
        raise SystemError
        """
    assert ended(body) == (130, "cleaned up\n", "")


def test_a_command_that_goes_on_to_its_end_is_stopped_too() -> None:
    script = HEAD.format(body=" " * 12 + "try: interrupt()\n" + " " * 12 + "except: pass")
    done = subprocess.run(
        [sys.executable, "-c", script.replace("time.sleep(20)", "pass")],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (130, "cleaned up\n")


def test_during_an_import_it_waits() -> None:
    """Modules written in C make an ImportError of it."""
    body = """
        class Finder:
            @staticmethod
            def find_spec(name, *_):
                if name == "slow":
                    try:
                        interrupt()
                        time.sleep(0.1)
                    except KeyboardInterrupt:
                        raise ImportError("it is lost") from None
        sys.meta_path.insert(0, Finder)
        try:
            import slow
        except ModuleNotFoundError:
            print("not there")
        """
    code, out, err = ended(body)
    assert (code, err) == (130, "")
    assert out.endswith("cleaned up\n")


def test_what_swallows_it_is_ended_all_the_same() -> None:
    body = """
        import sim.stopping
        sim.stopping._PATIENCE = 0.3
        try:
            interrupt()
        except BaseException:
            pass
        """
    assert ended(body) == (130, "", f"{MESSAGE}\n")


def test_a_thread_that_goes_on_does_not_hold_it_up() -> None:
    body = """
        import threading
        import sim.stopping
        sim.stopping._PATIENCE = 0.3
        threading.Thread(target=time.sleep, args=(20,)).start()
        interrupt()
        """
    assert ended(body) == (130, "cleaned up\n", "")


def test_outside_a_command_it_ends_at_once() -> None:
    script = """
from sim.stopping import signals_end_this_process
import os, signal, time
with signals_end_this_process():
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(20)
    finally:
        print("unwound", flush=True)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (143, "", f"{MESSAGE}\n")


def test_after_a_command_ctrl_c_changes_nothing() -> None:
    script = """
from sim.stopping import interruptible, signals_end_this_process
import os, signal
with signals_end_this_process():
    with interruptible():
        pass
os.kill(os.getpid(), signal.SIGINT)
print("done")
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")
