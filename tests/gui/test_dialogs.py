"""Each dialog: what it asks, what it does with the answer, what it refuses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from smp_workbench.domain.edit import ChangeTheme
from smp_workbench.gui.dialogs.add_themes_dialog import AddThemesDialog
from smp_workbench.gui.dialogs.commit_version_dialog import CommitVersionDialog
from smp_workbench.gui.dialogs.cut_line_dialog import CutLineDialog
from smp_workbench.gui.dialogs.details_dialog import DetailsDialog
from smp_workbench.gui.dialogs.find_theme_dialog import FindThemeDialog
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.dialogs.settings_dialog import SettingsDialog
from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog
from smp_workbench.gui.dialogs.theme_dialog import ThemeDialog
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.theme import Theme, load_theme
from smp_workbench.gui.theme_palette import wear

D = TypeVar("D", bound=QDialog)


def opened(window: MainWindow, kind: type[D], action: str) -> D:
    """Trigger a command and return the dialog it opens."""
    getattr(window.form, action).trigger()
    QApplication.processEvents()
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def names(window: MainWindow) -> list[str]:
    return [theme.name for theme in window.signals.assessment.themes]


def test_that_a_list_of_themes_is_added_as_one_step(window: MainWindow) -> None:
    dialog = opened(window, AddThemesDialog, "action_add_theme")
    dialog.form.names.setPlainText("Begging\n\n  Fly-tipping \nArson")
    assert dialog.form.accept.text() == "&Add 3 themes"
    dialog.form.accept.click()
    assert names(window)[-3:] == ["Begging", "Fly-tipping", "Arson"]
    refs = [theme.ref for theme in window.signals.assessment.themes]
    assert len(set(refs)) == len(refs)
    assert window.signals.undo_stack.undoText() == "Add 3 themes"
    window.form.action_undo.trigger()
    assert names(window) == ["Burglary", "Fraud", "ASB"]


def test_that_a_name_that_is_taken_is_refused_in_the_dialog(window: MainWindow) -> None:
    dialog = opened(window, AddThemesDialog, "action_add_theme")
    dialog.form.names.setPlainText("Begging\nburglary")
    dialog.form.accept.click()
    assert dialog.isVisible()
    assert "Burglary" in dialog.form.fault.text()
    assert names(window) == ["Burglary", "Fraud", "ASB"]


def test_that_a_theme_is_renamed_and_described_as_one_step(window: MainWindow) -> None:
    window.grid.focus_cell("T-002", "H1")
    dialog = opened(window, ThemeDialog, "action_change_theme")
    dialog.form.name.setText("Fraud and scams")
    dialog.form.description.setPlainText("Also online")
    dialog.form.accept.click()
    theme = window.signals.assessment.theme("T-002")
    assert (theme.name, theme.description) == ("Fraud and scams", "Also online")
    window.form.action_undo.trigger()
    assert window.signals.assessment.theme("T-002").name == "Fraud"


def test_that_details_say_what_is_known_of_an_assessment_that_was_never_saved(window: MainWindow) -> None:
    window.signals.commit("First", "")
    form = opened(window, DetailsDialog, "action_details").form
    assert form.identity.text() == window.signals.assessment.identity
    assert form.history.text() == "1 version, 0 changes"
    assert form.file.text() == "not saved as a workbook yet"
    assert not form.size.isVisible()
    assert not form.saved.isVisible()
    form.identity.setFocus()
    form.identity.selectAll()
    QTest.keySequence(form.identity, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == window.signals.assessment.identity


def test_that_details_say_where_the_workbook_is_how_large_and_of_when(
    window: MainWindow, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "A.xlsx"
    path.write_bytes(bytes(2048))
    os.utime(path, (1519382520, 1519382520))
    form = DetailsDialog(window.signals, path, theme, window).form
    assert form.file.text() == str(path)
    assert form.size.text() == "2.0 kB"
    assert form.saved.text() == moment_text("2018-02-23T10:42:00+00:00")
    path.unlink()
    form = DetailsDialog(window.signals, path, theme, window).form
    assert form.file.text() == f"{path} (not there now)"


def test_that_lowering_the_marking_asks_why(window: MainWindow) -> None:
    dialog = opened(window, DetailsDialog, "action_details")
    dialog.form.marking.setCurrentIndex(1)
    assert not dialog.form.reason.isVisible()
    dialog.form.accept.click()
    assert window._marking.text() == "OFFICIAL-SENSITIVE"
    dialog = opened(window, DetailsDialog, "action_details")
    dialog.form.marking.setCurrentIndex(0)
    assert dialog.form.reason.isVisible()
    dialog.form.accept.click()
    assert "needs a reason" in dialog.form.fault.text()
    dialog.form.reason.setText("Cleared by the chair")
    dialog.form.accept.click()
    assert window._marking.text() == "OFFICIAL"


def test_that_the_title_is_shown_once_it_is_kept(window: MainWindow) -> None:
    dialog = opened(window, DetailsDialog, "action_details")
    dialog.form.title.setText("Assessment of 2026")
    dialog.form.accept.click()
    assert "Assessment of 2026" in window.windowTitle()


def test_that_the_cut_line_is_set(window: MainWindow) -> None:
    dialog = opened(window, CutLineDialog, "action_cut_line")
    dialog.form.cut_line.setValue(2)
    dialog.form.accept.click()
    assert window.signals.assessment.cut_line == 2


def test_that_a_version_has_a_name_and_a_number(window: MainWindow) -> None:
    dialog = opened(window, CommitVersionDialog, "action_commit")
    dialog.form.accept.click()
    assert "The version's name is empty" in dialog.form.fault.text()
    dialog.form.name.setText("After the away day")
    dialog.form.why.setPlainText("Agreed by all")
    dialog.form.accept.click()
    version = window.signals.session.history.latest
    assert version is not None
    assert (version.number, version.name, version.why) == (1, "After the away day", "Agreed by all")
    dialog = opened(window, CommitVersionDialog, "action_commit")
    dialog.form.name.setText("Again")
    dialog.form.accept.click()
    assert "Nothing has changed since version 1" in dialog.form.fault.text()


def test_that_a_why_that_cannot_be_kept_is_refused_in_the_dialog(window: MainWindow) -> None:
    dialog = opened(window, CommitVersionDialog, "action_commit")
    dialog.form.name.setText("First")
    dialog.form.why.setPlainText("Why\x07")
    dialog.form.accept.click()
    assert "cannot be kept" in dialog.form.fault.text()
    assert window.signals.session.history.latest is None
    dialog.reject()


def test_that_a_theme_is_found_by_any_part_of_its_name(window: MainWindow) -> None:
    dialog = opened(window, FindThemeDialog, "action_find")
    QTest.keyClicks(dialog.form.words, "rau")
    assert dialog.form.themes.count() == 1
    QTest.keyClick(dialog.form.words, Qt.Key.Key_Return)
    assert window.current[0] == "T-002"


def test_that_searching_for_nothing_there_says_so(window: MainWindow) -> None:
    dialog = opened(window, FindThemeDialog, "action_find")
    QTest.keyClicks(dialog.form.words, "zzz")
    assert dialog.form.fault.isVisible()
    assert not dialog.form.accept.isEnabled()


def test_that_the_name_is_written_beside_changes_from_then_on(window: MainWindow) -> None:
    dialog = opened(window, SettingsDialog, "action_settings")
    dialog.form.who.setText("Kent Police")
    dialog.form.accept.click()
    QTest.keyClick(window.grid, Qt.Key.Key_3)
    assert window.signals.session.history.changes[-1].who == "Kent Police"


def test_that_the_scoring_model_is_shown_in_full(window: MainWindow) -> None:
    dialog = opened(window, TextPageDialog, "action_model")
    text = dialog.form.page.toPlainText()
    for said in ("not the official MoRiLE matrix", "harm_total * likelihood_total", "How much frequency?",
                 "what 1/3 looks like", "Made for tests"):  # fmt: skip
        assert said in text


def test_that_a_page_scrolls_by_keys_at_once(window: MainWindow) -> None:
    dialog = opened(window, TextPageDialog, "action_keys")
    bar = dialog.form.page.verticalScrollBar()
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_End)
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("theme_id", ["light", "projector_dark"])
def test_that_no_words_of_a_dialog_are_cut(window: MainWindow, qapp: QApplication, theme_id: str) -> None:
    theme = load_theme(theme_id).for_screen(1080)
    wear(qapp, theme)
    window.set_theme(theme)
    for action in ("cut_line", "commit", "settings", "details", "add_theme", "change_theme"):
        dialog = opened(window, QDialog, f"action_{action}")
        for label in dialog.findChildren(QLabel):
            if label.isVisible():
                wrapped = label.heightForWidth(label.width())
                needed = wrapped if label.wordWrap() else label.sizeHint().height()
                assert label.height() >= needed, (action, label.text())
        dialog.reject()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(("key", "chosen"), [(Qt.Key.Key_Return, "save"), (Qt.Key.Key_Escape, "cancel")])
def test_that_enter_takes_the_last_verb_and_escape_the_first(
    window: MainWindow, theme: Theme, key: Qt.Key, chosen: str
) -> None:
    told: list[str] = []
    choices = {"Cancel": lambda: told.append("cancel"), "Save changes": lambda: told.append("save")}
    dialog = QuestionDialog(Topic.SAVING, "Unsaved", "Save?", choices, theme, window)
    dialog.open()
    QTest.keyClick(dialog, key)
    assert told == [chosen]


def test_that_a_long_name_leaves_the_dialog_on_the_screen(window: MainWindow) -> None:
    window.signals.apply(ChangeTheme("T-002", "name", "N" * 200))
    window.grid.focus_cell("T-002", "H1")
    dialog = opened(window, ThemeDialog, "action_change_theme")
    assert dialog.width() <= 700
    assert dialog.form.heading.text().startswith("N" * 200), "whole for a screen reader"


@pytest.mark.parametrize(
    ("action", "kind", "field"),
    [
        ("action_change_theme", ThemeDialog, "name"),
        ("action_details", DetailsDialog, "title"),
        ("action_commit", CommitVersionDialog, "name"),
        ("action_settings", SettingsDialog, "who"),
    ],
)
def test_that_a_text_too_long_is_refused_and_never_cut(
    window: MainWindow, action: str, kind: type[FormDialog], field: str
) -> None:
    dialog = opened(window, kind, action)
    form = dialog.form  # type: ignore[attr-defined]  # each of these has its form
    getattr(form, field).setText("x" * 250 + "END")
    form.accept.click()
    assert dialog.isVisible()
    assert "253 characters" in form.fault.text()
    assert getattr(form, field).text().endswith("END")


def test_that_ctrl_enter_sends_a_form_from_a_field_of_several_lines(window: MainWindow) -> None:
    dialog = opened(window, AddThemesDialog, "action_add_theme")
    dialog.form.names.setPlainText("Begging")
    QTest.keyClick(dialog.form.names, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(window)[-1] == "Begging"


def test_that_an_example_in_an_empty_field_is_slanted_and_an_entry_is_not(window: MainWindow) -> None:
    dialog = opened(window, SettingsDialog, "action_settings")
    dialog.form.who.clear()
    assert dialog.form.who.font().italic()
    dialog.form.who.setText("Facilitator")
    assert not dialog.form.who.font().italic()
