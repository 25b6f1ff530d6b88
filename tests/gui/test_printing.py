"""Printing from the window: the preview, the printer, a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.edit import RemoveTheme
from smp_workbench.gui.dialogs.print_preview_dialog import PrintPreviewDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.printing import print_choice
from tests.gui.exercise_hands import pdf_printer

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_that_the_key_prints_on_the_printer_that_is_chosen_and_a_file_is_named(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(print_choice, "choose_printer", lambda *_: pdf_printer(tmp_path))
    QTest.keyClick(window.grid, Key.Key_P, CTRL)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    path = tmp_path / "printed.pdf"
    assert window.form.status_bar.currentMessage() == f"The pages are saved as {path}."


def test_that_nothing_is_printed_where_no_printer_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_chosen(*_: object) -> QPrinter | None:
        return None

    monkeypatch.setattr(print_choice, "choose_printer", none_chosen)
    window.form.action_print.trigger()
    assert window.form.status_bar.currentMessage() == ""


def test_that_the_pages_are_saved_as_a_pdf_or_why_not(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for path, words in (
        (tmp_path / "pages.pdf", f"2 pages are saved as {tmp_path / 'pages.pdf'}."),
        (tmp_path / "nowhere" / "pages.pdf", "“pages.pdf” cannot be written"),
    ):
        monkeypatch.setattr(print_choice, "choose_pdf", lambda *_, path=path: path)
        window.form.action_pdf.trigger()
        assert window.form.status_bar.currentMessage().startswith(words)
    assert (tmp_path / "pages.pdf").read_bytes().startswith(b"%PDF")


def test_that_the_preview_turns_its_pages_and_says_which_is_shown(window: MainWindow) -> None:
    QTest.keyClick(window.grid, Key.Key_F12, CTRL | SHIFT)
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(PrintPreviewDialog) if one.isVisible())
    assert dialog.form.page.text() == "Page 1 of 2"
    assert not dialog.form.previous.isEnabled()
    QTest.keyClick(dialog, Key.Key_PageDown)
    assert dialog.form.page.text() == "Page 2 of 2"
    assert (dialog.form.previous.isEnabled(), dialog.form.next.isEnabled()) == (True, False)
    dialog.form.zoom.click()
    assert dialog.form.zoom.text() == "&Whole page"
    dialog.reject()


def test_that_there_is_nothing_to_print_without_themes(window: MainWindow) -> None:
    for ref in ("T-001", "T-002", "T-003"):
        window.signals.apply(RemoveTheme(ref))
    window.form.action_print_preview.trigger()
    assert window.form.status_bar.currentMessage().startswith("There is nothing to print yet.")
