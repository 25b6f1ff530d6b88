"""What if: the window tries scores and weights, says so, and keeps or drops them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.trial_band import TrialBand
from smp_workbench.gui.panels.weights_panel import WeightsPanel
from smp_workbench.session.announcement import Announcement
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.workbook.reader import read_workbook
from tests.factory import agreed, small_assessment, small_model


@pytest.fixture
def trying(window: MainWindow) -> MainWindow:
    """Return the window in a trial in which Fraud's Frequency goes from 1/3 to 2, its third level."""
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+Y"))
    window.grid.focus_cell("T-002", "L1")
    QTest.keyClick(window.grid, Qt.Key.Key_3)
    return window


def band(window: MainWindow) -> TrialBand:
    found = window.findChild(TrialBand)
    assert found is not None
    return found


def said(window: MainWindow) -> str:
    return band(window).findChildren(QLabel)[0].text()


def ranks(window: MainWindow) -> dict[str, str]:
    return {row.label: f"{row.rank} {row.moved}".strip() for row in window.ranking.data.rows}


def question(window: MainWindow) -> QDialog:
    QApplication.processEvents()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def press(dialog: QDialog, text: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text).click()
    QApplication.processEvents()


def test_that_a_trial_begins_with_a_band_and_changes_nothing(window: MainWindow) -> None:
    before = window.current
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+Y"))
    assert band(window).isVisible()
    assert said(window).startswith("This is a trial: enter other levels")
    assert not band(window).keep.isEnabled()
    assert window.current == before
    assert not window.isWindowModified()


def test_that_old_and_new_ranks_are_seen_together(trying: MainWindow) -> None:
    # (2 + 4) x 2 = 12 for Burglary; Fraud (0 + 8) x 1/3, tried as 8 x 2 = 16.
    assert ranks(trying)["Fraud"] == "1 \N{UPWARDS ARROW}1 (2)"
    assert ranks(trying)["Burglary"] == "2 \N{DOWNWARDS ARROW}1 (1)"
    assert trying.ranking.data.title.startswith("Trial: ")
    assert "Fraud, Frequency 1/3 to 2. Not kept and not saved" in said(trying)
    row = trying.ranking.rows.table.index(0)
    assert "up 1 from 2" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_the_ranking_says_what_it_is_compared_with_during_a_trial(trying: MainWindow) -> None:
    choice = trying.compare_choice
    assert (choice.currentText(), choice.isEnabled()) == ("vs before the trial", False)
    trying.signals.end_trial()
    assert (choice.currentText(), choice.isEnabled()) == ("not compared", True)


def test_that_a_tried_score_says_so(trying: MainWindow) -> None:
    table = trying.grid.table
    row, column = table.shown.row_of("T-002"), table.shown.column_of("L1")
    assert row is not None
    assert column is not None
    assert table.is_tried(row, column)
    assert "only tried" in table.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    trying.form.action_drop_trial.trigger()
    assert not table.is_tried(row, column)


def test_that_nothing_of_a_trial_is_an_edit(trying: MainWindow) -> None:
    signals = trying.signals
    assert signals.session.history.changes == ()
    assert signals.undo_stack.count() == 0
    assert not signals.modified
    assert content_hash(signals.session.assessment) == content_hash(small_assessment())


def test_that_a_dropped_trial_leaves_all_as_it_was(trying: MainWindow) -> None:
    here = trying.current
    QTest.keySequence(trying, QKeySequence("Ctrl+Shift+D"))
    assert ranks(trying) == {"Burglary": "1", "Fraud": "2", "ASB": "\N{EN DASH}"}
    assert trying.grid.table.shown.assessment.agreed == small_assessment().agreed
    assert trying.signals.undo_stack.count() == 0
    assert not band(trying).isVisible()
    assert trying.current == here
    assert trying.signals.trial is None


def test_that_a_kept_trial_is_one_step_that_ctrl_z_takes_back(trying: MainWindow) -> None:
    trying.signals.apply(agreed("T-001", "H1", 4))
    QTest.keySequence(trying, QKeySequence("Ctrl+Shift+U"))
    signals = trying.signals
    assert signals.trial is None
    assert signals.undo_stack.count() == 1
    assert signals.undo_stack.undoText() == "Tried: 2 scores"
    assert len(signals.session.history.changes) == 1
    assert signals.assessment.agreed.entry("T-001", "H1").level == 4
    assert "Trial" not in trying.ranking.data.title
    trying.form.action_undo.trigger()
    assert content_hash(signals.assessment) == content_hash(small_assessment())


def test_that_undo_in_a_trial_takes_back_what_was_tried_and_no_more(window: MainWindow) -> None:
    window.signals.apply(agreed("T-001", "H1", 3))
    window.form.action_try.trigger()
    assert not window.form.action_undo.isEnabled()
    window.signals.apply(agreed("T-001", "H1", 4))
    assert window.form.action_undo.isEnabled()
    window.form.action_undo.trigger()
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == 3
    assert not window.form.action_undo.isEnabled()
    window.form.action_redo.trigger()
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == 4
    window.form.action_drop_trial.trigger()
    assert window.form.action_undo.isEnabled()
    window.form.action_undo.trigger()
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == 2


