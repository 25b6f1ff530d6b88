"""Working firmness out beside the window, a moment at a time.

Here: what is asked of the child process that draws.
Not here: what runs in the child (``firmness_draws``), asking it (``beside_work``) and what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.panels.sensitivity.beside_work import LIMIT, BesideWork
from smp_workbench.gui.panels.sensitivity.firmness_draws import begin, go_on, question_of
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty
from smp_workbench.storage.child_process import ChildProcess, WorkStopped


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """What is to be worked out."""

    assessment: Assessment
    uncertainty: Uncertainty


class FirmnessWork(BesideWork[Request]):
    """Answers with an :class:`Acceptability`."""

    NAME = "smp-workbench-draws"
    STOPPED = WorkStopped("The draws stopped unexpectedly.", "Change what is uncertain to try again.")

    @override
    def work_out(self, child: ChildProcess, request: Request) -> object:
        """Have the child draw until done or no longer wanted."""
        try:
            question = question_of(request.assessment)
        except WorkbenchError as error:
            return error
        answer = child.ask(begin, (question, request.uncertainty), LIMIT)
        while self.wants(request) and _goes_on(answer):
            answer = child.ask(go_on, (), LIMIT)
        return answer


def _goes_on(answer: object) -> bool:
    return isinstance(answer, Acceptability) and answer.draws < answer.uncertainty.draws
