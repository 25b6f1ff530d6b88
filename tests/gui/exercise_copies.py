"""Copies that come back, made to happen: the dialog, its stop, and answers as the children would give them.

Here: what no single control does. Not here: everything that a person presses (``exercise``).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from smp_workbench.domain.edit import SetCutLine
from smp_workbench.domain.open_item import Conflict, Proposal, Review, Source
from smp_workbench.domain.open_item import Key as OpenKey
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Sentence
from smp_workbench.gui.bring_back_work import MergeTold
from smp_workbench.gui.copies_notice import CopiesNotice
from smp_workbench.gui.copy_reader import CopyReader
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.copies_panel import CopiesPanel
from smp_workbench.gui.tables.pick_list import PickList
from smp_workbench.session.merge.merge_summary import CopySummary, MergeSummary
from smp_workbench.storage.my_scores.card_copy import card_copy, likely_round
from smp_workbench.storage.my_scores.own_card import own_workbook


def use_copies(window: MainWindow, settle: Callable[[], None]) -> None:
    """Have a copy read, merged and brought back, and the reading of another stopped."""
    reader = CopyReader(window)
    reader._open = 2
    for answer in (ValueError("only for this trial"), b"no copy"):
        reader._came.emit(0, answer)  # as its threads do
    reader._merge_came.emit(ValueError("only for this trial"))
    reader.stop()
    reader.deleteLater()
    dialog = BringBackDialog(["a.xlsx"], window.theme, window)
    dialog.open()
    settle()
    dialog.show_read(0, None)
    copy = CopySummary("a.xlsx", "Police", Sentence("the start"), 1, 1, 1)
    dialog.show_told(MergeTold(MergeSummary((copy,), 1, 1, 1), pickle.dumps(SetCutLine(2))))
    dialog.form.accept.click()
    settle()
    score_own_card(window, settle)
    review(window, settle)


def score_own_card(window: MainWindow, settle: Callable[[], None]) -> None:
    """Open one scorer's copy in the place of the assessment, and the assessment again."""
    whole = window.signals.session.workbook
    copy = card_copy(whole, whole.assessment.scorers[0].id, likely_round(whole.assessment))
    window.door.show(own_workbook(copy, copy.card))
    settle()
    window.form.action_send.setEnabled(True)  # as something else in the window may do
    window.door.show(whole)
    settle()


def review(window: MainWindow, settle: Callable[[], None]) -> None:
    """Decide what copies left open, in every way there is."""
    session = window.signals.session
    key = OpenKey("score", session.assessment.themes[0].ref, session.assessment.model.codes[0], AGREED)
    entries = tuple(Entry(level.value) for level in session.assessment.model.criteria[0].levels)
    conflicts = tuple(
        Conflict(replace(key, criterion=code), entries[0], (Proposal(entries[1], (Source("a.xlsx"),)),))
        for code in (*session.assessment.model.codes, "gone")
    )
    listed = Review("cleared", key, Entry(), (Source("a.xlsx"),))
    state = replace(session.assessment, conflicts=conflicts, reviews=(listed,))
    window.door.show(Workbook(state, History(state)))
    window.panel_set.open("copies")
    settle()
    panel = window.panel_set.panel("copies")
    assert isinstance(panel, CopiesPanel)
    for key_of in (Qt.Key.Key_O, Qt.Key.Key_Return):
        QTest.keyClick(panel.view, key_of)
        for shown in panel.view.findChildren(PickList):
            QTest.keyClick(shown, Qt.Key.Key_Return)
        settle()
    for press in (
        Qt.Key.Key_1,
        Qt.Key.Key_B,
        Qt.Key.Key_F,
        Qt.Key.Key_C,
        Qt.Key.Key_M,
        Qt.Key.Key_L,
        Qt.Key.Key_End,
        Qt.Key.Key_Y,
    ):
        QTest.keyClick(panel.view, press, Qt.KeyboardModifier.NoModifier)
        settle()
    for name in ("themes", "people", "kinds"):
        getattr(panel.filters, name).setCurrentIndex(1)
    panel.filters.all.click()
    notice = window.findChild(CopiesNotice)
    assert notice is not None
    for timer in (*panel.findChildren(QTimer), *notice.findChildren(QTimer)):
        timer.timeout.emit()
    for button in panel.findChildren(QPushButton):
        button.click()
        settle()
    window.panel_set.go_to("copies")
