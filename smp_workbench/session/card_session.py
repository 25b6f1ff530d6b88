"""One scorer's copy while it is open: their own levels, reasons and confidence, and nothing else.

Here: a session that takes edits of the card and refuses every other.
Not here: how a card stands in a workbook (``storage.my_scores.own_card``), bringing it back (``merge``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NoReturn

from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.edit import Batch, Edit, SetEntry
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.session import Session

_ONLY_OWN: Final = "This is a copy for {who}’s own scores, and nothing else can be changed in it."
_SEND_BACK: Final = "Score what is asked, save, and send the file back."


class CardSession(Session):
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
    def check(self, edit: Edit) -> None:
        """Raise the refusal that :meth:`apply` would raise, and change nothing."""
        self._refuse_other(edit)
        super().check(edit)

    @override
    def apply(self, edit: Edit) -> Announcement:
        """Enter something on the card.

        Raises
        ------
        Refusal
            If the edit is about anything else, or the assessment refuses it.
        """
        self._refuse_other(edit)
        return super().apply(edit)

    @override
    def commit(self, name: str, why: str = "") -> NoReturn:
        """Refuse to make a version: versions are of the assessment."""
        raise self.refusal

    @property
    @override
    def refusal(self) -> Refusal:
        """What is said to whoever would change anything else."""
        return Refusal(_ONLY_OWN, _SEND_BACK, who=self.sent.scorer.name)

    @override
    def _rank(self, assessment: Assessment, compiled: CompiledModel) -> Ranking:
        """Return the ranking of these scores alone, in which no line is drawn."""
        return replace(super()._rank(assessment, compiled), cut_line=0)

    def _refuse_other(self, edit: Edit) -> None:
        if not _is_own(edit):
            raise self.refusal


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
