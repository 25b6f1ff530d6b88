"""An away day's hour by real key presses alone; it ends in what the same edits give without a window.

Here: new from a model, 18 themes, a pasted block, typed scores, a reason, evidence, decisions, versions,
restoring, comparing, switching the model, printing, saving.
Not here: what each of these does in detail (``tests/gui``).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    AddNote,
    AddTheme,
    Edit,
    SetCutLine,
    SetDecision,
    SetDetail,
    SetEntry,
    SetModel,
)
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Entry
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.gui import file_choice
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.printing import print_choice
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.saving import load

PATIENCE = 30_000
NONE, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAMES = [f"Theme {number}" for number in range(1, 19)]
CODES = shipped_model("smp-thematic").codes
PASTED = 4
"""Columns that come from a spreadsheet; the others are typed."""


def level(row: int, column: int) -> int:
    """Return the level of a theme on a criterion, both from 0: an even spread from 1 to 5."""
    return (row * 7 + column * 3 + row * column) % 5 + 1


class Person:
    """Somebody at the keyboard, who presses keys wherever the focus is."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def where(self) -> QWidget:
        """Return the widget that has the keyboard, as a person's keys would find it."""
        popup = QApplication.activePopupWidget()
        dialogs = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        holder: QWidget = popup or (dialogs[-1] if dialogs else self.window)
        if popup is None and not holder.isActiveWindow():  # without a desktop nobody hands it back
            holder.activateWindow()
            self.qtbot.waitUntil(holder.isActiveWindow)
        return holder.focusWidget() or holder

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.where(), key, held)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        for character in text:
            if character == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClick(self.where(), character)
                QApplication.processEvents()

    def go_to_button(self, text: str) -> None:
        """Press Tab until the button with this text has the keyboard."""
        for _ in range(60):
            focused = self.where()
            if isinstance(focused, QPushButton) and focused.text().replace("&", "") == text:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {text}")

    def go_to(self, row: int, code: str) -> None:
        """Go to a score with the arrow keys, from the grid's first cell."""
        self.press(Qt.Key.Key_Home, CTRL)
        self.press(Qt.Key.Key_Down, times=row)
        wanted = (f"T-{row + 1:03d}", code)
        for _ in range(30):
            if self.window.current == wanted:
                return
            self.press(Qt.Key.Key_Right)
        raise AssertionError(f"the arrows do not lead to {wanted}, but to {self.window.current}")

    def dialog(self) -> QDialog:
        """Return the dialog in front."""
        found = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        assert found, "no dialog is open"
        return found[-1]


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    window.resize(1280, 800)
    return Person(window, qtbot)


def begin(person: Person) -> None:
    """Begin an assessment under the first model, with a title and 18 themes."""
    person.press(Qt.Key.Key_N, CTRL)
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Return, CTRL)
    person.type("Away day")
    person.press(Qt.Key.Key_Return, CTRL)
    person.type("\n".join(NAMES))
    person.press(Qt.Key.Key_Return, CTRL)
    person.qtbot.waitUntil(lambda: len(person.window.signals.assessment.themes) == len(NAMES))


def score(person: Person) -> None:
    """Paste the first columns from a spreadsheet and type the others."""
    block = [[str(level(row, column)) for column in range(PASTED)] for row in range(len(NAMES))]
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in block))
    person.go_to(0, CODES[0])
    person.press(Qt.Key.Key_V, CTRL)
    person.press(Qt.Key.Key_Return, CTRL)
    for row in range(len(NAMES)):
        person.go_to(row, CODES[PASTED])
        for column in range(PASTED, len(CODES)):
            assert person.window.current == (f"T-{row + 1:03d}", CODES[column])
            person.press(Qt.Key(Qt.Key.Key_0.value + level(row, column)))
    person.go_to(17, "P3")
    person.press(Qt.Key.Key_Question)


