"""What is asked before another assessment is shown: once, and again only for what came after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.saving import load, save
from tests.factory import agreed, small_assessment
from tests.gui.conftest import as_workbook

PATIENCE = 20_000


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return another workbook."""
    path = tmp_path / "Other.xlsx"
    save(as_workbook(small_assessment()), path, None)
    return path


@pytest.fixture
def edited(window: MainWindow) -> MainWindow:
    """Return the window with an unsaved score in it."""
    window.signals.apply(agreed("T-002", "H1", 2))
    return window


def questions(window: MainWindow) -> list[QuestionDialog]:
    return [dialog for dialog in window.findChildren(QuestionDialog) if dialog.isVisible()]


def answer(window: MainWindow, verb: str) -> None:
    (question,) = questions(window)
    next(button for button in question.buttons if button.text().replace("&", "") == verb).click()
    QApplication.processEvents()


def test_that_discarding_is_asked_once_when_a_workbook_is_opened(
    edited: MainWindow, other: Path, qtbot: QtBot
) -> None:
    edited.door.open(other)
    answer(edited, "Discard changes")
    qtbot.waitUntil(lambda: edited.door.path == other or bool(questions(edited)), timeout=PATIENCE)
    assert questions(edited) == []
    assert edited.signals.assessment.agreed.entry("T-002", "H1") == small_assessment().agreed.entry(
        "T-002", "H1"
    )


def test_that_what_is_edited_after_discarding_is_asked_about(
    edited: MainWindow, other: Path, qtbot: QtBot
) -> None:
    edited.door.open(other)
    answer(edited, "Discard changes")
    edited.signals.apply(agreed("T-002", "H1", 4))
    qtbot.waitUntil(lambda: bool(questions(edited)), timeout=PATIENCE)
    answer(edited, "Cancel")
    assert edited.door.path is None
    assert edited.signals.assessment.agreed.entry("T-002", "H1").level == 4


def test_that_a_version_named_after_discarding_is_asked_about(
    edited: MainWindow, other: Path, qtbot: QtBot
) -> None:
    edited.door.open(other)
    answer(edited, "Discard changes")
    assert edited.signals.commit("After all", "")
    qtbot.waitUntil(lambda: bool(questions(edited)), timeout=PATIENCE)
    answer(edited, "Cancel")
    assert edited.door.path is None


def test_that_discarding_holds_for_one_act_only(edited: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_text("no workbook", encoding="utf-8")
    edited.door.open(plan)
    answer(edited, "Discard changes")
    qtbot.waitUntil(lambda: bool(questions(edited)), timeout=PATIENCE)
    answer(edited, "Go on here")
    assert not edited.close()
    assert "unsaved changes" in questions(edited)[0].form.what.text()
    answer(edited, "Cancel")


def test_that_what_is_edited_while_it_is_saved_is_asked_about_before_another_is_shown(
    edited: MainWindow, other: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    mine = tmp_path / "Mine.xlsx"
    edited.door._write(mine, None, None)
    qtbot.waitUntil(lambda: not edited.isWindowModified(), timeout=PATIENCE)
    edited.signals.apply(agreed("T-002", "H1", 3))
    edited.door.open_sample()
    answer(edited, "Save changes")
    edited.signals.apply(agreed("T-002", "H1", 4))
    qtbot.waitUntil(lambda: bool(questions(edited)), timeout=PATIENCE)
    assert load(mine).workbook.assessment.agreed.entry("T-002", "H1").level == 3
    assert edited.signals.assessment.agreed.entry("T-002", "H1").level == 4
    answer(edited, "Discard changes")
    assert edited.door.path is None
    assert len(edited.signals.assessment.themes) > 3
