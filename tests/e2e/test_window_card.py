"""One scorer's copy opened in the window: scored with keys, saved into itself, brought back as any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import RemoveTheme
from smp_workbench.domain.version import Workbook
from smp_workbench.gui.actions.command_list import commands
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.card_band import CardBand
from smp_workbench.session.merge.copy_read import CardRead
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.sending import send_card
from tests.storage.my_scores.copies import begun, entry, own

PATIENCE = 20_000


@pytest.fixture
def whole() -> Workbook:
    return begun(own("T-001", "H1", 2, "low", "As before"))


@pytest.fixture
def path(tmp_path: Path, whole: Workbook) -> Path:
    return send_card(card_copy(whole, "S-01", 1), tmp_path / "My scores.xlsx").path


@pytest.fixture
def card_window(window: MainWindow, path: Path, qtbot: QtBot) -> MainWindow:
    """Return the window in which the copy was opened, as by a drop or from the command line."""
    window.signals.undo_stack.setClean()
    window.door.open(path)
    qtbot.waitUntil(lambda: window.door.path == path or asked(window) is not None, timeout=PATIENCE)
    if (dialog := asked(window)) is not None:
        press(dialog, "Open it to score")
        qtbot.waitUntil(lambda: window.door.path == path, timeout=PATIENCE)
    return window


def asked(window: MainWindow) -> QuestionDialog | None:
    return next((one for one in window.findChildren(QuestionDialog) if one.isVisible()), None)


def press(dialog: QuestionDialog, verb: str) -> None:
    next(button for button in dialog.buttons if button.text().replace("&", "") == verb).click()
    QApplication.processEvents()


def bands(window: MainWindow) -> list[CardBand]:
    return [one for one in window.findChildren(CardBand) if one.isVisible()]


def score(window: MainWindow, ref: str, code: str, *keys: Qt.Key) -> None:
    window.grid.setFocus()
    window.grid.focus_cell(ref, code)
    for key in keys:
        QTest.keyClick(window.grid, key)
    QApplication.processEvents()


def test_that_a_copy_is_scored_saved_and_brought_back(
    card_window: MainWindow, path: Path, whole: Workbook, qtbot: QtBot
) -> None:
    window = card_window
    assert window.windowTitle() == "My scores.xlsx[*] – own scores of County Council – SMP Workbench"
    assert [band.save.text() for band in bands(window)] == ["Sa&ve these scores"]
    score(window, "T-002", "H1", Qt.Key.Key_4, Qt.Key.Key_Question)
    window.form.action_undo.trigger()
    bands(window)[0].save.click()
    qtbot.waitUntil(lambda: not window.door.saving and not window.signals.modified, timeout=PATIENCE)
    back = read_copy(path)
    assert isinstance(back, CardRead)
    assert back.card.entries == {
        "T-001": {"H1": entry(2, "low", "As before")},
        "T-002": {"H1": back.card.entry("T-002", "H1")},
    }
    assert back.card.entry("T-002", "H1").level is not None
    assert (back.identity, back.findings) == (whole.assessment.identity, ())


def test_that_nothing_else_is_offered_and_each_says_why(card_window: MainWindow) -> None:
    window, form = card_window, card_window.form
    window.grid.setFocus()
    window.grid.focus_cell("T-002", "H1")
    for action in (
        form.action_send, form.action_bring_back, form.action_publication, form.action_commit,
        form.action_remove_theme, form.action_add_theme, form.action_switch_model, form.action_try,
        form.action_begin_stage, form.action_vault, form.action_cut_line, form.action_print,
    ):  # fmt: skip
        assert not action.isEnabled(), action.objectName()
    why = {one.key: one.why for one in commands(window) if not one.available}
    assert why["action_send"] == "this file is a copy for one person’s own scores"
    assert form.action_reason.isEnabled()
    assert form.action_save.isEnabled()
    assert not window.signals.apply(RemoveTheme("T-001"))
    assert "own scores" in form.status_bar.currentMessage()


def test_that_no_line_is_drawn_and_the_ranking_says_whose_it_is(card_window: MainWindow) -> None:
    assert card_window.signals.ranking.cut_line == 0
    assert card_window.ranking_column.line.words.text().startswith("Ranked by these scores alone.")
    assert card_window.grid.accessibleName() == "Scores of County Council"


def test_that_everything_is_offered_again_with_the_next_assessment(
    card_window: MainWindow, qtbot: QtBot
) -> None:
    window = card_window
    score(window, "T-002", "H1", Qt.Key.Key_4)
    window.signals.undo_stack.undo()
    window.form.action_sample.trigger()
    qtbot.waitUntil(lambda: window.signals.session.workbook.sent is None, timeout=PATIENCE)
    QApplication.processEvents()
    form = window.form
    for action in (form.action_send, form.action_bring_back, form.action_commit, form.action_remove_theme):
        assert action.isEnabled(), action.objectName()
    assert not bands(window)
    assert "own scores" not in window.windowTitle()
    assert window.grid.accessibleName() == "Agreed scores"
    assert window.signals.ranking.cut_line == window.signals.assessment.cut_line


def test_that_a_copy_of_what_is_open_may_be_brought_back_instead(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    """The small assessment of every test has the identity that the copy was sent from."""
    window.door.open(path)
    qtbot.waitUntil(lambda: asked(window) is not None, timeout=PATIENCE)
    dialog = asked(window)
    assert dialog is not None
    press(dialog, "Bring it back…")
    qtbot.waitUntil(lambda: bool(window.findChildren(BringBackDialog)), timeout=PATIENCE)
    assert window.signals.session.workbook.sent is None
