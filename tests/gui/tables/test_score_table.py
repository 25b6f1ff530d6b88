"""The item model: what it says of each cell, what it announces, and that it owns its order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import (
    AddTheme,
    ChangeTheme,
    MoveTheme,
    RemoveTheme,
    SetComparison,
    SetCutLine,
    SetModel,
    SetScored,
)
from smp_workbench.domain.scorecard import NOT_KNOWN
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.charts.ranking_data import ranking_data
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_table import ScoreRole, ScoreTable
from smp_workbench.session.session import Session
from tests.factory import agreed, applied, small_assessment, small_model
from tests.gui.tables.conftest import open_signals, with_not_scored

Role = Qt.ItemDataRole
H1, H2, HARM, L1, LIKELIHOOD, SCORE = range(1, 7)


@pytest.fixture
def table(signals: SessionSignals) -> ScoreTable:
    table = ScoreTable(signals)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    return table


def texts(table: ScoreTable, row: int) -> list[str]:
    return [table.data(table.index(row, column)) for column in range(table.columnCount())]


def said(table: ScoreTable, row: int, column: int) -> str:
    return str(table.data(table.index(row, column), Role.AccessibleTextRole))


def labels(table: ScoreTable) -> list[str]:
    return [table.shown.theme(row).label for row in range(table.rowCount())]


class Heard:
    """The cells a table says have changed, and how often it began anew."""

    def __init__(self, table: ScoreTable) -> None:
        self.cells: set[tuple[int, int]] = set()
        self.resets = 0
        table.dataChanged.connect(self._hear)
        table.modelReset.connect(self._hear_reset)

    def _hear(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.cells |= {(row, column) for column in range(first.column(), last.column() + 1)}

    def _hear_reset(self) -> None:
        self.resets += 1


# --- what stands where -----------------------------------------------------------------------------


def test_that_groups_stand_together_with_their_totals_and_the_score_is_last(table: ScoreTable) -> None:
    columns = [(column.kind, column.code) for column in table.shown.columns]
    assert columns == [
        ("theme", ""),
        ("criterion", "H1"),
        ("criterion", "H2"),
        ("total", "harm_total"),
        ("criterion", "L1"),
        ("total", "likelihood_total"),
        ("score", "="),
    ]


def test_that_a_row_shows_levels_totals_and_score(table: ScoreTable) -> None:
    assert texts(table, 0) == ["Burglary", "2", "4", "6", "2", "2", "12"]
    assert texts(table, 1) == ["Fraud", "0", "8", "8", "1/3", "0.33", "2.67"]


def test_that_an_incomplete_theme_shows_the_range_of_its_score_in_whole_numbers_outside_it(
    table: ScoreTable,
) -> None:
    assert texts(table, 2) == ["ASB", "1", "?", "", "", "", "0\N{EN DASH}18"]


def test_that_a_narrow_range_is_shown_as_the_ranking_beside_shows_it(qapp: object) -> None:
    table = ScoreTable(open_signals(small_assessment(small_model("mean(harm)"))))
    assert texts(table, 2)[SCORE] == "0.5\N{EN DASH}4.5"


def test_that_scores_that_differ_look_different(qapp: object) -> None:
    signals = open_signals(small_assessment(small_model("100 + H1 / 1000 + H2 / 3000")))
    table = ScoreTable(signals)
    shown = [texts(table, row)[SCORE] for row in range(3)]
    assert shown == ["100.0033", "100.0027", "100.001\N{EN DASH}100.0037"]
    assert said(table, 1, SCORE).endswith("100.0027")
    signals.apply(agreed("T-003", "H2", 2))  # 100.0017
    signals.apply(agreed("T-002", "H2", 4))
    signals.apply(agreed("T-002", "H1", 1))  # 100.0023
    assert [texts(table, row)[SCORE] for row in range(3)] == ["100.0033", "100.0023", "100.0017"]
    data = ranking_data(signals.assessment, signals.ranking)
    assert [row.number for row in data.rows] == ["100.0033", "100.0023", "100.0017"]


def test_that_every_score_is_shown_anew_where_one_needs_more_digits(qapp: object) -> None:
    start = small_assessment(small_model("H1 / 3 + H2 / 3000"))
    signals = open_signals(applied(start, agreed("T-002", "H1", 3), agreed("T-002", "H2", 0)))
    table = ScoreTable(signals)
    heard = Heard(table)
    assert texts(table, 0)[SCORE] == "0.67"
    signals.apply(agreed("T-002", "H1", 2))  # 2/3, beside 0.668
    assert (texts(table, 0)[SCORE], texts(table, 1)[SCORE]) == ("0.668", "0.667")
    assert (0, SCORE) in heard.cells
    assert (0, H1) not in heard.cells


def test_that_raw_values_are_in_roles_of_their_own(table: ScoreTable) -> None:
    burglary, asb = table.index(0, H2), table.index(2, H2)
    assert table.data(burglary, ScoreRole.REF) == "T-001"
    assert table.data(burglary, ScoreRole.CODE) == "H2"
    assert table.data(burglary, ScoreRole.ANSWER) == Fraction(4)
    assert table.data(asb, ScoreRole.ANSWER) is NOT_KNOWN
    assert table.data(asb, ScoreRole.NUMBER) is None
    assert table.data(table.index(1, SCORE), ScoreRole.NUMBER) == Fraction(8, 3)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (0, 0, "Burglary"),
        (0, H1, "Burglary, Physical harm, 2 of 4"),
        (1, L1, "Fraud, Frequency, 1/3 of 2"),
        (2, H2, "ASB, Financial harm, not known"),
        (2, L1, "ASB, Frequency, not yet scored"),
        (0, HARM, "Burglary, Total harm, 6"),
        (2, HARM, "ASB, Total harm, not complete yet"),
        (0, SCORE, "Burglary, Score, 12"),
        (2, SCORE, "ASB, Score, 0.33 to 18"),
    ],
)
def test_that_a_cell_says_theme_criterion_and_value(
    table: ScoreTable, row: int, column: int, words: str
) -> None:
    assert said(table, row, column) == words


def test_that_a_cell_says_what_it_was_before_its_last_edit(
    signals: SessionSignals, table: ScoreTable
) -> None:
    signals.apply(agreed("T-001", "H1", 3))
    assert said(table, 0, H1) == "Burglary, Physical harm, 3 of 4, was 2"
    signals.undo_stack.undo()
    assert said(table, 0, H1) == "Burglary, Physical harm, 2 of 4, was 3"
    signals.apply(agreed("T-001", "H1", None))
    assert said(table, 0, H1) == "Burglary, Physical harm, not yet scored, was 2"


def test_that_another_assessment_has_nothing_that_was(signals: SessionSignals, table: ScoreTable) -> None:
    signals.apply(agreed("T-001", "H1", 3))
    signals.open(Session(signals.session.workbook))
    assert said(table, 0, H1) == "Burglary, Physical harm, 3 of 4"


def test_that_a_theme_that_is_not_scored_says_so_and_takes_no_level(qtbot: QtBot) -> None:
    table = ScoreTable(open_signals(with_not_scored(small_assessment())))
    assert texts(table, 1) == ["Vulnerability", "", "", "", "", "", ""]
    assert said(table, 1, 0) == "Vulnerability, not scored: cross-cutting by nature"
    assert said(table, 1, H1) == "Vulnerability, Physical harm, not scored: cross-cutting by nature"
    for column in range(table.columnCount()):
        assert not table.flags(table.index(1, column)) & Qt.ItemFlag.ItemIsEditable


def test_that_only_criteria_can_be_edited(table: ScoreTable) -> None:
    editable = [bool(table.flags(table.index(0, column)) & Qt.ItemFlag.ItemIsEditable) for column in range(7)]
    assert editable == [False, True, True, False, True, False, False]


def test_that_headings_are_short_where_drawn_and_whole_elsewhere(table: ScoreTable) -> None:
    across = Qt.Orientation.Horizontal
    assert table.headerData(H1, across) == "Physical"
    assert table.headerData(H1, across, Role.AccessibleTextRole) == "Harm, Physical harm"
    assert "How much physical harm?" in str(table.headerData(H1, across, Role.ToolTipRole))
    assert table.headerData(SCORE, across) == "Score"
    assert table.headerData(0, Qt.Orientation.Vertical) == "Burglary"


def test_that_a_tooltip_has_the_level_s_label_and_nobody_s_markup(signals: SessionSignals) -> None:
    signals.apply(ChangeTheme("T-001", "name", "<b>Theft</b> & more"))
    table = ScoreTable(signals)
    tooltip = str(table.data(table.index(0, H1), Role.ToolTipRole))
    assert "&lt;b&gt;Theft&lt;/b&gt; &amp; more" in tooltip
    assert "Physical harm: 2, level 2" in tooltip


# --- what is announced -----------------------------------------------------------------------------


def test_that_an_edit_announces_its_cell_and_what_follows_from_it_and_no_other(
    signals: SessionSignals, table: ScoreTable
) -> None:
    heard = Heard(table)
    signals.apply(agreed("T-001", "H1", 4))
    assert heard.cells == {(0, H1), (0, HARM), (0, LIKELIHOOD), (0, SCORE)}
    assert heard.resets == 0
    assert texts(table, 0) == ["Burglary", "4", "4", "8", "2", "2", "16"]


def test_that_undoing_announces_the_same_cells(signals: SessionSignals, table: ScoreTable) -> None:
    signals.apply(agreed("T-003", "L1", 2))
    heard = Heard(table)
    signals.undo_stack.undo()
    assert heard.cells == {(2, L1), (2, HARM), (2, LIKELIHOOD), (2, SCORE)}
    assert texts(table, 2)[L1] == ""


def test_that_an_edit_of_something_else_announces_nothing(signals: SessionSignals, table: ScoreTable) -> None:
    heard = Heard(table)
    signals.apply(SetCutLine(2))
    signals.commit("First", "")
    signals.apply(SetComparison(None))
    assert not heard.cells
    assert heard.resets == 0


def test_that_renaming_a_theme_announces_its_row_and_its_heading(
    signals: SessionSignals, table: ScoreTable
) -> None:
    heard = Heard(table)
    headings: list[int] = []
    table.headerDataChanged.connect(lambda _, first, last: headings.extend(range(first, last + 1)))
    signals.apply(ChangeTheme("T-002", "name", "Fraud online"))
    assert {row for row, _ in heard.cells} == {1}
    assert headings == [1]
    assert table.headerData(1, Qt.Orientation.Vertical) == "Fraud online"


def test_that_a_theme_that_is_no_longer_scored_takes_no_level_at_once(
    signals: SessionSignals, table: ScoreTable
) -> None:
    signals.apply(SetScored("T-002", scored=False))
    assert not table.takes_level(table.index(1, H1))
    signals.undo_stack.undo()
    assert table.takes_level(table.index(1, H1))


def test_that_longer_numbers_ask_for_room(signals: SessionSignals, table: ScoreTable) -> None:
    wider: list[int] = []
    table.room_needed.connect(wider.append)
    signals.apply(agreed("T-001", "H1", 1))
    assert wider == []
    signals.apply(agreed("T-002", "H1", 4))
    signals.apply(agreed("T-002", "L1", 2))
    assert table.shown.cell(1, HARM).text == "12"
    assert HARM in wider


# --- changing --------------------------------------------------------------------------------------


def test_that_setting_a_level_keeps_the_cell_s_reason(signals: SessionSignals, table: ScoreTable) -> None:
    assert table.setData(table.index(2, H1), Fraction(4))
    entry = signals.assessment.agreed.entry("T-003", "H1")
    assert (entry.level, entry.reason) == (Fraction(4), "Seen on the estate")


def test_that_a_value_that_is_no_level_is_refused_in_words(
    signals: SessionSignals, table: ScoreTable
) -> None:
    refusals: list[str] = []
    signals.refused.connect(refusals.append)
    before = signals.assessment
    assert not table.setData(table.index(0, H2), Fraction(3))
    assert refusals == ["Financial harm has no level 3. Choose one of 0, 1, 2, 4, 8, or ? for not known."]
    assert not table.setData(table.index(0, HARM), Fraction(3))
    assert not table.setData(table.index(0, H1), "3")
    assert signals.assessment is before


# --- order -----------------------------------------------------------------------------------------


def test_that_sorting_changes_what_is_shown_and_not_the_order_of_record(
    signals: SessionSignals, table: ScoreTable
) -> None:
    record = signals.assessment.themes
    table.sort_by(SCORE, descending=False)
    assert labels(table) == ["Fraud", "Burglary", "ASB"]
    table.sort_by(0, descending=False)
    assert labels(table) == ["ASB", "Burglary", "Fraud"]
    table.show_order_of_record()
    assert labels(table) == ["Burglary", "Fraud", "ASB"]
    assert signals.assessment.themes is record


def test_that_an_edit_never_moves_a_row_by_itself(signals: SessionSignals, table: ScoreTable) -> None:
    table.sort_by(H1, descending=True)
    assert labels(table) == ["Burglary", "ASB", "Fraud"]
    told: list[bool] = []
    table.sorting_changed.connect(lambda: told.append(table.sort_is_stale))
    signals.apply(agreed("T-002", "H1", 4))
    assert labels(table) == ["Burglary", "ASB", "Fraud"]
    assert told == [True]
    table.sort_by(H1, descending=True)
    assert labels(table) == ["Fraud", "Burglary", "ASB"]
    assert not table.sort_is_stale


def test_that_an_edit_that_keeps_the_order_leaves_the_sorting_fresh(
    signals: SessionSignals, table: ScoreTable
) -> None:
    table.sort_by(H1, descending=True)
    signals.apply(agreed("T-001", "H1", 4))
    assert not table.sort_is_stale


def test_that_an_index_follows_its_theme_through_sorting(table: ScoreTable) -> None:
    kept = QPersistentModelIndex(table.index(0, H2))
    table.sort_by(0, descending=True)
    assert labels(table) == ["Fraud", "Burglary", "ASB"]
    assert (kept.row(), kept.column()) == (1, H2)


def test_that_a_new_theme_comes_in_its_place_of_record_or_last_while_sorted(
    signals: SessionSignals, table: ScoreTable
) -> None:
    signals.apply(AddTheme(Theme("T-004", "Road safety"), 0))
    assert labels(table) == ["Road safety", "Burglary", "Fraud", "ASB"]
    table.sort_by(0, descending=False)
    signals.apply(AddTheme(Theme("T-005", "Arson"), 0))
    assert labels(table) == ["ASB", "Burglary", "Fraud", "Road safety", "Arson"]
    assert table.sort_is_stale


def test_that_removing_and_moving_themes_is_followed(signals: SessionSignals, table: ScoreTable) -> None:
    signals.apply(RemoveTheme("T-002"))
    assert labels(table) == ["Burglary", "ASB"]
    signals.undo_stack.undo()
    signals.apply(MoveTheme("T-003", 0))
    assert labels(table) == ["ASB", "Burglary", "Fraud"]


def test_that_another_model_brings_its_own_columns(signals: SessionSignals, table: ScoreTable) -> None:
    table.sort_by(H1, descending=True)
    model = small_model()
    fewer = replace(model, version="2.0", totals=(), formula="sum(harm) * L1")
    signals.apply(SetModel(fewer))
    assert [column.code for column in table.shown.columns] == ["", "H1", "H2", "L1", "="]
    assert table.sorting is None
    assert labels(table) == ["Burglary", "Fraud", "ASB"]


def test_that_another_assessment_is_shown_in_its_own_order(
    signals: SessionSignals, table: ScoreTable
) -> None:
    table.sort_by(H1, descending=True)
    signals.open(open_signals(with_not_scored(small_assessment())).session)
    assert labels(table) == ["Burglary", "Vulnerability", "Fraud", "ASB"]
    assert table.sorting is None
