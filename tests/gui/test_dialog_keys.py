"""The keyboard in every dialog: Enter, access keys, the order of Tab, the focus ring.

And access keys in the window, where panels and bands stand open together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smp_workbench.errors import OtherContentThere, OtherFileThere, SaveFailed, Sentence
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.other_file_door import OtherFile
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.panels.sensitivity.page_set import PAGES
from smp_workbench.gui.panels.sensitivity.sensitivity_panel import SensitivityPanel
from smp_workbench.gui.password_door import ask_password
from smp_workbench.gui.screens import parts
from smp_workbench.storage.workbook.finding import Finding

COMMANDS = (
    "new", "commit", "details", "find", "add_theme", "change_theme",
    "settings", "cut_line", "model", "switch_model", "keys", "welcome", "licences", "about", "print_preview",
    "send", "scorers",
)  # fmt: skip
FAILED = SaveFailed("The disk is full.", "Make room.")
CHANGED = OtherContentThere("“a.xlsx” was changed by somebody else.", "Save a copy.")
TAKEN = OtherFileThere("“a.xlsx” cannot be read now.", "Save a copy.")
FINDING = Finding("Scores", "C7", "T-001", "H1", "4", "3", Sentence("Changed outside."))
Asking = Callable[[MainWindow], None]


def _paste(window: MainWindow) -> None:
    window.grid.go_to(0, 1)
    QGuiApplication.clipboard().setText("3\n9")
    window.grid.clipboard.paste()


QUESTIONS: dict[str, Asking] = {
    "paste": _paste,
    "unsaved": lambda window: window.door.questions.ask_unsaved("a.xlsx", _nothing, _nothing),
    "not_saved": lambda window: window.door.questions.tell_unsaved("a.xlsx", "", FAILED, _nothing, _nothing),
    "changed": lambda window: OtherFile(
        window.door, Path("a.xlsx"), "", CHANGED, lambda _: None, _nothing
    ).ask(),
    "unreadable": lambda window: window.door.questions.tell_unreadable("a.xlsx", FAILED, _nothing),
    "password": lambda window: ask_password(window.door, Path("a.xlsx"), "", lambda _: None),
    "findings": lambda window: window.door.questions.ask_findings(
        "a.xlsx", [FINDING], window.signals.assessment, _nothing
    ),
}
EVERY = (*COMMANDS, *QUESTIONS)


def _nothing() -> None:
    """Answer a question that nobody is asked."""


def _note(told: list[str], text: str, *_: object) -> None:
    told.append(text)


def opened(window: MainWindow, name: str) -> QDialog:
    """Return a dialog as it opens, by its command or its question."""
    if name in QUESTIONS:
        QUESTIONS[name](window)
    else:
        getattr(window.form, f"action_{name}").trigger()
    QApplication.processEvents()
    dialog = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    dialog.activateWindow()
    return dialog


def buttons(dialog: QDialog) -> list[QPushButton]:
    """Return what can be pressed, from the top down and from left to right."""
    seen = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    return sorted(seen, key=lambda button: button.mapTo(dialog, QPoint()).toTuple()[::-1])


@pytest.mark.parametrize("name", EVERY)
def test_that_a_key_on_a_focused_button_presses_that_button(window: MainWindow, name: str) -> None:
    dialog = opened(window, name)
    told: list[str] = []
    for button in buttons(dialog):
        button.setEnabled(True)
        button.clicked.disconnect()
        button.clicked.connect(partial(_note, told, button.text()))
    assert buttons(dialog)
    for button in buttons(dialog):
        for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            told.clear()
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, pressed)
            assert told == [button.text()], pressed
    dialog.reject()


@pytest.mark.parametrize("name", EVERY)
def test_that_tab_goes_through_the_buttons_as_they_are_seen(window: MainWindow, name: str) -> None:
    dialog = opened(window, name)
    elsewhere = ("from_file", "previous", "next", "zoom")
    row = [button for button in buttons(dialog) if button.objectName() not in elsewhere]
    way, widget = [], dialog.nextInFocusChain()
    while widget is not dialog and len(way) < 500:
        way.append(widget)
        widget = widget.nextInFocusChain()
    assert [thing for thing in way if thing in row] == row
    dialog.reject()


@pytest.mark.parametrize("name", EVERY)
def test_that_every_button_has_an_access_key_of_its_own(window: MainWindow, name: str) -> None:
    dialog = opened(window, name)
    labelled = [label for label in dialog.findChildren(QLabel) if label.buddy() and label.text()]
    texts = [button.text() for button in buttons(dialog)]
    assert all(_access_key(text) for text in texts), texts
    keys = Counter(_access_key(text) for text in (*texts, *(label.text() for label in labelled)))
    keys.pop("", None)
    assert max(keys.values()) == 1, keys
    dialog.reject()


@pytest.mark.parametrize("names", ["", "Burglary", "Burglary\nFraud"], ids=["none", "one", "two"])
def test_that_the_last_step_of_a_new_assessment_has_an_access_key_for_each_button(
    window: MainWindow, names: str
) -> None:
    dialog = opened(window, "new")
    for _ in range(2):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asked = dialog.findChild(QPlainTextEdit, "names")
    assert asked is not None
    asked.setPlainText(names)
    keys = [_access_key(button.text()) for button in buttons(dialog)]
    assert len(keys) == len(set(keys)) == 3
    dialog.reject()


def _nothing_more(window: MainWindow) -> None:
    """Leave the window as it opens, with the second stage begun."""


def _tell_everything(window: MainWindow) -> None:
    """Have a notice and a fault told at once."""
    banner = NoticeBanner(window.theme, window)
    window.form.central_layout.insertWidget(0, banner)
    banner.tell("Kept from last time.", "", {"Save as…": _nothing, "Show…": _nothing, "Close": _nothing})
    window.banner.show_fault(Fault("here", ValueError("it")))


def _nothing() -> None:
    """Leave everything as it is."""


STANDING: dict[str, Asking] = {
    "as it opens": _nothing_more,
    "second stage to begin": lambda window: window.form.action_end_stage.trigger(),
    "ranking of the second stage": lambda window: _press(window, "Show the ranking"),
    "version": lambda window: window.versions.view(1),
    "trial": lambda window: window.form.action_try.trigger(),
    "banners": _tell_everything,
}


def _press(window: MainWindow, words: str) -> None:
    pressed = [one for one in window.findChildren(QPushButton) if one.text().replace("&", "") == words]
    pressed[0].click()


@pytest.mark.parametrize("standing", STANDING.values(), ids=STANDING)
def test_that_no_two_things_in_the_window_share_an_access_key(
    sample_window: MainWindow, standing: Asking
) -> None:
    window, application = sample_window, QApplication.instance()
    assert isinstance(application, QApplication)
    menus = [action.text() for action in window.form.menu_bar.actions()]
    for name, dock in window.panel_set.docks.items():
        window.panel_set.open(name)
        dock.setFloating(True)  # behind a tab nothing is seen, and all can stand open together
    sensitivity = window.panel_set.panel("sensitivity")
    assert isinstance(sensitivity, SensitivityPanel)
    standing(window)
    for page in PAGES:
        sensitivity.show_page(page.name)
        QApplication.processEvents()
        application.focusChanged.emit(None, window.grid)
        QApplication.processEvents()
        seen = [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
        seen += [one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.buddy()]
        keys = Counter(_access_key(text) for text in (*menus, *seen))
        assert keys.pop("", 0)
        assert len(keys) >= len(menus) + 9, "panels and bands have keys of their own"
        assert max(keys.values()) == 1, (page.name, keys, seen)


def _access_key(text: str) -> str:
    found = re.search(r"&([^&])", text.replace("&&", ""))
    return found[1].casefold() if found else ""


@pytest.mark.parametrize(
    ("name", "part"), [("find", "themes"), ("new", "models"), ("findings", "findings"), ("paste", "changes")]
)
def test_that_a_list_in_a_dialog_shows_the_focus_ring(window: MainWindow, name: str, part: str) -> None:
    dialog = opened(window, name)
    view = dialog.findChild(QAbstractItemView, part)
    assert view is not None
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert _ring_round(view)
    dialog.reject()


def _ring_round(control: QWidget) -> bool:
    """Whether the ring stands round a control, no edge or neighbour over any part of it."""
    marks = [one for one in control.window().findChildren(QWidget) if type(one).__name__ == "_Mark"]
    return any(
        QRect(mark.mapToGlobal(QPoint()), mark.size()).contains(
            QRect(control.mapToGlobal(QPoint()), control.size())
        )
        and mark.visibleRegion() == QRegion(mark.rect())
        for mark in marks
        if mark.isVisible()
    )


def test_that_the_ring_is_whole_round_every_control_of_every_dialog(sample_window: MainWindow) -> None:
    cut = []
    for name, shown in parts(sample_window):
        if isinstance(shown, QDialog) and name != "dialog_palette":  # whose one field always has the keyboard
            shown.activateWindow()
            for control in shown.findChildren(QWidget):
                reached = control.isVisible() and control.isEnabled() and control.focusProxy() is None
                if reached and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    control.setFocus(Qt.FocusReason.TabFocusReason)
                    QApplication.processEvents()
                    if not (control.property("own_ring") or _ring_round(control)):
                        cut.append((name, control.objectName() or type(control).__name__))
            shown.close()
    assert cut == []


def test_that_the_grid_has_one_focus_mark_only(window: MainWindow) -> None:
    window.grid.setFocus()
    assert not [widget for widget in window.findChildren(QWidget) if type(widget).__name__ == "_Mark"]


def test_that_enter_never_tries_again_what_cannot_succeed(window: MainWindow) -> None:
    for error, verb in ((CHANGED, "Bring their changes in"), (TAKEN, "Save a copy…")):
        OtherFile(window.door, Path("a.xlsx"), "", error, lambda _: None, _nothing).ask()
        QApplication.processEvents()
        (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
        verbs = {button.text().replace("&", ""): button for button in buttons(dialog)}
        assert "Try again" not in verbs
        assert verbs[verb].isDefault()
        dialog.reject()


def test_that_a_button_of_a_banner_is_pressed_by_its_access_key(window: MainWindow, qtbot: QtBot) -> None:
    pressed: list[str] = []
    banner = NoticeBanner(window.theme, window)
    window.form.central_layout.insertWidget(0, banner)
    verbs = {verb: partial(pressed.append, verb) for verb in ("Save as…", "Show…", "Close")}
    banner.tell("Something happened.", "", verbs)
    keys = [_access_key(button.text()) for button in banner.buttons]
    assert len(set(keys) - {""}) == len(verbs)
    for key, verb in zip(keys, verbs, strict=True):
        QTest.keySequence(window.grid, QKeySequence(f"Alt+{key}"))
        qtbot.waitUntil(lambda verb=verb: pressed[-1:] == [verb])


def test_that_a_banner_gives_way_to_what_has_the_same_letter(window: MainWindow) -> None:
    banner = NoticeBanner(window.theme, window)
    window.form.central_layout.insertWidget(0, banner)
    banner.tell("Something happened.", "", {"Drop it": _nothing})
    assert banner.buttons[0].text() == "&Drop it"
    window.form.action_try.trigger()  # its band has “Drop the trial”
    QTest.keyClick(window.grid, Qt.Key.Key_F6)
    QApplication.processEvents()
    assert banner.buttons[0].text() == "Drop &it"
