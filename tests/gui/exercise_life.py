"""What happens to a window from outside: it is watched over, loses a screen, and is asked to end.

Here: each of them, made to happen. Not here: everything that a person presses (``exercise``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from smp_workbench.gui.coming_door import ComingDoor
from smp_workbench.gui.life import Life
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.sample import empty_workbook
from smp_workbench.gui.screen_loss import ScreenLoss
from smp_workbench.gui.stall_watch import StallWatch
from smp_workbench.session.coming import ComingSession


def live_on(window: MainWindow, settle: Callable[[], None]) -> None:
    """Be watched over, open another file meanwhile, lose a screen, and be asked to end."""
    life = Life(window, watched=True)
    window.door.path_changed.emit()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.primaryScreenChanged.emit(QGuiApplication.primaryScreen())
    for watching in (*life.findChildren(StallWatch), *application.findChildren(ScreenLoss)):
        for timer in watching.findChildren(QTimer):
            timer.timeout.emit()
    if life.watch is not None:
        life.watch._finish(None)  # type: ignore[arg-type]  # the system makes one, and nobody else can
        life.watch._end(0, None)
    settle()
    life.stop()
    ComingDoor(window, ComingSession(empty_workbook(), "", "Next.xlsx"), window.door.tasks).look()
    settle()
