"""All themes with what was decided about each, in the order of the ranking.

Here: the rows, those above the line first, and the edits that their cells make.
Not here: the rule of what is still to be decided (``domain.open_decision``), drawing and keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Final, get_args

from PySide6.QtCore import QCoreApplication, QObject
from typing_extensions import override

from smp_workbench.domain.edit import ChangeTheme, Edit, SetDecision
from smp_workbench.domain.edit_theme import ThemeField
from smp_workbench.domain.open_decision import Need, OpenDecision
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.theme import Decision, Outcome, Theme
from smp_workbench.gui.charts.ranking_words import cut_line_words, incomplete_words
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.decision_words import need_words, outcome_words
from smp_workbench.gui.tables.field_table import FieldCell, FieldColumn, FieldRow, FieldTable
from smp_workbench.gui.tables.pick_list import PickChoice
from smp_workbench.gui.tables.score_words import not_scored_words

translate = QCoreApplication.translate


class Column(IntEnum):
    """The columns, from left to right."""

    RANK = 0
    THEME = 1
    OUTCOME = 2
    BECAUSE = 3
    AGENCY = 4
    OFFICER = 5
    LAST_YEAR = 6


_FIELDS: Final[dict[int, ThemeField]] = {
    Column.AGENCY: "lead_agency",
    Column.OFFICER: "lead_officer",
    Column.LAST_YEAR: "last_year",
}


class DecisionTable(FieldTable):
    """Rank, theme, decision, because, leads, last year's decision: one theme a row."""

    def __init__(self, signals: SessionSignals, parent: QObject | None = None) -> None:
        super().__init__(signals, _columns(), parent)

    def refresh(self, still_open: Iterable[OpenDecision]) -> None:
        """Show the assessment as it is now, with what is still to be decided."""
        self.show_rows(list(self._made(still_open)))

    @override
    def choices(self, key: str, column: int) -> list[PickChoice]:
        """Return the decisions with the letters that pick them, and none at the end."""
        made = [
            PickChoice(outcome_words(outcome)[:1].upper(), outcome_words(outcome), outcome)
            for outcome in get_args(Outcome)
            if outcome
        ]
        return [*made, PickChoice(self.tr("Del"), self.tr("no decision yet"), "")]

    @override
    def edit_of(self, key: str, column: int, text: str) -> Edit | None:
        """Return the edit of a theme's decision, because, leads or last year's decision."""
        theme = self.signals.assessment.theme(key)
        if column in _FIELDS:
            return ChangeTheme(key, _FIELDS[column], text)
        decision = theme.decision
        if column == Column.BECAUSE:
            made = Decision(decision.outcome, text)
        else:
            outcome = next(one for one in get_args(Outcome) if one == text)
            made = Decision(outcome, decision.because)
        return None if made == decision else SetDecision(key, made)

    # --- rows ---------------------------------------------------------------------------------

    def _made(self, still_open: Iterable[OpenDecision]) -> Iterator[FieldRow]:
        assessment, ranking = self.signals.assessment, self.signals.ranking
        needs = {one.ref: one.need for one in still_open}
        themes = {theme.ref: theme for theme in assessment.themes}
        for heading, ranked in _sections(ranking):
            if heading is not None:
                yield heading
            for one in ranked:
                yield _row(themes[one.ref], one, needs.get(one.ref))
        not_scored = [theme for theme in assessment.themes if not theme.scored]
        if not_scored:
            yield FieldRow("not scored", not_scored_words())
        for theme in not_scored:
            yield _row(theme, None, needs.get(theme.ref))


def _columns() -> tuple[FieldColumn, ...]:
    def name(text: str) -> str:
        return translate("decision", text)

    return (
        FieldColumn(name("Rank"), 7, is_rank=True),
        FieldColumn(name("Theme"), 21, stretches=True),
        FieldColumn(name("Decision"), 18, picked=True),
        FieldColumn(name("Because"), 31, stretches=True, long=True),
        FieldColumn(name("Lead agency"), 17, stretches=True, suggested=True),
        FieldColumn(name("Lead officer"), 16, stretches=True, suggested=True),
        FieldColumn(name("Last year"), 17, stretches=True, suggested=True),
    )


def _sections(ranking: Ranking) -> Iterator[tuple[FieldRow | None, list[RankedTheme]]]:
    """Yield the ranking in parts, each with the heading before it; the first has none."""
    above = list(ranking.above_line())
    scored = [theme for theme in ranking.themes if theme.rank is not None]
    incomplete = [theme for theme in ranking.themes if theme.rank is None]
    yield None, above
    if scored:
        yield FieldRow("line", cut_line_words(ranking), is_line=True), scored[len(above) :]
    if incomplete:
        yield FieldRow("incomplete", incomplete_words(len(incomplete))), incomplete


def _row(theme: Theme, ranked: RankedTheme | None, need: Need | None) -> FieldRow:
    said = need_words(need) if need else ""
    decision = theme.decision
    return FieldRow(
        theme.ref,
        theme.label,
        (
            FieldCell(ranked.rank_text if ranked else "\N{EN DASH}", editable=False),
            FieldCell(theme.label, editable=False),
            FieldCell(outcome_words(decision.outcome), said if need == "decision" else "", need is not None),
            FieldCell(decision.because, said if need == "because" else "", need is not None),
            FieldCell(theme.lead_agency),
            FieldCell(theme.lead_officer),
            FieldCell(theme.last_year),
        ),
    )
