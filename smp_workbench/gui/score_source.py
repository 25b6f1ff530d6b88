"""What a score grid shows and changes, whatever it is of: the open assessment, or its second stage.

Here: what the grid and its parts ask for. Not here: the two that give it (``session_signals``,
``second_stage_source``).
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.ranking import Ranking


class ScoreSource(Protocol):
    """An assessment with its ranking, and the door for edits of it.

    Attributes
    ----------
    edited
        After each edit, undo and redo: the :class:`Announcement`.
    replaced
        Something else is shown.
    pending_changed
        Other scores wait for the disk now.
    """

    @property
    def edited(self) -> SignalInstance:
        """See above."""
        ...

    @property
    def replaced(self) -> SignalInstance:
        """See above."""
        ...

    @property
    def pending_changed(self) -> SignalInstance:
        """See above."""
        ...

    @property
    def pending(self) -> frozenset[tuple[str, str]]:
        """Ref and criterion code of the scores that are marked as not on the disk yet."""
        ...

    @property
    def tried_cells(self) -> frozenset[tuple[str, str]]:
        """Ref and criterion code of the scores that are only tried."""
        ...

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is shown."""
        ...

    @property
    def ranking(self) -> Ranking:
        """The ranking as it is shown."""
        ...

    def apply(self, edit: Edit, *, joins: bool = False) -> bool:
        """Make an edit that can be undone; False if it was refused.

        Parameters
        ----------
        joins
            Whether it goes on with the last one, and is undone together with it if both are of one score.
        """
        ...
