"""The composition root: builds everything once, connects it, and runs the window.

Here: the order in which the program comes up and goes down.
Not here: any behaviour; each part has its own module.

Nothing slow is imported before the first paint: workbook libraries come with the sample or in the
child process, pages and dialogs when they are opened.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import delete
from typing_extensions import override

from smp_workbench import __version__, paths
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.cycle_collector import CycleCollector
from smp_workbench.gui.fault_log import install_hooks, start_log
from smp_workbench.gui.guard import guarded, report, report_to
from smp_workbench.gui.icons import program_icon
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sample import empty_workbook, sample_workbook
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.theme import load_fonts
from smp_workbench.gui.theme_palette import STYLE, chosen_theme, wear
from smp_workbench.gui.theme_switch import ThemeSwitch
from smp_workbench.session.coming import ComingSession
from smp_workbench.session.session import Session
from smp_workbench.watcher import SAFE_AFTER, recent_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smp_workbench.gui.journal_keeper import JournalKeeper
    from smp_workbench.gui.life import Life
    from smp_workbench.gui.recovery_door import RecoveryDoor
    from smp_workbench.session.recovery import LeftBehind


def main(argv: list[str], *, watched: bool = False) -> int:
    """Open the window, on a file if one is named, else on the sample assessment.

    Parameters
    ----------
    argv
        ``[]``, ``[FILE]``, or ``["screens", ...]``, which draws every window into pictures instead.
    watched
        Whether the window is started again if it ends abnormally (``watcher``).

    Returns
    -------
    int
        0 when the window was closed.
    """
    if argv[:1] == ["screens"]:
        return _draw_screens(argv[1:])
    start_log()
    install_hooks()
    application = make_application()
    settings = Settings()
    wear(application, chosen_theme(settings))
    path = Path(argv[0]).absolute() if argv else None
    tasks, collector = Tasks(application), CycleCollector(application)
    ends = _abnormal_ends() if watched else 0
    left, damaged = _left()
    safe = ends >= SAFE_AFTER
    if safe:
        settings.forget_place()
    window = make_window(_first_session(path, left, settings.who, ends), settings, tasks)
    ThemeSwitch(application, settings, window)
    kept: list[JournalKeeper | Life] = []

    def keep() -> None:
        keeper, recovery = keep_journal(window, tasks)
        kept.extend((keeper, keep_alive(window, path, watched=watched)))
        if ends:
            tell_of_end(window, safe=safe)
        if not safe:
            _begin(window, recovery, path, left, damaged)
        elif left:
            recovery.ask()

    painted = _FirstPaint(window)
    painted.happened.connect(collector.start)  # before there is any other thread
    painted.happened.connect(tasks.start)
    painted.happened.connect(guarded(keep))
    if path is None and not left and settings.recent:  # not at the first start: there the sample speaks
        painted.happened.connect(window.form.action_welcome.trigger)
    report_to(window.tell_fault)
    window.show()
    code = application.exec()
    report_to(None)
    tasks.stop()
    for one in kept:
        one.stop()
    collector.stop()
    delete(window)  # now, and not in whatever order the interpreter ends in
    return code


def make_application() -> QApplication:
    """Return the application with its name, its style and the bundled font."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("SMP Workbench")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("smp-workbench")
    application.setStyle(STYLE)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    load_fonts()
    application.setWindowIcon(program_icon())
    return application


def make_window(opened: Workbook | Session, settings: Settings, tasks: Tasks) -> MainWindow:
    """Return the main window on an assessment, with everything connected."""
    session = Session(opened, settings.who) if isinstance(opened, Workbook) else opened
    window = MainWindow(SessionSignals(session), tasks, settings, chosen_theme(settings))
    if isinstance(session, ComingSession):
        from smp_workbench.gui.coming_door import ComingDoor

        ComingDoor(window, session, tasks)
    return window


