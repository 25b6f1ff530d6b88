"""The score grid in words: what a screen reader says and what a tooltip shows.

Here: sentences about one cell or column.
Not here: what is drawn (``score_cell``) and the words of the ranking (``charts.ranking_words``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from html import escape

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.ranking import RankedTheme
from smp_workbench.domain.scorecard import Answer
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.tables.row_order import Sorting
from smp_workbench.gui.tables.score_cell import level_text, score_text
from smp_workbench.gui.tables.score_column import ScoreColumn

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CellFacts:
    """All that can be said about one cell.

    Attributes
    ----------
    answer
        The level, *not known* or blank; None in columns that are no criterion.
    was
        What the cell held before its last edit since the assessment was opened; None for a blank.
    edited
        Whether there was such an edit.
    pending
        Whether it still waits for this computer's disk.
    tried
        Whether it is only tried, and not kept.
    in_conflict
        Which values copies propose for it, and who; empty where no conflict is open on it.
    """

    theme: Theme
    column: ScoreColumn
    ranked: RankedTheme | None
    answer: Answer = None
    was: Answer = None
    edited: bool = False
    pending: bool = False
    tried: bool = False
    in_conflict: str = ""


def column_name(column: ScoreColumn) -> str:
    """Return the full name of a column."""
    if column.kind == "theme":
        return translate("ScoreTable", "Theme")
    if column.kind == "score":
        return translate("ScoreTable", "Score")
    return column.name


def sorting_words(sorting: Sorting | None) -> str:
    """Return what the rows are sorted by, and the way back to the order of record."""
    if sorting is None:
        return translate("ScoreTable", "In the order of record.")
    if sorting.column.kind == "theme":
        words = translate("ScoreTable", "Sorted by theme, from A")
        if sorting.descending:
            words = translate("ScoreTable", "Sorted by theme, from Z")
    else:
        words = translate("ScoreTable", "Sorted by {column}, lowest first")
        if sorting.descending:
            words = translate("ScoreTable", "Sorted by {column}, highest first")
        words = words.format(column=column_name(sorting.column))
    back = translate("ScoreTable", "Ctrl+Shift+R shows the order of record again; it has not changed.")
    return f"{words}. {back}"


def column_tooltip(column: ScoreColumn) -> str:
    """Return a column's name, its group and, for a criterion, the question it asks."""
    name = column_name(column)
    head = f"{name} ({column.group_name})" if column.group_name else name
    return as_html(head, column.criterion.question if column.criterion else "")


def accessible_text(facts: CellFacts) -> str:
    """Return what a screen reader says: ``"Burglary, Physical harm, 3 of 5, was 2"``."""
    theme, column = facts.theme, facts.column
    if column.kind == "theme":
        return theme.name if theme.scored else f"{theme.name}, {not_scored_words()}"
    parts = [theme.label, column_name(column), _value_words(facts)]
    if facts.edited and facts.was != facts.answer and column.criterion is not None:
        was = answer_words(column.criterion, facts.was, bare=True)
        parts.append(translate("ScoreTable", "was {value}").format(value=was))
    if facts.pending:
        parts.append(pending_words())
    if facts.tried:
        parts.append(tried_words())
    if facts.in_conflict:
        parts.append(conflict_words(facts.in_conflict))
    return ", ".join(parts)


def cell_tooltip(facts: CellFacts) -> str:
    """Return the full names and what the cell's number stands for."""
    theme, column = facts.theme, facts.column
    if column.kind == "theme":
        return as_html(theme.name, theme.description if theme.scored else not_scored_words())
    words = f"{column_name(column)}: {_value_words(facts, labelled=True)}"
    marks = [pending_words()] if facts.pending else []
    marks += [tried_words()] if facts.tried else []
    marks += [conflict_words(facts.in_conflict)] if facts.in_conflict else []
    return as_html(theme.name, "\n".join((words, *marks)))


def conflict_words(proposed: str) -> str:
    """Return what is said of a score on which a conflict is open."""
    return translate("ScoreTable", "in conflict, to decide with Alt+0: {proposed}").format(proposed=proposed)


def tried_words() -> str:
    """Return what is said of a score that belongs to a trial."""
    return translate("ScoreTable", "only tried, not kept")


def pending_words() -> str:
    """Return what is said of a score that waits for this computer's disk."""
    return translate("ScoreTable", "not yet on this computer’s disk")


def answer_words(criterion: Criterion, answer: Answer, *, bare: bool = False, labelled: bool = False) -> str:
    """Return an answer in words: ``"3 of 5"``, ``"not known"`` or ``"not yet scored"``.

    Parameters
    ----------
    bare
        Say ``"3"`` alone.
    labelled
        Say the level's label too: ``"3, needs treatment"``.
    """
    if answer is None:
        return translate("ScoreTable", "not yet scored")
    if not isinstance(answer, Fraction):
        return translate("ScoreTable", "not known")
    value = level_text(answer)
    if bare:
        return value
    if labelled:
        return ", ".join(part for part in (value, _label(criterion, answer)) if part)
    highest = level_text(criterion.levels[-1].value)
    return translate("ScoreTable", "{value} of {highest}").format(value=value, highest=highest)


def not_scored_words() -> str:
    """Return why a theme has no score and is not incomplete either."""
    return translate("ScoreTable", "not scored: cross-cutting by nature")


def range_words(ranked: RankedTheme) -> str:
    """Return the scores a theme could still have: ``"240 to 296"``, said as bounds where not exact."""
    low, high = score_text(ranked.low, ranked.places), score_text(ranked.high, ranked.places)
    if not ranked.exact_range:
        words = translate("ScoreTable", "between at most {low} and {high}")
    elif low == high:
        return low
    else:
        words = translate("ScoreTable", "{low} to {high}")
    return words.format(low=low, high=high)


def as_html(title: str, text: str = "") -> str:
    """Return a tooltip of a title and a line of text; nothing in them can act as markup.

    A tooltip that looks like HTML is read as HTML, and a theme may be called ``<b>``; as HTML it
    also wraps long lines.
    """
    parts = (f"<b>{escape(title)}</b>", escape(text).replace("\n", "<br>"))
    return "<qt>" + "<br>".join(part for part in parts if part) + "</qt>"


def _value_words(facts: CellFacts, *, labelled: bool = False) -> str:
    ranked, column = facts.ranked, facts.column
    if not facts.theme.scored:
        return not_scored_words()
    if column.criterion is not None:
        return answer_words(column.criterion, facts.answer, labelled=labelled)
    if column.kind == "total":
        total = None if ranked is None else ranked.totals[column.total]
        return _incomplete() if ranked is None or total is None else score_text(total, ranked.places)
    return _incomplete() if ranked is None else _score_words(ranked)


def _score_words(ranked: RankedTheme) -> str:
    if ranked.score is None:
        return range_words(ranked)
    return ", ".join(part for part in (score_text(ranked.score, ranked.places), ranked.band) if part)


def _incomplete() -> str:
    return translate("ScoreTable", "not complete yet")


def _label(criterion: Criterion, value: Fraction) -> str:
    position = criterion.position_of(value)
    return "" if position is None else criterion.levels[position].label