def explain(person: Person) -> None:
    """Write a reason, an evidence note and a decision."""
    person.go_to(0, "H1")
    person.press(Qt.Key.Key_R)
    person.type("Two stabbings")
    person.press(Qt.Key.Key_Return, CTRL)
    person.press(Qt.Key.Key_3, ALT)
    person.press(Qt.Key.Key_Insert)
    person.type("Offences recorded")
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_5, ALT)
    person.press(Qt.Key.Key_P)
    person.press(Qt.Key.Key_Escape)


def commit(person: Person, name: str) -> None:
    person.press(Qt.Key.Key_M, CTRL)
    person.type(name)
    person.press(Qt.Key.Key_Return, CTRL)


def wander(person: Person) -> None:
    """Change something, commit it, restore the first version, and compare the two."""
    person.go_to(1, "H1")
    person.press(Qt.Key(Qt.Key.Key_0.value + level(1, 0) % 5 + 1))
    commit(person, "Second thoughts")
    person.press(Qt.Key.Key_7, ALT)
    person.press(Qt.Key.Key_End)
    person.go_to_button("Restore…")
    person.press(Qt.Key.Key_Space)
    person.press(Qt.Key.Key_Return, CTRL)
    person.qtbot.waitUntil(lambda: len(person.window.signals.session.history.versions) == 3)
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_H, CTRL | SHIFT)
    assert person.dialog().isVisible()
    person.press(Qt.Key.Key_Escape)


def switch(person: Person) -> None:
    """Put the second shipped model in place, which has the same criteria."""
    person.press(Qt.Key.Key_M, CTRL | SHIFT)
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return, CTRL)
    person.qtbot.waitUntil(lambda: person.window.signals.assessment.model.id == "smp-thematic-sum")


def print_pages(person: Person) -> None:
    """Print into a file, found among all commands by typing a part of its name."""
    person.press(Qt.Key.Key_K, CTRL)
    person.type("pdf")
    person.press(Qt.Key.Key_Return)


def edits_of_the_hour(start: Assessment) -> list[Edit]:
    """Return the same edits as plain data."""
    edits: list[Edit] = [SetDetail("title", "Away day"), SetCutLine(5)]
    edits += [AddTheme(Theme(f"T-{row + 1:03d}", name)) for row, name in enumerate(NAMES)]
    for row in range(len(NAMES)):
        for column, criterion in enumerate(start.model.criteria):
            value = criterion.levels[level(row, column) - 1].value
            edits.append(SetEntry(AGREED, 0, f"T-{row + 1:03d}", criterion.code, Entry(value)))
    explained = Entry(start.model.criteria[0].levels[level(0, 0) - 1].value, reason="Two stabbings")
    return [
        *edits,
        SetEntry(AGREED, 0, "T-018", "P3", Entry(NOT_KNOWN)),
        SetEntry(AGREED, 0, "T-001", "H1", explained),
        AddNote(EvidenceNote("E-001", "T-001", "H1", "Offences recorded")),
        SetDecision("T-001", Decision("priority")),
        SetModel(shipped_model("smp-thematic-sum")),
    ]


def test_that_an_hour_by_keyboard_ends_in_what_the_same_edits_give_without_a_window(
    person: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook_path, pdf_path = tmp_path / "Away day.xlsx", tmp_path / "Away day.pdf"
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: workbook_path)
    monkeypatch.setattr(print_choice, "choose_pdf", lambda *_: pdf_path)
    window = person.window
    begin(person)
    score(person)
    explain(person)
    commit(person, "Away day")
    wander(person)
    switch(person)
    print_pages(person)
    qtbot.waitUntil(pdf_path.is_file)
    assert pdf_path.read_bytes().startswith(b"%PDF")
    person.press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.door.path == workbook_path, timeout=PATIENCE)
    core = Session(new_workbook(shipped_model("smp-thematic"), window.signals.assessment.identity))
    for edit in edits_of_the_hour(core.assessment):
        core.apply(edit)
    saved = load(workbook_path).workbook.assessment
    assert saved == core.assessment
    assert content_hash(saved) == content_hash(core.assessment)
    assert [version.name for version in window.signals.session.history.versions] == [
        "Away day", "Second thoughts", "Restored from version 1",
    ]  # fmt: skip
