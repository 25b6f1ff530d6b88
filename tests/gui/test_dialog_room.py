"""Dialogs with tables and empty pages: no word is cut off where there is room for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTableView
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import Refusal, Sentence
from smp_workbench.gui.dialogs.compare_versions_dialog import CompareVersionsDialog
from smp_workbench.gui.dialogs.paste_preview_dialog import PastePreviewDialog
from smp_workbench.gui.dialogs.recovery_dialog import RecoveryDialog
from smp_workbench.gui.dialogs.welcome_dialog import WelcomeDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.theme import load_theme
from smp_workbench.session.recovery import LeftBehind

LONG = "20180223-104200-5a5a5a5a.journal"
THEMES = ["light", "projector_light"]


@pytest.fixture
def sample(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    window = open_window(sample_workbook().assessment)
    window.door.show(sample_workbook())
    return window


def cut_off(table: QTableView) -> list[str]:
    """Return the words that do not fit into their cells, also when wrapped."""
    found = []
    for row in range(table.model().rowCount()):
        for column in range(table.model().columnCount()):
            text = str(table.model().index(row, column).data() or "")
            room = QRect(0, 0, table.columnWidth(column) - 8, 10_000)
            flags = int(Qt.TextFlag.TextWordWrap)
            needed = table.fontMetrics().boundingRect(room, flags, text)
            if needed.width() > room.width() or needed.height() > table.rowHeight(row):
                found.append(text)
    return found


def shown(dialog: QDialog, width: int) -> None:
    dialog.open()
    dialog.resize(width, dialog.height())
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("theme_id", THEMES)
def test_that_two_versions_are_compared_without_scrolling_sideways(
    sample: MainWindow, theme_id: str, qtbot: QtBot
) -> None:
    sample.set_theme(load_theme(theme_id).for_screen(720))
    dialog = CompareVersionsDialog(sample.signals, sample.theme, sample, 2, 0)
    shown(dialog, 960)
    assert dialog.form.moves.horizontalScrollBar().maximum() == 0
    assert cut_off(dialog.form.moves) == []
    heads = dialog.form.moves.horizontalHeader()
    assert all(heads.sectionSize(at) >= heads.sectionSizeHint(at) for at in range(1, heads.count()))


@pytest.mark.parametrize("theme_id", THEMES)
def test_that_a_criterion_is_whole_beside_a_remark(sample: MainWindow, theme_id: str) -> None:
    sample.set_theme(load_theme(theme_id).for_screen(720))
    sample.grid.go_to(0, 1)
    QGuiApplication.clipboard().setText("3\t4\t2\t1\n5\t9\t3\t3\n1\t1\t\t2\n")
    sample.form.action_paste.trigger()
    dialog = sample.findChild(PastePreviewDialog)
    assert isinstance(dialog, PastePreviewDialog)
    QApplication.processEvents()
    assert "Community and environment" in [dialog.table.texts(row)[1] for row in range(10)]
    assert cut_off(dialog.form.changes) == []


@pytest.mark.parametrize("theme_id", THEMES)
def test_that_why_a_journal_cannot_be_read_is_said_whole(sample: MainWindow, theme_id: str) -> None:
    why = "The journal “{name}” is damaged at its beginning, so that nothing can be read from it."
    fault = Refusal(why, "Open the workbook as it was saved.", name=LONG)
    left = [LeftBehind(Path(LONG), "2018-02-23T10:42:00Z", fault=fault)]
    dialog = RecoveryDialog(left, load_theme(theme_id).for_screen(720), sample)
    shown(dialog, 760)
    assert dialog.form.left.item(0, 2).text() == Sentence(why, {"name": LONG}).english()
    assert cut_off(dialog.form.left) == []


def test_that_a_welcome_without_recent_files_begins_at_the_top(sample: MainWindow, tmp_path: Path) -> None:
    dialog = WelcomeDialog(Settings(tmp_path), sample.theme, sample, recoverable=False)
    shown(dialog, 760)
    form = dialog.form
    label, button = (one.mapTo(dialog, QPoint()).y() for one in (form.recent_label, form.new_one))
    assert abs(label - button) <= 4
    assert form.none.mapTo(dialog, QPoint()).y() < form.sample.mapTo(dialog, QPoint()).y()
