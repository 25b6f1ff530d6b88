"""Looking at a version in the main window: shown whole, changed by nothing, left by a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import ChangeTheme, SetCutLine
from smp_workbench.gui.dialogs.restore_version_dialog import RestoreVersionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load
from tests.factory import agreed, small_assessment


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """Return the window with version 1, "First", and a score and a name changed after it."""
    window.signals.commit("First", "to have one")
    window.signals.apply(agreed("T-002", "L1", 2))
    window.signals.apply(ChangeTheme("T-002", "name", "Fraud and scams"))
    return window


def test_that_the_window_shows_a_version_as_it_was(window: MainWindow) -> None:
    window.versions.view(1)
    shown = window.signals.assessment
    assert content_hash(shown) == window.signals.session.history.version(1).content
    assert [row.ref for row in window.ranking.data.rows][:2] == ["T-001", "T-002"]
    assert window.title_line.findChildren(type(window.title_line._draft))[1].text() == "version 1: First"
    assert "version 1, “First”" in window.version_band._words.text()
    assert window.version_band.isVisible()


def test_that_escape_in_the_grid_goes_back_to_now(window: MainWindow) -> None:
    window.versions.view(1)
    QTest.keyClick(window.grid, Qt.Key.Key_Escape)
    assert window.signals.viewed is None
    assert window.version_band.isHidden()
    assert window.signals.assessment is window.signals.session.assessment
    assert window.signals.ranking is window.signals.session.ranking


def test_that_the_focus_stays_where_it_was(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H2")
    window.versions.view(1)
    assert window.current == ("T-002", "H2")
    window.form.action_back_to_now.trigger()
    assert window.current == ("T-002", "H2")


def test_that_a_key_in_the_grid_is_refused_in_words(window: MainWindow) -> None:
    window.versions.view(1)
    window.grid.focus_cell("T-002", "H1")
    before = window.signals.session.workbook
    QTest.keyClick(window.grid, Qt.Key.Key_3)
    assert window.signals.session.workbook is before
    assert "This is version 1, in which nothing can be changed." in window.form.status_bar.currentMessage()


@pytest.mark.parametrize("action", ["undo", "redo", "commit", "move_down", "remove_theme", "scored"])
def test_that_no_command_changes_anything_behind_a_version(window: MainWindow, action: str) -> None:
    window.signals.undo_stack.undo()
    window.versions.view(1)
    before = window.signals.session.workbook
    getattr(window.form, f"action_{action}").trigger()
    assert window.signals.session.workbook is before
    assert window.signals.viewed is not None
    assert "nothing can be changed" in window.form.status_bar.currentMessage()


def test_that_a_refused_choice_does_not_stay_on_screen(window: MainWindow) -> None:
    window.versions.view(1)
    window.form.action_scored.trigger()
    assert window.form.action_scored.isChecked()


def test_that_a_change_of_the_assessment_itself_goes_back_to_now(window: MainWindow) -> None:
    window.versions.view(1)
    window.signals.session.apply(SetCutLine(3))
    assert window.signals.viewed is None
    assert window.signals.assessment.cut_line == 3


def test_that_saving_while_looking_at_a_version_saves_the_assessment_itself(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.door.path = tmp_path / "plan.xlsx"
    window.versions.view(1)
    window.door.save()
    qtbot.waitUntil(lambda: not window.door.saving, timeout=20_000)
    assert load(tmp_path / "plan.xlsx").workbook == window.signals.session.workbook
    assert not window.isWindowModified()
    assert window.signals.viewed is not None


def test_that_another_assessment_ends_the_looking(window: MainWindow) -> None:
    window.versions.view(1)
    window.door.show(window.signals.session.workbook)
    assert window.signals.viewed is None
    assert window.version_band.isHidden()


def test_that_unsaved_changes_are_asked_about_also_behind_a_version(window: MainWindow) -> None:
    window.versions.view(1)
    window.close()
    assert window.isVisible()
    assert window.signals.modified


def test_that_a_version_is_restored_as_a_new_one_and_nothing_is_lost(window: MainWindow) -> None:
    edited = content_hash(window.signals.session.assessment)
    window.versions.view(1)
    window.versions.ask_restore(1)
    dialog = window.findChild(RestoreVersionDialog)
    assert "kept as a version of its own first" in dialog.form.explain.text()
    QTest.keyClicks(dialog.form.why, "The room was right")
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_Return)
    versions = window.signals.session.history.versions
    assert [one.name for one in versions] == [
        "First",
        "Before version 1 was restored",
        "Restored from version 1",
    ]
    assert versions[1].content == edited
    assert versions[2].content == versions[0].content == content_hash(small_assessment())
    assert versions[2].why == "The room was right"
    assert window.signals.viewed is None


def test_that_undo_takes_the_restored_content_back_and_history_stays(window: MainWindow) -> None:
    edited = window.signals.assessment
    assert window.signals.restore(
        window.signals.session.history.state_at(window.signals.session.history.version(1).sequence),
        "version 1",
        "Restored",
        "",
        "Before",
    )
    assert window.form.action_undo.text() == "&Undo: Restore version 1"
    window.form.action_undo.trigger()
    assert window.signals.assessment == edited
    assert [one.name for one in window.signals.session.history.versions] == ["First", "Before", "Restored"]


def test_that_a_version_without_a_name_is_refused_before_anything_happens(window: MainWindow) -> None:
    before = window.signals.session.workbook
    window.versions.ask_restore(1)
    dialog = window.findChild(RestoreVersionDialog)
    dialog.form.name.clear()
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_Return)
    assert "The version's name is empty." in dialog.form.fault.text()
    assert window.signals.session.workbook is before
    dialog.close()
