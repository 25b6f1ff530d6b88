"""The scoring model in full: saved as a file that reads back equal, and a file of one's own beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.model_dialog import ModelDialog
from smp_workbench.gui.dialogs.switch_model_dialog import SwitchModelDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.model_file import read_model

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow) -> ModelDialog:
    QTest.keyClick(window.grid, Qt.Key.Key_I, CONTROL)
    QApplication.processEvents()
    return next(one for one in window.findChildren(ModelDialog) if one.isVisible())


def test_that_every_level_is_there_with_its_definition(window: MainWindow, dialog: ModelDialog) -> None:
    page = dialog.form.page.toPlainText()
    for criterion in window.signals.assessment.model.criteria:
        assert criterion.question in page
        assert all(level.label in page and level.definition in page for level in criterion.levels)
    dialog.reject()


def test_that_the_saved_file_reads_back_equal(
    window: MainWindow, dialog: ModelDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(
        file_choice, "choose_to_save_model", lambda _, path: asked.append(path) or tmp_path / "ours.toml"
    )
    dialog.save.setFocus()
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    assert asked[0].name == "small.toml"
    assert read_model(tmp_path / "ours.toml") == window.signals.assessment.model
    assert dialog.save.text() == "Saved as ours.toml"
    dialog.reject()


def test_that_a_file_that_cannot_be_saved_is_said_so(
    dialog: ModelDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_choice, "choose_to_save_model", lambda *_: tmp_path / "gone" / "ours.toml")
    dialog.save.click()
    assert dialog.fault is not None
    assert dialog.fault.isVisible()
    assert "could not be saved" in dialog.fault.text()
    dialog.reject()


def test_that_an_opened_file_is_shown_with_what_it_would_do(
    window: MainWindow, dialog: ModelDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('id = "wrong"\n', encoding="utf-8")
    monkeypatch.setattr(file_choice, "choose_model", lambda *_: path)
    dialog.open_file.click()
    QApplication.processEvents()
    (shown,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(shown, SwitchModelDialog)
    assert "wrong.toml, line 1" in shown.form.choice.form.about_model.toPlainText()
    shown.reject()


def test_that_no_model_is_switched_while_a_version_is_looked_at(window: MainWindow) -> None:
    window.signals.commit("First", "")
    window.signals.view(1)
    window.form.action_switch_model.trigger()
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []
    assert window.form.status_bar.currentMessage()
