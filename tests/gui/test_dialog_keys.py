"""The keyboard in every dialog: Enter, access keys, the order of Tab, the focus ring."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QPushButton, QWidget

from smp_workbench.errors import OtherFileThere, SaveFailed, Sentence
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.workbook.finding import Finding

COMMANDS = (
    "new", "commit", "details", "find", "add_theme", "change_theme",
    "settings", "cut_line", "model", "switch_model", "keys", "welcome", "licences", "about", "print_preview",
)  # fmt: skip
FAILED = SaveFailed("The disk is full.", "Make room.")
CHANGED = OtherFileThere("“a.xlsx” was changed by somebody else.", "Save a copy.")
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
    "changed": lambda window: window.door.questions.tell_unsaved("a.xlsx", "", CHANGED, _nothing, _nothing),
    "unreadable": lambda window: window.door.questions.tell_unreadable("a.xlsx", FAILED, _nothing),
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
@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_a_key_on_a_focused_button_presses_that_button(
    window: MainWindow, name: str, pressed: Qt.Key
) -> None:
    dialog = opened(window, name)
    told: list[str] = []
    for button in buttons(dialog):
        button.setEnabled(True)
        button.clicked.disconnect()
        button.clicked.connect(partial(_note, told, button.text()))
    assert buttons(dialog)
    for button in buttons(dialog):
        told.clear()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, pressed)
        assert told == [button.text()]
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
    marks = [widget for widget in dialog.findChildren(QWidget) if type(widget).__name__ == "_Mark"]
    assert any(mark.isVisible() and mark.geometry().contains(view.geometry()) for mark in marks)
    dialog.reject()


def test_that_the_grid_has_one_focus_mark_only(window: MainWindow) -> None:
    window.grid.setFocus()
    assert not [widget for widget in window.findChildren(QWidget) if type(widget).__name__ == "_Mark"]


def test_that_enter_never_tries_again_what_cannot_succeed(window: MainWindow) -> None:
    dialog = opened(window, "changed")
    verbs = {button.text().replace("&", ""): button for button in buttons(dialog)}
    assert list(verbs) == ["Go on scoring", "Save a copy…"]
    assert verbs["Save a copy…"].isDefault()
    dialog.reject()
