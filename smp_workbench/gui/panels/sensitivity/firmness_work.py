"""Working firmness out beside the window: one request at a time, the newest alone counts.

Here: asking the child process that draws, and its answers as a signal on the GUI thread.
Not here: what runs in the child (``firmness_draws``) and what is shown.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.child_process import ChildProcess, WorkStopped
from smp_workbench.gui.guard import guarded, report
from smp_workbench.gui.panels.sensitivity.firmness_draws import begin, go_on, question_of
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty

LIMIT: Final = 60.0
"""Seconds that the child may take for the moment it is asked for, its start included."""


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What is to be worked out."""

    assessment: Assessment
    uncertainty: Uncertainty


class FirmnessWork(QObject):
    """Works one request out at a time, in a child process that is started when it is first needed.

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
        self._child: ChildProcess | None = None
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

    def rest(self) -> None:
        """Give up what was asked for, and end the child: nobody sees what it works out."""
        self.cancel()
        if self._child is not None:
            self._child.end_for_good()
            self._child = None

    def _begin(self) -> None:
        if self._thread is None and self._wanted is not None:
            self._child = self._child or ChildProcess("smp-workbench-draws")
            self._thread = threading.Thread(
                target=self._work, args=(self._child, self._wanted), name="firmness", daemon=True
            )
            self._thread.start()

    def _work(self, child: ChildProcess, request: Request) -> None:
        """Have the child draw until done or no longer wanted; runs on its own thread, waiting."""
        try:
            question = question_of(request.assessment)
        except WorkbenchError as error:
            answer: object = error
        else:
            answer = child.ask(begin, (question, request.uncertainty), LIMIT)
        while self._wanted is request and _goes_on(answer):
            answer = child.ask(go_on, (), LIMIT)
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
        if isinstance(answer, Exception) and not isinstance(answer, WorkbenchError):
            report("FirmnessWork._work", answer)
        if isinstance(answer, WorkStopped) or not isinstance(answer, (Acceptability, WorkbenchError)):
            answer = WorkStopped("The draws stopped unexpectedly.", "Change what is uncertain to try again.")
        self.answered.emit(request, answer)


def _goes_on(answer: object) -> bool:
    return isinstance(answer, Acceptability) and answer.draws < answer.uncertainty.draws
