"""Scorers and rounds: added, renamed, in the room, removed and revealed, by keyboard, each to be undone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import Entry
from smp_workbench.gui.dialogs.scorers_dialog import ScorersDialog
from smp_workbench.gui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def dialog(window: MainWindow) -> ScorersDialog:
    window.form.action_scorers.trigger()
    QApplication.processEvents()
    (found,) = window.findChildren(ScorersDialog)
    return found


@pytest.fixture
def table(dialog: ScorersDialog) -> QTableWidget:
    return dialog.form.scorers


def names(window: MainWindow) -> list[str]:
    return [scorer.name for scorer in window.signals.assessment.scorers]


def said(table: QTableWidget, row: int, column: int) -> str:
    return str(table.item(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_that_scorers_are_added_by_enter_and_taken_back_in_the_list(
    window: MainWindow, dialog: ScorersDialog, table: QTableWidget
) -> None:
    before = names(window)
    QTest.keyClicks(dialog.form.name, "Housing provider")
    QTest.keyClick(dialog.form.name, Key.Key_Return)
    assert names(window) == [*before, "Housing provider"]
    assert table.item(table.rowCount() - 1, 0).text() == "Housing provider"
    assert dialog.form.heading.text() == "3 scorers"
    assert (dialog.form.name.text(), dialog.form.name.hasFocus()) == ("", True)
    table.setFocus()
    QTest.keyClick(table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (names(window), table.rowCount()) == (before, 2)
    dialog.reject()


def test_that_a_name_that_is_there_already_is_refused_in_the_dialog(
    window: MainWindow, dialog: ScorersDialog
) -> None:
    QTest.keyClicks(dialog.form.name, "police ")
    QTest.keyClick(dialog.form.name, Key.Key_Return)
    assert "is called “Police” already. Give each scorer a name of its own." in dialog.form.fault.text()
    assert dialog.form.fault.isVisible()
    assert dialog.form.name.text() == "police "
    assert len(names(window)) == 2
    dialog.reject()


def test_that_a_scorer_is_renamed_in_the_list(
    window: MainWindow, dialog: ScorersDialog, table: QTableWidget
) -> None:
    table.setFocus()
    table.setCurrentCell(1, 0)
    QTest.keyClick(table, Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Kent Police")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert names(window) == ["County Council", "Kent Police"]
    table.item(1, 0).setText("County Council")
    assert names(window) == ["County Council", "Kent Police"]
    assert table.item(1, 0).text() == "Kent Police"
    assert dialog.form.fault.isVisible()
    dialog.reject()


def test_that_a_tick_says_who_was_in_the_room(
    window: MainWindow, dialog: ScorersDialog, table: QTableWidget
) -> None:
    table.setFocus()
    table.setCurrentCell(1, 1)
    assert said(table, 1, 1) == "Police, Round 1 First round, hidden: in the room, no card"
    QTest.keyClick(table, Key.Key_Space)
    assert window.signals.assessment.scorers[1].present == ()
    assert said(table, 1, 1) == "Police, Round 1 First round, hidden: not in the room, no card"
    QTest.keyClick(table, Key.Key_Space)
    assert window.signals.assessment.scorers[1].present == (1,)
    dialog.reject()


def test_that_removing_a_scorer_takes_the_cards_and_undo_brings_them_back(
    window: MainWindow, dialog: ScorersDialog, table: QTableWidget
) -> None:
    cards = window.signals.assessment.cards
    table.setCurrentCell(0, 0)
    QTest.keyClick(dialog.form.remove, Key.Key_Space)
    assert (names(window), window.signals.assessment.cards) == (["Police"], ())
    table.setFocus()
    QTest.keyClick(table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.signals.assessment.cards == cards
    assert names(window) == ["County Council", "Police"]
    dialog.reject()


def test_that_rounds_begin_and_are_revealed_in_order(
    window: MainWindow, dialog: ScorersDialog, table: QTableWidget
) -> None:
    QTest.keyClick(dialog.form.begin_round, Key.Key_Space)
    assert table.columnCount() == 3
    for number in (1, 2):
        assert dialog.form.reveal.text() == f"Re&veal round {number}"
        QTest.keyClick(dialog.form.reveal, Key.Key_Space)
    assert [one.revealed for one in window.signals.assessment.rounds] == [True, True]
    assert not dialog.form.reveal.isEnabled()
    assert table.horizontalHeaderItem(2).text() == "Round 2\nrevealed"
    dialog.reject()


def test_that_nothing_in_the_list_says_what_is_on_a_card(window: MainWindow) -> None:
    levels = [0, 1, 2, 3, 4]
    texts = set()
    for level in levels:
        window.signals.apply(SetEntry("S-02", 1, "T-001", "H1", Entry(Fraction(level), "high", "Worse")))
        window.form.action_scorers.trigger()
        QApplication.processEvents()
        (shown,) = (one for one in window.findChildren(ScorersDialog) if one.isVisible())
        cell = shown.form.scorers.item(1, 1)
        texts.add((cell.text(), cell.toolTip(), said(shown.form.scorers, 1, 1)))
        shown.reject()
        QApplication.processEvents()
    assert len(texts) == 1
    assert texts.pop()[0] == "1 of 9 given"


def test_that_an_assessment_without_scorers_says_so(window: MainWindow, dialog: ScorersDialog) -> None:
    for _ in names(window):
        dialog.form.scorers.setCurrentCell(0, 0)
        dialog.form.remove.click()
    assert dialog.form.heading.text() == "No scorers yet"
    assert not dialog.form.remove.isEnabled()
    dialog.reject()
