"""A session in which not everything can be changed.

Here: refusing what cannot, by whatever door it comes. Not here: what can be changed in which (``earlier``,
``trial``, ``card_session``).
"""

from __future__ import annotations

from abc import abstractmethod
from typing import NoReturn

from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.errors import Refusal
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.session import Session


class LimitedSession(Session):
    """A session that takes some edits or none, and makes no versions."""

    @abstractmethod
    def takes(self, edit: Edit) -> bool:
        """Return whether an edit is one of those that can be made here."""

    @property
    @abstractmethod
    @override
    def refusal(self) -> Refusal:
        """What is said to whoever would change anything else."""

    @override
    def check(self, edit: Edit) -> None:
        """Raise the refusal that :meth:`apply` would raise, and change nothing."""
        self._refuse_other(edit)
        super().check(edit)

    @override
    def apply(self, edit: Edit) -> Announcement:
        """Make an edit that can be made here.

        Raises
        ------
        Refusal
            If it is another, or the assessment refuses it.
        """
        self._refuse_other(edit)
        return super().apply(edit)

    @override
    def commit(self, name: str, why: str = "") -> NoReturn:
        """Refuse to make a version."""
        raise self.refusal

    def _refuse_other(self, edit: Edit) -> None:
        if not self.takes(edit):
            raise self.refusal
