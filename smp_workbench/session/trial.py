"""What if: other levels and weights tried on the open assessment, and nothing of it kept by itself.

Here: a session that begins where another one stands and goes its own way, what is tried in it, and the
one edit that would keep that.
Not here: a weight that is only looked at while a slider moves (``supposition``), and the screen.

No edit of a trial reaches the history, the journal or the file of the session it began from.
"""

from __future__ import annotations

from typing import Final

from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch, Edit, ReturnModel, SetEntry, SetModel
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Refusal
from smp_workbench.session.announcement import Touched
from smp_workbench.session.limited_session import LimitedSession
from smp_workbench.session.other_model import find_misfits
from smp_workbench.session.session import Session

_END_IT: Final = "Keep or drop the trial first."


class Trial(LimitedSession):
    """A session in which agreed levels and weights can be tried; everything else is refused.

    Parameters
    ----------
    session
        Where it begins. It is only looked at, and stays as it is.

    Attributes
    ----------
    start
        The assessment without what is tried.
    former
        Its ranking.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session.workbook, session.who)
        self.start: Assessment = session.assessment
        self.former: Ranking = session.ranking

    @property
    def tried(self) -> frozenset[tuple[str, str]]:
        """Ref and criterion code of the agreed scores that differ from those of the start."""
        return Touched.between(self.start, self.assessment).cells

    @property
    def model_is_tried(self) -> bool:
        """Whether other weights, or another formula, than those of the start are tried."""
        return self.assessment.model != self.start.model

    @property
    def differs(self) -> bool:
        """Whether anything is tried."""
        return self.model_is_tried or bool(self.tried)

    @override
    def takes(self, edit: Edit) -> bool:
        """Return whether an edit is about agreed levels, and what belongs to them, or weights and formula."""
        return _can_be_tried(edit, self.assessment.model)

    @property
    @override
    def refusal(self) -> Refusal:
        """What is said to whoever would do more than try scores and weights."""
        return Refusal("This is a trial, in which only scores and weights can be changed.", _END_IT)

    def keeping(self, name: str) -> Edit | None:
        """Return the one edit that puts what is tried into the assessment; None if nothing is.

        Parameters
        ----------
        name
            What the undo list calls it where it is more than one change.
        """
        return _leading(self.start, self.assessment, name)

    def way_back(self, name: str) -> Edit | None:
        """Return the edit that takes back here all that is tried; None if nothing is."""
        return _leading(self.assessment, self.start, name)


def _can_be_tried(edit: Edit, model: ScoringModel) -> bool:
    match edit:
        case Batch(edits=edits):
            return all(_can_be_tried(one, model) for one in edits)
        case SetEntry(scorer=scorer):
            return scorer == AGREED
        case SetModel(model=other) | ReturnModel(model=other):
            return not find_misfits(model, other)
        case _:
            return False


def _leading(before: Assessment, after: Assessment, name: str) -> Edit | None:
    """Return the edit that leads from one assessment to another with other levels or another model."""
    edits: list[Edit] = [] if before.model == after.model else [SetModel(after.model)]
    edits += [
        SetEntry(AGREED, 0, ref, code, after.agreed.entry(ref, code))
        for ref, code in sorted(Touched.between(before, after).cells)
    ]
    return Batch(name, tuple(edits)) if len(edits) > 1 else next(iter(edits), None)
