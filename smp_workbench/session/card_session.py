"""One scorer's copy while it is open: their own levels, reasons and confidence, and nothing else.

Here: a session that takes edits of the card and refuses every other.
Not here: how a card stands in a workbook (``storage.my_scores.own_card``), bringing it back (``merge``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.edit import Batch, Edit, SetEntry
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.session.limited_session import LimitedSession
from smp_workbench.session.session import Session

_ONLY_OWN: Final = "This is a copy for {who}’s own scores, and nothing else can be changed in it."
_SEND_BACK: Final = "Score what is asked, save, and send the file back."


class CardSession(LimitedSession):
    """A session in which one scorer enters their own scores.

    Parameters
    ----------
    workbook
        One scorer's own.
    sent
        What they were sent.
    """

    def __init__(self, workbook: Workbook, sent: CardCopy, who: str = "") -> None:
        super().__init__(workbook, who or sent.scorer.name)
        self.sent = sent

    @override
    def takes(self, edit: Edit) -> bool:
        """Return whether an edit enters something on the card."""
        return _is_own(edit)

    @property
    @override
    def refusal(self) -> Refusal:
        """What is said to whoever would change anything else."""
        return Refusal(_ONLY_OWN, _SEND_BACK, who=self.sent.scorer.name)

    @override
    def _rank(self, assessment: Assessment, compiled: CompiledModel) -> Ranking:
        """Return the ranking of these scores alone, in which no line is drawn."""
        return replace(super()._rank(assessment, compiled), cut_line=0)


def opened_session(workbook: Workbook, who: str) -> Session:
    """Return the session in which a workbook is open, whichever kind it is."""
    return Session(workbook, who) if workbook.sent is None else CardSession(workbook, workbook.sent, who)


def _is_own(edit: Edit) -> bool:
    match edit:
        case Batch(edits=edits):
            return all(_is_own(one) for one in edits)
        case SetEntry(scorer=scorer):
            return scorer == AGREED
        case _:
            return False
