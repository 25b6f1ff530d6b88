"""Sending out copies of the open assessment: one after the other, in the child process.

Here: the way between the dialog, the child process and what is told after.
Not here: the dialog (``dialogs.send_dialog``), writing a copy (``send_work``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.dialogs.send_dialog import SendChoice, SendDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.send_work import Order, write_copy
from smp_workbench.gui.session_signals import error_text

if TYPE_CHECKING:
    from smp_workbench.domain.version import Workbook
    from smp_workbench.gui.main_window import MainWindow


class SendDoor(QObject):
    """Sends out copies from one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask what goes out, and write it."""
        window = self._window
        path = window.door.path
        folder = path.parent if path else file_choice.usual_folder(window.settings.recent)
        unsaved = path is None or window.signals.modified
        dialog = SendDialog(window.signals, folder, window.theme, window, unsaved=unsaved)
        dialog.send_wanted.connect(guarded(partial(self._send, dialog)))
        dialog.open()

    def _send(self, dialog: SendDialog, choice: SendChoice) -> None:
        """Write the copies once every edit is on the disk."""
        session = self._window.signals.session
        orders = orders_of(session.workbook, choice)
        sending = _Sending(self._window, dialog, session.workbook, orders)
        dialog.stop_wanted.connect(guarded(sending.stop))
        self._window.door.hold(sending.go_on)


class _Sending(QObject):
    """Copies on their way: one is written after the other, until all are there or one is not."""

    def __init__(
        self, window: MainWindow, dialog: SendDialog, workbook: Workbook, orders: tuple[Order, ...]
    ) -> None:
        super().__init__(window)
        self._window, self._dialog = window, dialog
        self._workbook, self._orders = workbook, orders
        self._written: list[Path] = []
        self._stopped = False

    def stop(self) -> None:
        """Write no further copy."""
        self._stopped = True

    @guarded
    def go_on(self) -> None:
        """Write the next copy, or tell that all are there."""
        if self._stopped or len(self._written) == len(self._orders):
            self._end()
            return
        if isValid(self._dialog):
            self._dialog.tell_progress(len(self._written), len(self._orders))
        order = self._orders[len(self._written)]
        self._window.door.tasks.run(write_copy, self._workbook, order, done=self._take, failed=self._fail)

    def _take(self, path: Path) -> None:
        self._written.append(path)
        self.go_on()

    def _fail(self, error: WorkbenchError) -> None:
        if isValid(self._dialog) and not self._stopped:
            self._dialog.show_failure(len(self._written), len(self._orders), error_text(error))
        else:
            self._window.refuse(error_text(error))
        self.deleteLater()

    def _end(self) -> None:
        if isValid(self._dialog) and not self._stopped:
            self._dialog.accept()
        if self._written:
            tell_sent(self._window, tuple(self._written), len(self._orders))
        self.deleteLater()


def orders_of(workbook: Workbook, choice: SendChoice) -> tuple[Order, ...]:
    """Return the copies that a choice asks for, each with the name of its file."""
    state = workbook.assessment
    if choice.whole:
        name = file_choice.suggested_name(f"{state.title or 'Assessment'} - whole copy")
        return (Order("", 0, (), choice.folder, name),)
    names = {scorer.id: scorer.name for scorer in state.scorers}
    return tuple(
        Order(
            one,
            choice.round,
            choice.refs,
            choice.folder,
            file_choice.suggested_name(f"My scores - {names[one]} - round {choice.round}"),
        )
        for one in choice.scorers
    )


def tell_sent(window: MainWindow, paths: tuple[Path, ...], count: int) -> None:
    """Say which copies were written, and what becomes of them."""
    folder = paths[0].parent
    what = window.tr("“{name}” was written to “{folder}”.")
    if len(paths) > 1:
        what = window.tr("{written} copies were written to “{folder}”.")
    if len(paths) < count:
        what = window.tr("{written} of {count} copies were written to “{folder}”, then it was stopped.")
    remedy = window.tr("Send each to its own person. File > Bring back copies takes what comes back.")
    choices: dict[str, Callable[[], object]] = {
        window.tr("&Open the folder"): partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder))),
        window.tr("&Close"): _nothing,
    }
    told = what.format(name=paths[0].name, written=len(paths), count=count, folder=folder)
    QuestionDialog(Topic.SENDING, told, remedy, choices, window.theme, window, escape=1).open()


def _nothing() -> None:
    """Leave it at that."""
