"""A run that ended without warning and the window that is opened afterwards, for tests of bringing back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench import app, paths
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.dialogs.recovery_dialog import RecoveryDialog
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.recovery_door import RecoveryDoor
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.session import Session
from smp_workbench.storage.journal.journal import Journal
from smp_workbench.storage.journal.line import Base
from smp_workbench.storage.saving import save
from tests.factory import agreed, small_assessment

PATIENCE = 20_000


class Before:
    """Runs of the program that ended without warning."""

    def __init__(self, tmp_path: Path) -> None:
        self.path = tmp_path / "Before.xlsx"

    def score(self, *levels: int, saved: bool = False) -> Session:
        """Leave a journal in which one score was set to these levels."""
        assessment = small_assessment()
        session = Session(Workbook(assessment, History(assessment)), "Police")
        base = Base()
        if saved:
            base = Base(str(self.path), save(session.workbook, self.path, None).digest)
        journal = Journal(paths.journals(), lambda _: None)
        journal.start()
        journal.begin(base, session.workbook, at_once=False)
        for level in levels:
            journal.add(session.apply(agreed("T-001", "H1", level)).change)
        journal.stop()
        return session


class Now:
    """The window that is opened afterwards."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        self.window = window
        self.keeper: JournalKeeper
        self.door: RecoveryDoor
        self.keeper, self.door = app.keep_journal(window, tasks)

    def begin(self, path: Path | None = None) -> None:
        left, damaged = app._left()
        self.door.begin(path, left, damaged)

    def told(self) -> str:
        return f"{self.door.banner.what.text()} {self.door.banner.remedy.text()}"

    def choose(self, verb: str) -> None:
        """Press a button of the question that is asked, or of the banner."""
        dialogs = [dialog for dialog in self.window.findChildren(QuestionDialog) if dialog.isVisible()]
        buttons = dialogs[0].buttons if dialogs else self.door.banner.buttons
        next(button for button in buttons if button.text().replace("&", "") == verb).click()
        QApplication.processEvents()

    def dialog(self) -> RecoveryDialog:
        return next(dialog for dialog in self.window.findChildren(RecoveryDialog) if dialog.isVisible())


def wait_reopened(now: Now, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(now.window.signals.assessment.themes), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not now.keeper.waiting, timeout=PATIENCE)
