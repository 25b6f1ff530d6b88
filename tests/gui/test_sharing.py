"""Sharing from the window: the list first, then the terms, then a copy that is looked through again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.publication_dialog import PublicationDialog
from smp_workbench.gui.dialogs.sharing_dialog import SharingDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.saving import load
from tests.factory import agreed

PATIENCE = 20_000


def list_of(window: MainWindow, qtbot: QtBot) -> SharingDialog:
    def visible() -> list[SharingDialog]:
        return [dialog for dialog in window.findChildren(SharingDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()), timeout=PATIENCE)
    return visible()[0]


def terms_of(window: MainWindow) -> PublicationDialog:
    dialog = window.findChild(PublicationDialog)
    assert isinstance(dialog, PublicationDialog)
    return dialog


def texts(dialog: SharingDialog, column: int) -> list[str]:
    table = dialog.form.listed
    cells = (table.item(row, column) for row in range(table.rowCount()))
    return [cell.text() for cell in cells if cell is not None]


def test_that_what_others_would_see_is_listed_with_unsaved_work_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.signals.apply(agreed("T-002", "H1", 4, "Ring 01622 602000"))
    window.form.action_check_sharing.trigger()
    dialog = list_of(window, qtbot)
    assert "“01622 602000” may be a telephone number." in texts(dialog, 1)
    look = texts(dialog, 0)
    assert look == sorted(look, reverse=True)
    assert f"{look.count('look')} things to look at" in dialog.form.heading.text()
    dialog.form.copy.click()
    assert "01622 602000" in QGuiApplication.clipboard().text()


def test_that_a_copy_is_made_by_keyboard_and_shown_as_it_was_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "public.xlsx"
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: path)
    before = window.signals.session.workbook
    window.form.action_check_sharing.trigger()
    QTest.keyClick(list_of(window, qtbot).form.accept, Qt.Key.Key_Return)
    terms = terms_of(window)
    QTest.keyClicks(terms.form.cleared, "Community Safety Unit")
    QTest.keyClick(terms.form.cleared, Qt.Key.Key_Return)
    dialog = list_of(window, qtbot)
    assert dialog.form.heading.text().startswith("public.xlsx was written and looked through again")
    assert not dialog.form.accept.isVisible()
    copy = load(path).workbook
    assert copy.assessment.scorers == ()
    assert "Community Safety Unit" in copy.history.versions[0].why
    assert window.signals.session.workbook == before


def test_that_a_copy_that_nobody_cleared_is_refused_in_the_form(window: MainWindow) -> None:
    window.form.action_publication.trigger()
    terms = terms_of(window)
    terms.form.cleared.setText(" ")
    QTest.keyClick(terms.form.cleared, Qt.Key.Key_Return)
    assert terms.isVisible()
    assert terms.form.fault.text() == "Cleared by is empty. Type at least one letter or digit."


def test_that_a_file_that_is_there_is_left_and_that_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "there.xlsx"
    path.write_bytes(b"somebody's own")
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: path)
    window.form.action_publication.trigger()
    terms = terms_of(window)
    terms.form.cleared.setText("Community Safety Unit")
    terms.form.accept.click()
    qtbot.waitUntil(lambda: "already" in window.form.status_bar.currentMessage(), timeout=PATIENCE)
    assert path.read_bytes() == b"somebody's own"
