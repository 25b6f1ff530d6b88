"""A block from a spreadsheet is shown cell by cell before it is pasted, as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from smp_workbench.gui.dialogs.paste_preview_dialog import PastePreviewDialog
from smp_workbench.gui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def pasted(window: MainWindow, text: str, ref: str = "T-001", code: str = "H1") -> PastePreviewDialog:
    """Paste a block with the key, and return the dialog that shows it."""
    window.grid.focus_cell(ref, code)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(window.grid, Qt.Key.Key_V, CTRL)
    QApplication.processEvents()
    return next(dialog for dialog in window.findChildren(PastePreviewDialog) if dialog.isVisible())


def rows(dialog: PastePreviewDialog) -> list[tuple[str, ...]]:
    return [dialog.table.texts(row) for row in range(dialog.table.rowCount())]


def test_that_nothing_changes_until_the_verb_is_pressed_and_then_it_is_one_step(window: MainWindow) -> None:
    dialog = pasted(window, "3\t8\n?\t8")
    assert rows(dialog) == [
        ("Burglary", "Physical harm", "2", "3", ""),
        ("Burglary", "Financial harm", "4", "8", ""),
        ("Fraud", "Physical harm", "0", "? not known", ""),
    ]
    assert dialog.form.heading.text() == "3 scores change"
    assert dialog.form.explain.text() == "1 score is so already."
    assert dialog.form.accept.text() == "&Paste 3 scores"
    assert window.signals.undo_stack.count() == 0
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_Return)
    assert window.signals.undo_stack.undoText() == "Paste 3 scores"
    assert window.signals.assessment.agreed.entry("T-001", "H2").level == 8
    assert window.form.status_bar.currentMessage() == "3 scores pasted. Ctrl+Z takes that back."
    window.form.action_undo.trigger()
    assert window.signals.assessment.agreed.entry("T-001", "H2").level == 4


def test_that_escape_pastes_nothing(window: MainWindow) -> None:
    dialog = pasted(window, "3\t8\n1\t8")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.signals.undo_stack.count() == 0


def test_that_refused_values_are_listed_first_with_why_and_stay_out(window: MainWindow) -> None:
    dialog = pasted(window, "3\n9\n\n", ref="T-001")
    assert rows(dialog)[0] == (
        "Fraud", "Physical harm", "0", "as it is",
        "“9” is no level of Physical harm. Use one of 0, 1, 2, 3, 4, or ? for not known.",
    )  # fmt: skip
    assert dialog.form.fault.text().startswith("One value cannot stand where it lands.")
    assert not dialog.form.changes.isColumnHidden(4)
    dialog.form.accept.click()
    agreed = window.signals.assessment.agreed
    assert [agreed.entry(ref, "H1").level for ref in ("T-001", "T-002")] == [3, 0]


def test_that_an_empty_cell_is_listed_with_the_score_that_it_leaves(window: MainWindow) -> None:
    dialog = pasted(window, "\r\n3\r\n")
    assert rows(dialog) == [
        ("Burglary", "Physical harm", "2", "as it is", "The cell of the block is empty."),
        ("Fraud", "Physical harm", "0", "3", ""),
    ]
    assert not dialog.form.changes.isColumnHidden(4)
    assert dialog.form.explain.text() == "1 empty cell leaves the score that is there."
    dialog.form.accept.click()
    agreed = window.signals.assessment.agreed
    assert [agreed.entry(ref, "H1").level for ref in ("T-001", "T-002")] == [2, 3]
    assert "1 empty cell left as it was." in window.form.status_bar.currentMessage()


def test_that_one_value_below_blanks_is_shown_before_it_is_pasted(window: MainWindow) -> None:
    dialog = pasted(window, "\r\n\r\n3\r\n")
    assert rows(dialog)[-1] == ("ASB", "Physical harm", "1", "3", "")
    assert window.signals.undo_stack.count() == 0
    dialog.reject()


def test_that_a_block_from_libreoffice_has_the_blanks_of_its_table(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    block = QMimeData()
    block.setText("3")
    block.setHtml("<table><tr><td><br></td></tr><tr><td>3</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(block)
    QTest.keyClick(window.grid, Qt.Key.Key_V, CTRL)
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(PastePreviewDialog) if one.isVisible())
    assert rows(dialog)[-1] == ("Fraud", "Physical harm", "0", "3", "")
    dialog.reject()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3\t8\t11\t2\n1\t1\t2\t2", "Total harm: passed over, since they follow from the scores."),
        ("3\t\n1\t1", "1 empty cell leaves the score that is there."),
    ],
)
def test_that_what_is_passed_over_or_left_is_said(window: MainWindow, text: str, words: str) -> None:
    dialog = pasted(window, text)
    assert words in dialog.form.explain.text()
    dialog.reject()


def test_that_the_list_can_be_copied(window: MainWindow) -> None:
    dialog = pasted(window, "3\n1")
    dialog.form.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Theme\tCriterion\tNow\tAfter\tRemark",
        "Burglary\tPhysical harm\t2\t3\t",
        "Fraud\tPhysical harm\t0\t1\t",
    ]
    dialog.reject()


def test_that_the_list_keeps_qt_s_rules(window: MainWindow) -> None:
    dialog = pasted(window, "3\n1")
    QAbstractItemModelTester(dialog.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.reject()


def test_that_a_remark_has_most_of_the_width_and_air_above_and_below(window: MainWindow) -> None:
    dialog = pasted(window, "9\n3")
    view = dialog.form.changes
    widths = [view.columnWidth(column) for column in range(5)]
    assert widths[4] >= max(widths[:4]), widths
    metrics = view.fontMetrics()
    remark = str(view.model().index(0, 4).data())
    words = metrics.boundingRect(QRect(0, 0, widths[4] - 8, 1000), Qt.TextFlag.TextWordWrap, remark)
    assert view.rowHeight(0) >= words.height() + 12
    assert view.textElideMode() == Qt.TextElideMode.ElideMiddle
    dialog.reject()
