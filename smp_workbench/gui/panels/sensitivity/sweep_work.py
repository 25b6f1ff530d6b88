"""Working out beside the window at which values of one share the order changes, where that takes long.

Here: what is asked of the child process, and whether an answer still is of what is shown.
Not here: what runs in the child (``share_points``), asking it (``beside_work``) and what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.gui.panels.sensitivity.beside_work import LIMIT, BesideWork
from smp_workbench.gui.panels.sensitivity.share_points import share_points
from smp_workbench.scoring.level_array import Positions, level_positions
from smp_workbench.storage.child_process import ChildProcess, WorkStopped


@dataclass(frozen=True, slots=True, eq=False)
class ShareRequest:
    """One share of an assessment, by all that plays a part.

    Attributes
    ----------
    refs, positions
        Of the themes that are scored, and of their levels.
    code
        Of the criterion or group whose share moves.
    """

    model: ScoringModel
    refs: tuple[str, ...]
    positions: Positions
    cut_line: int
    code: str

    @classmethod
    def of(cls, assessment: Assessment, code: str) -> ShareRequest:
        """Return the request for a share of an assessment."""
        refs = tuple(theme.ref for theme in assessment.themes if theme.scored)
        positions = level_positions(assessment.model, assessment.agreed, refs)
        return cls(assessment.model, refs, positions, assessment.cut_line, code)

    def asks_as(self, other: ShareRequest) -> bool:
        """Whether the answer to both is the same."""
        return (
            (self.code, self.cut_line, self.refs) == (other.code, other.cut_line, other.refs)
            and self.positions.tobytes() == other.positions.tobytes()
            and self.model == other.model
        )


class SweepWork(BesideWork[ShareRequest]):
    """Answers with :class:`TippingPoints`."""

    NAME = "smp-workbench-shares"
    STOPPED = WorkStopped("Working it out stopped unexpectedly.", "Choose the share again to try once more.")

    @override
    def work_out(self, child: ChildProcess, request: ShareRequest) -> object:
        """Have the child work it out."""
        question = (request.model, request.positions, request.cut_line, request.code)
        return child.ask(share_points, question, LIMIT)