def _first_session(path: Path | None, left: Sequence[LeftBehind], who: str, ends: int) -> Session:
    """Return what a window begins with: the sample, or nothing while a file or what was left is read.

    Where something else is opened at once, nobody is to begin scoring the sample.
    """
    reopens = bool(ends and left) or (len(left) == 1 and left[0].fault is None)
    if path is None and not reopens:
        return Session(_first_workbook(), who)
    if ends >= SAFE_AFTER:
        return Session(empty_workbook(), who)
    title = left[-1].title if left else ""
    return ComingSession(empty_workbook(), who, path.name if path else title or "The assessment")


def _begin(
    window: MainWindow,
    recovery: RecoveryDoor,
    path: Path | None,
    left: Sequence[LeftBehind],
    damaged: Sequence[WorkbenchError],
) -> None:
    """Open what the program was started with or what was left; wait no longer where nothing is being read."""
    recovery.begin(path, left, damaged)
    if isinstance(window.signals.session, ComingSession):
        from smp_workbench.gui.coming_door import ComingDoor

        for door in window.findChildren(ComingDoor):
            door.look()


def keep_journal(window: MainWindow, tasks: Tasks) -> tuple[JournalKeeper, RecoveryDoor]:
    """Have every edit of a window journalled from now on, and journals of earlier runs brought back.

    The keeper must be stopped before the window goes. What was edited before is in the journal's beginning.
    """
    from smp_workbench.gui.journal_keeper import JournalKeeper
    from smp_workbench.gui.journal_notice import JournalNotice
    from smp_workbench.gui.lock_door import LockDoor
    from smp_workbench.gui.recovery_door import RecoveryDoor
    from smp_workbench.gui.sibling_notice import SiblingNotice
    from smp_workbench.gui.vault_notice import VaultNotice
    from smp_workbench.gui.view_keeper import ViewKeeper

    keeper = JournalKeeper(window.signals, window.door)
    JournalNotice(window, keeper)
    VaultNotice(window)
    LockDoor(window)
    ViewKeeper(window, keeper)
    SiblingNotice(window)
    window.settled.connect(keeper.let_go)
    return keeper, RecoveryDoor(window, keeper, tasks)


def keep_alive(window: MainWindow, asked: Path | None, *, watched: bool) -> Life:
    """Have a window watched over; it must be stopped before the window goes."""
    from smp_workbench.gui.life import Life

    return Life(window, watched=watched, asked=asked)


def tell_of_end(window: MainWindow, *, safe: bool) -> None:
    """Tell that the program ended abnormally and was started again."""
    from smp_workbench.gui.life import tell_restarted

    tell_restarted(window, safe=safe)


def _draw_screens(words: list[str]) -> int:
    from smp_workbench.cli.parser import Parser
    from smp_workbench.gui.screens import main

    parser = Parser(
        "smp-workbench screens", description="Draw every window as a picture.", allow_abbrev=False
    )
    return main(words, parser, make_application, make_window)


def _abnormal_ends() -> int:
    """Return how often the program ended abnormally in the last minute."""
    return len(recent_ends(os.environ, time()))


def _left() -> tuple[Sequence[LeftBehind], Sequence[WorkbenchError]]:
    """Return what earlier runs left behind, and what is to be told of journals that cannot be read.

    There is seldom anything, and then nothing of it is loaded.
    """
    try:
        if not any(paths.journals().iterdir()):
            return (), ()
    except OSError:  # there has been none yet; or it may not be read, which is told when one is begun
        return (), ()
    from smp_workbench.session.recovery import left_behind, put_damaged_aside

    damaged = put_damaged_aside()
    return left_behind(), damaged


def _first_workbook() -> Workbook:
    """Return the sample; a damaged one is reported, and the window opens empty."""
    try:
        return sample_workbook()
    except WorkbenchError as error:
        report("the bundled sample", error)
        return empty_workbook()


class _FirstPaint(QObject):
    """Says once that the window has been painted, so that slow things may begin."""

    happened = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.grid.viewport().installEventFilter(self)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the grid's first paint and let it through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.happened.emit)
        return False
