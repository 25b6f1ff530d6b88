"""Comparing the ranking with another assessment's workbook, which the file then does not need again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment, Comparison, Marking
from smp_workbench.domain.edit import ChangeTheme, SetComparison, SetDetail, SetMarking
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui import file_choice
from smp_workbench.gui.actions.command_list import commands
from smp_workbench.gui.dialogs.compare_file_dialog import CompareFileDialog
from smp_workbench.gui.dialogs.compare_versions_dialog import CompareVersionsDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.saving import load, save
from tests.factory import agreed, applied, small_assessment


def last_year() -> Assessment:
    """Return last year's assessment: Fraud ranked first, and ASB went by another name."""
    start = replace(small_assessment(), identity="f" * 32)
    return applied(
        start,
        agreed("T-002", "L1", 2),
        ChangeTheme("T-003", "name", "Disorder"),
        SetDetail("period", "2016-17"),
    )


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return last year's workbook, which is what is chosen when a file is asked for."""
    path = tmp_path / "last year.xlsx"
    save(Workbook(last_year(), History(last_year())), path, None)
    monkeypatch.setattr(file_choice, "choose_to_open", lambda *_: path)
    return path


def asked(window: MainWindow, qtbot: QtBot) -> CompareFileDialog:
    window.form.action_compare_file.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(CompareFileDialog)), timeout=20_000)
    dialog = window.findChild(CompareFileDialog)
    assert isinstance(dialog, CompareFileDialog)
    return dialog


