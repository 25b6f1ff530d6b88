"""Sending out from the window: who, what, where, and what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import SetRounds
from smp_workbench.domain.scorecard import Round
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.dialogs.send_dialog import SendDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.reader import load_card_copy
from smp_workbench.storage.my_scores.sending import send_card
from smp_workbench.storage.saving import load
from tests.storage.workbook.mangled import typed

PATIENCE = 30_000


@pytest.fixture
def dialog(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SendDialog:
    monkeypatch.setattr(file_choice, "usual_folder", lambda *_: tmp_path)
    return opened(window)


def opened(window: MainWindow) -> SendDialog:
    window.form.action_send.trigger()
    return window.findChildren(SendDialog)[-1]


def tick(items: QListWidget, row: int) -> None:
    """Tick a row as a person does from the keyboard."""
    items.setFocus()
    items.setCurrentRow(row)
    QTest.keyClick(items, Qt.Key.Key_Space)


def told(window: MainWindow, qtbot: QtBot) -> str:
    """Return what is told once the copies are there."""
    qtbot.waitUntil(lambda: window.findChild(QuestionDialog) is not None, timeout=PATIENCE)
    return str(window.findChildren(QuestionDialog)[-1].form.what.text())


def test_that_each_person_gets_a_file_of_their_own(
    window: MainWindow, dialog: SendDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(dialog.form.scorers, 0)
    tick(dialog.form.scorers, 1)
    dialog.form.all_themes.click()
    tick(dialog.form.themes, 1)
    assert dialog.form.accept.text() == "&Write 2 copies"
    dialog.form.accept.click()
    assert "2 copies were written" in told(window, qtbot)
    paths = sorted(tmp_path.glob("*.xlsx"))
    assert [path.name for path in paths] == [
        "My scores - County Council - round 1.xlsx", "My scores - Police - round 1.xlsx",
    ]  # fmt: skip
    for path, scorer in zip(paths, ("S-01", "S-02"), strict=True):
        sent = load_card_copy(path).sent
        assert (sent.key.scorer, sent.refs) == (scorer, ("T-002",))


def test_that_nothing_is_written_over(
    window: MainWindow, dialog: SendDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    before = tmp_path / "My scores - Police - round 1.xlsx"
    before.write_bytes(b"another file")
    tick(dialog.form.scorers, 1)
    dialog.form.accept.click()
    assert "My scores - Police - round 1 (2).xlsx" in told(window, qtbot)
    assert before.read_bytes() == b"another file"


def test_that_a_whole_copy_is_the_workbook(
    window: MainWindow, dialog: SendDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "nobody else's scores" in dialog.form.explain.text()
    dialog.form.whole.click()
    assert "all scorecards" in dialog.form.explain.text()
    assert not dialog.form.scorers.isEnabled()
    dialog.form.accept.click()
    told(window, qtbot)
    (path,) = tmp_path.glob("*.xlsx")
    assert load(path).workbook.assessment == window.signals.session.assessment


def test_that_a_typed_name_counts_before_the_copies_are_written(
    window: MainWindow, dialog: SendDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClicks(dialog.form.new_scorer, "Trading Standards")
    assert dialog.form.accept.isEnabled()
    dialog.form.accept.click()
    told(window, qtbot)
    assert window.signals.session.assessment.scorers[-1].name == "Trading Standards"
    assert (tmp_path / "My scores - Trading Standards - round 1.xlsx").exists()
    window.form.action_undo.trigger()
    assert len(window.signals.session.assessment.scorers) == 2


def test_that_a_name_which_somebody_has_is_refused_in_the_dialog(dialog: SendDialog) -> None:
    QTest.keyClicks(dialog.form.new_scorer, "police")
    dialog.form.add_scorer.click()
    assert "is called “Police” already" in dialog.form.fault.text()


def test_that_nothing_can_be_written_for_nobody_or_about_nothing(dialog: SendDialog) -> None:
    assert not dialog.form.accept.isEnabled()
    tick(dialog.form.scorers, 0)
    assert dialog.form.accept.isEnabled()
    dialog.form.all_themes.click()
    assert not dialog.form.accept.isEnabled()


def test_that_a_folder_that_is_gone_is_told_and_the_dialog_stays(
    dialog: SendDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.form.folder.setText(str(tmp_path / "gone"))
    tick(dialog.form.scorers, 0)
    dialog.form.accept.click()
    qtbot.waitUntil(lambda: not dialog.form.fault.isHidden(), timeout=PATIENCE)
    assert dialog.isVisible()
    assert dialog.form.accept.isEnabled()


def test_that_the_latest_round_is_offered_first_and_a_new_one_last(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.signals.apply(SetRounds((Round(1, "First", revealed=True), Round(2))))
    monkeypatch.setattr(file_choice, "usual_folder", lambda *_: tmp_path)
    rounds = opened(window).form.round
    assert [rounds.itemText(place) for place in range(rounds.count())] == [
        "1: First, revealed",
        "2",
        "3, new",
    ]
    assert rounds.currentData() == 2


def test_that_stopping_writes_no_further_copy(
    window: MainWindow, dialog: SendDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(dialog.form.scorers, 0)
    tick(dialog.form.scorers, 1)
    dialog.form.accept.click()
    assert dialog.form.reject.text() == "&Stop"
    dialog.form.reject.click()
    assert "1 of 2 copies" in told(window, qtbot)
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_that_what_was_sent_comes_back_through_the_window(
    window: MainWindow, dialog: SendDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(dialog.form.scorers, 1)
    dialog.form.accept.click()
    told(window, qtbot)
    window.findChildren(QuestionDialog)[-1].reject()
    (path,) = tmp_path.glob("*.xlsx")
    path.write_bytes(typed(path.read_bytes(), {("My scores", "T-001", "H1"): 4}))
    monkeypatch.setattr(file_choice, "choose_copies", lambda *_: [path])
    before = window.signals.assessment
    window.form.action_bring_back.trigger()
    back = window.findChildren(BringBackDialog)[-1]
    qtbot.waitUntil(back.form.progress.isHidden, timeout=PATIENCE)
    cells = [back.form.copies.item(0, column) for column in range(4)]
    assert [cell.text() for cell in cells if cell] == [path.name, "Police", "the start", "1"]
    back.form.accept.click()
    after = window.signals.assessment
    assert after.card("S-02", 1).entry("T-001", "H1").level == 4
    assert (after.agreed, after.card("S-01", 1)) == (before.agreed, before.card("S-01", 1))


def test_that_opening_a_copy_of_what_is_open_asks_whether_to_bring_it_back_or_to_score_in_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Police.xlsx"
    send_card(card_copy(window.signals.session.workbook, "S-02", 1), path)
    before = window.signals.session
    window.door.open(path)
    qtbot.waitUntil(lambda: window.findChild(QuestionDialog) is not None, timeout=PATIENCE)
    asked = window.findChildren(QuestionDialog)[-1]
    assert asked.form.remedy.text().startswith("Bring it back to see what it would change here, or open it")
    assert window.signals.session is before
    assert asked.buttons[-1].text() == "&Bring it back…"
    asked.buttons[-1].click()
    back = window.findChildren(BringBackDialog)[-1]
    qtbot.waitUntil(back.form.progress.isHidden, timeout=PATIENCE)


def test_that_a_copy_of_another_assessment_opens_to_score_in(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    state = replace(window.signals.session.assessment, identity="f" * 32)
    path = tmp_path / "Police.xlsx"
    send_card(card_copy(Workbook(state, History(state)), "S-02", 1), path)
    window.door.open(path)
    qtbot.waitUntil(lambda: window.door.path == path, timeout=PATIENCE)
    assert window.findChild(QuestionDialog) is None
    assert "own scores of Police" in window.windowTitle()
