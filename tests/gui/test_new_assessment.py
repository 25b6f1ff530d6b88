"""Beginning an assessment: three steps by keyboard alone, each refusing what it cannot keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smp_workbench.domain.assessment import Marking
from smp_workbench.gui.dialogs.new_assessment_dialog import NewAssessmentDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.model_file import shipped_models

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow) -> NewAssessmentDialog:
    window.form.action_new.trigger()
    QApplication.processEvents()
    made = next(one for one in window.findChildren(NewAssessmentDialog) if one.isVisible())
    made.activateWindow()
    return made


def press(
    dialog: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def typed(dialog: QWidget, text: str) -> None:
    QTest.keyClicks(dialog.focusWidget(), text)


def test_that_an_assessment_is_begun_by_keyboard_alone(
    window: MainWindow, dialog: NewAssessmentDialog
) -> None:
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    typed(dialog, "Autumn")
    press(dialog, Qt.Key.Key_Tab)
    typed(dialog, "The borough")
    press(dialog, Qt.Key.Key_Tab)
    press(dialog, Qt.Key.Key_Tab)
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Tab)
    typed(dialog, "partners only")
    press(dialog, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("Burglary\r\n\r\n  Fraud \r\nASB\r\n")
    press(dialog, Qt.Key.Key_V, CONTROL)
    assert dialog.form.accept.text() == "Be&gin to score 3 themes"
    press(dialog, Qt.Key.Key_Tab)
    typed(dialog, "2")
    press(dialog, Qt.Key.Key_Return, CONTROL)
    assessment = window.signals.assessment
    assert assessment.model == shipped_models()[1]
    assert (assessment.title, assessment.area, assessment.period) == ("Autumn", "The borough", "")
    assert assessment.marking == Marking("OFFICIAL-SENSITIVE", "partners only")
    assert [theme.name for theme in assessment.themes] == ["Burglary", "Fraud", "ASB"]
    assert assessment.cut_line == 2
    assert window.current == ("T-001", assessment.model.codes[0])
    assert window.signals.undo_stack.count() == 0
    assert window.signals.modified, "themes that no file holds"


def test_that_without_themes_there_is_nothing_to_lose(
    window: MainWindow, dialog: NewAssessmentDialog
) -> None:
    for _ in range(3):
        dialog.form.accept.click()
    assert window.signals.assessment.themes == ()
    assert not window.signals.modified


def test_that_the_model_can_be_read_in_full_before_anything_else(dialog: NewAssessmentDialog) -> None:
    page = dialog.form.choice.form.about_model.toPlainText()
    for criterion in shipped_models()[0].criteria:
        assert criterion.question in page
        assert all(level.definition in page for level in criterion.levels)
    assert shipped_models()[0].formula in page


@pytest.mark.parametrize(
    ("text", "said"), [("Autumn\x07", "has a character that cannot be kept"), ("x" * 253, "253 characters")]
)
def test_that_a_title_that_cannot_be_kept_is_refused_at_its_step(
    dialog: NewAssessmentDialog, text: str, said: str
) -> None:
    dialog.form.accept.click()
    dialog.form.title.setText(text)
    dialog.form.accept.click()
    assert said in dialog.form.fault.text()
    assert dialog.form.title.isVisible()
    assert dialog.form.title.text() == text
    dialog.reject()


def test_that_a_theme_that_stands_twice_is_refused_and_nothing_lost(
    window: MainWindow, dialog: NewAssessmentDialog
) -> None:
    before = window.signals.assessment
    dialog.form.accept.click()
    dialog.form.accept.click()
    dialog.form.names.setPlainText("Burglary\nFraud\nburglary")
    dialog.form.accept.click()
    assert "Burglary" in dialog.form.fault.text()
    assert dialog.isVisible()
    assert window.signals.assessment is before
    dialog.reject()


def test_that_going_back_keeps_what_was_typed(dialog: NewAssessmentDialog) -> None:
    assert not dialog.form.back.isVisible()
    dialog.form.accept.click()
    dialog.form.title.setText("Autumn")
    dialog.form.accept.click()
    dialog.form.back.click()
    assert dialog.form.title.text() == "Autumn"
    assert dialog.focusWidget() is dialog.form.title
    assert dialog.form.step.text() == "Step 2 of 3"
    dialog.reject()


def test_that_a_faulty_file_cannot_be_begun_with(dialog: NewAssessmentDialog, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('id = "wrong"\n', encoding="utf-8")
    dialog.form.choice.add_file(path)
    assert not dialog.form.accept.isEnabled()
    dialog.form.choice.form.models.setCurrentRow(0)
    assert dialog.form.accept.isEnabled()
    dialog.reject()


def test_that_a_repeated_name_is_refused_by_its_line_and_stands_selected(dialog: NewAssessmentDialog) -> None:
    for _ in range(2):
        press(dialog, Qt.Key.Key_Return, CONTROL)
    dialog.form.names.setPlainText("Burglary\n\nFraud\nburglary\nFraud")
    press(dialog, Qt.Key.Key_Return, CONTROL)
    told = "Line 4 repeats line 1, “Burglary”. Line 5 repeats line 3, “Fraud”. "
    assert dialog.form.fault.text() == told + "Give each theme a name of its own."
    assert dialog.form.names.textCursor().selectedText() == "burglary"
    typed(dialog, "Arson")
    assert dialog.form.names.toPlainText() == "Burglary\n\nFraud\nArson\nFraud"