def accept(dialog: CompareFileDialog) -> None:
    QTest.keyClick(dialog.form.accept, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_that_movement_shows_against_another_workbook(window: MainWindow, qtbot: QtBot, other: Path) -> None:
    dialog = asked(window, qtbot)
    assert dialog.form.name.text() == "2016-17"
    assert "2 of 3 themes are in it too" in dialog.form.explain.text()
    assert dialog.form.unmatched.toPlainText() == "Here: ASB\nThere: Disorder"
    accept(dialog)
    comparison = window.signals.assessment.comparison
    assert comparison == Comparison(label="2016-17", reference="R-01")
    assert window.compare_choice.currentText() == "vs 2016-17"
    then = window.signals.session.compared_ranking()
    assert then is not None
    assert [theme.ref for theme in then.themes][:2] == ["T-002", "T-001"]


def test_that_it_is_one_step_that_can_be_undone(window: MainWindow, qtbot: QtBot, other: Path) -> None:
    before = window.signals.assessment
    accept(asked(window, qtbot))
    assert window.form.action_undo.text() == "&Undo: Compare with 2016-17"
    window.form.action_undo.trigger()
    assert window.signals.assessment == before


def test_that_the_other_file_is_needed_no_longer(
    window: MainWindow, qtbot: QtBot, other: Path, tmp_path: Path
) -> None:
    accept(asked(window, qtbot))
    other.unlink()
    here = tmp_path / "this year.xlsx"
    save(window.signals.session.workbook, here, None)
    read = load(here)
    assert read.findings == ()
    window.door.show(read.workbook, here, read.digest)
    assert window.compare_choice.currentText() == "vs 2016-17"
    assert "2016-17" in " ".join(window.ranking.data.lines)


def test_that_a_version_can_be_chosen_again_and_the_other_file_stays_to_choose(
    window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    window.signals.commit("First", "")
    accept(asked(window, qtbot))
    choice = window.compare_choice
    for text in ("vs First", "vs 2016-17"):
        choice.setCurrentIndex(choice.findText(text))
        choice.activated.emit(choice.currentIndex())
        assert choice.currentText() == text
    assert len(window.signals.assessment.references) == 1


def test_that_the_same_workbook_is_not_kept_twice(window: MainWindow, qtbot: QtBot, other: Path) -> None:
    accept(asked(window, qtbot))
    QTest.qWait(0)
    dialog = asked(window, qtbot)
    dialog.form.name.setText("The year before")
    accept(dialog)
    assert len(window.signals.assessment.references) == 1
    assert "The year before" in " ".join(window.ranking.data.lines)


def test_that_a_kept_workbook_takes_the_new_name_in_one_step(
    window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    accept(asked(window, qtbot))
    QTest.qWait(0)
    before, steps = window.signals.assessment, window.signals.undo_stack.count()
    dialog = asked(window, qtbot)
    assert dialog.form.name.text() == "2016-17"
    assert "It is kept here already" in dialog.form.explain.text()
    dialog.form.name.setText(" The year before ")
    accept(dialog)
    assert [one.title for one in window.signals.assessment.references] == ["The year before"]
    assert window.compare_choice.currentText() == "vs The year before"
    assert window.signals.undo_stack.count() == steps + 1
    window.form.action_undo.trigger()
    assert window.signals.assessment == before
    assert window.compare_choice.currentText() == "vs 2016-17"


def test_that_a_kept_workbook_under_its_name_is_compared_with_again(
    window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    accept(asked(window, qtbot))
    QTest.qWait(0)
    steps = window.signals.undo_stack.count()
    accept(asked(window, qtbot))
    assert window.signals.undo_stack.count() == steps, "it is compared with already"
    QTest.qWait(0)
    window.signals.apply(SetComparison(None))
    accept(asked(window, qtbot))
    assert window.compare_choice.currentText() == "vs 2016-17"


@pytest.mark.parametrize("compared", [True, False])
def test_that_a_kept_workbook_is_let_go_as_one_step_that_can_be_undone(
    window: MainWindow, qtbot: QtBot, other: Path, compared: bool
) -> None:
    accept(asked(window, qtbot))
    if not compared:
        window.signals.apply(SetComparison(None))
    before, steps = window.signals.assessment, window.signals.undo_stack.count()
    (let_go,) = (one for one in commands(window) if one.name == "Let 2016-17 go")
    assert let_go.path.endswith("Compare with")
    assert let_go.hint
    let_go.run()
    assert window.signals.assessment.references == ()
    assert window.signals.assessment.comparison is None
    assert window.compare_choice.currentText() == "not compared"
    assert window.compare_choice.findText("vs 2016-17") == -1
    assert window.form.status_bar.currentMessage() == (
        "2016-17 is kept here no longer. Ctrl+Z brings it back."
    )
    assert window.signals.undo_stack.count() == steps + 1
    window.form.action_undo.trigger()
    assert window.signals.assessment == before


def test_that_the_drop_down_asks_for_another_workbook(window: MainWindow, qtbot: QtBot, other: Path) -> None:
    choice = window.compare_choice
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.currentIndex())
    assert choice.currentText() == "not compared", "until it is chosen"
    qtbot.waitUntil(lambda: bool(window.findChildren(CompareFileDialog)), timeout=20_000)


def test_that_a_higher_marking_is_refused_in_the_dialog(
    window: MainWindow, qtbot: QtBot, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = applied(last_year(), SetMarking(Marking("OFFICIAL-SENSITIVE")))
    path = tmp_path / "marked.xlsx"
    save(Workbook(secret, History(secret)), path, None)
    monkeypatch.setattr(file_choice, "choose_to_open", lambda *_: path)
    dialog = asked(window, qtbot)
    accept(dialog)
    assert "which is higher than this assessment's marking" in dialog.form.fault.text()
    assert window.signals.assessment.references == ()


def test_that_a_file_that_is_no_workbook_is_told_and_nothing_changes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("no workbook", encoding="utf-8")
    monkeypatch.setattr(file_choice, "choose_to_open", lambda *_: path)
    before = window.signals.session.workbook
    window.form.action_compare_file.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(QuestionDialog)), timeout=20_000)
    assert window.signals.session.workbook is before


def test_that_the_other_workbook_can_be_compared_theme_by_theme(
    window: MainWindow, qtbot: QtBot, other: Path
) -> None:
    accept(asked(window, qtbot))
    window.signals.commit("First", "")
    window.form.action_compare_versions.trigger()
    dialog = window.findChild(CompareVersionsDialog)
    assert isinstance(dialog, CompareVersionsDialog)
    dialog.form.before.setCurrentIndex(dialog.form.before.findData("R-01"))
    dialog.form.before.activated.emit(dialog.form.before.currentIndex())
    model = dialog.form.moves.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert sorted(names) == ["ASB", "Burglary", "Disorder", "Fraud"]
    assert dialog.form.heading.text() == "2 themes moved"
