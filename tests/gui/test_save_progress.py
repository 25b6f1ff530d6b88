"""A save that takes long says in words what it is doing; a quick one does not flicker."""

from __future__ import annotations

import time
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.version import Workbook
from smp_workbench.gui import file_choice, file_door, save_progress
from smp_workbench.gui.file_work import SavedFile, save_file
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.save_progress import SaveProgress, step_words
from smp_workbench.storage.atomic_file import SaveStep
from smp_workbench.storage.child_process import tell


@pytest.fixture
def progress(qapp: QApplication) -> SaveProgress:
    return SaveProgress(qapp)


def test_that_every_step_has_words() -> None:
    words = [step_words(step) for step in get_args(SaveStep)]
    assert all(words)
    assert len(set(words)) == len(words)


def test_that_a_quick_save_says_only_that_it_saves(progress: SaveProgress, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(progress.changed):
        progress.begin()
        progress.hear("writing")
        assert progress.words == "Saving…"
        progress.end()
        QApplication.processEvents()


def test_that_a_long_save_says_what_it_is_doing(progress: SaveProgress, qtbot: QtBot) -> None:
    progress._timer.setInterval(10)
    progress.begin()
    progress.hear("waiting")
    with qtbot.waitSignal(progress.changed, timeout=5_000):
        pass
    assert progress.words == "Saving… another program holds the file; trying again"
    with qtbot.waitSignal(progress.changed, timeout=5_000):
        progress.hear("confirming")
    assert "making sure" in progress.words
    progress.end()
    progress.begin()
    assert progress.words == "Saving…"  # the next one is another
    progress.end()


def slow_save(workbook: Workbook, path: Path, expected: str | None, unprotect: bool = False) -> SavedFile:
    """Save in the child process, after having waited for another program."""
    tell("waiting")
    time.sleep(0.5)
    return save_file(workbook, path, expected, unprotect)


def test_that_the_window_says_what_a_long_save_is_doing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_door, "save_file", slow_save)
    monkeypatch.setattr(save_progress, "LONG", 1)
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: tmp_path / "Scores.xlsx")
    said: list[str] = []
    window.door.said.connect(said.append)
    with qtbot.waitSignal(window.door.saved, timeout=20_000):
        window.door.save()
    assert said[0] == "Saving…"
    assert "Saving… another program holds the file; trying again" in said
    assert said[-1].startswith("Saved ")