def test_that_the_undo_list_shows_the_steps_of_the_trial_while_it_goes_on(trying: MainWindow) -> None:
    trying.panel_set.go_to("undo_list")
    steps = trying.panel_set.panel("undo_list").findChildren(QLabel)
    assert steps[0].isHidden()
    trying.form.action_drop_trial.trigger()
    assert not steps[0].isHidden()


def test_that_saving_in_a_trial_saves_what_is_agreed(
    trying: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "saved.xlsx"
    monkeypatch.setattr("smp_workbench.gui.file_choice.choose_to_save", lambda *_: path)
    with qtbot.waitSignal(trying.door.saved, timeout=20_000):
        trying.form.action_save.trigger()
    saved = read_workbook(path.read_bytes(), path.name).workbook.assessment
    assert content_hash(saved) == content_hash(small_assessment())
    assert trying.signals.trial is not None
    assert trying.signals.trial.tried


def test_that_the_journal_hears_of_what_is_kept_and_of_nothing_before(trying: MainWindow) -> None:
    heard: list[Announcement] = []
    trying.signals.entered.connect(heard.append)
    trying.signals.apply(agreed("T-001", "H1", 4))
    trying.form.action_undo.trigger()
    trying.form.action_redo.trigger()
    assert heard == []
    trying.form.action_keep_trial.trigger()
    assert [one.change.sequence for one in heard] == [1]


def test_that_whatever_else_is_refused_with_a_sentence(trying: MainWindow) -> None:
    for action in ("commit", "add_theme", "cut_line", "switch_model", "print", "remove_theme", "move_up"):
        trying.form.status_bar.clearMessage()
        getattr(trying.form, f"action_{action}").trigger()
        assert "rial" in trying.form.status_bar.currentMessage(), action
    assert not [one for one in trying.findChildren(QDialog) if one.isVisible()]
    assert len(trying.signals.assessment.themes) == 3


@pytest.mark.parametrize("keep", [True, False])
def test_that_opening_another_assessment_asks_what_becomes_of_the_trial(
    trying: MainWindow, keep: bool
) -> None:
    gone_on: list[bool] = []
    trying.door.settle(lambda: gone_on.append(True))
    asked = question(trying)
    press(asked, "Keep what is tried" if keep else "Drop the trial")
    assert trying.signals.trial is None
    if keep:  # and what is kept is not saved yet
        press(question(trying), "Discard changes")
        assert len(trying.signals.session.history.changes) == 1
    assert gone_on == [True]


def test_that_closing_asks_and_cancel_goes_on_with_the_trial(trying: MainWindow) -> None:
    trying.close()
    press(question(trying), "Cancel")
    assert trying.isVisible()
    assert trying.signals.trial is not None
    trying.close()
    press(question(trying), "Drop the trial")
    assert not trying.isVisible()


def test_that_a_trial_in_which_nothing_is_tried_asks_nothing(window: MainWindow) -> None:
    window.form.action_try.trigger()
    window.close()
    assert not window.isVisible()


def test_that_another_assessment_in_its_place_ends_the_trial(trying: MainWindow) -> None:
    trying.door.show(trying.signals.session.workbook)
    assert trying.signals.trial is None
    assert not band(trying).isVisible()
    assert trying.form.action_try.isEnabled()


def test_that_an_edit_from_elsewhere_ends_the_trial_and_is_seen(trying: MainWindow) -> None:
    trying.signals.session.apply(agreed("T-001", "H1", 0))
    assert trying.signals.trial is None
    assert trying.signals.assessment.agreed.entry("T-002", "L1").level != 2
    assert ranks(trying)["Burglary"].startswith("1")
    assert not band(trying).isVisible()


def test_that_a_version_can_be_looked_at_and_the_trial_goes_on_afterwards(window: MainWindow) -> None:
    window.signals.commit("First", "")
    window.form.action_try.trigger()
    window.signals.apply(agreed("T-001", "H1", 4))
    window.versions.view(1)
    assert not band(window).isVisible()
    assert "Trial" not in window.ranking.data.title
    assert not window.grid.table.shown.tried
    window.form.action_undo.trigger()
    assert window.signals.trial is not None
    assert window.signals.trial.tried
    window.versions.back_to_now()
    assert band(window).isVisible()
    assert window.grid.table.shown.tried == {("T-001", "H1")}


def test_that_weights_are_part_of_a_trial(open_window: Callable[[Assessment], MainWindow]) -> None:
    window = open_window(small_assessment(small_model("wsum(harm) * L1")))
    window.form.action_try.trigger()
    window.panel_set.go_to("weights")
    panel = window.panel_set.panel("weights")
    assert isinstance(panel, WeightsPanel)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    panel.keep.click()
    assert window.signals.trial is not None
    assert window.signals.trial.model_is_tried
    assert "Tried: the weights." in said(window)
    window.form.action_keep_trial.trigger()
    assert window.signals.assessment.model.provenance.origin == "adapted"
    assert window.signals.undo_stack.count() == 1
