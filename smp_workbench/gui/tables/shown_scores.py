"""The agreed scores as the grid shows them: rows in an order of their own, cells made once.

Here: the state behind the item model, without Qt's bookkeeping.
Not here: the item model (``score_table``), what a cell is made of (``score_cell``), sorting
(``row_order``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Conflict, stretch_between
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED, Answer
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.tables.row_order import kept_refs
from smp_workbench.gui.tables.score_cell import Cell, row_cells
from smp_workbench.gui.tables.score_column import ScoreColumn, columns_of
from smp_workbench.gui.tables.score_words import CellFacts
from smp_workbench.session.announcement import Announcement


class ShownScores:
    """What stands in which row and column.

    Parameters
    ----------
    shown
        Refs in the order shown so far. Themes that are gone are left out, new ones come last; empty
        for the order of record.

    Attributes
    ----------
    columns
        From left to right; the theme's is the first.
    refs
        Refs of the themes in the order shown.
    pending
        Ref and code of the scores that are marked as not on the disk yet.
    tried
        Ref and code of the scores that are only tried.
    in_conflict
        By ref and code, the conflicts that copies have left open on these scores.
    """

    def __init__(self, assessment: Assessment, ranking: Ranking, shown: Sequence[str] = ()) -> None:
        self.assessment = assessment
        self.ranking = ranking
        self.columns: tuple[ScoreColumn, ...] = columns_of(assessment.model)
        self._themes = {theme.ref: theme for theme in assessment.themes}
        self._ranked = {ranked.ref: ranked for ranked in ranking.themes}
        self.pending: frozenset[tuple[str, str]] = frozenset()
        self.tried: frozenset[tuple[str, str]] = frozenset()
        self.in_conflict = _in_conflict(assessment.conflicts)
        self._was: dict[tuple[str, str], Answer] = {}
        self._cells: dict[str, tuple[Cell, ...]] = {}
        self.reorder(kept_refs(shown, assessment))
        self._decimals = [0] * len(self.columns)
        self._longest = [0] * len(self.columns)
        for row in range(len(self.refs)):
            self.widened(row)

    def reorder(self, refs: Sequence[str]) -> None:
        """Show the themes in this order."""
        self.refs = tuple(refs)
        self._rows = {ref: row for row, ref in enumerate(self.refs)}

    # --- what stands where --------------------------------------------------------------------

    def theme(self, row: int) -> Theme:
        """Return the theme of a row."""
        return self._themes[self.refs[row]]

    def row_of(self, ref: str) -> int | None:
        """Return the row that shows a theme, or None."""
        return self._rows.get(ref)

    def column_of(self, code: str) -> int | None:
        """Return the column of a criterion or total, or None."""
        found = (place for place, column in enumerate(self.columns) if column.code == code)
        return next(found, None) if code else None

    def cell(self, row: int, column: int) -> Cell:
        """Return what stands in a cell, made when first asked for and kept until it changes."""
        ref = self.refs[row]
        cells = self._cells.get(ref)
        if cells is None:
            agreed, ranked = self.assessment.agreed, self._ranked.get(ref)
            cells = self._cells[ref] = row_cells(self.columns, self._themes[ref], agreed, ranked)
        return cells[column]

    def answer(self, row: int, column: int) -> Answer:
        """Return the level of a cell, *not known*, or None for a blank and where no level can be."""
        return self.assessment.agreed.entry(self.refs[row], self.columns[column].code).level

    def number(self, row: int, column: int) -> Fraction | None:
        """Return the exact level, total or score of a cell, or None where there is none."""
        described, ranked = self.columns[column], self._ranked.get(self.refs[row])
        if described.kind == "criterion":
            answer = self.answer(row, column)
            return answer if isinstance(answer, Fraction) else None
        if ranked is None or described.kind == "theme":
            return None
        return ranked.totals[described.total] if described.kind == "total" else ranked.score

    def takes_level(self, row: int, column: int) -> bool:
        """Whether a level can be set: in a criterion of a theme that is scored."""
        return self.columns[column].kind == "criterion" and self.theme(row).scored

    def begins_group(self, column: int) -> bool:
        """Whether a column is the first of its group, or the first after all groups."""
        return column > 1 and self.columns[column].group != self.columns[column - 1].group

    def decimals(self, column: int) -> int:
        """Return the most characters from the point on in a column's numbers, for aligning digits."""
        return self._decimals[column]

    def facts(self, row: int, column: int) -> CellFacts:
        """Return all that can be said about a cell."""
        ref, described = self.refs[row], self.columns[column]
        key = (ref, described.code)
        return CellFacts(
            theme=self._themes[ref],
            column=described,
            ranked=self._ranked.get(ref),
            answer=self.answer(row, column),
            was=self._was.get(key),
            edited=key in self._was,
            pending=key in self.pending,
            tried=key in self.tried,
            in_conflict=self._conflict_words(key),
        )

    def _conflict_words(self, key: tuple[str, str]) -> str:
        if key not in self.in_conflict:
            return ""
        from smp_workbench.gui.tables.open_item_words import proposed_words

        return proposed_words(self.in_conflict[key], self.assessment)

    # --- following ----------------------------------------------------------------------------

    def follow(self, announcement: Announcement) -> Iterator[tuple[int, list[bool]]]:
        """Take over an edit that moved no rows and no columns.

        Yields
        ------
        tuple[int, list[bool]]
            Each row that changed, and for each column whether its cell did: the touched criteria with
            all that follows from them, or the whole row where the theme itself was edited. Every row,
            for its total and score, if these are now shown with more digits or fewer.
        """
        before, after = announcement.before, announcement.after
        finer = self.ranking.places != announcement.ranking.places
        self.assessment, self.ranking = after, announcement.ranking
        self._ranked = {ranked.ref: ranked for ranked in announcement.ranking.themes}
        codes_of: dict[str, set[str]] = {}
        for ref, code in announcement.touched.cells:
            self._was[ref, code] = before.agreed.entry(ref, code).level
            codes_of.setdefault(ref, set()).add(code)
        for ref, code in self._take_conflicts(before, after):
            codes_of.setdefault(ref, set()).add(code)
        edited = set(self._take_themes(before, after))
        for ref in self.refs if finer else sorted(edited | codes_of.keys()):
            row, codes = self._rows.get(ref), codes_of.get(ref, set())
            if row is not None:
                self._cells.pop(ref, None)
                yield row, [ref in edited or c.derived or c.code in codes for c in self.columns]

    def widened(self, row: int) -> list[int]:
        """Return the columns of totals and score that now need more room because of this row."""
        columns = []
        for place, column in enumerate(self.columns):
            if not column.derived:
                continue
            cell = self.cell(row, place)
            if cell.decimals > self._decimals[place] or len(cell.text) > self._longest[place]:
                self._decimals[place] = max(cell.decimals, self._decimals[place])
                self._longest[place] = max(len(cell.text), self._longest[place])
                columns.append(place)
        return columns

    def _take_conflicts(self, before: Assessment, after: Assessment) -> frozenset[tuple[str, str]]:
        """Return the scores on which a conflict was opened or settled, or got other values."""
        if before.conflicts is after.conflicts:
            return frozenset()
        place, gone, come = stretch_between(before.conflicts, after.conflicts)
        old = _in_conflict(before.conflicts[place : place + gone])
        new = _in_conflict(after.conflicts[place : place + come])
        kept = (
            {key: one for key, one in self.in_conflict.items() if key not in old} if old else self.in_conflict
        )
        self.in_conflict = {**kept, **new}
        return frozenset(key for key in {**old, **new} if old.get(key) is not new.get(key))

    def _take_themes(self, before: Assessment, after: Assessment) -> Iterator[str]:
        if before.themes is after.themes:
            return
        self._themes = {theme.ref: theme for theme in after.themes}
        for old, new in zip(before.themes, after.themes, strict=True):
            if old is not new:
                yield new.ref


def _in_conflict(conflicts: Iterable[Conflict]) -> Mapping[tuple[str, str], Conflict]:
    """Return those of open conflicts that are on agreed scores, by ref and criterion code."""
    return {
        (one.key.ref, one.key.criterion): one
        for one in conflicts
        if one.key.field == "score" and one.key.scorer == AGREED
    }
