"""The empty assessment that stands for one that is still being read, so that nobody begins in it.

Here: refusing every edit until then. Not here: reading it, and showing it once it is there.
"""

from __future__ import annotations

from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.session import Session


class ComingSession(Session):
    """An assessment in whose place another one will be.

    Parameters
    ----------
    name
        What is being read: the name of a workbook, or a title.

    Attributes
    ----------
    coming
        That name; empty once nothing is coming any more, and this one can be begun in.
    """

    def __init__(self, workbook: Workbook, who: str, name: str) -> None:
        super().__init__(workbook, who)
        self.coming = name

    @property
    @override
    def refusal(self) -> Refusal | None:
        """What is said to whoever would change it; None once nothing is coming any more."""
        if not self.coming:
            return None
        return Refusal("{name} is still being opened.", "Begin once its themes are here.", name=self.coming)

    @override
    def check(self, edit: Edit) -> None:
        """Refuse every edit for so long."""
        if (refusal := self.refusal) is not None:
            raise refusal
        super().check(edit)

    @override
    def apply(self, edit: Edit) -> Announcement:
        """Refuse every edit for so long."""
        if (refusal := self.refusal) is not None:
            raise refusal
        return super().apply(edit)


def coming_name(session: Session) -> str:
    """Return what is being read in the place of an assessment; empty if nothing is."""
    return session.coming if isinstance(session, ComingSession) else ""
