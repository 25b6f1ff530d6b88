"""Working something out beside the window: one request at a time, the newest alone counts.

Here: asking a child process of its own from a thread, and its answers as a signal on the GUI thread.
Not here: what is asked (``firmness_work``, ``sweep_work``) and what is shown.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.guard import guarded, report
from smp_workbench.storage.child_process import ChildProcess, WorkStopped

LIMIT: Final = 60.0
"""Seconds that the child may take for what it is asked at once, its start included."""

R = TypeVar("R")


class BesideWork(QObject, Generic[R]):
    """Works one request out at a time, in a child process that is started when it is first needed.

    A subclass gives :meth:`work_out`, and says in ``NAME`` what a list of processes shows and in ``STOPPED``
    what is told when the child ended unexpectedly.

    Attributes
    ----------
    answered
        The newest request and its answer, or the :class:`WorkbenchError` it ended in.
    """

    NAME = ""
    STOPPED: WorkStopped

    answered = Signal(object, object)
    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: R | None = None
        self._thread: threading.Thread | None = None
        self._child: ChildProcess | None = None
        self._came.connect(self._take)

    def work_out(self, child: ChildProcess, request: R) -> object:
        """Return the answer to a request; runs on a thread of its own, waiting for the child."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._wanted is not None

    def wants(self, request: R) -> bool:
        """Whether a request has not been given up."""
        return self._wanted is request

    def ask(self, request: R) -> None:
        """Work a request out; whatever was asked for before is given up."""
        self._wanted = request
        self._begin()

    def cancel(self) -> None:
        """Give up what was asked for: nothing will be answered."""
        self._wanted = None

    def rest(self) -> None:
        """Give up what was asked for, and end the child: nobody sees what it works out."""
        self.cancel()
        if self._child is not None:
            self._child.end_for_good()
            self._child = None

    def _begin(self) -> None:
        if self._thread is None and self._wanted is not None:
            self._child = self._child or ChildProcess(self.NAME)
            self._thread = threading.Thread(
                target=self._work, args=(self._child, self._wanted), name=self.NAME, daemon=True
            )
            self._thread.start()

    def _work(self, child: ChildProcess, request: R) -> None:
        answer = self.work_out(child, request)
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._came.emit(request, answer)

    @guarded
    def _take(self, request: R, answer: object) -> None:
        """Hand on an answer that is still wanted, and go on with what was asked for meanwhile."""
        self._thread = None
        if self._wanted is not request:
            self._begin()
            return
        self._wanted = None
        if isinstance(answer, Exception) and not isinstance(answer, WorkbenchError):
            report(f"{type(self).__name__}.work_out", answer)
            answer = self.STOPPED
        self.answered.emit(request, self.STOPPED if isinstance(answer, WorkStopped) else answer)
