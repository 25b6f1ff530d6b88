"""What the open assessment tells its listeners after each edit.

Here: the announcement, and finding out which parts an edit touched.
Not here: Qt's signals (``gui.session_signals`` makes them from this).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit, MoveTheme
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.version import Change
from smp_workbench.errors import Sentence


@dataclass(frozen=True, slots=True)
class Touched:
    """What differs between two states.

    Attributes
    ----------
    parts
        Names of the fields of :class:`Assessment` that differ.
    cells
        ``(ref, criterion code)`` of the agreed scores whose entry differs.
    stage_cells
        The same of the second stage's scores.
    order
        Whether themes were added, removed or moved, so that rows change place.
    """

    parts: frozenset[str] = frozenset()
    cells: frozenset[tuple[str, str]] = frozenset()
    stage_cells: frozenset[tuple[str, str]] = frozenset()
    order: bool = False

    @classmethod
    def between(cls, before: Assessment, after: Assessment) -> Touched:
        """Compare two states; parts that are the same object are not looked into."""
        parts = frozenset(
            part.name
            for part in fields(Assessment)
            if part.compare and getattr(before, part.name) is not getattr(after, part.name)
        )
        cells = frozenset(_differing_cells(before.agreed, after.agreed))
        stage_cells: frozenset[tuple[str, str]] = frozenset()
        if before.second_stage is not None and after.second_stage is not None:
            stage_cells = frozenset(_differing_cells(before.second_stage.agreed, after.second_stage.agreed))
        order = "themes" in parts and [t.ref for t in before.themes] != [t.ref for t in after.themes]
        return cls(parts, cells, stage_cells, order)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One edit that has happened.

    Attributes
    ----------
    change
        The edit with its sequence number, as it entered the history.
    inverse
        The edit that takes it back.
    name
        What the undo list calls it.
    ranking
        The ranking of ``after``.
    """

    before: Assessment
    after: Assessment
    change: Change
    inverse: Edit
    name: Sentence
    ranking: Ranking
    touched: Touched = field(default_factory=Touched)

    @property
    def touched_theme(self) -> str:
        """Ref of the theme that was added, brought back or moved, the first of several; empty without one."""
        if not self.touched.order:
            return ""
        known = {theme.ref for theme in self.before.themes}
        added = [theme.ref for theme in self.after.themes if theme.ref not in known]
        if isinstance(self.change.edit, MoveTheme):
            return self.change.edit.ref
        return added[0] if added else ""


def _differing_cells(before: Scorecard, after: Scorecard) -> Iterator[tuple[str, str]]:
    if before is after:
        return
    for ref in before.entries.keys() | after.entries.keys():
        row_before, row_after = before.entries.get(ref, {}), after.entries.get(ref, {})
        if row_before is row_after:
            continue
        for code in row_before.keys() | row_after.keys():
            if row_before.get(code) != row_after.get(code):
                yield ref, code
