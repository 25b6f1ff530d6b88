"""The panel of versions, and the dialog that compares two of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListView, QPushButton

from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui.dialogs.commit_version_dialog import CommitVersionDialog
from smp_workbench.gui.dialogs.compare_versions_dialog import CompareVersionsDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.versions_panel import VersionsPanel
from tests.factory import agreed


@pytest.fixture
def panel(window: MainWindow) -> VersionsPanel:
    """Return the panel, with the keyboard in it, of two versions and a draft of one change."""
    window.signals.commit("First", "to have one")
    window.signals.apply(agreed("T-002", "L1", 2))
    window.signals.commit("Away day", "agreed in the room")
    window.signals.apply(SetCutLine(2))
    return shown(window)


def shown(window: MainWindow) -> VersionsPanel:
    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    found = window.panel_set.panel("versions")
    assert isinstance(found, VersionsPanel)
    return found


def rows(panel: VersionsPanel) -> QListView:
    found = panel.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def names(panel: VersionsPanel, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = rows(panel).model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def verb(panel: VersionsPanel, text: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if text in one.text().replace("&", ""))


def said(panel: VersionsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def dialog_of(window: MainWindow) -> QDialog:
    QApplication.processEvents()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def test_that_versions_are_listed_latest_first_with_the_draft_on_top(panel: VersionsPanel) -> None:
    assert names(panel) == ["2  Away day", "1  First"]
    assert "Draft after version 2: 1 change" in said(panel)
    latest = panel.signals.session.history.versions[-1]
    spoken = names(panel, Qt.ItemDataRole.AccessibleTextRole)[0]
    for part in ("Version 2", "Away day", "Facilitator", latest.content[:8], "agreed in the room"):
        assert part in spoken
    assert latest.content[:9] not in spoken


def test_that_an_assessment_without_versions_says_what_to_do(window: MainWindow) -> None:
    panel = shown(window)
    assert any("Commit one now" in words for words in said(panel))
    assert "Draft, no version yet: 0 changes" in said(panel)
    assert not rows(panel).isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(dialog_of(window), CommitVersionDialog)


def test_that_the_list_follows_edits_and_commits(panel: VersionsPanel) -> None:
    panel.signals.apply(SetCutLine(3))
    assert "Draft after version 2: 2 changes" in said(panel)
    panel.signals.commit("Third", "")
    assert "No changes since version 3" in said(panel)
    assert names(panel)[0] == "3  Third"


def test_that_enter_looks_at_a_version_and_the_list_names_it(
    window: MainWindow, panel: VersionsPanel
) -> None:
    QTest.keyClick(rows(panel), Qt.Key.Key_Down)
    QTest.keyClick(rows(panel), Qt.Key.Key_Return)
    assert window.signals.viewed == window.signals.session.history.version(1)
    assert names(panel) == ["2  Away day", "1  First"], "all versions, also those after it"
    assert "shown now" in names(panel, Qt.ItemDataRole.AccessibleTextRole)[1]
    assert not verb(panel, "Commit").isEnabled()


def test_that_two_versions_can_be_chosen_by_key_and_compared(
    window: MainWindow, panel: VersionsPanel
) -> None:
    QTest.keyClick(rows(panel), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not verb(panel, "Look at it").isEnabled()
    assert not verb(panel, "Restore").isEnabled()
    verb(panel, "Compare the two").click()
    dialog = dialog_of(window)
    assert isinstance(dialog, CompareVersionsDialog)
    assert (dialog.form.before.currentText(), dialog.form.after.currentText()) == (
        "Version 1: First",
        "Version 2: Away day",
    )


def compare(window: MainWindow) -> CompareVersionsDialog:
    QTest.keyClick(
        window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = dialog_of(window)
    assert isinstance(dialog, CompareVersionsDialog)
    return dialog


def table(dialog: CompareVersionsDialog) -> list[list[str]]:
    model = dialog.form.moves.model()
    return [
        [model.index(row, column).data() or "" for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(dialog: CompareVersionsDialog, before: int, after: int) -> None:
    for choice, number in ((dialog.form.before, before), (dialog.form.after, after)):
        choice.setCurrentIndex(choice.findData(number))
        choice.activated.emit(choice.currentIndex())


def test_that_comparing_explains_each_move(window: MainWindow, panel: VersionsPanel) -> None:
    dialog = compare(window)
    choose(dialog, 1, 2)
    assert dialog.form.heading.text() == "2 themes moved"
    assert table(dialog)[:2] == [
        ["Fraud", "2", "1", "\u21911", "now above", "\u21911", ""],
        ["Burglary", "1", "2", "\u21931", "now below", "", "\u21931"],
    ]
    assert dialog.form.words.text() == (
        "Fraud: 2 to 1 (own scores 2 to 1, now above the line). Own scores: Frequency 1/3 to 2."
    )
    assert dialog.form.explain.text() == "Now above the cut line: Fraud. No longer above it: Burglary."


def test_that_a_move_is_told_for_the_theme_that_is_gone_to(window: MainWindow, panel: VersionsPanel) -> None:
    dialog = compare(window)
    choose(dialog, 1, 2)
    dialog.form.moves.setFocus()
    QTest.keyClick(dialog.form.moves, Qt.Key.Key_Down)
    assert dialog.form.words.text().startswith("Burglary: 1 to 2 (other themes' scores 1 to 2")


def test_that_the_table_is_sorted_by_rank_and_not_by_letters(
    window: MainWindow, panel: VersionsPanel
) -> None:
    dialog = compare(window)
    choose(dialog, 1, 2)
    dialog.form.moves.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in table(dialog)] == ["Burglary", "Fraud", "ASB"]


def test_that_the_table_can_be_copied_with_its_headings(window: MainWindow, panel: VersionsPanel) -> None:
    dialog = compare(window)
    choose(dialog, 1, 2)
    dialog.form.moves.setFocus()
    QTest.keyClick(dialog.form.moves, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    first, second, *_ = copied.text().splitlines()
    assert first.split("\t")[:4] == ["Theme", "Version 1", "Version 2", "Moved"]
    assert second.split("\t")[:3] == ["Fraud", "2", "1"]
    assert "<table" in copied.html()


def test_that_equal_states_are_said_to_be_equal(window: MainWindow, panel: VersionsPanel) -> None:
    dialog = compare(window)
    choose(dialog, 2, 2)
    assert dialog.form.heading.text() == "Nothing differs between Version 2 and Version 2"
    assert dialog.form.differences.model().rowCount() == 0


def test_that_everything_that_differs_is_listed_too(window: MainWindow, panel: VersionsPanel) -> None:
    dialog = compare(window)
    choose(dialog, 1, 0)
    model = dialog.form.differences.model()
    told = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "Fraud, Frequency: 1/3 to 2." in told
    assert "Cut line: “1” to “2”." in told


def test_that_without_a_version_there_is_nothing_to_compare_and_it_is_said(window: MainWindow) -> None:
    window.form.action_compare_versions.trigger()
    assert "no version to compare with yet" in window.form.status_bar.currentMessage()


def test_that_now_is_the_assessment_itself_also_behind_a_version(
    window: MainWindow, panel: VersionsPanel
) -> None:
    window.versions.view(1)
    dialog = compare(window)
    assert dialog._state(0) is window.signals.session.assessment
