"""A child process for slow work, such as reading and writing files, without Qt on either side of the line.

Here: starting it, asking it one thing at a time, hearing how far it is, ending it, and the loop that runs
inside it.
Not here: the queue and the answers on the GUI thread (``tasks``).

Why not ``concurrent.futures``: a child that hangs in a hostile file must be ended and started
again, which an executor does not offer before Python 3.14.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Final

from smp_workbench.errors import WorkbenchError

ENDING: Final = 3.0
"""Seconds that a process or thread which has been told to end is waited for."""


CONTEXT = multiprocessing.get_context("spawn")
"""How a child begins: anew on every system, so that it takes nothing of the window's threads along."""

_heard: Connection | None = None
"""Inside the child, where whoever waits for it can be told something; None anywhere else."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that work says before it is done."""

    what: object


def tell(what: object) -> None:
    """Tell whoever waits for this work how far it is; nobody where it is not done in a child.

    Parameters
    ----------
    what
        Must pickle.
    """
    if _heard is not None:
        with contextlib.suppress(OSError):  # nobody is left to hear it
            _heard.send(Told(what))


class WorkStopped(WorkbenchError):
    """The child ended or hung; the assessment in the window is untouched."""


class ChildProcess:
    """A process that is started when first asked, and again after it has ended.

    Parameters
    ----------
    name
        As a list of processes has it.
    """

    def __init__(self, name: str = "smp-workbench-files") -> None:
        self._name = name
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._lock = threading.Lock()
        self.closed = False

    def ask(
        self,
        function: Callable[..., object],
        arguments: tuple[object, ...],
        limit: float,
        told: Callable[[object], None] | None = None,
    ) -> object:
        """Run a function in the child and return what it returned, or the error it ended in.

        Parameters
        ----------
        function
            A top-level function; it, its arguments and its answer must pickle.
        limit
            Seconds after which the child is ended.
        told
            Called with what the function hands to :func:`tell` on its way.
        """
        try:
            line = self._started()
            line.send((function, arguments))
            ends = monotonic() + limit
            while line.poll(max(0.0, ends - monotonic())):
                answer: object = line.recv()
                if not isinstance(answer, Told):
                    return answer
                if told is not None:
                    told(answer.what)
            self._end()
            return _too_slow(limit)
        except (EOFError, OSError):  # it died: out of memory, killed, or a crash in a C library
            self._end()
            return _died()
        except Exception as error:  # noqa: BLE001  # what cannot be pickled, and whatever else
            return error

    def end_for_good(self) -> None:
        """End the process for good, also while another thread waits for its answer."""
        with self._lock:
            self.closed = True
        self._end()

    def _started(self) -> Connection:
        with self._lock:
            if self.closed:
                raise EOFError
            if self._line is None:
                self._line, there = CONTEXT.Pipe()
                self._process = CONTEXT.Process(target=_work, args=(there,), name=self._name, daemon=True)
                self._process.start()
                there.close()  # or the child's end would never be seen
            return self._line

    def _end(self) -> None:
        with self._lock:
            process, self._process, self._line = self._process, None, None
        if process is not None:
            process.kill()
            process.join(ENDING)


def _work(line: Connection) -> None:
    """Answer calls until the line closes, as it does when the window ends in whatever way."""
    global _heard  # noqa: PLW0603  # this process has one line, and work deep down speaks on it
    _heard = line
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window to answer
    while True:
        try:
            function, arguments = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = function(*arguments)
        except Exception as error:  # noqa: BLE001  # everything is told; the other side decides
            error.__cause__ = error.__context__ = None  # may hold what cannot be pickled
            answer = error
        try:
            _send(line, answer)
        except OSError:  # the window was killed meanwhile, and nobody is left to hear it
            return


def _send(line: Connection, answer: object) -> None:
    try:
        line.send(answer)
    except (TypeError, AttributeError, ValueError) as error:  # an answer that does not pickle
        line.send(RuntimeError(f"{type(answer).__name__}: {error}"))


def _died() -> WorkStopped:
    return WorkStopped(
        "The part of the program that reads and writes files stopped unexpectedly.",
        "Nothing in this window is lost. Please try again.",
    )


def _too_slow(limit: float) -> WorkStopped:
    return WorkStopped(
        "This took longer than {seconds:.0f} seconds and was ended.",
        "Nothing in this window is lost. Try again, or with another file.",
        seconds=limit,
    )
