"""Slow work in a child process, so that a key never waits for a file.

Here: the queue of work, the thread that waits for it, and its answers as calls on the GUI thread.
Not here: the child (``child_process``) and what is done in it (``file_work``).

Why a process: building or reading a workbook in a thread stalls repaints by 100 to 300 ms, in a
process by 1 to 20.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.file_work import warm_up
from smp_workbench.gui.guard import guarded, report
from smp_workbench.storage.child_process import ENDING, ChildProcess, WorkStopped

T = TypeVar("T")

LIMIT: Final = 60.0
"""Seconds any work may take; whatever takes longer is not a workbook of ours."""


@dataclass(frozen=True, slots=True)
class _Call:
    """One piece of work and who hears of it."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    limit: float
    done: Callable[[Any], None] | None  # takes what the function returns: `Tasks.run` ties the two
    failed: Callable[[WorkbenchError], None] | None
    wanted: Callable[[], bool] | None
    told: Callable[[Any], None] | None = None


class Tasks(QObject):
    """Runs functions one after the other in the child; lives on the GUI thread.

    Attributes
    ----------
    busy_changed
        Whether any work asked for is not finished yet.
    """

    busy_changed = Signal(bool)
    _answered = Signal(object, object)
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._child: ChildProcess | None = None
        self._open = 0
        self._answered.connect(self._take_answer)
        self._heard.connect(self._pass_on)

    @property
    def busy(self) -> bool:
        """Whether any work asked for is not finished yet."""
        return self._open > 0

    @guarded
    def start(self) -> None:
        """Start the child and have it import what it will need; call it after the first paint."""
        if self._thread is None:
            self._calls.put(_Call(warm_up, (), LIMIT, None, None, None))
            self._child = ChildProcess()
            self._thread = threading.Thread(
                target=self._serve, args=(self._child,), name="tasks", daemon=True
            )
            self._thread.start()

    def run(
        self,
        function: Callable[..., T],
        *arguments: object,
        done: Callable[[T], None],
        failed: Callable[[WorkbenchError], None],
        wanted: Callable[[], bool] | None = None,
        told: Callable[[Any], None] | None = None,
        limit: float = LIMIT,
    ) -> None:
        """Run a top-level function in the child and hear of it on the GUI thread.

        Parameters
        ----------
        function, *arguments
            Must pickle, as must what the function returns or raises.
        done, failed
            Exactly one of them is called, once; a fault that is no ``WorkbenchError`` is reported
            and arrives as one.
        wanted
            Asked before either is called; if it says no, as when another assessment is open by
            then, neither is.
        told
            Called on the GUI thread with what the function hands to ``child_process.tell`` on its way.
        limit
            Seconds after which the child is ended and the work has failed.
        """
        self.start()
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        self._calls.put(_Call(function, arguments, limit, done, failed, wanted, told))

    def stop(self) -> None:
        """End the child at once, whatever it is doing; nothing is called any more."""
        if self._thread is None or self._child is None:
            return
        self._calls.put(None)
        self._child.end_for_good()
        self._thread.join(ENDING)
        self._thread = self._child = None
        self._answered.disconnect()
        self._heard.disconnect()

    def _serve(self, child: ChildProcess) -> None:
        """Pass calls to the child, one by one; runs on its own thread and touches no widget."""
        while (call := self._calls.get()) is not None:
            answer = child.ask(call.function, call.arguments, call.limit, partial(self._heard.emit, call))
            if child.closed:
                return
            self._answered.emit(call, answer)

    @guarded
    def _pass_on(self, call: _Call, what: object) -> None:
        if call.told is not None and (call.wanted is None or call.wanted()):
            call.told(what)

    @guarded
    def _take_answer(self, call: _Call, answer: object) -> None:
        if call.done is None or call.failed is None:
            return
        self._open -= 1
        if self._open == 0:
            self.busy_changed.emit(False)
        if call.wanted is not None and not call.wanted():
            return
        if not isinstance(answer, BaseException):
            call.done(answer)
        elif isinstance(answer, WorkbenchError):
            call.failed(answer)
        else:
            report(f"{call.function.__module__}.{call.function.__qualname__}", answer)
            call.failed(_unexpected())


def _unexpected() -> WorkStopped:
    return WorkStopped(
        "Something went wrong in the part of the program that reads and writes files.",
        "Nothing in this window is lost. Please try again; the report says more.",
    )
