"""The settings: each look takes effect at once and is remembered, the name when the dialog is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui.dialogs.settings_dialog import SettingsDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.settings import TEXT_SIZES, Settings
from smp_workbench.gui.theme import load_theme
from smp_workbench.gui.theme_switch import ThemeSwitch


@pytest.fixture
def dialog(window: MainWindow, qapp: QApplication) -> SettingsDialog:
    ThemeSwitch(qapp, window.settings, window)
    window.form.action_settings.trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(SettingsDialog) if one.isVisible())


def choose(dialog: SettingsDialog, box: str, data: object) -> None:
    """Choose an entry as the mouse or the keyboard would."""
    combo = getattr(dialog.form, box)
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


@pytest.mark.parametrize(("box", "data"), [("theme_choice", "projector_dark"), ("text_size", TEXT_SIZES[-1])])
def test_that_no_word_is_cut_in_a_larger_type(
    window: MainWindow, dialog: SettingsDialog, box: str, data: object
) -> None:
    window.resize(1920, 1080)
    dialog.form.who.clear()
    choose(dialog, box, data)
    for _ in range(3):
        QApplication.processEvents()
    assert dialog.form.who.font().italic(), "an example, and no entry"
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_that_the_text_grows_at_once_and_is_remembered(
    window: MainWindow, dialog: SettingsDialog, size: int
) -> None:
    choose(dialog, "text_size", size)
    assert window.theme.type.interface == round(load_theme("light").type.interface * size / 100)
    assert window.theme.space.row == round(load_theme("light").space.row * size / 100)
    assert Settings().text_size == size


def test_that_another_look_shows_behind_the_dialog_and_defaults_bring_the_first_back(
    window: MainWindow, dialog: SettingsDialog
) -> None:
    choose(dialog, "theme_choice", "dark")
    choose(dialog, "text_size", 150)
    dialog.form.motion.click()
    assert (window.theme.id, window.theme.motion.rank_change) == ("dark", 0)
    dialog.form.defaults.click()
    assert window.theme == load_theme("light")
    assert (Settings().theme, Settings().text_size, Settings().motion) == ("system", 100, True)


def test_that_without_motion_no_bar_glides(window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.form.motion.click()
    window.signals.apply(SetCutLine(2))
    window.form.action_undo.trigger()
    assert not window.ranking.rows.gliding


def test_that_the_name_is_written_beside_the_next_change(window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.form.who.clear()
    QTest.keyClicks(dialog.form.who, "County Council")
    dialog.form.accept.click()
    window.signals.apply(SetCutLine(2))
    assert window.signals.session.history.changes[-1].who == "County Council"
    assert Settings().who == "County Council"


def test_that_settings_that_make_no_sense_count_as_not_set(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    settings = Settings()
    settings._file.setValue("look/text_size", "17 apples")
    settings._file.setValue("look/motion", "perhaps")
    assert (settings.text_size, settings.motion) == (100, True)


def test_that_the_view_menu_shows_what_the_settings_chose(window: MainWindow, dialog: SettingsDialog) -> None:
    choose(dialog, "theme_choice", "projector_dark")
    window.form.menu_appearance.aboutToShow.emit()
    checked = [action.text() for action in window.form.menu_appearance.actions() if action.isChecked()]
    assert checked == [load_theme("projector_dark").name]


@pytest.mark.parametrize("leave", ["button", "Escape"])
def test_that_giving_up_brings_the_look_back_and_keeps_the_name(
    window: MainWindow, dialog: SettingsDialog, leave: str
) -> None:
    before, who = window.theme, window.settings.who
    choose(dialog, "theme_choice", "dark")
    choose(dialog, "text_size", 200)
    dialog.form.motion.click()
    dialog.form.who.setText("Fire and Rescue")
    if leave == "button":
        dialog.form.reject.click()
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.theme == before
    assert (Settings().theme, Settings().text_size, Settings().motion) == ("system", 100, True)
    assert window.settings.who == who


@pytest.mark.parametrize("field", ["who", "theme_choice", "text_size", "motion"])
def test_that_control_and_enter_keep_the_settings_from_anywhere(dialog: SettingsDialog, field: str) -> None:
    getattr(dialog.form, field).setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
