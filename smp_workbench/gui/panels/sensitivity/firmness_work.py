"""Working firmness out beside the window: one request at a time, the newest alone counts.

Here: the thread that draws, and its answers as a signal on the GUI thread.
Not here: the drawing itself (``scoring.acceptability``) and what is shown.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.guard import guarded, report
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty, acceptability_so_far


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What is to be worked out."""

    assessment: Assessment
    uncertainty: Uncertainty


class FirmnessWork(QObject):
    """Works one request out at a time, on a thread that is there only while there is work.

    Attributes
    ----------
    answered
        The newest request and its :class:`Acceptability`, or the :class:`WorkbenchError` it ended in.
    """

    answered = Signal(object, object)
    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Request | None = None
        self._thread: threading.Thread | None = None
        self._came.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._wanted is not None

    def ask(self, request: Request) -> None:
        """Work a request out; whatever was asked for before is given up."""
        self._wanted = request
        self._begin()

    def cancel(self) -> None:
        """Give up what was asked for: nothing will be answered."""
        self._wanted = None

    def _begin(self) -> None:
        if self._thread is None and self._wanted is not None:
            request = self._wanted
            self._thread = threading.Thread(target=self._work, args=(request,), name="firmness", daemon=True)
            self._thread.start()

    def _work(self, request: Request) -> None:
        """Draw until done or no longer wanted; runs on its own thread and touches no widget."""
        answer: object = None
        try:
            for so_far in acceptability_so_far(request.assessment, request.uncertainty):
                answer = so_far
                if self._wanted is not request:
                    break
        except Exception as error:  # noqa: BLE001  # everything is told on the GUI thread
            answer = error
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._came.emit(request, answer)

    @guarded
    def _take(self, request: Request, answer: object) -> None:
        """Hand on an answer that is still wanted, and go on with what was asked for meanwhile."""
        self._thread = None
        if self._wanted is not request:
            self._begin()
            return
        self._wanted = None
        if isinstance(answer, (Acceptability, WorkbenchError)):
            self.answered.emit(request, answer)
        elif isinstance(answer, Exception):
            report("FirmnessWork._work", answer)
